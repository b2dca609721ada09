package session

import (
	"context"
	"errors"
	"strconv"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

// SetEventDays says for how many days the event log keeps its entries, 0 for ever, lets
// go of those that are older, and returns how many they were. Only who administers users
// and looks over all tenants may. A log that was tampered with is a *data.BrokenLog and
// keeps everything.
func (s *Session) SetEventDays(ctx context.Context, days int) (dropped int64, err error) {
	err = s.write(ctx, viewEvents, func(t *turn) error {
		if err := t.mayLetGo(); err != nil {
			return err
		}
		o, err := t.Organisation()
		if err != nil {
			return err
		}
		o.EventDays = days
		if o, err = o.Checked(); err != nil {
			return err
		}
		event := data.Event{At: t.now, Actor: t.me.User.ID, ActorName: t.me.User.Username}
		if dropped, err = letGo(t.Tx, o, event); err != nil {
			return err
		}
		return t.changeOrganisation(func(o *data.Organisation) data.Change {
			c := data.Change{Field: data.FieldEventDays, Old: strconv.Itoa(o.EventDays), New: strconv.Itoa(days)}
			o.EventDays = days
			return c
		})
	})
	if err != nil {
		dropped = 0
	}
	return dropped, err
}

// Retention tells for how many days the event log keeps its entries, and how many of them
// SetEventDays would let go of at once for so many days, 0 for ever. Who may not set the
// days is refused.
func (s *Session) Retention(ctx context.Context, days int) (r data.Retention, err error) {
	err = s.read(ctx, viewEvents, func(t *turn) error {
		if err := t.mayLetGo(); err != nil {
			return err
		}
		o, err := t.Organisation()
		if err != nil {
			return err
		}
		r.Days, o.EventDays = o.EventDays, days
		if o, err = o.Checked(); err != nil {
			return err
		}
		before := time.Time{}
		if days > 0 {
			if before, err = keptFrom(t.Tx, days, t.now); err != nil {
				return err
			}
		}
		r.Entries, r.Old, err = t.CountEvents(before)
		return err
	})
	return r, err
}

// mayLetGo refuses to let go of entries for who does not administer users, or does not
// look over all tenants.
func (t *turn) mayLetGo() error {
	if !t.me.SeesAllTenants() {
		return &access.Refusal{Rule: access.RuleProfile, Module: data.ModuleTenants, Action: data.View, Name: t.me.Profile.Name}
	}
	if ok, err := t.IsAdministrator(t.me.User.ID); err != nil || !ok {
		return errors.Join(err, &access.Refusal{Rule: access.RuleMoreRights})
	}
	return nil
}

// keptFrom is when the time begins whose entries are kept. Days are counted from the newest
// entry where the clock is ahead of it: a clock that was set years forward must not empty
// the log at the next start.
func keptFrom(tx *store.Tx, days int, now time.Time) (time.Time, error) {
	newest, err := tx.NewestEvent()
	if newest.Before(now) {
		now = newest
	}
	return now.Add(-time.Duration(days) * 24 * time.Hour), err
}

// letGo drops the entries that are older than the organisation keeps them, and logs by
// event that it did.
func letGo(tx *store.Tx, o data.Organisation, event data.Event) (int64, error) {
	if o.EventDays == 0 {
		return 0, nil
	}
	before, err := keptFrom(tx, o.EventDays, event.At)
	if err != nil {
		return 0, err
	}
	dropped, err := tx.DropEvents(before)
	if err != nil || dropped == 0 {
		return 0, err
	}
	event.Action, event.Kind, event.Result = data.EventRetention, data.KindEvents, data.Done
	event.Changes = []data.Change{{Field: data.FieldEvents, Old: strconv.FormatInt(dropped, 10)}}
	return dropped, tx.AddEvent(event)
}
