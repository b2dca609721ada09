package settings_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestWhatIsSetIsToldWithoutThePassword(t *testing.T) {
	s := open(t, newOffice())
	for _, text := range []string{"smtp.example.org", "587", "An e-mail last left on 2026-03-04 12:30.", "STARTTLS", "Fourth Street <pbx@example.org>", "pbx", "A password is set"} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in\n%s", text, s.Text())
		}
	}
	if s.Canvas().Focused() != fyne.Focusable(s.Button("Edit")) {
		t.Error("the keyboard is not on Edit")
	}
}

func TestAnOfficeWithoutAServerIsSetUp(t *testing.T) {
	o := without()
	s := open(t, o)
	if !s.Sees("No mail server is set") || len(s.screen.Shortcuts()) == 0 {
		t.Fatalf("seen: %s", s.Text())
	}
	s.edit("Set up e-mail")
	s.Push("Save")
	s.WaitFor("This is needed.")
	if s.Field("Mail server").Wrong() == "" || s.Field("Sender").Wrong() == "" || len(o.saved) != 0 {
		t.Error("what is missing is not told, or no server was saved, which clears the settings")
	}
	s.entry("Mail server").SetText("mx.example.org")
	s.entry("Sender").SetText("pbx@example.org")
	s.entry("Mail username").SetText("pbx")
	s.entry("Mail password").SetText("hush hush")
	s.Push("Save")
	s.WaitFor("The e-mail settings were saved")
	want := data.MailDraft{MailSettings: data.MailSettings{Server: "mx.example.org", Port: 587, TLS: data.MailStartTLS, Username: "pbx", Sender: "pbx@example.org"},
		Password: "hush hush", SetPassword: true}
	if len(o.saved) != 1 || o.saved[0] != want || o.changed != 1 {
		t.Errorf("saved %d, server %q, port %d, password set %t; told %d times", len(o.saved), o.saved[0].Server, o.saved[0].Port, o.saved[0].SetPassword, o.changed)
	}
	s.WaitFor("mx.example.org")
}

func TestThePortFollowsTheEncryptionUntilAnotherIsTyped(t *testing.T) {
	s := open(t, without())
	s.edit("Set up e-mail")
	for _, step := range []struct{ mode, port string }{{"TLS from the start", "465"}, {"None (only to this computer)", "25"}, {"STARTTLS", "587"}} {
		if s.encryption().SetSelected(step.mode); s.entry("Port").Text != step.port {
			t.Errorf("%s: port %s, want %s", step.mode, s.entry("Port").Text, step.port)
		}
	}
	s.entry("Port").SetText("2525")
	if s.encryption().SetSelected("TLS from the start"); s.entry("Port").Text != "2525" {
		t.Errorf("what was typed has become %s", s.entry("Port").Text)
	}
}

func TestTheStoredPasswordStaysIsChangedOrIsRemoved(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	save := func(do func()) data.MailDraft {
		t.Helper()
		s.edit("Edit")
		do()
		before := len(o.saved)
		s.Push("Save")
		s.WaitClosed()
		if len(o.saved) != before+1 {
			t.Fatalf("%d drafts", len(o.saved))
		}
		s.Wait("the page", func() bool { return s.Sees("mx2") == (o.settings.Server == "mx2") })
		return o.saved[before]
	}
	if d := save(func() { s.entry("Sender").SetText("x@example.org") }); d.SetPassword || d.Password != "" {
		t.Error("the password was touched")
	}
	d := save(func() {
		s.Push("Change")
		s.onPassword()
		s.Type("new one")
	})
	if !d.SetPassword || d.Password != "new one" {
		t.Error("the new one was not saved")
	}
	if d := save(func() { s.Push("Remove"); s.entry("Mail username").SetText("") }); !d.SetPassword || d.Password != "" {
		t.Error("the password was not removed")
	}
}

func TestKeepingThePasswordAfterAllChangesNothing(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.Push("Change")
	s.onPassword()
	s.Type("new one")
	s.Push("Keep the stored one")
	s.Push("Save")
	if s.WaitClosed(); len(o.saved) != 0 || o.changed != 0 {
		t.Errorf("%d drafts, told %d times", len(o.saved), o.changed)
	}
}

func TestAPasswordThatIsAskedForAgainCanBeTypedAtOnce(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.entry("Mail server").SetText("elsewhere.example.org")
	o.fail = data.Refuse(data.FieldMailPassword, data.ReasonRequired)
	s.Push("Save")
	s.WaitFor("Type it again.")
	if s.entry("Mail server").Text != "elsewhere.example.org" {
		t.Error("what was typed is gone")
	}
	s.onPassword()
	if s.Type("again"); s.entry("Mail password").Text != "again" || s.Field("Mail password").Wrong() != "" {
		t.Error("the keyboard is elsewhere, or the error stays while it is being mended")
	}
}

