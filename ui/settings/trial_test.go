package settings_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
)

func TestATestIsSentWithWhatStandsInTheForm(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.entry("Sender").SetText("new@example.org")
	s.Push("Send a test")
	if s.entry("Send the test to").Text != "ann@example.org" {
		t.Errorf("it goes to %q", s.entry("Send the test to").Text)
	}
	s.entry("Send the test to").SetText("bob@example.org")
	s.Press(fyne.KeyReturn)
	s.WaitFor("The mail server took the test for bob@example.org.")
	if len(o.tests) != 1 || o.tests[0].Sender != "new@example.org" || o.to[0] != "bob@example.org" || len(o.saved) != 0 || o.changed != 0 {
		t.Errorf("tests to %q, %d saved", o.to, len(o.saved))
	}
	s.Push("Close")
	if s.entry("Sender").Text != "new@example.org" {
		t.Error("the form has lost what was typed")
	}
}

func TestTheStoredSettingsAreTestedFromThePage(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.Use(s.screen.Shortcuts(), "Send a test")
	s.Push("Send")
	s.WaitFor("took the test for ann@example.org")
	if len(o.tests) != 1 || o.tests[0] != (data.MailDraft{MailSettings: o.settings}) {
		t.Errorf("%d tests", len(o.tests))
	}
}

func TestAServerThatIsSilentIsCancelledAtOnce(t *testing.T) {
	o := newOffice()
	o.hold = make(chan struct{})
	s := open(t, o)
	s.Push("Send a test")
	s.Push("Send")
	if !s.Sees("Talking to smtp.example.org…") || !s.Button("Send").Disabled() {
		t.Errorf("seen: %s", s.Text())
	}
	s.Press(fyne.KeySpace) // the keyboard is on Cancel
	if !s.Sees("Cancelled. The e-mail may have left already.") || s.Button("Send").Disabled() {
		t.Errorf("seen: %s", s.Text())
	}
	o.cancelled(t)
	s.Settle()
	if !s.Sees("Cancelled. The e-mail may have left already.") {
		t.Errorf("what came of it took the place of Cancelled: %s", s.Text())
	}
	o.hold = nil
	s.Push("Send")
	s.WaitFor("took the test")
}

func TestClosingTheTestOrTheScreenCancelsIt(t *testing.T) {
	for name, leave := range map[string]func(*scene){
		"the test":   func(s *scene) { s.Press(fyne.KeyEscape); s.WaitClosed() },
		"the module": func(s *scene) { kit.Leave(s.Canvas(), func() {}); s.WaitClosed() },
		"the screen": func(s *scene) { s.screen.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice()
			o.hold = make(chan struct{})
			s := open(t, o)
			s.Push("Send a test")
			s.Push("Send")
			leave(s)
			o.cancelled(t)
		})
	}
}

// cancelled waits until the sending was cancelled.
func (o *office) cancelled(t *testing.T) {
	t.Helper()
	select {
	case <-o.stopped:
	case <-time.After(5 * time.Second):
		t.Fatal("it is still being sent")
	}
}

func TestAFailureSaysWhatToDoAndWhatTheServerSaid(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	o.fail = &data.MailFailure{Kind: data.MailSignInRefused, Server: "smtp.example.org:587", TLS: data.MailStartTLS, Step: "AUTH", Detail: "535 no"}
	s.Push("Send a test")
	s.Push("Send")
	s.WaitFor("app password")
	if !s.Sees("The server said: 535 no") {
		t.Errorf("seen: %s", s.Text())
	}
	s.Push("Send")
	s.WaitFor("took the test")
	if s.Sees("app password") {
		t.Error("the failure stays")
	}
}

func TestWhatIsWrongForATestStandsWhereItIsMended(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit("Edit")
	s.Push("Send a test")
	o.fail = data.Refuse(data.FieldEmail, data.ReasonNotAnAddress)
	s.Push("Send")
	s.Wait("the refusal", func() bool { return s.Field("Send the test to").Wrong() != "" })
	o.fail = data.Refuse(data.FieldMailSender, data.ReasonNotAnAddress)
	s.Push("Send")
	s.Wait("the form", func() bool { return !s.Sees("Send the test to") })
	if s.Field("Sender").Wrong() == "" {
		t.Errorf("seen: %s", s.Text())
	}
	for name, wrong := range map[string]string{"Mail server": " ", "Port": "99999", "Sender": "nobody"} {
		field := s.entry(name)
		before := field.Text
		field.SetText(wrong)
		s.Push("Send a test")
		s.Wait("the error", func() bool { return s.Field(name).Wrong() != "" })
		if s.Sees("Send the test to") {
			t.Errorf("a test is offered with the wrong %s", name)
		}
		field.SetText(before)
	}
}
