package signin

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/words"
)

// toTheEnd fills the wizard in with the keyboard alone, as far as the last step.
func toTheEnd(w *kittest.Window) {
	w.Type("Harbour Dental Clinic")
	w.Press(fyne.KeyReturn)
	w.Type("ann")
	w.Press(fyne.KeyTab)
	w.Type("ann@example.org")
	w.Press(fyne.KeyTab)
	w.Type("seven wet lanterns hum")
	w.Press(fyne.KeyReturn)
	w.Wait("the key", func() bool { return w.Sees("H008") })
	w.Press(fyne.KeyReturn)
}

func TestTheFirstStartGoesByKeyboardAlone(t *testing.T) {
	c := &calls{}
	deps, created := firstDeps(c), Answers{}
	deps.Create = func(_ context.Context, a Answers, passphrase string) error {
		created = a
		if passphrase != "" {
			t.Error("a passphrase was set")
		}
		return nil
	}
	b := begin(t)
	f := NewFirstStart(deps, Answers{}, 0)
	w := open(b, f)
	toTheEnd(w)
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the end", func() bool { return slices.Contains(c.list, "done") })
	if created != filled {
		t.Errorf("made with %+v", created)
	}
	if f.Answers().Password != "" || f.administrator.password.Entry.Text != "" {
		t.Error("the password is still there")
	}
}

