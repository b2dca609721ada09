package signin

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// beginning is a test with an application, which must be there before the first screen is made.
type beginning struct {
	testing.TB
	app *kittest.App
}

func begin(t testing.TB) beginning {
	t.Helper()
	return beginning{t, kittest.NewApp(t, look.Light)}
}

// open shows a screen in a window of the usual size and gives it the keyboard.
func open(b beginning, s screen) *kittest.Window {
	b.Helper()
	w := kittest.OpenWith(b.TB, b.app, s.Content(), 1280, 800)
	w.Canvas().SetOnTypedKey(s.TypedKey)
	s.Focus()
	return w
}

// entry is the text field below a label.
func entry(w *kittest.Window, label string) *kit.Entry {
	field := w.Field(label)
	return kittest.Find(w, func(e *kit.Entry) bool {
		at, from := w.At(e), w.At(field)
		return at.Y > from.Y-field.Size().Height/2 && at.Y < from.Y+field.Size().Height/2
	})
}

func TestEveryProblemHasWordsOfItsOwnAndAWayOut(t *testing.T) {
	begin(t)
	headings, texts := map[string]Problem{}, map[string]Problem{}
	for p := Unknown; p < problems; p++ {
		if other, taken := headings[p.Heading()]; taken || p.Heading() == "" {
			t.Errorf("problem %d has the heading of %d: %q", p, other, p.Heading())
		}
		if other, taken := texts[p.Text()]; taken || len(p.Text()) < 40 {
			t.Errorf("problem %d has the text of %d: %q", p, other, p.Text())
		}
		headings[p.Heading()], texts[p.Text()] = p, p
		if ways := p.ways(); ways[len(ways)-1] != quit || len(ways) < 2 {
			t.Errorf("problem %d leaves no way out: %v", p, ways)
		}
	}
}

func TestWhatKeepsTheRegisterSaysThatItWasKept(t *testing.T) {
	begin(t)
	kept := []string{"not touched", "left exactly as it is", "left as it is", "stays as it is", "nothing is lost", "Nothing was"}
	for p := Unknown; p < problems; p++ {
		if p == AlreadyRunning || p == Sealed {
			continue // nothing is wrong with the register
		}
		said := false
		for _, words := range kept {
			said = said || strings.Contains(p.Text(), words)
		}
		if !said {
			t.Errorf("problem %d does not say what was kept: %q", p, p.Text())
		}
	}
}

func TestTheProblemTellsWhereTheFilesAre(t *testing.T) {
	deps := troubled(Damaged)
	deps.Detail = "page 17"
	w := open(begin(t), NewTrouble(deps))
	for _, text := range []string{deps.DatabasePath, deps.LogPath, "page 17"} {
		if !w.Sees(text) {
			t.Errorf("%q is not to be seen", text)
		}
	}
}

func TestEnterTakesTheLikeliestWayOut(t *testing.T) {
	deps, retried := troubled(KeyringLocked), 0
	deps.Retry = func() { retried++ }
	w := open(begin(t), NewTrouble(deps))
	w.Press(fyne.KeyReturn)
	w.Canvas().Unfocus()
	w.Press(fyne.KeyReturn)
	if retried != 2 {
		t.Errorf("tried again %d times for an Enter on the button and one in the empty window", retried)
	}
}

func TestThePassphraseIsOfferedOnlyWhereThereIsOne(t *testing.T) {
	deps := troubled(NoKeyring)
	deps.HasPassphrase = false
	if w := open(begin(t), NewTrouble(deps)); w.Sees("Passphrase…") || !w.Sees("Recovery key…") {
		t.Error("without a passphrase:", w.Text())
	}
	if w := open(begin(t), NewTrouble(troubled(NoKeyring))); !w.Sees("Passphrase…") {
		t.Error("with a passphrase:", w.Text())
	}
}

func TestAMistypedRecoveryKeyIsToldBesideTheFieldAndStays(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&ErrMistyped{Group: 3, Character: 'U'}, "Group 3 holds “U”"},
		{&ErrMistyped{Group: 2, Got: 3, Want: 4}, "Group 2 has 3 characters instead of 4"},
		{&ErrMistyped{Got: 31, Want: 32}, "31 characters; a recovery key has 32"},
		{ErrNotThisKey, "one wrong character is enough"},
	} {
		deps := troubled(NoKey)
		deps.OpenWithRecovery = func(context.Context, string) error { return c.err }
		w := open(begin(t), NewTrouble(deps))
		w.Press(fyne.KeyReturn)
		w.Type("A001-B002")
		w.Press(fyne.KeyReturn)
		field := w.Field("Recovery key")
		w.Wait("an answer", func() bool { return field.Wrong() != "" })
		if !strings.Contains(field.Wrong(), c.want) || entry(w, "Recovery key").Text != "A001-B002" {
			t.Errorf("%v: %q beside %q", c.err, field.Wrong(), entry(w, "Recovery key").Text)
		}
	}
}

