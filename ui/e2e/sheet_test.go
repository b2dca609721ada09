//go:build linux && e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAnEnrolmentSheetSetsUpAPhoneThatNeverSawTheScreen saves the sheet of a user as PDF, and lets who has nothing
// else but the password sign in with it.
func TestAnEnrolmentSheetSetsUpAPhoneThatNeverSawTheScreen(t *testing.T) {
	t.Parallel()
	desk := StartDesktop(t, Options{Theme: "light"})
	p := &person{Desktop: desk, t: t}
	app := desk.Start(program, "--demo")
	p.Wait("200 users", 20*time.Second)
	p.createPortalUser("201 users")

	t.Log("the sheet is made and saved")
	p.rowMenu(newcomerEmail, "1 of 201 users")
	p.Click("Enrolment sheet...")
	p.Wait("It is in force at once", 15*time.Second)
	p.Picture("sheet-question")
	p.Key("Return")
	p.Wait("It is shown nowhere else", 20*time.Second)
	p.Picture("sheet-made")
	p.Click("Save as PDF")
	p.Wait("Show all files", 15*time.Second)
	file := filepath.Join(p.Home, "sheet.pdf")
	p.Key("ctrl+a")
	p.Type(file)
	p.Key("Return")
	p.Wait("The file is not encrypted", 20*time.Second)
	p.Click("Close")
	p.Gone("It is shown nowhere else", 15*time.Second)
	if info, err := os.Stat(file); err != nil {
		t.Fatal(err)
	} else if info.Mode().Perm() != 0o600 {
		t.Errorf("the sheet can be read by others: %v", info.Mode())
	}

	t.Log("a phone reads it")
	page := filepath.Join(t.TempDir(), "page")
	p.must("pdftoppm", "-r", "120", "-png", "-singlefile", file, page)
	secret := p.secret(page + ".png")
	text := p.must("pdftotext", "-layout", file, "-")
	codes := recoveryCodes(text)
	if len(codes) != 10 || !strings.Contains(text, newcomerEmail) {
		t.Fatalf("the sheet says %s", text)
	}

	t.Log("and opens; so does a recovery code")
	p.signOut()
	p.signIn(newcomer, newPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.enter(p.code(secret))
	p.Wait("New password", 20*time.Second)
	p.Type(newcomerPassword)
	p.Key("Return")
	p.inPortal()
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.enter(codes[9])
	p.inPortal()
	app.Close()
}