func TestRefusedAnswersAreToldBesideTheirFields(t *testing.T) {
	deps := firstDeps(nil)
	deps.Check = refusing
	w := open(begin(t), NewFirstStart(deps, Answers{Username: "Ann", Email: "ann", Password: "short"}, 1))
	w.Press(fyne.KeyReturn)
	for label, invalid := range map[string]data.Invalid{
		"Username": {Field: data.FieldUsername, Reason: data.ReasonTaken}, "E-mail": {Field: data.FieldEmail, Reason: data.ReasonNotAnAddress},
	} {
		if got := w.Field(label).Wrong(); got != words.Reason(&invalid) {
			t.Errorf("beside %s: %q", label, got)
		}
	}
	if got := w.Field("Password").Wrong(); !strings.Contains(got, "15") {
		t.Errorf("beside the password: %q", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(entry(w, "Username")) {
		t.Error("the keyboard is not on the first mistake")
	}
	w = open(begin(t), NewFirstStart(deps, Answers{}, 0))
	w.Press(fyne.KeyReturn)
	if w.Field("Organisation").Wrong() == "" {
		t.Error("nothing beside the organisation")
	}
}

func TestWhatIsSaidOfAnAnswerGoesOnceTheAnswerChanges(t *testing.T) {
	deps := firstDeps(nil)
	deps.Check = refusing
	w := open(begin(t), NewFirstStart(deps, Answers{Username: "Ann", Email: "ann", Password: "short"}, 1))
	w.Press(fyne.KeyReturn)
	for i, label := range []string{"Username", "E-mail", "Password"} {
		kit.Focus(entry(w, label))
		w.Type("x")
		for j, other := range []string{"Username", "E-mail", "Password"} {
			if wrong := w.Field(other).Wrong(); (wrong == "") != (j <= i) {
				t.Errorf("after a letter in %s, beside %s: %q", label, other, wrong)
			}
		}
	}
}

func TestAGroupThatIsTypedAnewIsNotWrongYet(t *testing.T) {
	w := open(begin(t), NewFirstStart(firstDeps(nil), filled, 3))
	w.Press(fyne.KeyReturn)
	w.Type("A")
	if got := w.Field("Type group 5 of the recovery key").Wrong(); got != "" {
		t.Errorf("beside the group: %q", got)
	}
}

func TestGoingBackLosesNothing(t *testing.T) {
	w := open(begin(t), NewFirstStart(firstDeps(nil), Answers{}, 0))
	toTheEnd(w)
	w.Type("A00")
	w.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape)
	if entry(w, "Organisation").Text != filled.Organisation {
		t.Fatal("the organisation is lost:", w.Text())
	}
	w.Press(fyne.KeyReturn)
	if entry(w, "Username").Text != "ann" || entry(w, "E-mail").Text != "ann@example.org" || entry(w, "Password").Text != filled.Password {
		t.Error("the account is lost")
	}
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	if entry(w, "Type group 5 of the recovery key").Text != "A00" {
		t.Error("the group is lost:", w.Text())
	}
}

func TestAnotherLanguageKeepsWhatWasTyped(t *testing.T) {
	deps := firstDeps(nil)
	var w *kittest.Window
	var now *FirstStart
	deps.SetLanguage = func(tag string, a Answers, step int) {
		words.Use(tag)
		now = NewFirstStart(deps, a, step)
		w.Stage.SetContent(now.Content())
		now.Focus()
	}
	t.Cleanup(func() { words.Use("en") })
	b := begin(t)
	now = NewFirstStart(deps, Answers{Email: "ann@example.org"}, 0)
	w = open(b, now)
	w.Type("Harbour Dental Clinic")
	language := kittest.Find[*kit.Select](w, nil)
	language.SetSelected("Español")
	if words.Current() != "es" || now.Answers() != (Answers{Organisation: "Harbour Dental Clinic", Language: "es", Email: "ann@example.org"}) {
		t.Errorf("language %s, answers %+v", words.Current(), now.Answers())
	}
	if kittest.Find(w, func(e *kit.Entry) bool { return e.Text == "Harbour Dental Clinic" }) == nil {
		t.Error("what was typed is not shown")
	}
	if got := kittest.Find[*kit.Select](w, nil).Selected; got != "Español" {
		t.Errorf("chosen: %q", got)
	}
}

func TestASuggestedPassphraseIsShown(t *testing.T) {
	b := begin(t)
	f := NewFirstStart(firstDeps(nil), Answers{}, 1)
	w := open(b, f)
	w.Click(w.Button("Suggest a passphrase"))
	e := entry(w, "Password")
	if e.Text != "copper violin harvest umbrella" || e.Password || f.Answers().Password != e.Text || !w.Sees("Very good") {
		t.Errorf("%q, hidden: %v, answers: %+v", e.Text, e.Password, f.Answers())
	}
}

func TestTheRecoveryKeyCanBeCopiedAndSavedAndPrinted(t *testing.T) {
	c := &calls{}
	deps, printed := firstDeps(c), ""
	var file bytes.Buffer
	deps.Save = func(_ string, write func(io.Writer) error, done func(string, error)) {
		done("/media/stick/key.txt", write(&file))
	}
	deps.Print = func(_, text string) error { printed = text; return nil }
	w := open(begin(t), NewFirstStart(deps, filled, 2))
	w.Wait("the key", func() bool { return w.Sees("H008") })
	w.Click(w.Button("Copy"))
	if !slices.Contains(c.list, "copy A001-B002-C003-D004-A005-F006-G007-H008") || !w.Sees("Copied") {
		t.Errorf("%q", c.list)
	}
	w.Click(w.Button("Save…"))
	if !strings.Contains(file.String(), "G007") || !w.Sees("/media/stick/key.txt") {
		t.Errorf("saved %q", file.String())
	}
	w.Click(w.Button("Print"))
	w.Wait("the printer", func() bool { return w.Sees("Sent to the printer") })
	if printed != file.String() {
		t.Errorf("printed %q, saved %q", printed, file.String())
	}
}

func TestWhereNothingPrintsItIsSaid(t *testing.T) {
	w := open(begin(t), NewFirstStart(firstDeps(nil), filled, 2))
	w.Wait("the key", func() bool { return w.Sees("H008") })
	w.Click(w.Button("Print"))
	w.Wait("the answer", func() bool { return w.Sees("could not be printed") })
}

func TestAWrongGroupMakesNothing(t *testing.T) {
	deps := firstDeps(nil)
	deps.Create = func(context.Context, Answers, string) error { t.Error("made"); return nil }
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Press(fyne.KeyReturn)
	if w.Field("Type group 5 of the recovery key").Wrong() == "" {
		t.Error("an empty group was taken")
	}
	w.Type("D004")
	w.Press(fyne.KeyReturn)
	if got := w.Field("Type group 5 of the recovery key").Wrong(); !strings.Contains(got, "not group 5") {
		t.Errorf("beside the group: %q", got)
	}
}

func TestASecondEnterMakesNothingTwice(t *testing.T) {
	deps, goOn, made := firstDeps(nil), make(chan struct{}), make(chan bool, 9)
	done := false
	deps.Create = func(context.Context, Answers, string) error { made <- true; <-goOn; return nil }
	deps.Done = func() { done = true }
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	close(goOn)
	w.Wait("the end", func() bool { return done })
	if len(made) != 1 {
		t.Errorf("made %d times", len(made))
	}
}

func TestMakingTheRegisterCanBeCancelledAndTriedAgain(t *testing.T) {
	deps, tries := firstDeps(nil), 0
	done := false
	deps.Create = func(ctx context.Context, _ Answers, _ string) error {
		if tries++; tries == 1 {
			<-ctx.Done()
			return ctx.Err()
		}
		return nil
	}
	deps.Done = func() { done = true }
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	if !w.Sees("Making the register") {
		t.Fatal("no progress:", w.Text())
	}
	w.Press(fyne.KeyEscape)
	w.Wait("the end of it", func() bool { return w.Sees("cancelled") })
	w.Press(fyne.KeyReturn)
	w.Wait("the register", func() bool { return done })
}

func TestWithoutAKeyringAPassphraseCanKeepTheKey(t *testing.T) {
	deps, with, done := firstDeps(nil), "", false
	deps.Create = func(_ context.Context, _ Answers, passphrase string) error {
		if with = passphrase; passphrase == "" {
			return &KeyringTrouble{NoKeyring}
		}
		return nil
	}
	deps.CheckPassphrase = func(_ Answers, passphrase string) error {
		if len(passphrase) < 15 {
			return data.Refuse(data.FieldPassword, data.ReasonTooShort, 15)
		}
		return nil
	}
	deps.Done = func() { done = true }
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the trouble", func() bool { return w.Sees("This machine has no keyring") })
	if w.Sees("not touched") {
		t.Error("it speaks of a register that is not there yet")
	}
	w.Click(w.Button("Use a passphrase at each start instead"))
	w.Type("short")
	w.Press(fyne.KeyReturn)
	if w.Field("Passphrase for each start").Wrong() == "" || w.Field("The passphrase again").Wrong() == "" {
		t.Fatal("not all that is wrong was told at once:", w.Text())
	}
	w.Type(" but longer than before")
	w.Press(fyne.KeyReturn)
	if w.Field("The passphrase again").Wrong() == "" {
		t.Fatal("it was not asked for twice")
	}
	w.Type("short but longer than before")
	w.Press(fyne.KeyReturn)
	w.Wait("the register", func() bool { return done })
	if with != "short but longer than before" {
		t.Errorf("made with %q", with)
	}
}

func TestAnAnswerRefusedAtTheEndLeadsBackToItsField(t *testing.T) {
	deps := firstDeps(nil)
	deps.Create = func(context.Context, Answers, string) error {
		return data.Refuse(data.FieldEmail, data.ReasonNotAnAddress)
	}
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the step", func() bool { return w.Sees("first administrator") })
	if w.Field("E-mail").Wrong() == "" {
		t.Error("nothing beside the e-mail")
	}
}

func TestWhatNobodyForesawIsToldAtTheEnd(t *testing.T) {
	deps := firstDeps(nil)
	deps.Create = func(context.Context, Answers, string) error { return errUnforeseen }
	w := open(begin(t), NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return w.Sees("unforeseen") })
	if w.Sees(errUnforeseen.Error()) {
		t.Error("the error itself is shown")
	}
}

