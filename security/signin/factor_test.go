package signin_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/otp"
	"pbxusers/security/session"
	"pbxusers/security/signin"
)

// box is a mail server that takes everything, or answers with err.
type box struct {
	mu   sync.Mutex
	mail []mail.Message
	err  error
}

func (b *box) Send(_ context.Context, m mail.Message) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.mail = append(b.mail, m)
	return b.err
}

// code is the code of the newest e-mail.
func (b *box) code(t testing.TB) string {
	t.Helper()
	if len(b.mail) == 0 {
		t.Fatal("no e-mail was sent")
	}
	return strings.ReplaceAll(strings.TrimSpace(b.mail[len(b.mail)-1].Text), " ", "")
}

// withMail sets a mail server up whose mail ends in the box; the text of a letter is its code.
func withMail(t testing.TB, o *session.Options) *box {
	t.Helper()
	b := &box{}
	o.Post.Mailer = func(mail.Settings) (session.Mailer, error) { return b, nil }
	o.Post.Words = func(kind data.LetterKind, language string) data.Template {
		return data.Template{Kind: kind, Language: language, Subject: "code", Text: "{code}"}
	}
	inside(t, *o, func(tx *store.Tx) error {
		return tx.SetMail(store.Mail{MailSettings: data.MailSettings{Server: "mx.example.org", Port: 587, TLS: data.MailStartTLS, Sender: "pbx@example.org"}, Proved: o.Now()})
	})
	return b
}

// setFactor changes what ann is asked for.
func setFactor(t testing.TB, o session.Options, factor data.SecondFactor) {
	t.Helper()
	if _, err := session.New(o, 1).SetSecondFactor(ctx, []data.UserID{1}, factor); err != nil {
		t.Fatal(err)
	}
}

// enrol gives ann an authenticator and returns it with her recovery codes.
func enrol(t testing.TB, o session.Options) (otp.Secret, []string) {
	t.Helper()
	secret := otp.NewSecret()
	var codes []string
	inside(t, o, func(tx *store.Tx) error {
		u, err := tx.User(1)
		if err == nil {
			_, codes, err = session.Enrol(tx, u, secret, 0, o.Now())
		}
		return err
	})
	return secret, codes
}

// shown is the code that the app shows, some steps away.
func shown(t testing.TB, s otp.Secret, c *clock, steps int64) string {
	t.Helper()
	code, err := s.Code(otp.Step(c.Now()) + steps)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// asked signs ann in as far as the question for a code.
func asked(t testing.TB, door *signin.Door) *signin.Code {
	t.Helper()
	entry, err := door.SignIn(ctx, "ann", right)
	if err != nil || entry.Code == nil || entry.Session != nil {
		t.Fatalf("%+v %v", entry, err)
	}
	return entry.Code
}

// refused reports whether err refuses the code for the reason.
func refused(err error, reason data.Reason) bool {
	list := data.Invalids(err)
	return len(list) == 1 && list[0].Field == data.FieldCode && list[0].Reason == reason
}

func lastEvent(t testing.TB, o session.Options, n int) (list []data.Event) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) (err error) {
		if list, err = tx.Events(n); err == nil {
			_, err = tx.VerifyEvents()
		}
		return err
	})
	return list
}

func TestARightCodeOpensAndOpensOnce(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	code := shown(t, secret, c, 0)
	step := asked(t, door)
	if step.Method() != data.Authenticator || step.Username() != "ann" {
		t.Errorf("%s %s", step.Method(), step.Username())
	}
	entry, err := step.Check(ctx, code[:3]+" "+code[3:])
	if err != nil || entry.Session == nil {
		t.Fatal(err)
	}
	if _, err := entry.Session.Users(ctx); err != nil {
		t.Error(err)
	}
	if _, err := step.Check(ctx, shown(t, secret, c, 1)); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("the same step a second time: %v", err)
	}
	if _, err := asked(t, door).Check(ctx, code); !refused(err, data.ReasonUsed) {
		t.Errorf("the same code a second time: %v", err)
	}
}

func TestAnOlderCodeIsRefusedAfterTheClockWentBack(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	if _, err := asked(t, door).Check(ctx, shown(t, secret, c, 0)); err != nil {
		t.Fatal(err)
	}
	c.pass(-3 * otp.Period)
	for steps := int64(-1); steps <= 1; steps++ {
		if _, err := asked(t, door).Check(ctx, shown(t, secret, c, steps)); !refused(err, data.ReasonUsed) {
			t.Errorf("%d steps from a clock that went back: %v", steps, err)
		}
	}
	if _, err := asked(t, signin.New(o)).Check(ctx, shown(t, secret, c, 0)); !refused(err, data.ReasonUsed) {
		t.Errorf("after a restart: %v", err)
	}
}

func TestAClockThatIsOffIsToldOnlyToWhoHasThePassword(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	var off *data.ClockOff
	if _, err := asked(t, door).Check(ctx, shown(t, secret, c, 6)); !errors.As(err, &off) || off.Ahead != 6*otp.Period {
		t.Errorf("an app that is three minutes ahead: %v", err)
	}
	if n := failures(t, o, 1); n != 1 {
		t.Errorf("%d failures: the hint opens nothing and counts", n)
	}
	if _, err := door.SignIn(ctx, "ann", wrong); err == nil || err.Error() != signin.ErrWrong.Error() {
		t.Errorf("with a wrong password: %v", err)
	}
}

