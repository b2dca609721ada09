package templates_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestEveryLetterStandsInTheTableWithItsLanguageAndWhoseWordsItHas(t *testing.T) {
	s := open(t, newOffice(ours))
	for text, times := range map[string]int{"Code to sign in": 2, "Test of the mail settings": 2, "English": 2, "Español": 2, "Built in": 3, "Our own": 1, "Fourth Street: acceso": 1} {
		if n := strings.Count(s.Text(), text); n != times {
			t.Errorf("%q stands there %d times, want %d: %s", text, n, times, s.Text())
		}
	}
}

func TestATemplateIsWrittenByKeyboardAndSeenWhileItIsTyped(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(0)
	if !s.Sees("Fourth Street: code to sign in") || !s.Sees("1234 5678") || !s.Sees("Hello ann,") {
		t.Fatalf("the preview does not fill in what the template holds: %s", s.Text())
	}
	if now := s.Canvas().Focused(); now != fyne.Focusable(s.entry("Subject")) {
		t.Errorf("the keyboard is on %T", now)
	}
	s.Type("!")
	s.entry("Text").SetText("Hi {username}\n")
	s.Canvas().Focus(s.entry("Text"))
	s.entry("Text").TypedShortcut(&fyne.ShortcutSelectAll{})
	s.Type("Use ")
	s.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace) // past {organisation} and {username}
	if s.entry("Text").Text != "Use {code}" || s.Canvas().Focused() != fyne.Focusable(s.entry("Text")) {
		t.Fatalf("Tab does not leave the text, or the placeholder is elsewhere: %q", s.entry("Text").Text)
	}
	if s.Type(" now"); !s.Sees("Use 1234 5678 now") {
		t.Errorf("the preview does not follow: %s", s.Text())
	}
	s.Push("Save")
	s.WaitFor("“Code to sign in (English)” was saved")
	if len(o.saved) != 1 || o.saved[0].Text != "Use {code} now" || o.saved[0].Subject != "!{organisation}: code to sign in" && o.saved[0].Subject != "{organisation}: code to sign in!" || o.changed != 1 {
		t.Errorf("%+v, told %d times", o.saved, o.changed)
	}
	s.WaitFor("Our own")
}

func TestAllThatIsWrongStandsBesideItsFieldAndNothingIsLost(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(0)
	s.write("Subject", "Your {code}")
	s.write("Text", "Hello {nam}")
	s.Push("Save")
	s.WaitFor("cannot stand in the subject")
	for _, wrong := range []string{"There is no placeholder {nam}.", "{code} is missing."} {
		if !strings.Contains(s.Field("Text").Wrong(), wrong) {
			t.Errorf("%q is not told beside the text: %q", wrong, s.Field("Text").Wrong())
		}
	}
	if s.entry("Text").Text != "Hello {nam}" || len(o.saved) != 0 || s.Canvas().Focused() != fyne.Focusable(s.entry("Subject")) {
		t.Error("something was lost, or saved, or the keyboard is elsewhere")
	}
	if s.write("Text", "Hello {code}"); s.Field("Text").Wrong() != "" || s.Field("Subject").Wrong() == "" {
		t.Error("what was mended is still wrong, or what was not is right")
	}
	o.fail = errors.New("disk")
	s.write("Subject", "Fine")
	s.Push("Save")
	s.WaitFor("Something unforeseen happened.")
}

func TestThePlaceholdersOfferedAreThoseThatAreTaken(t *testing.T) {
	s := open(t, newOffice())
	s.edit(0)
	count := func(label string) int { return strings.Count("\n"+s.Text()+"\n", "\n"+label+"\n") }
	for label, want := range map[string]int{"{organisation}": 2, "{username}": 2, "{code}": 1, "{minutes}": 2} {
		if got := count(label); got != want {
			t.Errorf("%s is offered %d times, want %d", label, got, want)
		}
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.edit(2)
	for label, want := range map[string]int{"{organisation}": 2, "{username}": 2, "{code}": 0, "{minutes}": 0} {
		if got := count(label); got != want {
			t.Errorf("of the test, %s is offered %d times, want %d", label, got, want)
		}
	}
}

func TestTheBuiltInWordsComeBackOnceThatIsConfirmed(t *testing.T) {
	o := newOffice(ours)
	s := open(t, o)
	s.edit(1)
	s.write("Text", "Other {code}")
	s.Push("Back to the built-in words…")
	s.Press(fyne.KeyEscape)
	if len(o.own) != 1 || s.entry("Text").Text != "Other {code}" {
		t.Error("it was done without an answer, or what was typed is gone")
	}
	s.Push("Back to the built-in words…")
	s.Push("Back to the built-in words")
	s.WaitFor("“Code to sign in (Español)” has the built-in words again")
	if s.WaitClosed(); len(o.own) != 0 || o.changed != 1 {
		t.Errorf("%d own ones, told %d times", len(o.own), o.changed)
	}
	s.Wait("the table", func() bool { return !s.Sees("Our own") })
	s.edit(1)
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Back to the built-in words…" }) != nil {
		t.Error("what has the built-in words is offered them")
	}
}

func TestDeleteInTheTableGoesBackToTheBuiltInWords(t *testing.T) {
	o := newOffice(ours)
	s := open(t, o)
	s.screen.Focus()
	s.Press(fyne.KeyHome, fyne.KeyDelete)
	if s.Canvas().Overlays().Top() != nil {
		t.Fatal("it is asked about built-in words")
	}
	s.Press(fyne.KeyDown, fyne.KeyDelete)
	o.fail = data.ErrNotFound
	s.Push("Back to the built-in words")
	s.WaitFor("Nothing was changed")
	s.Push("Close")
	s.Press(fyne.KeyDelete)
	s.Push("Back to the built-in words")
	s.WaitFor("has the built-in words again")
	if s.WaitClosed(); len(o.own) != 0 {
		t.Errorf("%v", o.own)
	}
}

