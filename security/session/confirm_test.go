package session_test

import (
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

// watch is a clock that a test sets.
type watch struct{ at time.Time }

// timed opens an office by a clock of its own, with ann's session and bob.
func timed(t *testing.T) (*watch, session.Options, *session.Session, data.User) {
	t.Helper()
	o, _ := open(t)
	w := &watch{at: now}
	o.Now = func() time.Time { return w.at }
	ann := session.New(o, 1)
	return w, o, ann, save(t, ann, draft("bob", 1, 1))
}

// ownSignIn is every call that changes how the signed-in user, ann, signs in.
func ownSignIn(bob data.UserID) map[string]func(*session.Session) error {
	both := []data.UserID{bob, 1}
	return map[string]func(*session.Session) error{
		"the method":          func(s *session.Session) error { _, err := s.SetSecondFactor(ctx, both, data.Authenticator); return err },
		"a reset":             func(s *session.Session) error { _, err := s.ResetFactor(ctx, both); return err },
		"another app":         func(s *session.Session) error { _, err := s.BeginEnrolment(ctx, 1); return err },
		"recovery codes":      func(s *session.Session) error { _, err := s.NewRecoveryCodes(ctx); return err },
		"a sheet":             func(s *session.Session) error { _, err := s.EnrolmentSheets(ctx, both); return err },
		"the password":        func(s *session.Session) error { return s.SetPassword(ctx, 1, nextPassword, false) },
		"the form's password": func(s *session.Session) error { return saveOwnPassword(s) },
	}
}

// saveOwnPassword gives ann a password in the form of her user.
func saveOwnPassword(s *session.Session) error {
	u, err := s.User(ctx, 1)
	if err == nil {
		_, err = s.SaveUser(ctx, data.UserDraft{User: u, Password: nextPassword})
	}
	return err
}

func TestWhatChangesHowOneSignsInNeedsThePasswordAgainAfterFiveMinutes(t *testing.T) {
	for _, what := range []string{"the method", "a reset", "another app", "recovery codes", "a sheet", "the password", "the form's password"} {
		t.Run(what, func(t *testing.T) {
			w, o, s, bob := timed(t)
			enrolIn(t, s, 1)
			change := ownSignIn(bob.ID)[what]
			was, before := stored(t, o, 1), events(t, o, 1)[0].ID
			for _, off := range []time.Duration{5*time.Minute + time.Second, 24 * time.Hour, -time.Second} {
				w.at = now.Add(off)
				if err := change(s); !refusedBy(err, access.RuleConfirm) {
					t.Errorf("%v after signing in: %v", off, err)
				}
			}
			if events(t, o, 1)[0].ID != before || string(stored(t, o, 1).Secret) != string(was.Secret) {
				t.Error("the refusals changed something, or stand in the log as a lack of rights")
			}
			if f := state(t, s, bob.ID); f.Method != data.NoFactor {
				t.Errorf("bob, beside whom ann was refused: %+v", f)
			}
			w.at = now.Add(time.Hour)
			if err := s.Confirm(ctx, goodPassword); err != nil {
				t.Fatal(err)
			}
			w.at = w.at.Add(5 * time.Minute)
			if err := change(s); err != nil {
				t.Errorf("five minutes after the password: %v", err)
			}
		})
	}
}

func TestOthersAreChangedWithoutThePassword(t *testing.T) {
	w, _, s, bob := timed(t)
	w.at = now.Add(time.Hour)
	if _, err := s.BeginEnrolment(ctx, bob.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.EnrolmentSheets(ctx, []data.UserID{bob.ID}); err != nil {
		t.Error(err)
	}
	if _, err := s.SetSecondFactor(ctx, []data.UserID{bob.ID}, data.NoFactor); err != nil {
		t.Error(err)
	}
	if _, err := s.ResetFactor(ctx, []data.UserID{bob.ID}); err != nil {
		t.Error(err)
	}
	if err := s.SetPassword(ctx, bob.ID, nextPassword, true); err != nil {
		t.Error(err)
	}
}

func TestAWrongPasswordConfirmsNothingAndCountsAsAWrongSignIn(t *testing.T) {
	w, o, s, _ := timed(t)
	w.at = now.Add(time.Hour)
	if err := s.Confirm(ctx, "not the password at all"); !only(err, data.FieldPresent, data.ReasonWrong) {
		t.Errorf("a wrong one: %v", err)
	}
	if e := events(t, o, 1)[0]; e.Action != data.EventConfirm || e.Result != data.Refused || e.Note != data.NotePassword || e.Name != "ann" || e.ActorName != "ann" || !e.At.Equal(w.at) {
		t.Errorf("in the log: %+v", e)
	}
	if f := state(t, s, 1); f.Failures != 1 || f.LastWrong != data.WrongPassword {
		t.Errorf("%+v", f)
	}
	if _, err := s.BeginEnrolment(ctx, 1); !refusedBy(err, access.RuleConfirm) {
		t.Errorf("after a wrong one: %v", err)
	}
	if err := s.Confirm(ctx, goodPassword); err != nil {
		t.Fatal(err)
	}
	if f := state(t, s, 1); f.Failures != 0 {
		t.Errorf("%d failures are left after the right one", f.Failures)
	}
}

func TestGuessingThePasswordToConfirmLocksTheAccount(t *testing.T) {
	_, o, s, _ := timed(t)
	inside(t, o, func(tx *store.Tx) error { return tx.SetFailures(1, 19, false) })
	if err := s.Confirm(ctx, "the twentieth wrong one"); !only(err, data.FieldPresent, data.ReasonWrong) {
		t.Errorf("%v", err)
	}
	if err := s.Confirm(ctx, goodPassword); !refusedBy(err, access.RuleEnded) {
		t.Errorf("after twenty wrong ones: %v", err)
	}
}

func TestThePasswordIsConfirmedAlsoWhereTheProfileKeepsItAsItIs(t *testing.T) {
	_, o, ann, _ := timed(t)
	_, s := hire(t, o, ann, "eve", opening(t, data.ModuleUsers), userRights...)
	if err := s.SetOwnPassword(ctx, goodPassword, nextPassword); !refusedBy(err, access.RuleAccount) {
		t.Fatalf("the profile lets eve change it: %v", err)
	}
	if err := s.Confirm(ctx, goodPassword); err != nil {
		t.Error(err)
	}
}

func TestOneSessionsPasswordIsNotAnothers(t *testing.T) {
	w, o, s, _ := timed(t)
	w.at = now.Add(time.Hour)
	if err := session.New(o, 1).Confirm(ctx, goodPassword); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BeginEnrolment(ctx, 1); !refusedBy(err, access.RuleConfirm) {
		t.Errorf("in the other session: %v", err)
	}
}
