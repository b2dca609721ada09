// Package signin is the way to a session: username and password, the second factor, the
// enrolment of one, the new password that must be chosen, in this order. It also lets an
// administrator back in who proves with the recovery key that the office is theirs.
//
//	entry, err := door.SignIn(ctx, username, password)
//	switch {
//	case entry.Code != nil:       // ask for a code: entry.Code.Check leads on to the next Entry
//	case entry.Enrol != nil:      // show the QR code: Confirm, then Kept lead on
//	case entry.MustChange != nil: // ask for a new password: Choose gives the session
//	case entry.Session != nil:    // the window
//	}
//
// Unknown, disabled, locked and waiting accounts and wrong passwords all get ErrWrong,
// after the same work: one transaction that writes, one argon2 run, one more that
// writes. A try is counted and committed before the hash or the code is compared, so that
// neither a kill nor parallel tries give one for free. Wrong passwords and wrong codes
// count together, and a right password takes back its own try and no other: only who has
// passed every factor begins again at none.
package signin

import (
	"context"
	"errors"
	"sync"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

var (
	// ErrWrong is the one answer to whatever is wrong with a name, a password or an account;
	// from a later step it means that the sign-in has to begin anew.
	ErrWrong = errors.New("the username or the password is not right, or the account cannot sign in now")
	// ErrExpired tells the holder of the right temporary password that it is too old.
	ErrExpired = errors.New("the temporary password has expired")
)

// Door lets users in. It is safe for several goroutines.
type Door struct {
	session.Options
	opened time.Time

	mu   sync.Mutex
	last map[data.UserID]time.Time // the last counted try; times carry the monotonic clock
}

// New returns the door of an open database. A wait that was under way when the program
// ended begins again: the time of a try is not stored, so that no changed clock can
// shorten a wait.
func New(o session.Options) *Door {
	return &Door{Options: o, opened: o.Now(), last: map[data.UserID]time.Time{}}
}

// Entry is what a right password, or a later step, leads to: one of the four.
type Entry struct {
	Session    *session.Session
	Code       *Code
	Enrol      *Enrol
	MustChange *NewPassword

	// LastSignIn is when the user came in the time before; zero: never.
	LastSignIn time.Time
	// WrongTries is how many wrong passwords and codes were tried since then, this user's own
	// among them; those that were refused unlooked at do not count.
	WrongTries int
	// FactorDue is until when the user comes in without the second factor that is demanded;
	// zero: none is, or it is there.
	FactorDue time.Time
	// UsedRecovery says that a recovery code opened the step before, and CodesLeft how many
	// are left.
	UsedRecovery bool
	CodesLeft    int
	// StillAsked is the second factor that the next sign-in asks for a code of, where the
	// recovery key of the register opened this once without; "": none is.
	StillAsked data.SecondFactor
}

// SignIn checks a username and password. Its errors are ErrWrong, ErrExpired, ctx's, or
// what is wrong with the database.
func (d *Door) SignIn(ctx context.Context, username, typed string) (Entry, error) {
	name, _ := data.CheckedUsername(username) // a name that cannot be is an unknown one
	t, err := d.count(ctx, func(tx *store.Tx) (data.User, error) { return tx.UserByName(name) })
	if err != nil {
		return Entry{}, err
	}
	right, rehash := false, false
	if t.open {
		right, rehash, err = d.Passwords.Verify(ctx, t.stored.Hash, typed)
		if errors.Is(err, password.ErrMalformed) || errors.Is(err, password.ErrTooWeak) {
			right, err = false, nil // a tampered row opens nothing
		}
	} else {
		err = d.Passwords.VerifyNothing(ctx, typed)
	}
	if err != nil {
		return Entry{}, err
	}
	if !right {
		return Entry{}, errors.Join(ErrWrong, d.logWrong(ctx, t, data.WrongPassword, data.NotePassword))
	}
	hash := ""
	if rehash {
		if hash, err = d.Passwords.Hash(ctx, typed); err != nil {
			return Entry{}, err
		}
	}
	entry, err := d.enter(ctx, t, typed, hash)
	if errors.Is(err, ErrWrong) {
		err = errors.Join(err, d.logWrong(ctx, t, data.WrongPassword, data.NoteChanged))
	}
	return entry, err
}

// within runs work in a transaction and commits it.
func (d *Door) within(ctx context.Context, work func(*store.Tx) error) error {
	tx, err := d.DB.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Organisation returns the office's name and settings, which the sign-in screen shows.
func (d *Door) Organisation(ctx context.Context) (data.Organisation, error) {
	var o data.Organisation
	err := d.within(ctx, func(tx *store.Tx) (err error) {
		o, err = tx.Organisation()
		return err
	})
	return o, err
}
