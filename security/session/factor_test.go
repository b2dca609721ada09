package session_test

import (
	"encoding/base32"
	"errors"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/otp"
	"pbxusers/security/session"
)

// app is an authenticator into which the setup key was typed.
func app(t testing.TB, e data.Enrolment) otp.Secret {
	t.Helper()
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(e.SetupKey, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	secret, err := otp.SecretOf(raw)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func code(t testing.TB, secret otp.Secret, steps int64) string {
	t.Helper()
	text, err := secret.Code(otp.Step(now) + steps)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// enrolIn lets a session set up the authenticator of a user.
func enrolIn(t testing.TB, s *session.Session, id data.UserID) (otp.Secret, []string) {
	t.Helper()
	e, err := s.BeginEnrolment(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	secret := app(t, e)
	codes, err := s.ConfirmEnrolment(ctx, id, code(t, secret, 0))
	if err != nil {
		t.Fatal(err)
	}
	return secret, codes
}

func state(t testing.TB, s *session.Session, id data.UserID) data.FactorState {
	t.Helper()
	f, err := s.FactorState(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// only reports whether err refuses that one field for the reason.
func only(err error, field string, reason data.Reason) bool {
	list := data.Invalids(err)
	return len(list) == 1 && list[0].Field == field && list[0].Reason == reason
}

func TestAnAuthenticatorIsSetUpWithOneRightCode(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 2, 2)) // no right at all
	asBob := session.New(o, bob.ID)
	if _, err := asBob.ConfirmEnrolment(ctx, bob.ID, "000000"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("nothing was begun: %v", err)
	}
	e, err := asBob.BeginEnrolment(ctx, bob.ID)
	if err != nil {
		t.Fatal(err)
	}
	secret := app(t, e)
	var off *data.ClockOff
	if _, err := asBob.ConfirmEnrolment(ctx, bob.ID, "000000"); !only(err, data.FieldCode, data.ReasonWrong) {
		t.Errorf("a wrong code: %v", err)
	}
	if _, err := asBob.ConfirmEnrolment(ctx, bob.ID, code(t, secret, -5)); !errors.As(err, &off) || off.Ahead != -5*otp.Period {
		t.Errorf("an app that is behind: %v", err)
	}
	codes, err := asBob.ConfirmEnrolment(ctx, bob.ID, code(t, secret, 1))
	if err != nil || len(codes) != otp.RecoveryCodes {
		t.Fatal(err)
	}
	if f := state(t, asBob, bob.ID); f.Method != data.Authenticator || !f.Enrolled.Equal(now) || f.CodesLeft != 10 || !f.Passes() || f.Lacks() {
		t.Errorf("%+v", f)
	}
	if last := events(t, o, 1)[0]; last.Action != data.EventEnrol || last.ActorName != "bob" || last.Changes[0] != (data.Change{Field: data.FieldSecondFactor, Old: "none", New: "authenticator"}) {
		t.Errorf("%+v", last)
	}
}

func TestTheAppInUseGoesOnUntilTheNewOneIsConfirmed(t *testing.T) {
	o, s := open(t)
	enrolIn(t, s, 1)
	was := stored(t, o, 1)
	e, err := s.BeginEnrolment(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if string(stored(t, o, 1).Secret) != string(was.Secret) {
		t.Error("the new secret is in use before a code of it was seen")
	}
	if _, err := s.ConfirmEnrolment(ctx, 1, code(t, app(t, e), 0)); err != nil {
		t.Fatal(err)
	}
	if string(stored(t, o, 1).Secret) != string(app(t, e).Bytes()) {
		t.Error("the new secret is not in use")
	}
}

func stored(t testing.TB, o session.Options, id data.UserID) (a store.Authenticator) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) (err error) {
		a, err = tx.Authenticator(id)
		return err
	})
	return a
}

func TestAResetDropsEverythingAndEndsTheSessionsOfTheUser(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	asBob := session.New(o, bob.ID)
	enrolIn(t, asBob, bob.ID)
	seen, err := asBob.SeeAs(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ResetFactor(ctx, []data.UserID{bob.ID}); err != nil {
		t.Fatal(err)
	}
	for what, open := range map[string]*session.Session{"the session": asBob, "what bob looked through": seen} {
		if _, err := open.Users(ctx); !refusedBy(err, access.RuleEnded) {
			t.Errorf("%s begun before the reset: %v", what, err)
		}
	}
	if _, err := session.New(o, bob.ID).Users(ctx); err != nil {
		t.Errorf("a session begun after it: %v", err)
	}
	if _, err := s.Users(ctx); err != nil {
		t.Errorf("the session of who reset it: %v", err)
	}
	if f := state(t, s, bob.ID); f.Method != data.Authenticator || !f.Enrolled.IsZero() || f.CodesLeft != 0 || !f.Lacks() {
		t.Errorf("%+v", f)
	}
	list := events(t, o, 2)
	if e := list[1]; e.Action != data.EventResetFactor || e.Name != "bob" || e.ActorName != "ann" {
		t.Errorf("%+v", e)
	}
	_, _ = asBob.Users(ctx) // that the session went on is noted once
	if e := events(t, o, 1)[0]; e.ID != list[0].ID || e.Note != string(access.RuleEnded) || e.ActorName != "bob" || e.Result != data.Refused {
		t.Errorf("%+v", e)
	}
}

func TestARefusedResetEndsNobodysSession(t *testing.T) {
	o, s := open(t)
	_, _, asBob := helpers(t, o, s)
	if _, err := asBob.ResetFactor(ctx, []data.UserID{1}); !refusedBy(err, access.RuleMoreRights) {
		t.Errorf("a helper reset the administrator: %v", err)
	}
	bob := save(t, s, draft("carol", 2, 2))
	asCarol := session.New(o, bob.ID)
	if _, err := asBob.ResetFactor(ctx, []data.UserID{bob.ID, 1}); err == nil {
		t.Error("half of it went through")
	}
	for _, open := range []*session.Session{s, asCarol} {
		if _, _, err := open.Account(ctx); err != nil {
			t.Errorf("%v", err)
		}
	}
}

func TestADeletionThatIsUndoneDoesNotReviveSessions(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	asBob := session.New(o, bob.ID)
	kept, err := s.DeleteUsers(ctx, []data.UserID{bob.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreUsers(ctx, kept); err != nil {
		t.Fatal(err)
	}
	if _, _, err := asBob.Account(ctx); !refusedBy(err, access.RuleEnded) {
		t.Errorf("%v", err)
	}
}

func TestTheMethodIsChosenForManyAndWhatItDoesNotAskForOpensNothing(t *testing.T) {
	o, _ := open(t)
	withMail(t, &o)
	s := session.New(o, 1)
	bob := save(t, s, draft("bob", 2, 2))
	enrolIn(t, s, bob.ID)
	ids := []data.UserID{1, bob.ID}
	saved, err := s.SetSecondFactor(ctx, ids, data.EmailCode)
	if err != nil || saved[0].SecondFactor != data.EmailCode || saved[1].SecondFactor != data.EmailCode {
		t.Fatalf("%+v %v", saved, err)
	}
	if f := state(t, s, bob.ID); !f.Enrolled.IsZero() || f.CodesLeft != 10 {
		t.Errorf("after e-mail was chosen: %+v", f)
	}
	want := data.Change{Field: data.FieldSecondFactor, Old: "authenticator", New: "email"}
	if e := events(t, o, 1)[0]; e.Action != data.EventChange || e.Name != "bob" || !slices.Equal(e.Changes, []data.Change{want}) {
		t.Errorf("%+v", e)
	}
	if _, err := s.SetSecondFactor(ctx, ids, data.NoFactor); err != nil {
		t.Fatal(err)
	}
	if f := state(t, s, bob.ID); f.CodesLeft != 0 || f.Passes() || f.Lacks() {
		t.Errorf("after none was chosen: %+v", f)
	}
	if _, err := s.SetSecondFactor(ctx, ids, "telepathy"); !only(err, data.FieldSecondFactor, data.ReasonUnknown) {
		t.Errorf("%v", err)
	}
}

func TestAMethodThatNobodyCouldPassCannotBeChosen(t *testing.T) {
	_, s := open(t)
	_, err := s.SetSecondFactor(ctx, []data.UserID{1}, data.EmailCode)
	var about *data.About
	if !only(err, data.FieldSecondFactor, data.ReasonNoMailServer) || !errors.As(err, &about) || about.Name != "ann" {
		t.Errorf("%v", err)
	}
}

func TestAFactorThatARoleOrProfileDemandsIsNotSwitchedOff(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 2, 2))
	enrolIn(t, s, bob.ID)
	role, err := s.Roles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(role, func(u data.Used[data.Role]) bool { return u.Item.ID == 2 })
	manager := role[i].Item
	manager.RequireFactor = true
	if manager, err = s.SaveRole(ctx, manager); err != nil || !manager.RequireFactor {
		t.Fatal(err)
	}
	if e := events(t, o, 1)[0]; !slices.Contains(e.Changes, data.Change{Field: data.FieldRequireFactor, Old: "no", New: "yes"}) {
		t.Errorf("%+v", e)
	}
	if _, err := s.SetSecondFactor(ctx, []data.UserID{bob.ID}, data.NoFactor); !only(err, data.FieldSecondFactor, data.ReasonFactorRequired) {
		t.Errorf("the role demands one: %v", err)
	}
	manager.RequireFactor = false
	if _, err = s.SaveRole(ctx, manager); err != nil {
		t.Fatal(err)
	}
	portal := profileOf(t, s, 2)
	portal.RequireFactor = true
	if _, err := s.SaveProfile(ctx, portal); err != nil {
		t.Fatal("the policy of a built-in profile: ", err)
	}
	if _, err := s.SetSecondFactor(ctx, []data.UserID{bob.ID}, data.NoFactor); !only(err, data.FieldSecondFactor, data.ReasonFactorRequired) {
		t.Errorf("the profile demands one: %v", err)
	}
	portal = profileOf(t, s, 2)
	portal.Name, portal.RequireFactor = "Mine", false
	if _, err := s.SaveProfile(ctx, portal); !refusedBy(err, access.RuleBuiltin) {
		t.Errorf("a built-in profile was renamed: %v", err)
	}
}

func TestAnAdministratorDemandsAFactorOfTheirOwnRoleAndProfile(t *testing.T) {
	_, s := open(t)
	own := profileOf(t, s, 1)
	own.RequireFactor = true
	if _, err := s.SaveProfile(ctx, own); err != nil {
		t.Errorf("the profile: %v", err)
	}
	list, err := s.Roles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	role := list[slices.IndexFunc(list, func(u data.Used[data.Role]) bool { return u.Item.ID == 1 })].Item
	role.RequireFactor = true
	if _, err := s.SaveRole(ctx, role); err != nil {
		t.Errorf("the role: %v", err)
	}
	if f := state(t, s, 1); !slices.Equal(f.RequiredBy, []string{role.Name, own.Name}) || !f.Lacks() {
		t.Errorf("%+v", f)
	}
}

func profileOf(t testing.TB, s *session.Session, id data.ProfileID) data.Profile {
	t.Helper()
	list, err := s.Profiles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return list[slices.IndexFunc(list, func(p data.Used[data.Profile]) bool { return p.Item.ID == id })].Item
}

func TestNewRecoveryCodesKillTheOld(t *testing.T) {
	o, s := open(t)
	if _, err := s.NewRecoveryCodes(ctx); !only(err, data.FieldRecoveryCodes, data.ReasonNoFactor) {
		t.Errorf("without a factor: %v", err)
	}
	_, old := enrolIn(t, s, 1)
	fresh, err := s.NewRecoveryCodes(ctx)
	if err != nil || len(fresh) != otp.RecoveryCodes || fresh[0] == old[0] {
		t.Fatal(err)
	}
	inside(t, o, func(tx *store.Tx) error {
		key, err := tx.TemporaryKey()
		for i, want := range []bool{false, true} {
			hash, _ := otp.HashRecovery(key, [][]string{old, fresh}[i][0])
			if ok, _ := tx.UseRecoveryCode(1, hash, now); ok != want {
				t.Errorf("set %d opens: %v", i, ok)
			}
		}
		return err
	})
}
