//go:build linux && e2e

package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is the real one, as make e2e builds it.
const program = "../../build/pbx-users-gles"

const (
	adminPassword = "copper lantern fjord walrus"
	newPassword   = "sixteen violet harbours sing"
)

// person drives one desktop the way an administrator would.
type person struct {
	*Desktop
	t    *testing.T
	data string // the data folder
}

// firstStart goes through the wizard and returns the recovery key, as it was copied.
func (p *person) firstStart() (recovery string) {
	p.t.Helper()
	p.Wait("Whose telephone system is it?", 20*time.Second)
	p.Type("Fourth Street Office")
	p.Key("Return")
	p.Wait("Who is the first administrator?", 15*time.Second)
	p.Type("ann")
	p.Key("Tab")
	p.Type("ann@4th.example")
	p.Key("Tab")
	p.Type("short")
	p.Key("Return")
	p.Wait("At least 15 characters are needed.", 15*time.Second)
	p.Key("ctrl+a")
	p.Type(adminPassword)
	p.Key("Return")
	p.Wait("Keep the recovery key", 15*time.Second)
	p.readme("recovery-key")
	p.Click("Copy")
	recovery = p.Clipboard()
	groups := strings.Split(recovery, "-")
	if len(groups) != 8 {
		p.t.Fatalf("copied as recovery key: %d groups", len(groups))
	}
	p.Click("Next")
	p.Wait("Check that you have it", 15*time.Second)
	p.Type("AAAA")
	p.Key("Return")
	p.Wait("This is not group", 15*time.Second)
	for _, group := range groups { // one of them is asked for; reading which takes a better eye than OCR's
		p.Key("ctrl+a")
		p.Type(strings.ToLower(group))
		p.Gone("This is not group", 15*time.Second) // what was said of the one before
		p.Key("Return")
		taken := false
		until(20*time.Second, func() bool { // the register is made, which takes its time
			taken = len(p.Find("Check that you have it")) == 0 || len(p.Find("Use a passphrase at each start instead")) > 0
			return taken || len(p.Find("This is not group")) > 0
		})
		if taken {
			return recovery
		}
	}
	p.fail("no group of the recovery key was taken")
	return recovery
}

func (p *person) signIn(username, password string) {
	p.t.Helper()
	p.Wait("Sign in", 20*time.Second)
	p.ClickBeside("Username", 20, 28)
	p.Key("ctrl+a")
	p.Type(username)
	p.Key("Tab")
	p.Type(password)
	p.Key("Return")
}

// createUser fills the form by keyboard alone, but for the lists.
func (p *person) createUser(username string) {
	p.t.Helper()
	p.Key("ctrl+n")
	p.Wait("E-mail", 15*time.Second)
	p.Type(username)
	p.Key("Tab")
	p.Type(username + "@4th.example")
	p.Key("Tab")
	p.Type(newPassword)
}

// clear fails the test when one of the texts stands anywhere in the data folder, in a
// file's name or content, read while the program runs.
func (p *person) clear(texts ...string) {
	p.t.Helper()
	err := filepath.WalkDir(p.data, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		content = bytes.ToLower(append(content, path...))
		for _, text := range texts {
			if len(text) < 4 {
				p.t.Fatalf("%q is too short: chance would find it", text)
			}
			for _, form := range [][]byte{[]byte(strings.ToLower(text)), utf16(strings.ToLower(text))} {
				if bytes.Contains(content, form) {
					p.t.Errorf("%s holds %q in clear", path, text)
				}
			}
		}
		return nil
	})
	if err != nil {
		p.t.Error(err)
	}
}

func utf16(s string) []byte {
	var wide []byte
	for i := range len(s) {
		wide = append(wide, s[i], 0)
	}
	return wide
}

