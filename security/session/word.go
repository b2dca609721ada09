package session

import (
	"context"
	"errors"
	"slices"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

// word is what roles, desks, profiles and tenants have in common: they have a name,
// users rely on them, and what users rely on is let go of only together with them.
type word[ID ~int64, T any] struct {
	kind   data.Kind
	module data.ModuleKey
	office func(*turn) map[ID]T
	id     func(T) ID
	name   func(T) string
	// seen reports whether the actor may learn that it exists.
	seen func(*turn, ID) bool
	// check refuses what the actor may not make of before; zero is for none.
	check   func(t *turn, before, after T) error
	changes func(before, after T) []data.Change
	insert  func(*store.Tx, T) (ID, error)
	update  func(*store.Tx, T) error
	remove  func(*store.Tx, ID) error
	// swap gives a user to instead of from; 0 only takes from away.
	swap func(t *turn, u data.User, from, to ID) data.User
	// same compares the fields that swap changes, and put copies them.
	same func(a, b data.User) bool
	put  func(into *data.User, from data.User)
}

// need is the right to an action in the word's module.
func (w word[ID, T]) need(action data.Actions) need { return need{w.module, action} }

// saving is the right that saving needs: to add for 0, else to edit.
func (w word[ID, T]) saving(id ID) need {
	if id == 0 {
		return w.need(data.Add)
	}
	return w.need(data.Edit)
}

// find returns one that the actor may see.
func (w word[ID, T]) find(t *turn, id ID) (T, error) {
	item, ok := w.office(t)[id]
	if !ok || !w.seen(t, id) {
		var none T
		return none, data.ErrNotFound
	}
	return item, nil
}

// list returns those that the actor may see, by name, with how many users rely on each.
func (w word[ID, T]) list(ctx context.Context, s *Session) ([]data.Used[T], error) {
	var list []data.Used[T]
	err := s.read(ctx, w.need(data.View), func(t *turn) error {
		counts, err := t.CountUsers(w.kind, t.within())
		if err != nil {
			return err
		}
		for _, item := range byName(w.office(t), w.name) {
			if w.seen(t, w.id(item)) {
				list = append(list, data.Used[T]{Item: item, Users: counts[int64(w.id(item))]})
			}
		}
		return nil
	})
	return list, err
}

// users lists who relies on one, as far as the actor may see them.
func (w word[ID, T]) users(ctx context.Context, s *Session, id ID) ([]data.UserRef, error) {
	var users []data.UserRef
	err := s.read(ctx, w.need(data.View), func(t *turn) (err error) {
		if _, err = w.find(t, id); err == nil {
			users, err = t.UsersOf(w.kind, int64(id), t.within())
		}
		return err
	})
	return users, err
}

// within is the tenants whose users the actor may see; nil for all of them.
func (t *turn) within() []data.TenantID {
	if t.me.SeesAllTenants() {
		return nil
	}
	return t.me.User.Tenants
}

// save stores a checked one, new for id 0, logs it with extra changes, and returns its id.
func (w word[ID, T]) save(t *turn, after T, extra ...data.Change) (ID, error) {
	var before T
	var err error
	id := w.id(after)
	if id != 0 {
		if before, err = w.find(t, id); err != nil {
			return id, err
		}
	}
	if err := w.check(t, before, after); err != nil {
		return id, err
	}
	list := append(w.changes(before, after), extra...)
	action := data.EventChange
	switch {
	case id == 0:
		action = data.EventCreate
		id, err = w.insert(t.Tx, after)
	case len(list) > 0:
		err = w.update(t.Tx, after)
	}
	if err != nil || len(list) == 0 {
		return id, err
	}
	return id, t.log(data.Event{Action: action, Kind: w.kind, Object: int64(id), Name: w.name(after), Changes: list})
}

// gone is what is kept of a deleted one: itself, and its users as they were before and
// as the deletion left them.
type gone[ID ~int64, T any] struct {
	Item          T
	Before, After []data.User
}

// delete removes one. Where users rely on it, it is a *data.InUse for a nil instead; else
// they get instead in its place, or lose it for 0, as if each had been edited.
func (w word[ID, T]) delete(ctx context.Context, s *Session, id ID, instead *ID) (data.RemovalID, error) {
	kept := data.RemovalID(0)
	err := s.write(ctx, w.need(data.Delete), func(t *turn) error {
		item, err := w.find(t, id)
		if err != nil {
			return err
		}
		var none T
		if err := w.check(t, item, none); err != nil {
			return err
		}
		if instead != nil && *instead != 0 {
			if _, err := w.find(t, *instead); err != nil || *instead == id {
				return data.ErrNotFound
			}
		}
		removal := gone[ID, T]{Item: item}
		if err := w.release(ctx, t, id, instead, &removal); err != nil {
			return err
		}
		if kept, err = t.KeepRemoval(w.kind, int64(id), t.me.User.ID, t.now, removal); err != nil {
			return err
		}
		if err := w.remove(t.Tx, id); err != nil {
			return err
		}
		return t.log(data.Event{Action: data.EventDelete, Kind: w.kind, Object: int64(id), Name: w.name(item)})
	})
	return kept, err
}

// release takes one away from all its users.
func (w word[ID, T]) release(ctx context.Context, t *turn, id ID, instead *ID, removal *gone[ID, T]) error {
	users, err := t.UsersOf(w.kind, int64(id), nil)
	if err != nil || len(users) == 0 {
		return err
	}
	if instead == nil {
		seen, err := t.UsersOf(w.kind, int64(id), t.within())
		if err != nil {
			return err
		}
		return inUse(w.kind, w.name(removal.Item), seen)
	}
	for _, ref := range users {
		if err := ctx.Err(); err != nil {
			return err
		}
		before, err := t.User(ref.ID)
		if err != nil {
			return err
		}
		if !t.me.Sees(before) {
			return &access.Refusal{Rule: access.RuleMoreRights, Name: w.name(removal.Item)}
		}
		after, err := t.edit(before, w.swap(t, before, id, *instead))
		if err != nil {
			return err
		}
		removal.Before, removal.After = append(removal.Before, before), append(removal.After, after)
	}
	return nil
}

// inUseNames is how many users a refused deletion names.
const inUseNames = 5

func inUse(kind data.Kind, name string, users []data.UserRef) error {
	e := &data.InUse{Kind: kind, Name: name, More: max(0, len(users)-inUseNames)}
	for _, u := range users[:min(len(users), inUseNames)] {
		e.By = append(e.By, u.Username)
	}
	return e
}

// restore brings back what delete removed, under its old id, and gives it back to those
// of its users who still stand as the deletion left them.
func (w word[ID, T]) restore(ctx context.Context, s *Session, kept data.RemovalID) (T, error) {
	var removal gone[ID, T]
	err := s.write(ctx, w.need(data.Add), func(t *turn) error {
		if err := t.TakeRemoval(w.kind, kept, &removal); err != nil {
			return err
		}
		var none T
		if err := w.check(t, none, removal.Item); err != nil {
			return err
		}
		id, err := w.insert(t.Tx, removal.Item)
		if err != nil {
			return err
		}
		if err := t.reread(); err != nil {
			return err
		}
		for i, before := range removal.Before {
			if err := w.giveBack(t, before, removal.After[i]); err != nil {
				return err
			}
		}
		return t.log(data.Event{Action: data.EventRestore, Kind: w.kind, Object: int64(id), Name: w.name(removal.Item)})
	})
	return removal.Item, err
}

// giveBack undoes the swap of one user, unless somebody changed the field since, or the
// user is gone.
func (w word[ID, T]) giveBack(t *turn, before, after data.User) error {
	now, err := t.User(before.ID)
	if errors.Is(err, data.ErrNotFound) || err == nil && !w.same(now, after) {
		return nil
	}
	if err != nil {
		return err
	}
	back := now
	w.put(&back, before)
	_, err = t.edit(now, back)
	return err
}

// replaced returns ids with to in from's place, or without from for 0, each id once.
func replaced[ID ~int64](ids []ID, from, to ID) []ID {
	out := make([]ID, 0, len(ids))
	for _, id := range ids {
		if id == from {
			id = to
		}
		if id != 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
