package signin_test

import (
	"context"
	"encoding/base32"
	"errors"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/otp"
	"pbxusers/security/session"
	"pbxusers/security/signin"
)

// slow is a mail server that says when it was asked, and answers when it is told to.
type slow struct{ sending, finish chan struct{} }

func (s slow) Send(context.Context, mail.Message) error {
	close(s.sending)
	<-s.finish
	return nil
}

func blocked(sending, finish chan struct{}) func(mail.Settings) (session.Mailer, error) {
	return func(mail.Settings) (session.Mailer, error) { return slow{sending, finish}, nil }
}

// enrolling signs ann in as far as the enrolment, and returns what her app holds then.
func enrolling(t testing.TB, door *signin.Door) (*signin.Enrol, otp.Secret) {
	t.Helper()
	entry, err := door.SignIn(ctx, "ann", right)
	if err != nil || entry.Enrol == nil || entry.Session != nil {
		t.Fatalf("%+v %v", entry, err)
	}
	return entry.Enrol, appOf(t, entry.Enrol.SetupKey())
}

// appOf is an app into which the setup key was typed.
func appOf(t testing.TB, key string) otp.Secret {
	t.Helper()
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(key, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	secret, err := otp.SecretOf(raw)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestEnrollingLeadsToTheWindowOnceTheCodesWereKept(t *testing.T) {
	o, c := open(t)
	setFactor(t, o, data.Authenticator)
	door := signin.New(o)
	_, _ = door.SignIn(ctx, "ann", wrong)
	step, app := enrolling(t, door)
	if uri, err := app.URI("Fourth Street", "ann"); err != nil || uri != step.URI() || step.Username() != "ann" {
		t.Errorf("%s %v", step.URI(), err)
	}
	if _, err := step.Confirm(ctx, "000000"); !refused(err, data.ReasonWrong) {
		t.Errorf("a wrong code: %v", err)
	}
	if n := failures(t, o, 1); n != 1 {
		t.Errorf("%d failures", n)
	}
	code := shown(t, app, c, 0)
	kept, err := step.Confirm(ctx, code)
	if err != nil || len(kept.Codes()) != otp.RecoveryCodes {
		t.Fatal(err)
	}
	entry, err := kept.Kept(ctx)
	if err != nil || entry.Session == nil || failures(t, o, 1) != 0 {
		t.Fatal(entry, err)
	}
	if _, err := kept.Kept(ctx); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("a second time: %v", err)
	}
	if _, err := asked(t, door).Check(ctx, code); !refused(err, data.ReasonUsed) {
		t.Errorf("the code that confirmed: %v", err)
	}
	if entry, err := asked(t, door).Check(ctx, kept.Codes()[9]); err != nil || entry.CodesLeft != 9 {
		t.Errorf("%v", err)
	}
}

func TestWhoLeavesBeforeTheCodesWereKeptIsAskedForTheAppNextTime(t *testing.T) {
	o, c := open(t)
	setFactor(t, o, data.Authenticator)
	step, app := enrolling(t, signin.New(o))
	if _, err := step.Confirm(ctx, shown(t, app, c, 0)); err != nil {
		t.Fatal(err)
	}
	c.pass(otp.Period)
	if entry, err := asked(t, signin.New(o)).Check(ctx, shown(t, app, c, 0)); err != nil || entry.Session == nil {
		t.Error(err)
	}
}

func TestASecretThatSomebodyLeftIsNeverUsed(t *testing.T) {
	o, c := open(t)
	setFactor(t, o, data.Authenticator)
	door := signin.New(o)
	first, foreign := enrolling(t, door)
	second, app := enrolling(t, door)
	if first.SetupKey() == second.SetupKey() {
		t.Fatal("two sign-ins were shown the same secret")
	}
	if _, err := second.Confirm(ctx, shown(t, foreign, c, 0)); !refused(err, data.ReasonWrong) {
		t.Errorf("a code of the other secret: %v", err)
	}
	if _, err := second.Confirm(ctx, shown(t, app, c, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Confirm(ctx, shown(t, foreign, c, 0)); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("the step that was left replaced what was set up: %v", err)
	}
}

func TestAResetBetweenCodeAndTickBeginsAnew(t *testing.T) {
	o, c := open(t)
	setFactor(t, o, data.Authenticator)
	step, app := enrolling(t, signin.New(o))
	kept, err := step.Confirm(ctx, shown(t, app, c, 0))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.New(o, 1).ResetFactor(ctx, []data.UserID{1}); err != nil {
		t.Fatal(err)
	}
	if _, err := kept.Kept(ctx); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("%v", err)
	}
}

func TestTheSecondFactorComesBeforeTheNewPassword(t *testing.T) {
	o, c := open(t)
	bob := addBob(t, o) // must change the password
	if _, err := session.New(o, 1).SetSecondFactor(ctx, []data.UserID{bob.ID}, data.Authenticator); err != nil {
		t.Fatal(err)
	}
	door := signin.New(o)
	entry, err := door.SignIn(ctx, "bob", right)
	if err != nil || entry.Enrol == nil || entry.MustChange != nil {
		t.Fatalf("%+v %v", entry, err)
	}
	app := appOf(t, entry.Enrol.SetupKey())
	kept, err := entry.Enrol.Confirm(ctx, shown(t, app, c, 0))
	if err != nil {
		t.Fatal(err)
	}
	if entry, err = kept.Kept(ctx); err != nil || entry.MustChange == nil || entry.Session != nil {
		t.Fatalf("%+v %v", entry, err)
	}
	c.pass(otp.Period)
	if entry, err = door.SignIn(ctx, "bob", right); err != nil || entry.Code == nil {
		t.Fatalf("%+v %v", entry, err)
	}
	if entry, err = entry.Code.Check(ctx, shown(t, app, c, 0)); err != nil || entry.MustChange == nil || entry.Session != nil {
		t.Fatalf("%+v %v", entry, err)
	}
	if s, err := entry.MustChange.Choose(ctx, "vK7#qz2W"); err != nil || s == nil { // eight characters do beside a factor
		t.Error(err)
	}
	if _, err := session.New(o, 1).SetSecondFactor(ctx, []data.UserID{bob.ID}, data.NoFactor); err != nil {
		t.Fatal(err)
	}
	if entry, err := door.SignIn(ctx, "bob", "vK7#qz2W"); err != nil || entry.MustChange == nil {
		t.Errorf("and do not without one: %+v %v", entry, err)
	}
}

// demandFactor makes ann's role demand a second factor, after so many days.
func demandFactor(t testing.TB, o session.Options, on bool, grace int) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error {
		role, err := tx.Role(1)
		if err != nil {
			return err
		}
		office, err := tx.Organisation()
		if err != nil {
			return err
		}
		role.RequireFactor, office.FactorGrace = on, grace
		return errors.Join(tx.UpdateRole(role), tx.SetOrganisation(office))
	})
}

