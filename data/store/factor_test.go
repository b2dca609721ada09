package store_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
)

// enrolled gives ann an authenticator and three recovery codes.
func enrolled(t *testing.T, db *store.DB) {
	t.Helper()
	change(t, db, func(tx *store.Tx) error {
		return errors.Join(
			tx.SetAuthenticator(1, store.Authenticator{Secret: []byte("twenty secret bytes!"), Enrolled: now, UsedStep: 100}),
			tx.SetRecoveryCodes(1, [][]byte{{1}, {2}, {3}}))
	})
}

func TestOfSixtyFourUsesOfOneStepExactlyOneIsTaken(t *testing.T) {
	db, _ := office(t)
	enrolled(t, db)
	for round := range int64(5) {
		var taken, codes atomic.Int32
		var all sync.WaitGroup
		for range 64 {
			all.Go(func() {
				_ = attempt(db, func(tx *store.Tx) error {
					if ok, err := tx.UseStep(1, 101+round); err == nil && ok {
						taken.Add(1)
					}
					if ok, err := tx.UseRecoveryCode(1, []byte{1}, now); err == nil && ok {
						codes.Add(1)
					}
					return nil
				})
			})
		}
		all.Wait()
		if first := int32(1); taken.Load() != 1 || round == 0 && codes.Load() != first || round > 0 && codes.Load() != 0 {
			t.Errorf("round %d: the step was taken %d times, the recovery code %d times", round, taken.Load(), codes.Load())
		}
	}
	change(t, db, func(tx *store.Tx) error {
		for _, old := range []int64{0, 99, 104, 105} {
			if ok, err := tx.UseStep(1, old); ok || err != nil {
				t.Errorf("step %d was taken after 105: %v", old, err)
			}
		}
		left, err := tx.RecoveryCodesLeft(1)
		if left != 2 {
			t.Errorf("%d codes left", left)
		}
		return err
	})
}

func TestASecretThatWaitsLeavesTheOneInUseAlone(t *testing.T) {
	db, _ := office(t)
	change(t, db, func(tx *store.Tx) error {
		if err := tx.SetPendingSecret(1, []byte("the new one")); err != nil {
			return err
		}
		if _, err := tx.Authenticator(1); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("an unconfirmed secret is in use: %v", err)
		}
		if ok, err := tx.UseStep(1, 7); ok || err != nil {
			t.Errorf("a code of nothing was taken: %v", err)
		}
		return nil
	})
	enrolled(t, db)
	change(t, db, func(tx *store.Tx) error {
		if _, err := tx.PendingSecret(1); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("still waiting after it was confirmed: %v", err)
		}
		if err := tx.SetPendingSecret(1, []byte("another")); err != nil {
			return err
		}
		a, err := tx.Authenticator(1)
		if string(a.Secret) != "twenty secret bytes!" || !a.Enrolled.Equal(now) || a.UsedStep != 100 {
			t.Error("the one in use was touched")
		}
		if strings.Contains(fmt.Sprintf("%v %+v %#v", a, a, a), "116") {
			t.Error("the secret prints")
		}
		return err
	})
}

func TestAResetDropsEverythingThatOpens(t *testing.T) {
	db, _ := office(t)
	enrolled(t, db)
	change(t, db, func(tx *store.Tx) error {
		if err := errors.Join(tx.SetPendingSecret(1, []byte("x")), tx.DropFactor(1)); err != nil {
			return err
		}
		_, secret := tx.Authenticator(1)
		_, pending := tx.PendingSecret(1)
		state, err := tx.Factor(1)
		if !errors.Is(secret, data.ErrNotFound) || !errors.Is(pending, data.ErrNotFound) || state.CodesLeft != 0 || !state.Enrolled.IsZero() {
			t.Errorf("%v %v %+v", secret, pending, state)
		}
		return err
	})
}

func TestANewSetOfRecoveryCodesKillsTheOld(t *testing.T) {
	db, _ := office(t)
	enrolled(t, db)
	change(t, db, func(tx *store.Tx) error {
		if err := tx.SetRecoveryCodes(1, [][]byte{{9}}); err != nil {
			return err
		}
		old, err := tx.UseRecoveryCode(1, []byte{1}, now)
		fresh, err2 := tx.UseRecoveryCode(1, []byte{9}, time.Unix(0, 0)) // also when the clock says 1970
		again, err3 := tx.UseRecoveryCode(1, []byte{9}, now)
		if old || !fresh || again {
			t.Errorf("old %v, new %v, new again %v", old, fresh, again)
		}
		return errors.Join(err, err2, err3)
	})
}

