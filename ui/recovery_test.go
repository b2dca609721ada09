package ui

import (
	"context"
	"os"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/session"
	"pbxusers/security/vault"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/signin"
)

// founder is the first administrator of a made register, and what they can open it with.
var founder = signin.Answers{
	Organisation: "Harbour Dental Clinic", Language: "en", Username: "ann", Email: "ann@example.org", Password: "seven wet lanterns hum",
}

const passphrase = "four grey herons wait"

// founded is the program with a register whose key is sealed under a passphrase, before
// anybody has signed in.
func founded(t *testing.T) (*program, vault.RecoveryKey) {
	t.Helper()
	p := begin(t, Config{})
	creation, err := p.vault.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	if err := (founding{p.App, creation}).create(context.Background(), founder, passphrase); err != nil {
		t.Fatal(err)
	}
	return p, creation.Recovery()
}

// enter signs in.
func (p *program) enter(username, password string) {
	p.openedOr(nil)
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.Type(username)
	p.Press(fyne.KeyTab)
	p.Type(password)
	p.Press(fyne.KeyReturn)
	p.Wait("the window", func() bool { return p.main != nil && !p.Sees("Signing in") })
}

func TestARecoveryKeyThatCannotBeUsedIsToldAndMadeAnew(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"missing":    os.Remove,
		"unreadable": func(path string) error { return os.WriteFile(path, []byte("{}"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			p, old := founded(t)
			path := p.vault.Dir + "/" + vault.RecoveryName
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			p.enter(founder.Username, founder.Password)
			p.Click(p.Button("Make a new recovery key"))
			fresh := p.shownKey(t)
			p.Press(fyne.KeyReturn)
			field := kittest.Find[*kit.Field](p.Window, nil)
			group := int(field.Label()[len("Type group ")] - '1')
			p.Type(fresh[group*5 : group*5+4])
			p.Press(fyne.KeyReturn)
			p.Wait("the users", func() bool { return p.Sees("is in use") && p.Sees("Create New User") })
			if p.Sees("opens nothing") {
				t.Error("the banner is still there")
			}
			if got := p.lastEvent(t).Action; got != data.EventRecoveryKey {
				t.Errorf("the log ends with %q", got)
			}
			key, err := vault.ParseRecoveryKey(fresh)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := p.vault.KeyFromRecovery(key); err != nil || !got.Equal(p.key) {
				t.Errorf("the new key opens nothing: %v", err)
			}
			if _, err := p.vault.KeyFromRecovery(old); err == nil {
				t.Error("the old key still opens it")
			}
		})
	}
}

// shownKey is the recovery key that the window shows.
func (p *program) shownKey(t *testing.T) string {
	t.Helper()
	groups := regexp.MustCompile(`(?m)^[0-9A-HJKMNP-TV-Z]{4}$`).FindAllString(p.Text(), -1)
	if len(groups) != vault.RecoveryGroups {
		t.Fatal("no key is shown:", p.Text())
	}
	key := ""
	for i, group := range groups {
		if i > 0 {
			key += "-"
		}
		key += group
	}
	return key
}

func TestARecoveryKeyThatIsThereIsNotSpokenOf(t *testing.T) {
	p, _ := founded(t)
	p.enter(founder.Username, founder.Password)
	p.Wait("the users", func() bool { return p.Sees("Create New User") })
	if p.Sees("recovery key") {
		t.Error(p.Text())
	}
}

func TestWhoCannotAdministerUsersIsNotAskedToMendTheRecoveryKey(t *testing.T) {
	p, _ := founded(t)
	p.enter(founder.Username, founder.Password)
	p.Wait("the users", func() bool { return p.Sees("Create New User") })
	if err := os.Remove(p.vault.Dir + "/" + vault.RecoveryName); err != nil {
		t.Fatal(err)
	}
	rights := p.main.rights
	if p.checkRecovery(rights) == "" {
		t.Error("an administrator is told nothing")
	}
	rights.Profile = data.Profile{}
	if text := p.checkRecovery(rights); text != "" {
		t.Error(text)
	}
}

// lastEvent is the newest entry of the event log.
func (p *program) lastEvent(t *testing.T) data.Event {
	t.Helper()
	list, err := p.main.session.Events(context.Background(), 0, 1, func(data.Event) bool { return true })
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}

func TestWhoMayNoLongerAdministerUsersChangesNoRecoveryKey(t *testing.T) {
	p, old := founded(t)
	p.enter(founder.Username, founder.Password)
	p.Wait("the users", func() bool { return p.Sees("Create New User") })
	p.main.session = session.New(p.options, 4711) // deleted meanwhile
	if err := p.main.useRecovery(context.Background(), vault.NewRecoveryKey()); err == nil {
		t.Error("it was done")
	}
	if _, err := p.vault.KeyFromRecovery(old); err != nil {
		t.Errorf("the old key: %v", err)
	}
}
