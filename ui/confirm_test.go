package ui

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// leftOpen is the demonstration at a window that nobody has touched for six minutes.
func leftOpen(t *testing.T) *program {
	t.Helper()
	p := begin(t, Config{Demo: true})
	var later atomic.Int64
	p.App.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) }
	p.start()
	p.Wait("the users", func() bool { return p.main != nil && p.Sees("Create New User") && p.Sees("200") })
	later.Store(int64(6 * time.Minute))
	return p
}

// method is what the signed-in user is asked for after the password.
func (p *program) method(t *testing.T) data.SecondFactor {
	t.Helper()
	state, err := p.main.session.FactorState(context.Background(), p.main.rights.User.ID)
	if err != nil {
		t.Fatal(err)
	}
	return state.Method
}

// chooseOwnMethod chooses another method for the own account.
func (p *program) chooseOwnMethod() {
	p.main.mine.Show()
	p.WaitFor("Verification method…")
	p.Push("Verification method…")
	p.WaitFor("For your own account")
	p.Press(fyne.KeyEnd, fyne.KeyReturn)
	p.WaitFor("Your password again")
}

// retype replaces what stands in the field that has the keyboard, and presses Enter.
func (p *program) retype(text string) {
	kittest.Find(p.Window, func(e *kit.Entry) bool { return p.Canvas().Focused() == fyne.Focusable(e) }).SetText("")
	p.Type(text)
	p.Press(fyne.KeyReturn)
}

func TestTheOwnSecondFactorAtAWindowLeftOpenAsksForThePassword(t *testing.T) {
	p := leftOpen(t)
	before := p.method(t)
	p.chooseOwnMethod()
	p.Press(fyne.KeyReturn)
	if p.Settle(); !p.Sees("This is needed.") {
		t.Error("an empty password is not told:", p.Text())
	}
	p.retype("not the password at all")
	p.WaitFor("This is not right.")
	if got := p.method(t); got != before || !p.Sees("Your password again") {
		t.Fatalf("after a wrong password: %s, %s", got, p.Text())
	}
	p.retype(session.DemoPassword)
	p.Wait("the change", func() bool { return !p.Sees("Your password again") && !p.Sees("For your own account") })
	if got := p.method(t); got != data.Authenticator || before == got {
		t.Errorf("%s after %s", got, before)
	}
}

func TestEscapeAtTheQuestionForThePasswordChangesNothing(t *testing.T) {
	p := leftOpen(t)
	before := p.method(t)
	p.chooseOwnMethod()
	p.Press(fyne.KeyEscape)
	p.WaitFor("the password was not entered")
	if got := p.method(t); got != before || p.Sees("Your password again") {
		t.Fatalf("%s, %s", got, p.Text())
	}
	p.Press(fyne.KeyEscape)
	p.Push("Change")
	p.WaitFor("Your password again")
}

func TestALockTakesTheQuestionForThePasswordAwayAndAnswersIt(t *testing.T) {
	p := leftOpen(t)
	before := p.method(t)
	p.chooseOwnMethod()
	p.Type("half")
	p.lock()
	p.unlock()
	p.WaitFor("the password was not entered")
	if got := p.method(t); got != before || p.Sees("Your password again") {
		t.Fatalf("%s, %s", got, p.Text())
	}
	p.Press(fyne.KeyEscape)
	p.Push("Change") // the lock has just had the password
	p.Wait("the change", func() bool { return !p.Sees("For your own account") })
	if got := p.method(t); got != data.Authenticator {
		t.Error(got)
	}
}

func TestTwoCallsAskOnceAndSigningOutAnswersBoth(t *testing.T) {
	p := leftOpen(t)
	s, own, answers := p.main.confirming(), p.main.rights.User.ID, make(chan error, 2)
	for range 2 {
		go func() {
			_, err := s.BeginEnrolment(context.Background(), own)
			answers <- err
		}()
	}
	asking := p.main.asking
	p.Wait("both to wait", func() bool { return len(asking.waiting) == 2 })
	if n := len(p.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs", n)
	}
	p.leave("")
	p.Wait("both answers", func() bool { return len(answers) == 2 })
	for range 2 {
		var refusal *access.Refusal
		if err := <-answers; !errors.As(err, &refusal) || refusal.Rule != access.RuleConfirm {
			t.Errorf("%v", err)
		}
	}
	go func() { // not here, where the drawing waits for this test
		_, err := s.BeginEnrolment(context.Background(), own)
		answers <- err
	}()
	p.Wait("the answer of a window that has gone", func() bool { return len(answers) == 1 })
	if err := <-answers; !errors.As(err, new(*access.Refusal)) || asking.dialog != nil {
		t.Errorf("in a window that has gone: %v", err)
	}
}
