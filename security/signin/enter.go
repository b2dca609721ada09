package signin

import (
	"context"
	"errors"
	"time"
	"unicode/utf8"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

// demand is what stands between a right password and the window.
type demand int

const (
	demandNothing demand = iota
	demandCode
	demandEnrolment
)

// demandOf works out what is demanded of a user whose password was right. Where a role or
// the profile demands a second factor that the user has not chosen, the time until when
// it waits begins at the first sign-in under that rule.
func (d *Door) demandOf(tx *store.Tx, u data.User) (demand, time.Time, error) {
	switch u.SecondFactor {
	case data.EmailCode:
		return demandCode, time.Time{}, nil
	case data.Authenticator:
		_, err := tx.Authenticator(u.ID)
		if errors.Is(err, data.ErrNotFound) {
			return demandEnrolment, time.Time{}, nil
		}
		return demandCode, time.Time{}, err
	}
	rights, err := d.Rights(tx, u)
	if err != nil {
		return demandNothing, time.Time{}, err
	}
	due, err := d.due(tx, u, len(rights.FactorDemands()) > 0)
	if err == nil && !due.IsZero() && !d.Now().Before(due) {
		return demandEnrolment, due, nil
	}
	return demandNothing, due, err
}

// due is until when a demanded factor waits. It never moves back by a clock that was put
// back, nor by a grace that was made longer; when nothing is demanded any more, it begins
// anew with the next demand.
func (d *Door) due(tx *store.Tx, u data.User, demanded bool) (time.Time, error) {
	was, err := tx.FactorDue(u.ID)
	if err != nil {
		return was, err
	}
	var due time.Time
	if demanded {
		o, err := tx.Organisation()
		if err != nil {
			return due, err
		}
		due = d.Now().Add(time.Duration(o.FactorGrace) * 24 * time.Hour).Truncate(time.Millisecond)
		if !was.IsZero() && was.Before(due) {
			due = was
		}
	}
	if due.Equal(was) {
		return due, nil
	}
	return due, tx.SetFactorDue(u.ID, due)
}

// enter goes on after the right password; hash replaces the stored one where it is not "".
func (d *Door) enter(ctx context.Context, t try, typed, hash string) (Entry, error) {
	var entry Entry
	var refused error
	err := d.within(ctx, func(tx *store.Tx) error {
		entry, refused = Entry{}, nil
		user, stored, err := d.stillThere(tx, t.user.ID, t.locked)
		if err != nil {
			return err
		}
		if stored.Hash != t.stored.Hash {
			return ErrWrong // another was set while this one was compared
		}
		if hash != "" {
			stored.Hash = hash
			if err := tx.SetPassword(user.ID, stored); err != nil {
				return err
			}
		}
		if !stored.Expires.IsZero() && !d.Now().Before(stored.Expires) {
			refused = ErrExpired
			return errors.Join(d.takeBack(tx, t), d.logEntry(tx, user, data.EventSignIn, refused))
		}
		demand, due, err := d.demandOf(tx, user)
		if err != nil {
			return err
		}
		switch demand {
		case demandCode:
			entry.Code = &Code{door: d, user: user, hash: stored.Hash}
			return d.takeBack(tx, t)
		case demandEnrolment:
			if entry.Enrol, err = d.newEnrol(tx, user, stored.Hash); err != nil {
				return err
			}
			return d.takeBack(tx, t)
		}
		// A password that was long enough only beside a second factor is not alone.
		short := utf8.RuneCountInString(typed) < password.LeastRunes
		entry, err = d.arrive(tx, user, stored, t.failed, short)
		entry.FactorDue = due
		return err
	})
	if err != nil {
		return Entry{}, err
	}
	return entry, refused
}

// arrive goes on for a user who has passed every factor: it clears the count, and gives the
// session unless a new password is due. wrong is how many tries were wrong before.
func (d *Door) arrive(tx *store.Tx, u data.User, stored store.Password, wrong int, mustChange bool) (Entry, error) {
	entry := Entry{LastSignIn: u.LastSignIn, WrongTries: wrong}
	if err := tx.SetFailures(u.ID, 0, false); err != nil {
		return entry, err
	}
	if mustChange || u.MustChange || password.IsTemporary(stored.Hash) {
		entry.MustChange = &NewPassword{door: d, user: u, old: stored.Hash}
		return entry, nil
	}
	entry.Session = session.New(d.Options, u.ID)
	return entry, d.logEntry(tx, u, data.EventSignIn, nil)
}

// stillThere reads the account again after something was compared: it may have been
// disabled meanwhile. Its own lock, set by the very try that turned out right, does not count.
func (d *Door) stillThere(tx *store.Tx, id data.UserID, ownLock bool) (data.User, store.Password, error) {
	user, err := tx.User(id)
	if errors.Is(err, data.ErrNotFound) {
		return user, store.Password{}, ErrWrong
	}
	if err != nil {
		return user, store.Password{}, err
	}
	user.Locked = user.Locked && !ownLock
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

// unchanged is stillThere for a step that began when the password was right: with another
// password the sign-in begins anew.
func (d *Door) unchanged(tx *store.Tx, id data.UserID, hash string, ownLock bool) (data.User, store.Password, error) {
	user, stored, err := d.stillThere(tx, id, ownLock)
	if errors.Is(err, data.ErrNotFound) || err == nil && stored.Hash != hash {
		err = ErrWrong
	}
	return user, stored, err
}

// logEntry writes down that the user came in, or why not.
func (d *Door) logEntry(tx *store.Tx, u data.User, action data.EventAction, refused error) error {
	event := data.Event{
		At: d.Now(), Actor: u.ID, ActorName: u.Username, Action: action, Kind: data.KindSession,
		Object: int64(u.ID), Name: u.Username, Result: data.Done,
	}
	if errors.Is(refused, ErrExpired) {
		event.Result, event.Note = data.Refused, data.NoteExpired
	} else if err := tx.SetLastSignIn(u.ID, event.At); err != nil {
		return err
	}
	return tx.AddEvent(event)
}

// logOwn writes down what a user did of their own account on the way in.
func (d *Door) logOwn(tx *store.Tx, u data.User, action data.EventAction, changes ...data.Change) error {
	return tx.AddEvent(data.Event{
		At: d.Now(), Actor: u.ID, ActorName: u.Username, Action: action, Kind: data.KindUser,
		Object: int64(u.ID), Name: u.Username, Changes: changes, Result: data.Done,
	})
}