func TestClosingAsksForWhatWasTyped(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(0)
	s.write("Text", "Other {code}")
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
	s.edit(0)
	s.Push("Save")
	if s.WaitClosed(); len(o.saved) != 0 {
		t.Error("what was not changed was saved")
	}
}

func TestATestGoesToOneselfWithWhatStandsInTheFields(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(0)
	s.write("Text", "no code")
	s.Push("Send a test to me")
	if !strings.Contains(s.Field("Text").Wrong(), "{code} is missing.") || s.Sees("It goes to") {
		t.Fatalf("a draft that could not be saved can be sent: %s", s.Text())
	}
	s.write("Text", "Just {code}")
	s.Push("Send a test to me")
	if !s.Sees("It goes to ann@example.org") {
		t.Fatalf("seen: %s", s.Text())
	}
	o.fail = data.ErrNoMail
	s.Push("Send")
	s.WaitFor("No mail server is set")
	s.Press(fyne.KeyReturn)
	s.WaitFor("The mail server took the test for ann@example.org.")
	if len(o.tests) != 1 || o.tests[0].Text != "Just {code}" || len(o.saved) != 0 {
		t.Errorf("%+v", o.tests)
	}
	s.Push("Close")
	if s.entry("Text").Text != "Just {code}" {
		t.Error("what was typed is gone")
	}
}

func TestASilentServerIsCancelledAtOnce(t *testing.T) {
	for name, leave := range map[string]func(*scene){
		"by its button": func(s *scene) { s.Press(fyne.KeySpace); s.WaitFor("Cancelled. The e-mail may have left already.") },
		"by Escape":     func(s *scene) { s.Press(fyne.KeyEscape) },
		"by the module": func(s *scene) { s.screen.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice()
			o.hold = make(chan struct{})
			s := open(t, o)
			s.edit(0)
			s.Push("Send a test to me")
			s.Push("Send")
			if !s.Sees("Talking to the mail server…") || !s.Button("Send").Disabled() {
				t.Fatalf("seen: %s", s.Text())
			}
			leave(s)
			select {
			case <-o.stopped:
			case <-time.After(5 * time.Second):
				t.Fatal("it is still being sent")
			}
		})
	}
}

func TestWhoMayOnlyViewCanOnlyRead(t *testing.T) {
	o := newOffice(ours)
	o.may = data.View
	s := open(t, o)
	if !s.Sees("Your rights do not let you change them.") || s.screen.Shortcuts()[0].Enabled() {
		t.Errorf("seen: %s", s.Text())
	}
	s.screen.Focus()
	s.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDelete)
	if s.Canvas().Overlays().Top() != nil {
		t.Fatal("a key goes back to the built-in words")
	}
	s.edit(1)
	if !s.entry("Subject").Disabled() || !s.entry("Text").Disabled() || !s.Sees("Un saludo") {
		t.Error("it can be written, or not be read")
	}
	for _, label := range []string{"Save", "Send a test to me", "Back to the built-in words…", "{code}"} {
		if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == label }) != nil {
			t.Errorf("there is %q", label)
		}
	}
	if _, ok := s.Canvas().Focused().(*kit.Reading); !ok {
		t.Errorf("the keyboard is on %T, where it cannot scroll", s.Canvas().Focused())
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
}

func TestRightsThatWereGivenMeanwhileAreThereOnceItIsReadAgain(t *testing.T) {
	o := newOffice()
	o.may = data.View
	s := open(t, o)
	o.may = data.View | data.Edit
	s.screen.Reload()
	s.Wait("the page", func() bool { return !s.Sees("Your rights do not let you change them.") })
	s.screen.Focus()
	s.Use(s.screen.Shortcuts(), "Edit")
	s.Button("Save")
}

func TestTemplatesThatCannotBeReadAreToldAndReadAgain(t *testing.T) {
	o := newOffice()
	o.fail = errors.New("disk")
	s := open(t, o)
	if !s.Sees("The templates could not be read") {
		t.Fatalf("seen: %s", s.Text())
	}
	s.Push("Try again")
	s.WaitFor("Code to sign in")
	o.fail = &access.Refusal{Rule: access.RuleEnded}
	s.screen.Reload()
	s.Wait("the end", func() bool { return o.ended == 1 })
}

func TestALongPreviewIsReadByKeyboardInASmallWindow(t *testing.T) {
	s := openWith(t, newOffice(), look.Light, 683, 467)
	s.edit(0)
	s.write("Text", strings.Repeat("{code}\n", 60)+"the end of it")
	for range 12 {
		s.Press(fyne.KeyTab)
		if _, ok := s.Canvas().Focused().(*kit.Reading); ok {
			break
		}
	}
	if _, ok := s.Canvas().Focused().(*kit.Reading); !ok {
		t.Fatal("Tab does not reach the preview")
	}
	last := kittest.Find(s.Window, func(p *kit.Paragraph) bool { return p.Size().Height > 600 })
	bottom := func() float32 { return s.At(last).Y + last.Size().Height/2 }
	if bottom() < 467 {
		t.Fatal("all of it is seen: the test looks in the wrong place")
	}
	if s.Press(fyne.KeyEnd); bottom() > 467 {
		t.Errorf("its end is at %v of 467", bottom())
	}
}