func TestAWrongPassphraseIsEmptied(t *testing.T) {
	deps, got := troubled(Sealed), ""
	deps.OpenWithPassphrase = func(_ context.Context, typed string) error {
		got = typed
		return ErrNotThisKey
	}
	w := open(begin(t), NewTrouble(deps))
	w.Type("four words of mine")
	w.Press(fyne.KeyReturn)
	field := w.Field("Passphrase")
	w.Wait("an answer", func() bool { return field.Wrong() != "" })
	if got != "four words of mine" || entry(w, "Passphrase").Text != "" {
		t.Errorf("asked with %q, left %q", got, entry(w, "Passphrase").Text)
	}
}

func TestAProblemOnTheWayIsToldAboveTheField(t *testing.T) {
	deps := troubled(NoKey)
	deps.OpenWithRecovery = func(context.Context, string) error { return &KeyringTrouble{Damaged} }
	w := open(begin(t), NewTrouble(deps))
	w.Press(fyne.KeyReturn)
	w.Type("A001")
	w.Press(fyne.KeyReturn)
	w.Wait("the problem", func() bool { return w.Sees("The register is damaged") })
}

func TestEscapeGoesBackFromTheKeyToTheProblem(t *testing.T) {
	w := open(begin(t), NewTrouble(troubled(NoKey)))
	w.Press(fyne.KeyReturn)
	w.Type("A001")
	w.Press(fyne.KeyEscape)
	if !w.Sees(NoKey.Heading()) {
		t.Fatal(w.Text())
	}
	w.Press(fyne.KeyReturn)
	if entry(w, "Recovery key").Text != "" {
		t.Error("the key was kept after going back")
	}
}

func TestASecondEnterOpensNothingTwice(t *testing.T) {
	deps, calls, goOn := troubled(NoKey), make(chan string, 9), make(chan struct{})
	deps.OpenWithRecovery = func(_ context.Context, typed string) error {
		calls <- typed
		<-goOn
		return ErrNotThisKey
	}
	w := open(begin(t), NewTrouble(deps))
	w.Press(fyne.KeyReturn)
	w.Type("A001")
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyReturn)
	close(goOn)
	w.Wait("the answer", func() bool { return w.Field("Recovery key").Wrong() != "" })
	if len(calls) != 1 {
		t.Errorf("asked %d times", len(calls))
	}
}

func TestStartingAnewIsAskedAbout(t *testing.T) {
	deps, anew := troubled(Missing), 0
	deps.StartAnew = func() { anew++ }
	w := open(begin(t), NewTrouble(deps))
	w.Click(w.Button("Start anew…"))
	w.Press(fyne.KeyReturn) // the keyboard is on Cancel
	if anew != 0 {
		t.Fatal("started anew by an Enter too many")
	}
	w.Click(w.Button("Start anew…"))
	w.Click(w.Button("Start anew"))
	if anew != 1 {
		t.Errorf("started anew %d times", anew)
	}
}

func TestWaitingForTheKeyringCanBeGivenUp(t *testing.T) {
	cancelled := 0
	b := begin(t)
	o := newOpening(func() { cancelled++ }, 250*time.Millisecond)
	w := open(b, o)
	if w.Press(fyne.KeyEscape); w.Sees("Cancel") || cancelled != 0 {
		t.Fatal("it is offered at once")
	}
	w.Wait("the way out", func() bool { return w.Sees("Cancel") })
	if !w.Sees("another window") {
		t.Error("there is no hint:", w.Text())
	}
	w.Press(fyne.KeyEscape, fyne.KeyEscape)
	if cancelled != 1 {
		t.Errorf("cancelled %d times", cancelled)
	}
}

func TestTheBarRestsOnceTheWindowShowsSomethingElse(t *testing.T) {
	b := begin(t)
	o := newOpening(func() {}, time.Hour)
	w := open(b, o)
	time.Sleep(120 * time.Millisecond)
	if w.Settle(); o.resting {
		t.Fatal("it rests while it is seen")
	}
	w.Stage.SetContent(NewSignIn(signInDeps()).Content())
	w.Wait("rest", func() bool { return o.resting })
}

var errUnforeseen = errors.New("disk on fire")
