package signin

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/person"
)

func TestSigningInGoesByKeyboardAlone(t *testing.T) {
	deps, got := signInDeps(), make(chan string, 1)
	deps.LastUsername = ""
	deps.SignIn = func(_ context.Context, username, password string) error {
		got <- username + "/" + password
		return nil
	}
	w := open(begin(t), NewSignIn(deps))
	w.Type("ann")
	w.Press(fyne.KeyTab)
	w.Type("my password")
	w.Press(fyne.KeyReturn)
	if s := <-got; s != "ann/my password" {
		t.Errorf("signed in with %q", s)
	}
	w.Wait("the empty field", func() bool { return entry(w, "Password").Text == "" })
}

func TestTheLastUsernameLeavesThePasswordToType(t *testing.T) {
	w := open(begin(t), NewSignIn(signInDeps()))
	if entry(w, "Username").Text != "ann" || w.Canvas().Focused() != fyne.Focusable(entry(w, "Password")) {
		t.Error("the keyboard is not on the password")
	}
}

func TestAnEmptyFieldCostsNoTry(t *testing.T) {
	deps := signInDeps()
	deps.SignIn = func(context.Context, string, string) error { t.Error("tried"); return nil }
	w := open(begin(t), NewSignIn(deps))
	w.Press(fyne.KeyReturn)
	if w.Field("Password").Wrong() == "" {
		t.Error("nothing beside the password")
	}
}

func TestAFieldThatIsFilledInIsNotCalledEmptyAnyMore(t *testing.T) {
	deps := signInDeps()
	deps.LastUsername = ""
	w := open(begin(t), NewSignIn(deps))
	w.Press(fyne.KeyReturn)
	w.Type("a")
	if w.Field("Username").Wrong() != "" || w.Field("Password").Wrong() == "" {
		t.Errorf("%q and %q", w.Field("Username").Wrong(), w.Field("Password").Wrong())
	}
}

// try signs in once and waits for the answer.
func try(w *kittest.Window, password string) {
	w.Type(password)
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return !w.Sees("Signing in…") })
}

func TestAWrongAnswerEmptiesThePassword(t *testing.T) {
	deps := signInDeps()
	deps.SignIn = func(context.Context, string, string) error { return ErrWrong }
	w := open(begin(t), NewSignIn(deps))
	try(w, "guess")
	password := entry(w, "Password")
	if password.Text != "" || w.Canvas().Focused() != fyne.Focusable(password) || entry(w, "Username").Text != "ann" {
		t.Errorf("%q left, keyboard on %T", password.Text, w.Canvas().Focused())
	}
}

func TestSeveralWrongAnswersExplainTheWaitingWhateverTheUsernames(t *testing.T) {
	b, tries := begin(t), &Tries{}
	deps := signInDeps()
	deps.Tries = tries
	deps.SignIn = func(context.Context, string, string) error { return ErrWrong }
	answers := map[string][]string{}
	for i, name := range []string{"bob", "nobody", "bob", "nobody", "ana.lopez"} {
		deps.LastUsername = name
		w := open(b, NewSignIn(deps)) // another screen each time, as after a lock
		try(w, "guess")
		if w.Sees("30 seconds") != (i+1 >= freeTries) {
			t.Errorf("after try %d: %s", i+1, w.Text())
		}
		if text := strings.ReplaceAll(w.Text(), name, "NAME"); i+1 >= freeTries {
			answers[text] = append(answers[text], name)
		}
	}
	if len(answers) != 1 {
		t.Errorf("the answer depends on the username: %q", answers)
	}
}

func TestOnceSomebodyIsInTheTriesBeginAnew(t *testing.T) {
	deps, err := signInDeps(), error(ErrWrong)
	deps.Tries = &Tries{wrong: freeTries}
	deps.SignIn = func(context.Context, string, string) error { return err }
	w := open(begin(t), NewSignIn(deps))
	err = nil
	try(w, "right")
	err = ErrWrong
	if try(w, "guess"); w.Sees("30 seconds") {
		t.Error(w.Text())
	}
}

