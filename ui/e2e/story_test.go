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
	p.Wait("Who is the first administrator?", 5*time.Second)
	p.Type("ann")
	p.Key("Tab")
	p.Type("ann@fourthstreet.example")
	p.Key("Tab")
	p.Type("short")
	p.Key("Return")
	p.Wait("At least 15 characters are needed.", 5*time.Second)
	p.Key("ctrl+a")
	p.Type(adminPassword)
	p.Key("Return")
	p.Wait("Keep the recovery key", 5*time.Second)
	p.Picture("first-start-recovery-key")
	p.Click("Copy")
	recovery = p.Clipboard()
	groups := strings.Split(recovery, "-")
	if len(groups) != 8 {
		p.t.Fatalf("copied as recovery key: %d groups", len(groups))
	}
	p.Click("Next")
	p.Wait("Check that you have it", 5*time.Second)
	asked := 0
	for i := range groups {
		if len(p.Find(fmt.Sprintf("Type group %d of the recovery key", i+1))) > 0 {
			asked = i
		}
	}
	p.Type("AAAA")
	p.Key("Return")
	p.Expect("Check that you have it") // a wrong group goes no further
	p.Key("ctrl+a")
	p.Type(strings.ToLower(groups[asked]))
	p.Key("Return")
	return recovery
}

func (p *person) signIn(username, password string) {
	p.t.Helper()
	p.Wait("Sign in", 20*time.Second)
	p.Click("Username")
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
	p.Wait("E-mail", 5*time.Second)
	p.Type(username)
	p.Key("Tab")
	p.Type(username + "@fourthstreet.example")
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
	p.Wait("not right", 5*time.Second)
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 10*time.Second)

	p.t.Log("create")
	p.createUser("bob")
	p.Picture("create-user")
	p.Key("Return")
	p.Wait("This is needed.", 5*time.Second) // a role, a profile
	p.chooseRights()
	p.Key("Return")
	p.Gone("Suggest a passphrase", 10*time.Second)
	p.Wait("bob@fourthstreet.example", 5*time.Second)
	p.Picture("users-two")

	p.t.Log("edit")
	p.Click("bob@fourthstreet.example")
	p.Key("Return")
	p.Wait("Change Password", 5*time.Second)
	p.Click("Department")
	p.Type("Quality")
	p.Key("Return")
	p.Gone("Startup Dialog", 10*time.Second)

	p.t.Log("search")
	p.Key("ctrl+f")
	p.Type("quality")
	p.Wait("1 of 2 users", 5*time.Second)
	p.Expect("bob@fourthstreet.example")
	p.Key("Escape")
	p.Wait("2 users", 5*time.Second)

	p.t.Log("disable")
	p.Click("bob@fourthstreet.example")
	p.Key("space")
	p.Wait("1 selected", 5*time.Second)
	p.Click("Disable")
	p.Wait("No", 5*time.Second)

	p.t.Log("delete, undo, delete")
	p.Click("bob@fourthstreet.example")
	p.Key("Escape")
	p.Click("bob@fourthstreet.example")
	p.Key("Delete")
	p.Gone("bob@fourthstreet.example", 5*time.Second)
	p.Click("Undo")
	p.Wait("bob@fourthstreet.example", 5*time.Second)

	p.importUsers()
	p.clear("ann", "bob", "fourthstreet", "quality", "user07", adminPassword, newPassword, recovery, strings.ReplaceAll(recovery, "-", ""), "SQLite format 3")

	p.t.Log("a second start says so and ends")
	second := desk.Start(program, "--data-dir", p.data)
	if code, ended := second.Ended(time.Second); !ended || code == 0 || !strings.Contains(second.Output(), "already runs") {
		t.Errorf("a second start: ended %v with %d: %s", ended, code, second.Output())
	}

	p.t.Log("restart, sign in")
	app.Close()
	app = desk.Start(program, "--data-dir", p.data)
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 10*time.Second)
	app.Close()
	p.clear("ann", "bob", "fourthstreet", "quality", "user07", adminPassword, newPassword, recovery)

	p.t.Log("the keyring entry is gone")
	desk.KeyringClear()
	app = desk.Start(program, "--data-dir", p.data)
	p.Wait("The keyring has no key for this register", 20*time.Second)
	p.Picture("keyring-gone")
	p.Click("Recovery key")
	p.Wait("Recovery key", 5*time.Second)
	p.Type("WRONG")
	p.Key("Return")
	p.Expect("instead of")
	p.Key("ctrl+a")
	p.Type(strings.ToLower(recovery))
	p.Key("Return")
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 10*time.Second)
	app.Close()

	p.t.Log("and the key is back in the keyring")
	app = desk.Start(program, "--data-dir", p.data)
	p.signIn("ann", adminPassword)
	p.Wait("62 users", 10*time.Second)
	p.Picture("users-62")
	app.Close()
}

// chooseRights gives the user in the form a role and a profile.
func (p *person) chooseRights() {
	p.t.Helper()
	p.Click("Manager")
	p.Click("Choose a profile")
	p.Wait("Portal", 5*time.Second)
	p.Click("Portal")
}

// importUsers imports an export of FreePBX with 60 users, twice.
func (p *person) importUsers() {
	p.t.Helper()
	p.t.Log("import")
	file := filepath.Join(p.Home, "freepbx.csv")
	if err := os.WriteFile(file, []byte(freePBX(60)), 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.Click("More")
	p.Click("Import")
	p.Wait("Browse", 5*time.Second)
	p.Type(file)
	p.Key("Return")
}

// freePBX is an export of n users as FreePBX User Management writes it, without a line
// end after the last row.
func freePBX(n int) string {
	var b strings.Builder
	b.WriteString(`"username","description","default_extension","password","encrypted_password","fname","lname","displayname","title","company","department","email","cell","work","home","fax"` + "\n")
	for i := range n {
		fmt.Fprintf(&b, "\"user%02d\",\"line one\nline two\",\"%d\",\"\",\"$2y$10$abc\",\"Kenji\",\"Eriksen\",\"Kenji Eriksen\",\"\",\"Fourth Street\",\"Support, 2nd level\",\"user%02d@fourthstreet.example\",\"\",\"\",\"\",\"\"\n", i, 200+i, i)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
