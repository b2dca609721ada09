package signin

import (
	"context"
	"errors"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
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

// try is one attempt as it was counted.
type try struct {
	user   data.User // zero for an unknown name
	stored store.Password
	failed int           // wrong tries that were counted before it
	open   bool          // what was typed decides; else the answer is wrong already
	shut   string        // why it is not open, as the log says it
	wait   time.Duration // how long a try still had to wait that is not open for that
	locked bool          // this try, if wrong, locks the account
	at     time.Time     // when it was counted
	before time.Time     // the counted try before it; zero: none since the door was opened
}

// count looks an account up and, where what was typed will decide, counts the try.
func (d *Door) count(ctx context.Context, find func(*store.Tx) (data.User, error)) (try, error) {
	var t try
	err := d.within(ctx, func(tx *store.Tx) error {
		t = try{}
		user, err := find(tx)
		if errors.Is(err, data.ErrNotFound) {
			t.shut = data.NoteUnknown
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
		t.failed = failures
		if t.shut = shutBy(user, live); t.shut == "" && !d.mayTry(&t, failures) {
			t.shut = data.NoteWaiting
		}
		if t.shut != "" {
			return tx.Touch()
		}
		t.open = true
		t.locked = failures+1 >= LockTries
		return tx.SetFailures(user.ID, failures+1, t.locked)
	})
	return t, err
}

// shutBy is why nothing that is typed opens the account, "" where something does.
func shutBy(u data.User, live bool) string {
	switch {
	case live:
		return ""
	case u.Locked:
		return data.NoteLocked
	}
	return data.NoteDisabled
}

// live reports whether the account can sign in at all.
func (d *Door) live(tx *store.Tx, u data.User) (bool, error) {
	rights, err := d.Rights(tx, u)
	return err == nil && rights.Live(), err
}

// mayTry reports whether the wait after so many failures is over, and if so, notes the
// time of this try.
func (d *Door) mayTry(t *try, failures int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.Now()
	last, ok := d.last[t.user.ID]
	if failures >= FreeTries {
		since := last
		if !ok {
			since = d.opened
		}
		if t.wait = waits[min(failures-FreeTries, len(waits)-1)] - now.Sub(since); t.wait > 0 {
			return false
		}
	}
	t.at, t.before = now, last
	d.last[t.user.ID] = now
	return true
}

// takeBack takes a counted try back that was not wrong, and leaves every other one
// counted: the password was right, and the second factor is yet to come. The wait after
// wrong tries goes on from the last of them.
func (d *Door) takeBack(tx *store.Tx, t try) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := t.user.ID
	if !d.last[id].Equal(t.at) {
		return tx.TakeFailureBack(id, t.locked)
	}
	if d.last[id] = t.before; t.before.IsZero() {
		delete(d.last, id)
	}
	return tx.TakeFailureBack(id, t.locked)
}

// logWrong writes a wrong try down, with a note of what was wrong with it where what was
// typed decided. What was typed as a name is not kept when there is no such account:
// people type passwords there.
func (d *Door) logWrong(ctx context.Context, t try, what data.WrongEntry, note string) error {
	return d.within(ctx, func(tx *store.Tx) error { return d.addWrong(tx, t, what, note) })
}

func (d *Door) addWrong(tx *store.Tx, t try, what data.WrongEntry, note string) error {
	event := data.Event{
		At: d.Now(), Action: data.EventSignInWrong, Kind: data.KindSession, Object: int64(t.user.ID), Name: t.user.Username,
		Result: data.Refused, Note: note,
	}
	if !t.open {
		event.Note = t.shut
	}
	if t.locked {
		event.Action = data.EventLockOut
	}
	if t.open {
		if err := tx.NoteWrong(t.user.ID, what, event.At); err != nil {
			return err
		}
	}
	return tx.AddEvent(event)
}
