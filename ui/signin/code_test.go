package signin

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// answering opens the question for a code whose Check answers err.
func answering(t *testing.T, err error, c *calls) *kittest.Window {
	t.Helper()
	deps := codeDeps(c)
	deps.Check = func(context.Context, string) error { return err }
	w := open(begin(t), NewCode(deps))
	w.Type("287082")
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return !w.Sees("Signing in…") })
	return w
}

func TestWhatIsWrongWithACodeStandsBesideItAndTheNextCanBeTyped(t *testing.T) {
	for want, err := range map[string]error{
		"not right":            data.Refuse(data.FieldCode, data.ReasonWrong),
		"used before":          data.Refuse(data.FieldCode, data.ReasonUsed),
		"not taken any more":   data.Refuse(data.FieldCode, data.ReasonStale),
		"clock of the phone":   &data.ClockOff{Ahead: -time.Minute},
		"Please wait 31 secon": &data.Wait{For: 31 * time.Second},
	} {
		w := answering(t, err, nil)
		if got := w.Field("Code").Wrong(); !strings.Contains(got, want) {
			t.Errorf("%v: %q", err, got)
		}
		code := entry(w, "Code")
		_, waits := err.(*data.Wait) //nolint:errorlint // the table's own
		if w.Canvas().Focused() != fyne.Focusable(code) || (code.Text == "") == waits {
			t.Errorf("%v: %q is left", err, code.Text)
		}
	}
}

func TestATroubleThatIsNotTheCodesLeavesItTyped(t *testing.T) {
	w := answering(t, errUnforeseen, nil)
	if !w.Sees("unforeseen") || entry(w, "Code").Text != "287082" || w.Field("Code").Wrong() != "" {
		t.Error(w.Text())
	}
}

func TestAUsedUpStepBeginsAnewOnceAndTakesNothingMore(t *testing.T) {
	c := &calls{}
	w := answering(t, ErrWrong, c)
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyEscape)
	if got := strings.Join(c.list, ", "); got != "anew" {
		t.Error(got)
	}
}

func TestEscapeAndTheButtonGoBackFromTheCode(t *testing.T) {
	for name, leave := range map[string]func(*kittest.Window){
		"Escape": func(w *kittest.Window) { w.Press(fyne.KeyEscape) },
		"button": func(w *kittest.Window) { w.Click(w.Button("Back to sign-in")) },
	} {
		c := &calls{}
		w := open(begin(t), NewCode(codeDeps(c)))
		leave(w)
		if len(c.list) != 1 || c.list[0] != "back" {
			t.Errorf("%s: %q", name, c.list)
		}
	}
}

func TestACodeIsSentAtOnceAndAgainOnDemand(t *testing.T) {
	deps, sent := mailedDeps(nil), 0
	deps.Send = func(context.Context) error {
		if sent++; sent == 2 {
			return &data.Wait{For: 42 * time.Second}
		}
		return nil
	}
	w := open(begin(t), NewCode(deps))
	w.WaitFor("We sent a code to a…@example.org")
	w.Click(w.Button("Send again"))
	w.WaitFor("Please wait 42 seconds")
	if !w.Sees("We sent") || w.Sees("earlier sign-in") {
		t.Error("the code that was sent is still good:", w.Text())
	}
}

func TestAWaitBeforeTheFirstEMailSaysThatAnOlderCodeIsWorthNothing(t *testing.T) {
	deps := mailedDeps(nil)
	deps.Send = func(context.Context) error { return &data.Wait{For: 42 * time.Second} }
	w := open(begin(t), NewCode(deps))
	w.WaitFor("earlier sign-in")
	if w.Sees("We sent") || !w.Sees("42 seconds") {
		t.Error(w.Text())
	}
}

func TestARecoveryCodeIsTakenWhileTheMailServerIsSilent(t *testing.T) {
	deps, got := mailedDeps(nil), make(chan string, 1)
	deps.Send = func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	deps.Check = func(_ context.Context, typed string) error { got <- typed; return nil }
	w := open(begin(t), NewCode(deps))
	w.WaitFor("Sending a code")
	if !w.Button("Send again").Disabled() {
		t.Error("two at once")
	}
	w.Type(recoveryCodes[0])
	w.Press(fyne.KeyReturn)
	if s := <-got; s != recoveryCodes[0] {
		t.Error(s)
	}
	w.Wait("the end", func() bool { return entry(w, "Code").Text == "" })
}

func TestAMailServersTroubleIsToldWithTheWayOut(t *testing.T) {
	for want, err := range map[string]error{
		"did not answer":        &data.MailFailure{Kind: data.MailSilent, Server: "mx.example.org:587"},
		"no mail server is set": data.ErrNoMail,
		"did not say whether":   &data.MailFailure{Kind: data.MailVanished, Server: "mx.example.org:587", Step: "message"},
	} {
		deps := mailedDeps(nil)
		deps.Send = func(context.Context) error { return err }
		w := open(begin(t), NewCode(deps))
		w.WaitFor(want)
		if !w.Sees("A recovery code opens without an e-mail. Tell whoever looks after the Email Settings.") || w.Sees("We sent") || w.Sees("No code was sent") == w.Sees("all the same") || w.Button("Send again").Disabled() {
			t.Error(w.Text())
		}
	}
}

func TestWhoSignsInIsToldWhatHappenedAndNotHowToMendTheServer(t *testing.T) {
	advice := []string{"Check", "Choose", "Ask", "Enter", "Leave", "Type", "no such host"}
	for _, kind := range data.MailKinds {
		text := unsent(&data.MailFailure{Kind: kind, Server: "mx.example.org:587", Step: "greeting", TLS: data.MailStartTLS, Detail: "lookup: no such host"})
		if !strings.Contains(text, "mx.example.org:587") || !strings.Contains(text, "The code could not be sent: the mail server did not take it.\nA recovery code opens") {
			t.Errorf("%s: %s", kind, text)
		}
		for _, word := range advice {
			if strings.Contains(text, word) {
				t.Errorf("%s tells an ordinary user: %s", kind, text)
			}
		}
	}
}

func TestGoingOnAsksThatTheRecoveryCodesWereKept(t *testing.T) {
	deps, c, kept := enrolDeps(nil), &calls{}, make(chan bool, 1)
	deps.KeepDeps = keepDeps(c)
	deps.Kept = func(context.Context) error { kept <- true; return nil }
	w := open(begin(t), NewEnrol(deps))
	w.Type("000000")
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return w.Field("Code that the app shows now").Wrong() != "" })
	w.Type("287082")
	w.Press(fyne.KeyReturn)
	w.WaitFor("Keep your recovery codes")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyEscape)
	if !w.Sees("tick the box") || len(kept) != 0 {
		t.Fatal(w.Text())
	}
	w.Click(w.Button("Copy"))
	if want := "copy " + strings.Join(recoveryCodes, "\n"); len(c.list) != 1 || c.list[0] != want {
		t.Errorf("%q", c.list)
	}
	kit.Focus(kittest.Find[*kit.Check](w, nil))
	w.Type(" ")
	w.Press(fyne.KeyReturn)
	if !<-kept || w.Sees("tick the box") {
		t.Error(w.Text())
	}
}
