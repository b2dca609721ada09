package session

import (
	"context"
	"errors"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
)

// touched returns a user whom the actor sees and may change.
func (t *turn) touched(id data.UserID) (data.User, error) {
	u, err := t.seen(id)
	if err == nil {
		err = t.office.CheckTouch(t.me, u)
	}
	return u, err
}

// eachTouched does the same to the second factor of several users, to all or to none, and
// returns them as stored. A *data.About tells whom an error concerns. With the own one
// among them it needs Confirm.
func (s *Session) eachTouched(ctx context.Context, ids []data.UserID, do func(*turn, data.User) error) ([]data.User, error) {
	saved := make([]data.User, 0, len(ids))
	err := s.write(ctx, editUsers, func(t *turn) error {
		if err := t.confirmed(ids...); err != nil {
			return err
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			u, err := t.touched(id)
			if err == nil {
				err = do(t, u)
			}
			if errors.Is(err, data.ErrNotFound) {
				return err
			}
			if err != nil {
				return &data.About{Name: u.Username, Err: err}
			}
			if u, err = t.User(id); err != nil {
				return err
			}
			saved = append(saved, t.me.Visible(u))
		}
		return nil
	})
	return saved, err
}

// SetSecondFactor chooses what users are asked for after the password, from their next
// sign-in on. None is refused where a role or the profile demands one, e-mailed codes are
// where no mail server is set, and to the actor where none was ever tried. What the method
// before left behind opens nothing any more.
func (s *Session) SetSecondFactor(ctx context.Context, ids []data.UserID, factor data.SecondFactor) ([]data.User, error) {
	return s.eachTouched(ctx, ids, func(t *turn, u data.User) error {
		if u.SecondFactor == factor {
			return nil
		}
		after := u
		after.SecondFactor = factor
		after, err := after.Checked()
		if err == nil {
			err = t.checkFactor(after)
		}
		if err == nil {
			err = t.UpdateUser(u, after)
		}
		if err == nil {
			err = t.dropBut(after)
		}
		if err == nil {
			err = t.logUser(u, after, false, false)
		}
		return err
	})
}

// checkFactor refuses a method that a policy does not let pass, or that nobody could pass.
func (t *turn) checkFactor(u data.User) error {
	switch u.SecondFactor {
	case data.NoFactor:
		if demands := t.office.Rights(u).FactorDemands(); len(demands) > 0 {
			return data.Refuse(data.FieldSecondFactor, data.ReasonFactorRequired, demands[0])
		}
	case data.EmailCode:
		return t.checkMail(u)
	}
	return nil
}

// dropBut forgets what the user's method does not ask for.
func (t *turn) dropBut(u data.User) error {
	if u.SecondFactor == data.NoFactor {
		return t.DropFactor(u.ID)
	}
	return t.DropAuthenticator(u.ID) // recovery codes serve both methods
}

// ResetFactor forgets the authenticator and the recovery codes of users, who set up anew
// at their next sign-in, and ends the sessions that they have open.
func (s *Session) ResetFactor(ctx context.Context, ids []data.UserID) ([]data.User, error) {
	return s.eachTouched(ctx, ids, func(t *turn, u data.User) error {
		if err := t.DropFactor(u.ID); err != nil {
			return err
		}
		t.end(u.ID)
		return t.log(userEvent(data.EventResetFactor, u, nil))
	})
}

// ownOr is the right to touch a user: one's own account needs none.
func (s *Session) ownOr(id data.UserID, n need) need {
	if id == s.user {
		return need{}
	}
	return n
}

// BeginEnrolment makes a new secret for a user's authenticator app. It is worth something
// once ConfirmEnrolment has seen a code of it; until then an app that was set up before
// goes on working. One's own needs no right, but Confirm.
func (s *Session) BeginEnrolment(ctx context.Context, id data.UserID) (data.Enrolment, error) {
	var made data.Enrolment
	err := s.write(ctx, s.ownOr(id, editUsers), func(t *turn) error {
		u, err := t.touched(id)
		if err == nil {
			err = t.confirmed(id)
		}
		if err != nil {
			return err
		}
		secret := otp.NewSecret()
		if err := t.SetPendingSecret(id, secret.Bytes()); err != nil {
			return err
		}
		made, err = Enrolment(t.Tx, u, secret)
		return err
	})
	return made, err
}