func TestARecoveryCodeOpensOnceInPlaceOfEither(t *testing.T) {
	o, _ := open(t)
	_ = withMail(t, &o)
	_, codes := enrol(t, o)
	door := signin.New(o)
	typed := strings.ToLower(strings.ReplaceAll(codes[3], "-", " "))
	entry, err := asked(t, door).Check(ctx, typed)
	if err != nil || entry.Session == nil || !entry.UsedRecovery || entry.CodesLeft != 9 {
		t.Fatalf("%+v %v", entry, err)
	}
	if list := lastEvent(t, o, 2); list[1].Action != data.EventRecoveryCode || list[1].Changes[0].New != "9" || list[0].Action != data.EventSignIn {
		t.Errorf("%+v", list)
	}
	if _, err := asked(t, door).Check(ctx, typed); !refused(err, data.ReasonWrong) {
		t.Errorf("a second time: %v", err)
	}
	setFactor(t, o, data.EmailCode)
	if entry, err := asked(t, door).Check(ctx, codes[4]); err != nil || entry.CodesLeft != 8 {
		t.Errorf("in place of an e-mailed code: %+v %v", entry, err)
	}
}

func TestOfSixtyFourUsesOfOneCodeExactlyOneIsTaken(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	steps := make([]*signin.Code, 64)
	for i := range steps {
		steps[i] = asked(t, door)
	}
	code := shown(t, secret, c, 0)
	var all sync.WaitGroup
	sessions := make([]*session.Session, len(steps))
	for i, step := range steps {
		all.Go(func() {
			if entry, err := step.Check(ctx, code); err == nil {
				sessions[i] = entry.Session
			}
		})
	}
	all.Wait()
	n := 0
	for _, s := range sessions {
		if s != nil {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of 64 came in", n)
	}
}

func TestAStepIsOverWhenTheAccountChangedMeanwhile(t *testing.T) {
	for what, do := range map[string]func(o session.Options) error{
		"a reset": func(o session.Options) error {
			_, err := session.New(o, 1).ResetFactor(ctx, []data.UserID{1})
			return err
		},
		"another method": func(o session.Options) error {
			_, err := session.New(o, 1).SetSecondFactor(ctx, []data.UserID{1}, data.EmailCode)
			return err
		},
		"a new password": func(o session.Options) error { return session.New(o, 1).SetPassword(ctx, 1, other, false) },
	} {
		o, c := open(t)
		withMail(t, &o)
		secret, _ := enrol(t, o)
		step := asked(t, signin.New(o))
		if err := do(o); err != nil {
			t.Fatal(what, err)
		}
		if _, err := step.Check(ctx, shown(t, secret, c, 0)); !errors.Is(err, signin.ErrWrong) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestTheTimeOfTheSignInBeforeIsTold(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	first, err := door.SignIn(ctx, "ann", right)
	if err != nil || !first.LastSignIn.IsZero() {
		t.Errorf("%v %v", first.LastSignIn, err)
	}
	was := c.Now()
	c.pass(time.Hour)
	secret, _ := enrol(t, o)
	if entry, err := asked(t, door).Check(ctx, shown(t, secret, c, 0)); err != nil || !entry.LastSignIn.Equal(was) {
		t.Errorf("%v %v", entry.LastSignIn, err)
	}
}

func TestARescueTellsWhichFactorTheNextSignInAsksForAllTheSame(t *testing.T) {
	for factor, prepare := range map[data.SecondFactor]func(session.Options){
		data.Authenticator: func(o session.Options) { enrol(t, o) },
		data.EmailCode:     func(o session.Options) { setFactor(t, o, data.EmailCode) },
		"":                 func(o session.Options) { setFactor(t, o, data.Authenticator) }, // an app still to be set up
	} {
		o, _ := open(t)
		_ = withMail(t, &o)
		prepare(o)
		door := signin.New(o)
		entry, err := door.Rescue(ctx, "ann", other)
		if err != nil || entry.StillAsked != factor {
			t.Errorf("%q: %+v %v", factor, entry, err)
		}
		if entry, err = door.SignIn(ctx, "ann", other); err != nil || (entry.Code == nil) != (factor == "") {
			t.Errorf("%q: the next sign-in asks for something else: %+v %v", factor, entry, err)
		}
	}
}

func TestWhoComesInIsToldOfTheWrongTriesSinceTheLastTime(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	fail := func() {
		t.Helper()
		if _, err := door.SignIn(ctx, "ann", wrong); !errors.Is(err, signin.ErrWrong) {
			t.Fatal(err)
		}
	}
	come := func(want int) {
		t.Helper()
		if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.Session == nil || entry.WrongTries != want {
			t.Errorf("want %d: %+v %v", want, entry, err)
		}
	}
	fail()
	fail()
	come(2)
	come(0)

	secret, _ := enrol(t, o)
	fail()
	step := asked(t, door)
	if _, err := step.Check(ctx, shown(t, secret, c, 40)); !refused(err, data.ReasonWrong) {
		t.Fatal(err)
	}
	if entry, err := step.Check(ctx, shown(t, secret, c, 0)); err != nil || entry.WrongTries != 2 {
		t.Errorf("a wrong password and a wrong code: %+v %v", entry, err)
	}
}

func TestTheNewPasswordHasToBeAsLongAsThisAccountNeeds(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	inside(t, o, func(tx *store.Tx) error { return tx.SetMustChange(1, true) })
	entry, err := asked(t, door).Check(ctx, shown(t, secret, c, 0))
	if err != nil || entry.MustChange.Least() != 8 {
		t.Errorf("beside a second factor: %+v %v", entry, err)
	}
	setFactor(t, o, data.NoFactor)
	if entry, err = door.SignIn(ctx, "ann", right); err != nil || entry.MustChange.Least() != 15 {
		t.Errorf("alone: %+v %v", entry, err)
	}
}