func TestTheDemonstrationsUsernameAndPasswordCanBeCopied(t *testing.T) {
	deps, c := signInDeps(), &calls{}
	deps.Demo = &Demo{Username: "demo", Password: "look around", Copy: c.add}
	w := open(begin(t), NewSignIn(deps))
	w.Click(w.Button("Copy username"))
	w.Click(w.Button("Copy password"))
	if got := strings.Join(c.list, ", "); got != "demo, look around" {
		t.Errorf("copied %q", got)
	}
}

func TestTheLockSpeaksOfThePasswordOnly(t *testing.T) {
	deps := signInDeps()
	deps.Locked = "ann"
	deps.SignIn = func(context.Context, string, string) error { return ErrWrong }
	w := open(begin(t), NewSignIn(deps))
	if try(w, "guess"); w.Sees("username") || !w.Sees("The password is not right") {
		t.Error(w.Text())
	}
}

func TestEachAnswerHasItsSentence(t *testing.T) {
	for err, want := range map[error]string{
		ErrExpired: "72 hours", errUnforeseen: "unforeseen", context.Canceled: "cancelled",
	} {
		deps := signInDeps()
		deps.SignIn = func(context.Context, string, string) error { return err }
		w := open(begin(t), NewSignIn(deps))
		try(w, "password")
		if !w.Sees(want) {
			t.Errorf("%v: %s", err, w.Text())
		}
	}
}

func TestASecondEnterSignsInOnce(t *testing.T) {
	deps, tries, goOn := signInDeps(), make(chan bool, 9), make(chan struct{})
	deps.SignIn = func(context.Context, string, string) error { tries <- true; <-goOn; return ErrWrong }
	w := open(begin(t), NewSignIn(deps))
	w.Type("password")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Canvas().Unfocus()
	w.Press(fyne.KeyReturn)
	close(goOn)
	w.Wait("the answer", func() bool { return w.Sees("is not right") })
	if len(tries) != 1 {
		t.Errorf("%d tries", len(tries))
	}
}

func TestAShownPasswordIsHiddenAgainAfterTheTry(t *testing.T) {
	deps := signInDeps()
	deps.SignIn = func(context.Context, string, string) error { return ErrWrong }
	w := open(begin(t), NewSignIn(deps))
	password := entry(w, "Password")
	person.ShowTyped(password, true)
	try(w, "guess")
	if !password.Password {
		t.Error("the next one would be shown")
	}
}

func TestTheIdleLockKnowsItsUser(t *testing.T) {
	deps, got, others := signInDeps(), make(chan string, 1), 0
	deps.Locked, deps.LastUsername = "ana.lopez", "bob"
	deps.SomebodyElse = func() { others++ }
	deps.SignIn = func(_ context.Context, username, _ string) error { got <- username; return nil }
	w := open(begin(t), NewSignIn(deps))
	if !w.Sees("Locked") || !w.Sees("ana.lopez") || w.Sees("Username") {
		t.Error(w.Text())
	}
	w.Type("password")
	w.Press(fyne.KeyReturn)
	if name := <-got; name != "ana.lopez" {
		t.Errorf("signed in %q", name)
	}
	w.Wait("the answer", func() bool { return w.Sees("Unlock") })
	if w.Click(w.Button("Sign in as somebody else")); others != 1 {
		t.Errorf("left %d times", others)
	}
}

// rescued opens the rescue and fills it in.
func rescued(t *testing.T, deps SignInDeps) *kittest.Window {
	t.Helper()
	w := open(begin(t), NewSignIn(deps))
	w.Click(w.Button("I cannot sign in…"))
	w.Type("a001 b002")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Type("seven wet lanterns hum")
	return w
}

func TestTheRecoveryKeyGivesANewPassword(t *testing.T) {
	deps, got := signInDeps(), make(chan string, 1)
	deps.Rescue = func(_ context.Context, key, username, password string) error {
		got <- key + "/" + username + "/" + password
		return nil
	}
	w := rescued(t, deps)
	w.Press(fyne.KeyReturn)
	if s := <-got; s != "a001 b002/ann/seven wet lanterns hum" {
		t.Errorf("rescued with %q", s)
	}
	w.Wait("empty fields", func() bool { return entry(w, "Recovery key").Text == "" && entry(w, "New password").Text == "" })
}

