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
		if !t.me.SeesAllTenants() {
			return &access.Refusal{Rule: access.RuleProfile, Module: data.ModuleTenants, Action: data.View, Name: t.me.Profile.Name}
		}
		if ok, err := t.IsAdministrator(t.me.User.ID); err != nil || !ok {
			return errors.Join(err, &access.Refusal{Rule: access.RuleMoreRights})
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

// letGo drops the entries that are older than the organisation keeps them, and logs by
// event that it did. Days are counted from the newest entry where the clock is ahead of
// it: a clock that was set years forward must not empty the log at the next start.
func letGo(tx *store.Tx, o data.Organisation, event data.Event) (int64, error) {
	if o.EventDays == 0 {
		return 0, nil
	}
	newest, err := tx.NewestEvent()
	if err != nil {
		return 0, err
	}
	from := event.At
	if newest.Before(from) {
		from = newest
	}
	dropped, err := tx.DropEvents(from.Add(-time.Duration(o.EventDays) * 24 * time.Hour))
	if err != nil || dropped == 0 {
		return 0, err
	}
	event.Action, event.Kind, event.Result = data.EventRetention, data.KindEvents, data.Done
	event.Changes = []data.Change{{Field: data.FieldEvents, Old: strconv.FormatInt(dropped, 10)}}
	return dropped, tx.AddEvent(event)
}
