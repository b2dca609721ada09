// Package signin is the way to a session: username and password, the wait after wrong
// tries, the new password that must be chosen. It also lets an administrator back in
// who proves with the recovery key that the office is theirs.
//
// Unknown, disabled, locked and waiting accounts and wrong passwords all get ErrWrong,
// after the same work: one transaction that writes, one argon2 run, one more that
// writes. A try is counted and committed before the hash is compared, so that neither a
// kill nor parallel tries give one for free.
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
	// ErrWrong is the one answer to whatever is wrong with a name, a password or an account.
	ErrWrong = errors.New("the username or the password is not right, or the account cannot sign in now")
	// ErrExpired tells the holder of the right temporary password that it is too old.
	ErrExpired = errors.New("the temporary password has expired")
	// ErrFactor means that the account asks for a second factor that cannot be given here.
	ErrFactor = errors.New("the account asks for a second factor")
)

// FreeTries is how many wrong tries in a row have no consequence; LockTries lock the
// account until an administrator unlocks it.
const (
	FreeTries = 5
	LockTries = 20
)

// waits is how long the next try must wait after FreeTries wrong ones, after one more,
// and so on; the last holds for all that follow.
var waits = []time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 15 * time.Minute}

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

// Entry is what a right password leads to: a Session, or first a new password.
type Entry struct {
	Session    *session.Session
	MustChange *NewPassword
}

// SignIn checks a username and password. Its errors are ErrWrong, ErrExpired, ErrFactor,
// ctx's, or what is wrong with the database.
func (d *Door) SignIn(ctx context.Context, username, typed string) (Entry, error) {
	name, _ := data.CheckedUsername(username) // a name that cannot be is an unknown one
	t, err := d.count(ctx, name)
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
		return Entry{}, errors.Join(ErrWrong, d.logWrong(ctx, t))
	}
	return d.enter(ctx, t.user.ID, typed, rehash)
}

// try is one attempt as it was counted.
type try struct {
	user   data.User // zero for an unknown name
	stored store.Password
	open   bool // the password decides; else the answer is wrong already
	locked bool // this try, if wrong, locks the account
}

// count looks the account up and, where the password will decide, counts the try.
func (d *Door) count(ctx context.Context, name string) (try, error) {
	var t try
	err := d.within(ctx, func(tx *store.Tx) error {
		user, err := tx.UserByName(name)
		if errors.Is(err, data.ErrNotFound) {
			return tx.Touch() // as much work as for a known name
		}
		if err != nil {
			return err
		}
		t.user = user
		live, err := d.live(tx, user)
		if err != nil {
			return err
		}
		if t.stored, err = tx.Password(user.ID); errors.Is(err, data.ErrNotFound) {
			live = false
		} else if err != nil {
			return err
		}
		failures, err := tx.Failures(user.ID)
		if err != nil {
			return err
		}
		if !live || !d.mayTry(user.ID, failures) {
			return tx.Touch()
		}
		t.open = true
		t.locked = failures+1 >= LockTries
		return tx.SetFailures(user.ID, failures+1, t.locked)
	})
	return t, err
}

// live reports whether the account can sign in at all.
func (d *Door) live(tx *store.Tx, u data.User) (bool, error) {
	rights, err := d.Rights(tx, u)
	return err == nil && rights.Live(), err
}

// mayTry reports whether the wait after so many failures is over, and if so, notes the
// time of this try.
func (d *Door) mayTry(id data.UserID, failures int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.Now()
	if failures >= FreeTries {
		last, ok := d.last[id]
		if !ok {
			last = d.opened
		}
		if now.Sub(last) < waits[min(failures-FreeTries, len(waits)-1)] {
			return false
		}
	}
	d.last[id] = now
	return true
}

// logWrong writes a wrong try down. What was typed as a name is not kept when there is
// no such account: people type passwords there.
func (d *Door) logWrong(ctx context.Context, t try) error {
	return d.within(ctx, func(tx *store.Tx) error {
		event := data.Event{
			At: d.Now(), Action: data.EventSignInWrong, Kind: data.KindSession, Object: int64(t.user.ID), Name: t.user.Username, Result: data.Refused,
		}
		if t.locked {
			event.Action = data.EventLockOut
		}
		return tx.AddEvent(event)
	})
}

// enter goes on after the right password: it clears the count and gives a session,
// unless a new password is due.
func (d *Door) enter(ctx context.Context, id data.UserID, typed string, rehash bool) (Entry, error) {
	hash := ""
	if rehash {
		var err error
		if hash, err = d.Passwords.Hash(ctx, typed); err != nil {
			return Entry{}, err
		}
	}
	var entry Entry
	var refused error
	err := d.within(ctx, func(tx *store.Tx) error {
		entry, refused = Entry{}, nil
		user, stored, err := d.stillThere(tx, id)
		if err != nil {
			return err
		}
		if err := tx.SetFailures(id, 0, false); err != nil {
			return err
		}
		switch {
		case !stored.Expires.IsZero() && !d.Now().Before(stored.Expires):
			refused = ErrExpired
		case user.SecondFactor != data.NoFactor:
			refused = ErrFactor
		case user.MustChange || password.IsTemporary(stored.Hash):
			entry.MustChange = &NewPassword{door: d, user: user, old: stored.Hash}
			return nil
		default:
			entry.Session = session.New(d.Options, id)
		}
		if hash != "" {
			stored.Hash = hash
			if err := tx.SetPassword(id, stored); err != nil {
				return err
			}
		}
		return d.logEntry(tx, user, data.EventSignIn, refused)
	})
	return entry, errors.Join(refused, err)
}

// stillThere reads the account again after the hash was compared: it may have been
// disabled meanwhile. Its own lock, set by the very try that turned out right, does not count.
func (d *Door) stillThere(tx *store.Tx, id data.UserID) (data.User, store.Password, error) {
	user, err := tx.User(id)
	if errors.Is(err, data.ErrNotFound) {
		return user, store.Password{}, ErrWrong
	}
	if err != nil {
		return user, store.Password{}, err
	}
	user.Locked = false
	live, err := d.live(tx, user)
	if err == nil && !live {
		err = ErrWrong
	}
	if err != nil {
		return user, store.Password{}, err
	}
	stored, err := tx.Password(id)
	return user, stored, err
}

// logEntry writes down that the user came in, or why not.
func (d *Door) logEntry(tx *store.Tx, u data.User, action data.EventAction, refused error) error {
	event := data.Event{
		At: d.Now(), Actor: u.ID, ActorName: u.Username, Action: action, Kind: data.KindSession,
		Object: int64(u.ID), Name: u.Username, Result: data.Done,
	}
	switch {
	case errors.Is(refused, ErrExpired):
		event.Result, event.Note = data.Refused, "expired"
	case errors.Is(refused, ErrFactor):
		event.Result, event.Note = data.Refused, "second_factor"
	default:
		if err := tx.SetLastSignIn(u.ID, event.At); err != nil {
			return err
		}
	}
	return tx.AddEvent(event)
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