// ConfirmEnrolment makes the secret of BeginEnrolment the user's, once a code of it shows
// that the app has it, and returns ten recovery codes, which are shown this once. The user
// is asked for the app from now on, whatever it was before. It needs no Confirm of its
// own: who knows a code of the secret was shown it after one. The error is a *data.Invalid
// of FieldCode, a *data.ClockOff, or data.ErrNotFound when nothing was begun.
func (s *Session) ConfirmEnrolment(ctx context.Context, id data.UserID, code string) ([]string, error) {
	var codes []string
	err := s.write(ctx, s.ownOr(id, editUsers), func(t *turn) error {
		u, err := t.touched(id)
		if err != nil {
			return err
		}
		pending, err := t.PendingSecret(id)
		if err != nil {
			return err
		}
		secret, err := otp.SecretOf(pending)
		if err != nil {
			return err
		}
		step, err := secret.Check(code, t.now, 0)
		if err != nil {
			return err
		}
		codes, err = t.enrol(u, secret, step, data.EventEnrol)
		return err
	})
	return codes, err
}

// enrol is Enrol with its traces in the log.
func (t *turn) enrol(u data.User, secret otp.Secret, step int64, how data.EventAction) ([]string, error) {
	after, codes, err := Enrol(t.Tx, u, secret, step, t.now)
	if err == nil {
		err = t.log(userEvent(how, u, t.factorChange(u, after)))
	}
	return codes, err
}

func (t *turn) factorChange(before, after data.User) []data.Change {
	if before.SecondFactor == after.SecondFactor {
		return nil
	}
	return t.changes(before, after)
}

// Enrolment is what an app needs of a secret.
func Enrolment(tx *store.Tx, u data.User, secret otp.Secret) (data.Enrolment, error) {
	o, err := tx.Organisation()
	if err != nil {
		return data.Enrolment{}, err
	}
	uri, err := secret.URI(o.Name, u.Username)
	return data.Enrolment{SetupKey: secret.SetupKey(), URI: uri}, err
}

// Enrol gives a user the authenticator of the secret, of which the code of the step was
// seen, and a new set of recovery codes, which it returns with the user as stored. Like
// Options.Rights it is for security/signin; a Session does it in a call of its own.
func Enrol(tx *store.Tx, u data.User, secret otp.Secret, step int64, at time.Time) (data.User, []string, error) {
	err := tx.SetAuthenticator(u.ID, store.Authenticator{Secret: secret.Bytes(), Enrolled: at, UsedStep: step})
	if err != nil {
		return u, nil, err
	}
	codes, err := newRecoveryCodes(tx, u.ID)
	if err != nil {
		return u, nil, err
	}
	if err := tx.SetFactorDue(u.ID, time.Time{}); err != nil {
		return u, nil, err
	}
	if u.SecondFactor != data.Authenticator {
		after := u
		after.SecondFactor = data.Authenticator
		if err := tx.UpdateUser(u, after); err != nil {
			return u, nil, err
		}
	}
	after, err := tx.User(u.ID)
	return after, codes, err
}

func newRecoveryCodes(tx *store.Tx, id data.UserID) ([]string, error) {
	key, err := tx.TemporaryKey()
	if err != nil {
		return nil, err
	}
	codes := otp.NewRecoveryCodes()
	hashes := make([][]byte, len(codes))
	for i, code := range codes {
		hashes[i], _ = otp.HashRecovery(key, code) // what was just made can be one
	}
	return codes, tx.SetRecoveryCodes(id, hashes)
}

// NewRecoveryCodes makes ten recovery codes for the signed-in user, which are shown this
// once; those before open nothing any more. It needs Confirm. ReasonNoFactor refuses it to
// who has no factor that they could stand in for.
func (s *Session) NewRecoveryCodes(ctx context.Context) ([]string, error) {
	var codes []string
	err := s.write(ctx, need{}, func(t *turn) error {
		state, err := t.Factor(s.user)
		if err == nil && !state.Passes() {
			err = data.Refuse(data.FieldRecoveryCodes, data.ReasonNoFactor)
		}
		if err == nil {
			err = t.confirmed(s.user)
		}
		if err == nil {
			codes, err = newRecoveryCodes(t.Tx, s.user)
		}
		if err == nil {
			err = t.log(userEvent(data.EventRecoveryCodes, t.me.User, nil))
		}
		return err
	})
	return codes, err
}
