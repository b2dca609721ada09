package signin

import (
	"bytes"
	"context"
	"errors"
	"sync"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
	"pbxusers/security/session"
)

// Enrol is the step between a right password and the window of a user who must set up an
// authenticator app first. Its secret is of this sign-in alone: one that somebody saw at
// another, and left, is never used.
type Enrol struct {
	door   *Door
	user   data.User
	hash   string // of the password that was right
	secret otp.Secret
	needs  data.Enrolment
}

func (d *Door) newEnrol(tx *store.Tx, u data.User, hash string) (*Enrol, error) {
	secret := otp.NewSecret()
	needs, err := session.Enrolment(tx, u, secret)
	return &Enrol{door: d, user: u, hash: hash, secret: secret, needs: needs}, err
}

// Username is whose sign-in it is.
func (e *Enrol) Username() string { return e.user.Username }

// SetupKey is the secret to type into the app, in groups of four.
func (e *Enrol) SetupKey() string { return e.needs.SetupKey }

// URI is the text of the QR code.
func (e *Enrol) URI() string { return e.needs.URI }

// Confirm takes the first code of the app, which shows that it has the secret, and returns
// the recovery codes that come with it: the app is asked for from now on. Its errors are a
// *data.Invalid of FieldCode, a *data.ClockOff, and ErrWrong when the sign-in has to begin
// anew. Wrong codes are not counted: who sees the secret need not guess.
func (e *Enrol) Confirm(ctx context.Context, code string) (*NewCodes, error) {
	d := e.door
	var codes []string
	err := d.within(ctx, func(tx *store.Tx) error {
		user, _, err := d.unchanged(tx, e.user.ID, e.hash, false)
		if err != nil {
			return err
		}
		// Somebody else may have come through with the same password meanwhile, or an
		// administrator chosen another method: what is set up now is not replaced from here.
		demand, _, err := d.demandOf(tx, user)
		if err != nil {
			return err
		}
		if demand != demandEnrolment {
			return ErrWrong
		}
		step, err := e.secret.Check(code, d.Now(), 0)
		if err != nil {
			return err
		}
		before := user.SecondFactor
		if user, codes, err = session.Enrol(tx, user, e.secret, step, d.Now()); err != nil {
			return err
		}
		var changes []data.Change
		if before != user.SecondFactor {
			changes = append(changes, data.Change{Field: data.FieldSecondFactor, Old: string(before), New: string(user.SecondFactor)})
		}
		return d.logOwn(tx, user, data.EventEnrol, changes...)
	})
	if err != nil {
		return nil, err
	}
	return &NewCodes{door: d, id: e.user.ID, hash: e.hash, secret: e.secret, codes: codes}, nil
}

// NewCodes is the step after Confirm: the recovery codes are shown this once, and the way
// goes on when the user says that they were kept. Who leaves before is asked for the app
// at the next sign-in, and can make new codes then.
type NewCodes struct {
	door   *Door
	id     data.UserID
	hash   string
	secret otp.Secret
	codes  []string

	mu   sync.Mutex
	done bool
}

// Codes are the ten recovery codes.
func (n *NewCodes) Codes() []string { return n.codes }

// Kept goes on to what comes next. It is good for one sign-in; ErrWrong tells that it was
// used, or that the account was changed meanwhile.
func (n *NewCodes) Kept(ctx context.Context) (Entry, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.done {
		return Entry{}, ErrWrong
	}
	d := n.door
	var entry Entry
	err := d.within(ctx, func(tx *store.Tx) error {
		user, stored, err := d.unchanged(tx, n.id, n.hash, false)
		if err != nil {
			return err
		}
		a, err := tx.Authenticator(n.id)
		if errors.Is(err, data.ErrNotFound) || err == nil && !bytes.Equal(a.Secret, n.secret.Bytes()) {
			err = ErrWrong // reset, or replaced
		}
		if err != nil {
			return err
		}
		failures, err := tx.Failures(n.id)
		if err != nil {
			return err
		}
		entry, err = d.arrive(tx, user, stored, failures, false)
		return err
	})
	if err != nil {
		return Entry{}, err
	}
	n.done = true
	return entry, nil
}