func TestAllThatIsWrongStandsBesideItsField(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.encryption().SetSelected("None (only to this computer)")
	s.entry("Port").SetText("many")
	s.entry("Sender").SetText("nobody")
	s.Push("Save")
	s.WaitFor("A port is a number from 1 to 65535.")
	if s.Field("Encryption").Wrong() == "" || s.Field("Sender").Wrong() == "" || len(o.saved) != 0 {
		t.Errorf("seen: %s", s.Text())
	}
	o.fail = errors.New("disk")
	s.Push("Save")
	s.WaitFor("Something unforeseen happened.")
}

func TestClosingAsksForWhatWasTyped(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.entry("Port").SetText("2525")
	s.Canvas().Focus(s.entry("Port"))
	s.Press(fyne.KeyEscape)
	s.WaitFor("Unsaved changes")
	s.Push("Keep editing")
	left := false
	kit.Leave(s.Canvas(), func() { left = true })
	if s.WaitFor("Unsaved changes"); left {
		t.Error("the module was left without an answer")
	}
	s.Push("Discard changes")
	if s.WaitClosed(); !left || len(o.saved) != 0 {
		t.Error("it does not go on after the answer, or it was saved")
	}
}

func TestSendingNoEmailIsAskedAndForgetsTheServer(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.Push("Send no e-mail…")
	s.Push("Cancel")
	if s.WaitClosed(); len(o.saved) != 0 {
		t.Error("it was done without an answer")
	}
	s.Push("Send no e-mail…")
	s.Push("Send no e-mail")
	s.WaitFor("No mail server is set any more")
	s.WaitFor("Set up e-mail")
	if len(o.saved) != 1 || o.saved[0] != (data.MailDraft{}) || o.changed != 1 {
		t.Errorf("%d drafts, told %d times", len(o.saved), o.changed)
	}
}

func TestAServerThatAdministratorsNeedStaysAndItIsSaidWhy(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	o.fail = &data.LockedOut{Mail: true}
	s.Push("Send no e-mail…")
	s.Push("Send no e-mail")
	s.WaitFor("No administrator could sign in any more")
	s.Push("Close")
	if !s.Sees("smtp.example.org") || s.Button("Edit").Disabled() || o.changed != 0 {
		t.Errorf("seen: %s", s.Text())
	}
}

func TestWhoMayOnlyViewCanOnlyRead(t *testing.T) {
	o := newOffice()
	o.may = data.View
	s := open(t, o)
	if kittest.Find(s.Window, func(b *kit.Button) bool { return true }) != nil {
		t.Error("there is something to press")
	}
	if !s.Sees("Your rights do not let you change or test them.") || !s.Sees("smtp.example.org") {
		t.Errorf("seen: %s", s.Text())
	}
	if s.Use(s.screen.Shortcuts(), "Edit"); s.Canvas().Overlays().Top() != nil {
		t.Error("a key opens the form")
	}
}

const untried = "No e-mail has left through it yet: send a test before anybody relies on it."

func TestAServerThatWasNeverTriedIsWarnedOfUntilATestHasLeft(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	if s.Sees(untried) {
		t.Error("a server that works is warned of")
	}
	s.edit("Edit")
	s.entry("Sender").SetText("x@example.org")
	s.Push("Save")
	s.WaitFor(untried)
	if s.Sees("Codes to sign in leave through") || s.Canvas().Overlays().Top() != nil {
		t.Errorf("it is promised that codes leave, or something is asked: %s", s.Text())
	}
	banner := kittest.Find[*kit.Banner](s.Window, nil)
	kittest.Find(s.Window, func(b *kit.Button) bool { return b == banner.Held()[0] }).OnTapped()
	s.Push("Send")
	s.WaitFor("took the test for ann@example.org")
	s.Wait("the page", func() bool { return !s.Sees(untried) && s.Sees("An e-mail last left on") })
}

func TestWhoMayNotTestIsToldThatTheServerWasNeverTried(t *testing.T) {
	o := newOffice()
	o.may, o.proved = data.View, time.Time{}
	if s := open(t, o); !s.Sees(untried) || kittest.Find(s.Window, func(b *kit.Button) bool { return true }) != nil {
		t.Errorf("seen: %s", s.Text())
	}
}

func TestSettingsThatCannotBeReadAreToldAndReadAgain(t *testing.T) {
	o := newOffice()
	o.fail = errors.New("disk")
	s := open(t, o)
	if !s.Sees("The settings could not be read") {
		t.Fatalf("seen: %s", s.Text())
	}
	s.Push("Try again")
	s.WaitFor("smtp.example.org")
	o.fail = &access.Refusal{Rule: access.RuleEnded}
	s.screen.Reload()
	s.Wait("the end", func() bool { return o.ended == 1 })
}

func TestWhoMaySeeTheTemplatesIsLedToThem(t *testing.T) {
	const link = "The words of the e-mails are in the Notification Templates"
	for _, o := range []*office{newOffice(), without()} {
		if s := open(t, o); s.Sees(link) {
			t.Error("it leads to what would be refused")
		}
		o.words = data.View
		s := open(t, o)
		s.Push(link)
		if o.written != 1 {
			t.Errorf("led there %d times", o.written)
		}
	}
}