func TestWhatIsWrongWithARescueIsToldBesideItsField(t *testing.T) {
	for _, c := range []struct {
		err         error
		field, want string
	}{
		{&ErrMistyped{Group: 7, Character: '!'}, "Recovery key", "Group 7"},
		{ErrNotThisKey, "Recovery key", "one wrong character is enough"},
		{ErrWrong, "Username", "administrator"},
		{data.Refuse(data.FieldPassword, data.ReasonCommon), "New password", "easy to guess"},
	} {
		deps := signInDeps()
		deps.Rescue = func(context.Context, string, string, string) error { return c.err }
		w := rescued(t, deps)
		w.Press(fyne.KeyReturn)
		w.Wait("the answer", func() bool { return w.Field(c.field).Wrong() != "" })
		if got := w.Field(c.field).Wrong(); !strings.Contains(got, c.want) {
			t.Errorf("%v: %q", c.err, got)
		}
		if entry(w, "Recovery key").Text != "a001 b002" || entry(w, "New password").Text != "seven wet lanterns hum" {
			t.Errorf("%v: what was typed is lost", c.err)
		}
	}
}

func TestARescueNeedsEveryField(t *testing.T) {
	deps := signInDeps()
	deps.LastUsername = ""
	deps.Rescue = func(context.Context, string, string, string) error { t.Error("tried"); return nil }
	w := open(begin(t), NewSignIn(deps))
	w.Click(w.Button("I cannot sign in…"))
	w.Press(fyne.KeyReturn)
	for _, label := range []string{"Recovery key", "Username", "New password"} {
		if w.Field(label).Wrong() == "" {
			t.Errorf("nothing beside %s", label)
		}
	}
}

func TestEscapeLeavesTheRescueAndForgetsIt(t *testing.T) {
	w := rescued(t, signInDeps())
	w.Press(fyne.KeyEscape)
	if w.Sees("Recovery key") || w.Canvas().Focused() != fyne.Focusable(entry(w, "Password")) {
		t.Fatal(w.Text())
	}
	w.Click(w.Button("I cannot sign in…"))
	if entry(w, "Recovery key").Text != "" || entry(w, "New password").Text != "" {
		t.Error("the secrets are still there")
	}
}

func TestANewPasswordIsSavedOnceAndItsFieldEmptied(t *testing.T) {
	deps, got := newPasswordDeps(), make(chan string, 9)
	deps.Choose = func(_ context.Context, password string) error { got <- password; return nil }
	w := open(begin(t), NewNewPassword(deps))
	if !w.Sees("ann") || !w.Sees("Harbour Dental Clinic") {
		t.Error("it does not say whose, or where:", w.Text())
	}
	if !w.Sees("At least 8 characters") || w.Sees("15") {
		t.Error("it does not say how long for this account:", w.Text())
	}
	w.Press(fyne.KeyReturn)
	if w.Field("New password").Wrong() == "" {
		t.Error("an empty password was taken")
	}
	w.Type("seven wet lanterns hum")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Wait("the empty field", func() bool { return entry(w, "New password").Text == "" })
	if len(got) != 1 || <-got != "seven wet lanterns hum" {
		t.Error("saved otherwise")
	}
}

func TestARefusedNewPasswordStaysWithItsReason(t *testing.T) {
	deps, left := newPasswordDeps(), 0
	deps.Choose = func(context.Context, string) error { return data.Refuse(data.FieldPassword, data.ReasonSame) }
	deps.SignOut = func() { left++ }
	w := open(begin(t), NewNewPassword(deps))
	w.Type("the one I have now")
	w.Press(fyne.KeyReturn)
	w.Wait("the reason", func() bool { return strings.Contains(w.Field("New password").Wrong(), "password you have now") })
	if entry(w, "New password").Text != "the one I have now" {
		t.Error("what was typed is lost")
	}
	w.Press(fyne.KeyEscape)
	if left != 1 || kittest.Find(w, func(e *kit.Entry) bool { return e.Text != "" }) != nil {
		t.Error("Escape did not sign out, or left the password")
	}
}

func TestAnAccountChangedMeanwhileIsTold(t *testing.T) {
	deps := newPasswordDeps()
	deps.Choose = func(context.Context, string) error { return ErrWrong }
	w := open(begin(t), NewNewPassword(deps))
	w.Type("seven wet lanterns hum")
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return w.Sees("changed meanwhile") })
}
