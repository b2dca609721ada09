package signin_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
	"pbxusers/security/session"
	"pbxusers/security/signin"
)

// mailed makes an office in which ann gets her codes by e-mail.
func mailed(t testing.TB) (session.Options, *clock, *box) {
	t.Helper()
	o, c := open(t)
	b := withMail(t, &o)
	setFactor(t, o, data.EmailCode)
	return o, c, b
}

func send(t testing.TB, step *signin.Code) {
	t.Helper()
	if err := step.Send(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestTheEmailedCodeOpensTheSignInItWasSentFor(t *testing.T) {
	o, c, b := mailed(t)
	door := signin.New(o)
	step := asked(t, door)
	if _, err := step.Check(ctx, "12345678"); !refused(err, data.ReasonStale) {
		t.Errorf("before any was sent: %v", err)
	}
	send(t, step)
	code := b.code(t)
	if len(code) != otp.EmailDigits || b.mail[0].To != "ann@example.org" || step.Email() != "a…@example.org" || step.Method() != data.EmailCode {
		t.Errorf("%q to %s", code, b.mail[0].To)
	}
	c.pass(otp.EmailLife - time.Second)
	if _, err := asked(t, door).Check(ctx, code); !refused(err, data.ReasonStale) {
		t.Errorf("at another sign-in: %v", err)
	}
	if entry, err := step.Check(ctx, code[:4]+" "+code[4:]); err != nil || entry.Session == nil {
		t.Errorf("at its own: %v", err)
	}
	if _, err := step.Check(ctx, code); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("a second time: %v", err)
	}
}

func TestACodeThatLeftProvesTheMailServerAndOneThatDidNotDoesNot(t *testing.T) {
	o, c, b := mailed(t)
	proved := func() (at time.Time) {
		inside(t, o, func(tx *store.Tx) error {
			m, err := tx.Mail()
			at = m.Proved
			return err
		})
		return at
	}
	before := proved()
	c.pass(otp.EmailWait)
	step := asked(t, signin.New(o))
	b.err = &data.MailFailure{Kind: data.MailUnreachable}
	if err := step.Send(ctx); err == nil || !proved().Equal(before) {
		t.Errorf("%v, proved at %s", err, proved())
	}
	b.err = nil
	c.pass(otp.EmailWait)
	if send(t, step); !proved().Equal(o.Now()) {
		t.Errorf("proved at %s", proved())
	}
}

func TestAnEmailedCodeLivesTenMinutesAndOnlyTheNewestCounts(t *testing.T) {
	o, c, b := mailed(t)
	step := asked(t, signin.New(o))
	send(t, step)
	old := b.code(t)
	c.pass(otp.EmailWait)
	send(t, step)
	if _, err := step.Check(ctx, old); !refused(err, data.ReasonWrong) {
		t.Errorf("the one before: %v", err)
	}
	c.pass(otp.EmailLife)
	if _, err := step.Check(ctx, b.code(t)); !refused(err, data.ReasonStale) {
		t.Errorf("after ten minutes: %v", err)
	}
	send(t, step)
	c.pass(-time.Hour)
	if _, err := step.Check(ctx, b.code(t)); !refused(err, data.ReasonStale) {
		t.Errorf("after the clock went back: %v", err)
	}
}

func TestAnEmailedCodeIsTriedFiveTimes(t *testing.T) {
	o, c, b := mailed(t)
	step := asked(t, signin.New(o))
	send(t, step)
	for range otp.EmailTries {
		if _, err := step.Check(ctx, "00000000x"); !refused(err, data.ReasonWrong) {
			t.Fatal(err)
		}
	}
	c.pass(30 * time.Second) // the wait after five wrong ones
	if _, err := step.Check(ctx, b.code(t)); !refused(err, data.ReasonStale) {
		t.Errorf("the right one at the sixth: %v", err)
	}
	if n := failures(t, o, 1); n != otp.EmailTries+1 {
		t.Errorf("%d failures", n)
	}
}

func TestOneEmailAMinuteAndFiveAnHourAlsoAfterARestart(t *testing.T) {
	o, c, b := mailed(t)
	var wait *data.Wait
	for i := range otp.EmailHour {
		step := asked(t, signin.New(o)) // each time the program starts anew
		send(t, step)
		c.pass(otp.EmailWait - time.Second)
		if err := asked(t, signin.New(o)).Send(ctx); !errors.As(err, &wait) || i < otp.EmailHour-1 && wait.For != time.Second {
			t.Fatalf("within a minute: %v", err)
		}
		c.pass(time.Second)
	}
	if err := asked(t, signin.New(o)).Send(ctx); !errors.As(err, &wait) || wait.For != 55*time.Minute {
		t.Errorf("a sixth within the hour: %v", err)
	}
	c.pass(wait.For)
	send(t, asked(t, signin.New(o)))
	if len(b.mail) != otp.EmailHour+1 {
		t.Errorf("%d were sent", len(b.mail))
	}
}

func TestAnEmailThatFailsIsToldAndTheCodeOfOneThatArrivedCounts(t *testing.T) {
	o, _, b := mailed(t)
	b.err = &data.MailFailure{Kind: data.MailVanished, Step: "message"}
	step := asked(t, signin.New(o))
	var failure *data.MailFailure
	if err := step.Send(ctx); !errors.As(err, &failure) || failure.Kind != data.MailVanished {
		t.Errorf("%v", err)
	}
	if e := lastEvent(t, o, 1)[0]; e.Action != data.EventSendCode || e.Result != data.Refused || e.Note != "mail_vanished" || e.Name != "ann" {
		t.Errorf("%+v", e)
	}
	if entry, err := step.Check(ctx, b.code(t)); err != nil || entry.Session == nil {
		t.Errorf("it had arrived: %v", err)
	}
	for _, e := range lastEvent(t, o, 20) {
		if strings.Contains(fmt.Sprint(e), b.code(t)) {
			t.Errorf("the code is in the log: %+v", e)
		}
	}
}

func TestWithoutAServerACodeIsNotSentAndARecoveryCodeStillOpens(t *testing.T) {
	o, _, _ := mailed(t)
	_, codes := enrol(t, o)
	setFactor(t, o, data.EmailCode)
	inside(t, o, func(tx *store.Tx) error { return tx.SetMail(store.Mail{}) })
	step := asked(t, signin.New(o))
	if err := step.Send(ctx); !errors.Is(err, data.ErrNoMail) {
		t.Errorf("%v", err)
	}
	if entry, err := step.Check(ctx, codes[0]); err != nil || entry.Session == nil {
		t.Errorf("%v", err)
	}
}

func TestTheRegisterIsFreeWhileAnEmailIsSent(t *testing.T) {
	o, _, _ := mailed(t)
	sending, finish := make(chan struct{}), make(chan struct{})
	o.Post.Mailer = blocked(sending, finish)
	step := asked(t, signin.New(o))
	done := make(chan error)
	go func() { done <- step.Send(ctx) }()
	<-sending
	quick, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if _, err := session.New(o, 1).Users(quick); err != nil {
		t.Errorf("the register waits for the mail server: %v", err)
	}
	close(finish)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
