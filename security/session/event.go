package session

import (
	"context"
	"errors"
	"slices"

	"pbxusers/data"
	"pbxusers/security/access"
)

var viewEvents = need{data.ModuleEventLogger, data.View}

// Events lists entries of the event log that keep takes, newest first: at most most of
// those older than the one of the id before, 0 for the newest. Whoever does not look over
// all tenants gets what concerns the users of their own.
func (s *Session) Events(ctx context.Context, before int64, most int, keep func(data.Event) bool) ([]data.Event, error) {
	var list []data.Event
	err := s.read(ctx, viewEvents, func(t *turn) error {
		shown, err := t.eventFilter(ctx)
		if err != nil {
			return err
		}
		err = t.EachEvent(before, func(e data.Event) bool {
			if e, ok := shown(e); ok && keep(e) {
				list = append(list, e)
			}
			return len(list) < most && ctx.Err() == nil
		})
		if err == nil {
			err = ctx.Err()
		}
		return err
	})
	return list, err
}

// eventFilter returns what narrows an entry to what the actor may see of it.
func (t *turn) eventFilter(ctx context.Context) (func(data.Event) (data.Event, bool), error) {
	if t.me.SeesAllTenants() {
		return func(e data.Event) (data.Event, bool) { return e, true }, nil
	}
	users, err := t.Users(ctx.Err)
	if err != nil {
		return nil, err
	}
	seen := map[data.UserID]bool{}
	for _, u := range users {
		seen[u.ID] = t.me.Sees(u)
	}
	return func(e data.Event) (data.Event, bool) {
		about := e.Kind == data.KindUser || e.Kind == data.KindSession
		if !seen[e.Actor] || about && !seen[data.UserID(e.Object)] || e.Kind == data.KindTenant {
			return e, false
		}
		e.Changes = slices.DeleteFunc(slices.Clone(e.Changes), func(c data.Change) bool {
			return c.Field == data.FieldTenants || c.Field == data.FieldDefault
		})
		return e, true
	}, nil
}

// VerifyEvents recomputes the event log's chain and returns how many entries are right. A
// *data.BrokenLog names the first that was changed, is missing, or was added behind the
// log's back.
func (s *Session) VerifyEvents(ctx context.Context) (int64, error) {
	var right int64
	err := s.read(ctx, viewEvents, func(t *turn) (err error) {
		if !t.me.SeesAllTenants() {
			return &access.Refusal{Rule: access.RuleProfile, Module: data.ModuleTenants, Action: data.View, Name: t.me.Profile.Name}
		}
		right, err = t.VerifyEvents()
		return err
	})
	return right, err
}

// NoteRecoveryKey writes into the log that an administrator made a new recovery key: the
// old one opens the register no longer.
func (s *Session) NoteRecoveryKey(ctx context.Context) error {
	return s.write(ctx, editUsers, func(t *turn) error {
		if ok, err := t.IsAdministrator(t.me.User.ID); err != nil || !ok {
			return errors.Join(err, &access.Refusal{Rule: access.RuleMoreRights})
		}
		return t.log(data.Event{Action: data.EventRecoveryKey, Kind: data.KindOrganisation})
	})
}