func TestADemandedFactorWaitsForItsGraceAndNoLonger(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	demandFactor(t, o, true, 7)
	c.pass(30 * 24 * time.Hour) // the grace begins at the first sign-in, not before
	due := c.Now().Add(7 * 24 * time.Hour)
	enter := func(what string, want time.Time) {
		t.Helper()
		if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.Session == nil || !entry.FactorDue.Equal(want) {
			t.Fatalf("%s: until %v, want %v: %+v %v", what, entry.FactorDue, want, entry, err)
		}
	}
	enter("at first", due)
	c.pass(7*24*time.Hour - time.Second)
	enter("a second before the end", due)
	demandFactor(t, o, true, 90)
	enter("with a longer grace", due)
	c.pass(-20 * 24 * time.Hour)
	enter("after the clock went back", due)
	c.pass(20 * 24 * time.Hour)
	c.pass(time.Second)
	step, app := enrolling(t, door)
	kept, err := step.Confirm(ctx, shown(t, app, c, 0))
	if err != nil {
		t.Fatal(err)
	}
	if entry, err := kept.Kept(ctx); err != nil || entry.Session == nil || !entry.FactorDue.IsZero() {
		t.Errorf("%+v %v", entry, err)
	}
	if e := lastEvent(t, o, 2)[1]; e.Action != data.EventEnrol || len(e.Changes) != 1 || e.Changes[0].New != "authenticator" {
		t.Errorf("%+v", e)
	}
}

func TestADemandThatIsLiftedLetsInAndTheNextBeginsAnew(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	demandFactor(t, o, true, 1)
	if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.FactorDue.IsZero() {
		t.Fatal(entry, err)
	}
	c.pass(48 * time.Hour)
	demandFactor(t, o, false, 1)
	if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.Session == nil || !entry.FactorDue.IsZero() {
		t.Fatal(entry, err)
	}
	demandFactor(t, o, true, 1)
	if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.Session == nil || !entry.FactorDue.Equal(c.Now().Add(24*time.Hour)) {
		t.Fatal(entry, err)
	}
	demandFactor(t, o, true, 0)
	enrolling(t, door)
}
