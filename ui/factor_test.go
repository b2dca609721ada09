package ui

import (
	"context"
	"encoding/base32"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
	"pbxusers/security/session"
	gate "pbxusers/security/signin"
	"pbxusers/ui/kit"
)

// enrolled is a register whose founder has an authenticator app and recovery codes.
func enrolled(t *testing.T) (p *program, app otp.Secret, codes []string) {
	t.Helper()
	p, _ = founded(t)
	app = otp.NewSecret()
	p.inside(t, func(tx *store.Tx) error {
		u, err := tx.UserByName(founder.Username)
		if err == nil {
			_, codes, err = session.Enrol(tx, u, app, 0, p.Now())
		}
		return err
	})
	p.openedOr(nil)
	return p, app, codes
}

// inside changes the register behind the program's back.
func (p *program) inside(t *testing.T, change func(*store.Tx) error) {
	t.Helper()
	tx, err := p.options.DB.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if err = change(tx); err == nil {
		err = tx.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// setFactor changes what the founder is asked for.
func (p *program) setFactor(t *testing.T, factor data.SecondFactor) {
	t.Helper()
	if _, err := session.New(p.options, 1).SetSecondFactor(context.Background(), []data.UserID{1}, factor); err != nil {
		t.Fatal(err)
	}
}

// password types the founder's username, where there is a field for it, and password.
func (p *program) password() {
	p.Wait("the sign-in", func() bool { return p.Sees("Username") || p.Sees("Locked") })
	if p.Sees("Username") && p.last == "" {
		p.Type(founder.Username)
		p.Press(fyne.KeyTab)
	}
	p.Type(founder.Password)
	p.Press(fyne.KeyReturn)
}

// code waits for the question for a code and answers it.
func (p *program) code(typed string) {
	p.WaitFor("Enter the code of your authenticator app")
	p.Type(typed)
	p.Press(fyne.KeyReturn)
}

func codeOf(t *testing.T, app otp.Secret) string {
	t.Helper()
	code, err := app.Code(otp.Step(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func (p *program) arrived() bool { return p.main != nil && !p.main.locked && p.Sees("Create New User") }

func TestAnAuthenticatorsCodeOpensOnceAndARecoveryCodeOnce(t *testing.T) {
	p, app, codes := enrolled(t)
	typed := codeOf(t, app)
	p.password()
	p.code(typed)
	p.Wait("the window", p.arrived)

	p.leave("")
	p.password()
	p.code(typed)
	p.WaitFor("used before")
	p.Type(codes[0])
	p.Press(fyne.KeyReturn)
	p.Wait("the window", func() bool { return p.arrived() && p.Sees("Last sign-in:") })

	p.leave("")
	p.password()
	p.code(codes[0])
	p.WaitFor("This code is not right.")
	if p.main != nil {
		t.Error("a recovery code opened twice")
	}
}

func TestAnAppIsSetUpOnTheWayIn(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	p.setFactor(t, data.Authenticator)
	p.password()
	p.WaitFor("Set up your authenticator app")
	p.Click(p.Button("Copy"))
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(p.fyne.Clipboard().Content())
	if err != nil {
		t.Fatal(err)
	}
	app, err := otp.SecretOf(raw)
	if err != nil {
		t.Fatal(err)
	}
	p.shown.Focus()
	p.Type(codeOf(t, app))
	p.Press(fyne.KeyReturn)
	p.WaitFor("Keep your recovery codes")
	if p.Press(fyne.KeyReturn); !p.Sees("tick the box") || p.main != nil {
		t.Fatal(p.Text())
	}
	p.Type(" ")
	p.Press(fyne.KeyReturn)
	p.Wait("the window", p.arrived)
	p.leave("")
	p.password()
	p.WaitFor("Enter the code of your authenticator app")
}

func TestTheIdleLockAsksForTheCodeAndKeepsTheWindow(t *testing.T) {
	p, _, codes := enrolled(t)
	p.password()
	p.code(codes[0])
	p.Wait("the window", p.arrived)
	before := p.main
	p.lock()
	p.password()
	p.WaitFor("Enter the code of your authenticator app")
	if p.Press(fyne.KeyEscape); !p.Sees("Locked") || p.main != before {
		t.Fatal("Back did not lead to the lock:", p.Text())
	}
	p.password()
	p.code(codes[1])
	p.Wait("the window", p.arrived)
	if p.main != before {
		t.Error("another window")
	}
}

func TestAStepThatWasOvertakenLeadsBackToThePassword(t *testing.T) {
	p, app, _ := enrolled(t)
	p.password()
	p.WaitFor("Enter the code of your authenticator app")
	p.setFactor(t, data.NoFactor)
	p.code(codeOf(t, app))
	p.WaitFor("has to begin again")
	if !p.Sees("Password") || p.main != nil {
		t.Error(p.Text())
	}
}

func TestWhoComesInIsToldWhatToKnow(t *testing.T) {
	p := demo(t)
	last := time.Date(2026, 3, 9, 8, 30, 0, 0, time.Local)
	due := time.Date(2026, 3, 16, 8, 30, 0, 0, time.Local)
	for _, c := range []struct {
		entry gate.Entry
		anew  bool
		want  string
		never string
	}{
		{gate.Entry{LastSignIn: last}, true, "Last sign-in: 2026-03-09 08:30", "demanded"},
		{gate.Entry{LastSignIn: last, FactorDue: due}, true, "Until 2026-03-16 08:30", "recovery code"},
		{gate.Entry{LastSignIn: last, UsedRecovery: true, CodesLeft: 3}, false, "3 recovery codes are left", "Last sign-in"},
		{gate.Entry{UsedRecovery: true, CodesLeft: 1}, true, "1 recovery code is left", "demanded"},
		{gate.Entry{UsedRecovery: true}, true, "your last recovery code", "are left"},
		{gate.Entry{LastSignIn: last, FactorDue: due, UsedRecovery: true, CodesLeft: 4}, false, "4 recovery codes are left.", "demanded"},
		{gate.Entry{UsedRecovery: true, CodesLeft: 9}, true, "9 recovery codes are left.", "Make new ones"},
		{gate.Entry{LastSignIn: last, WrongTries: 2}, true, "Last sign-in: 2026-03-09 08:30. 2 wrong tries since then.", "demanded"},
		{gate.Entry{LastSignIn: last, WrongTries: 1}, true, "1 wrong try since then.", "tries"},
		{gate.Entry{LastSignIn: last, WrongTries: 2}, false, "Create New User", "wrong tries"},
		{gate.Entry{StillAsked: data.EmailCode}, true, "asks for an e-mailed code again", "authenticator"},
		{gate.Entry{StillAsked: data.Authenticator}, true, "asks for a code of your authenticator app again", "e-mail"},
		{gate.Entry{}, true, "Create New User", "sign-in:"},
	} {
		p.stage.EndToast()
		p.greet(c.entry, c.anew)
		p.Settle()
		if text := p.Text(); !strings.Contains(text, c.want) || strings.Contains(text, c.never) {
			t.Errorf("%+v: want %q, not %q:\n%s", c.entry, c.want, c.never, text)
		}
	}
}

func TestWhoIsToldToSetUpAFactorIsLedToTheOwnAccountAndUndoesNothing(t *testing.T) {
	p := demo(t)
	p.greet(gate.Entry{FactorDue: time.Now().Add(time.Hour)}, true)
	if p.undoing == nil || !p.undoing.Disabled {
		t.Error("the menu offers to undo a message")
	}
	p.undo()
	if p.window.Canvas().Overlays().Top() != nil {
		t.Fatal("Undo led somewhere")
	}
	p.Push("My account…")
	p.WaitFor("Set up an authenticator…")
	if p.stage.ToastActs() || p.leading {
		t.Error("the message is still there")
	}
	p.Push("Set up an authenticator…")
	p.WaitFor("Setup Key")
	p.Press(fyne.KeyEscape, fyne.KeyEscape)
	p.stage.ShowToast(kit.Notice{Text: "Gone", Action: "Undo", Do: func() {}, Close: "Close", For: time.Hour})
	if p.undoing.Disabled {
		t.Error("what can be undone is not offered any more")
	}
}

func TestOnesOwnAuthenticatorIsSetUpInTheOwnAccount(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	p.password()
	p.Wait("the window", p.arrived)
	p.main.mine.Show()
	p.WaitFor("Set up an authenticator…")
	p.Push("Set up an authenticator…")
	p.WaitFor("Setup Key")
	p.Push("Copy")
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(p.fyne.Clipboard().Content())
	if err != nil {
		t.Fatal(err)
	}
	app, err := otp.SecretOf(raw)
	if err != nil {
		t.Fatal(err)
	}
	p.Field("Code that the app shows now").Focus()
	p.Type(codeOf(t, app))
	p.Press(fyne.KeyReturn)
	p.WaitFor("These are your recovery codes.")
	p.Push("Copy")
	first := p.fyne.Clipboard().Content()
	p.Push("They are kept")
	p.WaitFor("10 recovery codes are left.")
	p.Push("New recovery codes…")
	p.Push("Make new codes")
	p.WaitFor("These are your new recovery codes.")
	p.Push("Copy")
	second := p.fyne.Clipboard().Content()
	if len(strings.Fields(second)) != 10 || strings.Fields(second)[0] == strings.Fields(first)[0] {
		t.Fatalf("%d new codes", len(strings.Fields(second)))
	}
	p.leave("")
	p.password()
	p.code(strings.Fields(first)[0])
	p.WaitFor("This code is not right.")
	p.Type(strings.Fields(second)[0])
	p.Press(fyne.KeyReturn)
	p.Wait("the window", p.arrived)
}

func TestWhoCameInByTheRecoveryKeyIsToldWhatStillStands(t *testing.T) {
	p, key := founded(t)
	p.openedOr(nil)
	p.inside(t, func(tx *store.Tx) error {
		u, err := tx.UserByName(founder.Username)
		if err == nil {
			_, _, err = session.Enrol(tx, u, otp.NewSecret(), 0, p.Now())
		}
		return err
	})
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.Click(p.Button("I cannot sign in…"))
	p.Type(key.Reveal())
	p.Press(fyne.KeyTab)
	p.Type(founder.Username)
	p.Press(fyne.KeyTab)
	p.Type("four grey herons wait again")
	p.Press(fyne.KeyReturn)
	p.Wait("what still stands", func() bool { return p.arrived() && p.Sees("asks for a code of your authenticator app again") })
	p.Push("My account…")
	p.WaitFor("Second factor")
}