func TestAnOfficeFromItsFirstStartToTheDayTheKeyringIsGone(t *testing.T) {
	desk := StartDesktop(t, Options{Theme: "light"})
	p := &person{Desktop: desk, t: t, data: filepath.Join(t.TempDir(), "register")}
	app := desk.Start(program, "--data-dir", p.data)
	recovery := p.firstStart()

	p.signIn("ann", "not the password at all")
	p.Wait("not right", 15*time.Second)
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 20*time.Second)

	p.t.Log("create")
	p.createUser("bob")
	p.Picture("create-user")
	p.Key("Return")
	p.Wait("is needed.", 15*time.Second) // a role, a profile
	p.chooseRights()
	p.Click("Save")
	p.Gone("Suggest a passphrase", 20*time.Second)
	p.Wait("bob@4th.example", 15*time.Second)
	p.Picture("users-two")

	p.t.Log("edit")
	p.Click("bob@4th.example")
	p.Key("Return")
	p.Wait("Change Password", 15*time.Second)
	p.Key("Tab", "ctrl+a")
	p.Type("robert@4th.example")
	p.Key("Return")
	p.Gone("Startup Dialog", 20*time.Second)
	p.Wait("robert@4th.example", 15*time.Second)

	p.t.Log("search")
	p.Key("ctrl+f")
	p.Type("robert")
	p.Wait("1 of 2 users", 15*time.Second)
	p.Key("Escape")
	p.Wait("2 users", 15*time.Second)

	p.t.Log("disable")
	p.Click("robert@4th.example")
	p.Key("space")
	p.Wait("1 selected", 15*time.Second)
	p.Click("Disable")
	p.Wait("No", 15*time.Second)

	p.t.Log("delete, undo, delete")
	p.Click("robert@4th.example")
	p.Key("Escape")
	p.Click("robert@4th.example")
	p.Key("Delete")
	p.Gone("robert@4th.example", 15*time.Second)
	p.Click("Undo")
	p.Wait("robert@4th.example", 15*time.Second)

	p.importUsers()
	p.clear("ann@", "bob@", "4th.example", "Fourth Street", "robert", "user07", adminPassword, newPassword, recovery, strings.ReplaceAll(recovery, "-", ""), "SQLite format 3")

	p.t.Log("a second start says so and ends")
	second := desk.Start(program, "--data-dir", p.data)
	if code, ended := second.Ended(time.Second); !ended || code == 0 || !strings.Contains(second.Output(), "already runs") {
		t.Errorf("a second start: ended %v with %d: %s", ended, code, second.Output())
	}

	p.t.Log("restart, sign in")
	app.Close()
	app = desk.Start(program, "--data-dir", p.data)
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 20*time.Second)
	app.Close()
	p.clear("ann@", "bob@", "4th.example", "Fourth Street", "robert", "user07", adminPassword, newPassword, recovery)

	p.t.Log("the keyring entry is gone")
	desk.KeyringClear()
	app = desk.Start(program, "--data-dir", p.data)
	p.Wait("The keyring has no key for this register", 20*time.Second)
	p.Picture("keyring-gone")
	p.Click("Recovery key")
	p.Wait("Recovery key", 15*time.Second)
	p.Type("WRONG")
	p.Key("Return")
	if places := p.Find("Fourth Street Office"); len(places) > 0 {
		t.Error("a wrong recovery key opened the register")
	}
	p.Key("ctrl+a")
	p.Type(strings.ToLower(recovery))
	p.Key("Return")
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 20*time.Second)
	app.Close()

	p.t.Log("and the key is back in the keyring")
	app = desk.Start(program, "--data-dir", p.data)
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 20*time.Second)
	p.Picture("users-62")
	app.Close()
}

// chooseRights gives the user in the form a role and a profile.
func (p *person) chooseRights() {
	p.t.Helper()
	p.ClickBeside("Startup Dialog", -400, 28) // Choose a profile, which has a red frame by now
	p.Click("Portal")
	p.Click("Works only with the desks")
}

// importUsers imports an export of FreePBX with 60 users, keeps their passwords, and
// imports the same file again, which changes nothing.
func (p *person) importUsers() {
	p.t.Helper()
	file, sheet := filepath.Join(p.Home, "freepbx.csv"), filepath.Join(p.Home, "passwords.csv")
	if err := os.WriteFile(file, []byte(freePBX(60)), 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.chooseImport(file)
	p.Wait("60 users in the file are new", 20*time.Second)
	p.Type("p") // the profile has the keyboard: Portal
	p.Click("Works only with the desks")
	p.Click("Next")
	p.Wait("Nothing is written yet", 20*time.Second)
	p.readme("import-plan")
	p.Key("Return")
	p.Wait("60 users were added", 30*time.Second)
	p.Picture("import-result")
	p.Click("Save passwords...")
	p.Wait("Show all files", 15*time.Second)
	p.Key("ctrl+a")
	p.Type(sheet)
	p.Key("Return")
	p.Gone("Show all files", 20*time.Second)
	text, err := os.ReadFile(sheet)
	if rows := bytes.Count(text, []byte("@4th.example")); err != nil || rows != 60 {
		p.t.Errorf("the sheet of passwords has %d rows: %v", rows, err)
	}
	p.Key("Escape")
	p.Wait("62 users", 20*time.Second)

	p.t.Log("the same file again")
	p.chooseImport(file)
	p.Wait("there is nothing to import", 20*time.Second)
	p.Key("Escape")
	p.Wait("62 users", 20*time.Second)
}

// chooseImport opens the import and gives it a file, as far as the columns.
func (p *person) chooseImport(file string) {
	p.t.Helper()
	p.Click("More")
	p.Click("Import...")
	p.Wait("Choose a CSV file of users", 15*time.Second)
	p.Key("Return")
	p.Wait("Choose a file to import", 15*time.Second)
	p.Type(file)
	p.Key("Return")
	p.Wait("An export of FreePBX User Management", 20*time.Second)
	p.Key("Return")
}

// freePBX is an export of n users as FreePBX User Management writes it, without a line
// end after the last row.
func freePBX(n int) string {
	var b strings.Builder
	b.WriteString(`"username","description","default_extension","password","encrypted_password","fname","lname","displayname","title","company","department","email","cell","work","home","fax"` + "\n")
	for i := range n {
		fmt.Fprintf(&b, "\"user%02d\",\"line one\nline two\",\"%d\",\"\",\"$2y$10$abc\",\"Kenji\",\"Eriksen\",\"Kenji Eriksen\",\"\",\"Fourth Street\",\"Support, 2nd level\",\"user%02d@4th.example\",\"\",\"\",\"\",\"\"\n", i, 200+i, i)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