func TestHowAUserStandsWithTheFactorComesBackAsStored(t *testing.T) {
	db, _ := office(t)
	enrolled(t, db)
	due := now.Add(7 * 24 * time.Hour)
	var kept data.RemovalID
	change(t, db, func(tx *store.Tx) error {
		id, err := tx.InsertUser(user("bob"))
		if err != nil {
			return err
		}
		err3 := errors.Join(tx.SetFactorDue(id, due), tx.SetFailures(id, 3, false), tx.NoteWrong(id, data.WrongCode, now),
			tx.SetAuthenticator(id, store.Authenticator{Secret: []byte("s"), Enrolled: now, UsedStep: 5}))
		all, err2 := tx.Factors()
		bob := data.FactorState{Method: data.NoFactor, Due: due, Failures: 3, LastFailure: now, LastWrong: data.WrongCode, Enrolled: now}
		ann := data.FactorState{Method: data.NoFactor, Enrolled: now, CodesLeft: 3}
		if got, want := fmt.Sprint(all), fmt.Sprint(map[data.UserID]data.FactorState{1: ann, id: bob}); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		kept, err = tx.RemoveUser(id, 1, now)
		return errors.Join(err, err2, err3)
	})
	change(t, db, func(tx *store.Tx) error {
		u, err := tx.RestoreUser(kept)
		if err != nil {
			return err
		}
		state, err := tx.Factor(u.ID)
		a, err2 := tx.Authenticator(u.ID)
		if !state.Due.Equal(due) || a.UsedStep != 5 {
			t.Errorf("after the deletion was undone: %+v %d", state, a.UsedStep)
		}
		return errors.Join(err, err2)
	})
}

func TestTakingOneTryBackLeavesTheOthersCounted(t *testing.T) {
	db, _ := office(t)
	change(t, db, func(tx *store.Tx) error {
		if err := errors.Join(tx.SetFailures(1, 20, true), tx.TakeFailureBack(1, true)); err != nil {
			return err
		}
		n, err := tx.Failures(1)
		if u, _ := tx.User(1); n != 19 || u.Locked {
			t.Errorf("%d failures, locked %v", n, u.Locked)
		}
		for range 30 {
			err = errors.Join(err, tx.TakeFailureBack(1, false))
		}
		if n, _ := tx.Failures(1); n != 0 {
			t.Errorf("%d failures", n)
		}
		return err
	})
}

func TestAnAdministratorPassesWithAPasswordThatHolds(t *testing.T) {
	db, _ := office(t)
	for name, c := range map[string]struct {
		factor  data.SecondFactor
		expires time.Time
		server  string
		proved  time.Time
		n       int
		mail    bool
	}{
		"none": {data.NoFactor, time.Time{}, "", time.Time{}, 1, false}, "authenticator": {data.Authenticator, time.Time{}, "", time.Time{}, 1, false},
		"e-mail without a server":        {data.EmailCode, time.Time{}, "", time.Time{}, 0, true},
		"e-mail with one that works":     {data.EmailCode, time.Time{}, "mx.example.org", now, 1, false},
		"e-mail with one never tried":    {data.EmailCode, time.Time{}, "mx.example.org", time.Time{}, 0, true},
		"a password that expires later":  {data.NoFactor, now.Add(time.Hour), "", time.Time{}, 1, false},
		"a password that expired before": {data.NoFactor, now, "", time.Time{}, 0, false},
	} {
		change(t, db, func(tx *store.Tx) error {
			u, err := tx.User(1)
			if err != nil {
				return err
			}
			after := u
			after.SecondFactor = c.factor
			err = errors.Join(tx.UpdateUser(u, after), tx.SetPassword(1, store.Password{Hash: "h", Set: now, Expires: c.expires}),
				tx.SetMail(store.Mail{MailSettings: data.MailSettings{Server: c.server, Port: 587, TLS: data.MailStartTLS}, Proved: c.proved}))
			n, mail, err2 := tx.Passable(now, 5)
			if n != c.n || mail != c.mail {
				t.Errorf("%s: %d %v", name, n, mail)
			}
			return errors.Join(err, err2)
		})
	}
}
