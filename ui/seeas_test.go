package ui

import (
	"testing"

	"pbxusers/data"
	"pbxusers/security/session"
)

// watch looks as the first user who is not the demonstration's own.
func (p *program) watch() {
	p.main.seeAs(data.UserID(2))
	p.Wait("the other's view", func() bool { return p.main != nil && p.main.behind != nil })
}

func TestTheLockIsOfWhoIsSignedInAndNeverOfWhomTheyLookAs(t *testing.T) {
	p := demo(t)
	p.watch()
	other := p.main.rights.User.Username
	p.entryOf("Lock now").Action()
	if p.main.behind != nil || !p.main.locked || p.Sees(other) || !p.Sees(session.DemoUser) {
		t.Fatalf("the lock asks for %s: %s", other, p.Text())
	}
	p.unlock()
	if p.main.rights.User.Username != session.DemoUser || p.main.behind != nil {
		t.Errorf("unlocked as %s", p.main.rights.User.Username)
	}
}

func TestAnothersViewSaysSoAndLeadsBack(t *testing.T) {
	p := demo(t)
	p.watch()
	if !p.Sees("Nothing can be changed here") {
		t.Error(p.Text())
	}
	p.main.back()
	p.Wait("the own view", func() bool { return p.main.behind == nil && p.Sees("Create New User") })
}
