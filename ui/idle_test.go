package ui

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/session"
)

// wait lets time pass in which nobody touches a key, and the program look at its clock.
func (p *program) wait(d time.Duration) {
	now := p.App.Now().Add(d)
	p.App.Now = func() time.Time { return now }
	p.look()
	p.Settle()
}

// halfwayBack fails unless a sign-in that is left alone on the screen that says text
// stays for nine minutes, and is back at its beginning after ten.
func (p *program) halfwayBack(t *testing.T, text, begin string) {
	t.Helper()
	p.WaitFor(text)
	p.idle.since = p.App.Now()
	if p.wait(9 * time.Minute); !p.Sees(text) {
		t.Fatalf("nine minutes were too long: %s", p.Text())
	}
	if p.wait(time.Minute); p.Sees(text) || !p.Sees("left alone") || !p.Sees(begin) {
		t.Fatalf("it still stands there: %s", p.Text())
	}
}

func TestASignInThatIsLeftAloneAtTheCodeBeginsAgain(t *testing.T) {
	p, _, _ := enrolled(t)
	p.password()
	p.halfwayBack(t, "Enter the code of your authenticator app", "Username")
	p.password() // the program still knows who it was
	p.WaitFor("Enter the code of your authenticator app")
}

func TestAnEnrolmentThatIsLeftAloneShowsItsSecretNoLonger(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	p.setFactor(t, data.Authenticator)
	p.password()
	p.halfwayBack(t, "Setup Key", "Username")
}

func TestANewPasswordThatIsLeftAloneIsNotChosen(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	if err := session.New(p.options, 1).SetPassword(context.Background(), 1, founder.Password+" twice", false); err != nil {
		t.Fatal(err)
	}
	_, err := session.New(p.options, 1).SaveUser(context.Background(), data.UserDraft{Password: founder.Password, User: data.User{
		Username: "bob", Email: "bob@example.org", Roles: []data.RoleID{1}, Profile: 1, Tenants: []data.TenantID{1}, Enabled: true, MustChange: true,
	}})
	if err != nil {
		t.Fatal(err)
	}
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.Type("bob")
	p.Press(fyne.KeyTab)
	p.Type(founder.Password)
	p.Press(fyne.KeyReturn)
	p.halfwayBack(t, "New password", "Username")
}

func TestAPasswordThatIsTypedAndLeftIsTakenAway(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.idle.since = p.App.Now()
	if p.wait(time.Hour); p.Sees("left alone") {
		t.Error("an empty sign-in begins again:", p.Text())
	}
	p.Type(founder.Username)
	p.Press(fyne.KeyTab)
	p.Type("half of a pass")
	p.idle.since = p.App.Now()
	if p.wait(10 * time.Minute); !p.Sees("left alone") {
		t.Error(p.Text())
	}
}

func TestACodeThatIsLeftAloneBehindTheLockGoesBackToTheLock(t *testing.T) {
	p, app, _ := enrolled(t)
	p.password()
	p.code(codeOf(t, app))
	p.Wait("the window", p.arrived)
	p.idle.since = p.App.Now()
	if p.wait(10 * time.Minute); !p.main.locked {
		t.Fatal("ten minutes did not lock the window")
	}
	p.password()
	p.halfwayBack(t, "Enter the code of your authenticator app", "Locked")
	if p.main == nil || !p.main.locked {
		t.Error("the window behind the lock is gone")
	}
}

func TestALockStandsInTheLog(t *testing.T) {
	p := demo(t)
	p.lock()
	p.Wait("the entry", func() bool { return p.newest(t).Action == data.EventLock })
	p.unlock()
	if e := p.newest(t); e.Action != data.EventSignIn || e.Name != session.DemoUser {
		t.Errorf("%+v", e)
	}
}

// newest is the newest entry of the log.
func (p *program) newest(t *testing.T) data.Event {
	t.Helper()
	list, err := session.New(p.options, 1).Events(context.Background(), 0, 1, func(data.Event) bool { return true })
	if err != nil || len(list) != 1 {
		t.Fatal(len(list), err)
	}
	return list[0]
}

func TestTheDemonstrationsLockTellsNoPasswordThatWasChanged(t *testing.T) {
	p := demo(t)
	p.lock()
	if !p.Sees(session.DemoPassword) {
		t.Fatal("the password is not told:", p.Text())
	}
	p.unlock()
	if err := p.main.session.SetOwnPassword(context.Background(), session.DemoPassword, founder.Password); err != nil {
		t.Fatal(err)
	}
	p.lock()
	if p.Sees(session.DemoPassword) || p.Sees("Copy password") || !p.Sees("the password that you have given it") {
		t.Error(p.Text())
	}
}