func TestAKeyThatDoesNotComeIsAskedForAgain(t *testing.T) {
	deps, tries := firstDeps(nil), 0
	deps.RecoveryKey = func() ([]string, error) {
		if tries++; tries == 1 {
			return nil, errors.New("no randomness")
		}
		return key, nil
	}
	w := open(begin(t), NewFirstStart(deps, filled, 2))
	w.Wait("the answer", func() bool { return w.Sees("unforeseen") })
	w.Press(fyne.KeyReturn)
	w.Wait("the key", func() bool { return w.Sees("H008") })
}

func TestTheSheetHoldsTheKeyAndWhatItIs(t *testing.T) {
	sheet := RecoverySheet("Harbour Dental Clinic", key, "2026-03-09")
	for _, want := range append([]string{"Harbour Dental Clinic", "2026-03-09", "nobody can open"}, key...) {
		if !strings.Contains(sheet, want) {
			t.Errorf("it lacks %q:\n%s", want, sheet)
		}
	}
	lines := strings.Split(sheet, "\n")
	for i, line := range lines {
		if at := strings.Index(line, "F006"); at >= 0 && !strings.HasPrefix(lines[i-1][at:], "6") {
			t.Errorf("the number does not stand above its group:\n%s\n%s", lines[i-1], line)
		}
		if len([]rune(line)) > 80 {
			t.Errorf("a printer would cut %q", line)
		}
	}
}
