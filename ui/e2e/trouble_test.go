//go:build linux && e2e

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatIsWrongWithTheRegisterIsToldAndTheFileStaysAsItWas(t *testing.T) {
	desk := StartDesktop(t, Options{Theme: "dark"})
	p := &person{Desktop: desk, t: t, data: filepath.Join(t.TempDir(), "register")}
	app := desk.Start(program, "--data-dir", p.data)
	p.firstStart()
	p.Wait("Sign in", 20*time.Second)
	app.Close()
	path := filepath.Join(p.data, "pbx-users.db")
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 0x20
	other := bytes.Clone(good)
	other[200] ^= 0x20
	for name, c := range map[string]struct {
		file []byte // nil: none
		told string
	}{
		"a byte in the middle": {flipped, "The register is damaged"},
		"the first page":       {other, "The register is damaged"},
		"half of it":           {good[:len(good)/2/4096*4096], "The register is damaged"},
		"nothing in it":        {[]byte{}, "The register is an empty file"},
		"in clear":             {append([]byte("SQLite format 3\x00"), good[16:]...), "This is not an encrypted register"},
		"gone":                 {nil, "The register is missing"},
		"whole again":          {good, "I cannot sign in"},
	} {
		t.Run(name, func(t *testing.T) {
			desk.t, p.t = t, t
			if c.file == nil {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			app := desk.Start(program, "--data-dir", p.data)
			defer app.Kill()
			desk.Wait(c.told, 20*time.Second)
			app.Close()
			if after, err := os.ReadFile(path); c.file == nil && err == nil || !bytes.Equal(after, c.file) {
				t.Error("the file was changed")
			}
			if err := os.WriteFile(path, good, 0o600); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAMachineWithoutAKeyringAsksForAPassphrase(t *testing.T) {
	desk := StartDesktop(t, Options{Theme: "light", NoKeyring: true})
	p := &person{Desktop: desk, t: t, data: filepath.Join(t.TempDir(), "register")}
	app := desk.Start(program, "--data-dir", p.data)
	p.firstStart()
	p.Wait("Use a passphrase at each start instead", 30*time.Second)
	p.Picture("no-keyring")
	p.Click("Use a passphrase at each start instead")
	p.Wait("The passphrase again", 10*time.Second)
	p.Type(newPassword)
	p.ClickBeside("The passphrase again", 20, 28)
	p.Type(newPassword)
	p.Key("Return")
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 20*time.Second)
	app.Close()
	p.clear("ann@", "Fourth Street", adminPassword, newPassword)

	app = desk.Start(program, "--data-dir", p.data)
	p.Wait("Passphrase of this machine", 20*time.Second)
	p.Type("not the passphrase")
	p.Key("Return")
	p.Expect("Passphrase of this machine")
	p.Type(newPassword)
	p.Key("Return")
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 20*time.Second)
	app.Close()
}
