package session

import (
	"context"
	"slices"

	"pbxusers/data"
	"pbxusers/data/store"
)

var desks = word[data.DeskID, data.Desk]{
	kind: data.KindDesk, module: data.ModuleDesks,
	office:  func(t *turn) map[data.DeskID]data.Desk { return t.office.Desks },
	id:      func(d data.Desk) data.DeskID { return d.ID },
	name:    func(d data.Desk) string { return d.Name },
	seen:    func(t *turn, id data.DeskID) bool { return t.me.HoldsDesk(id) },
	check:   func(t *turn, before, after data.Desk) error { return t.office.CheckDesk(t.me, before, after) },
	changes: func(before, after data.Desk) []data.Change { return after.Changes(before) },
	insert:  (*store.Tx).InsertDesk, update: (*store.Tx).UpdateDesk, remove: (*store.Tx).DeleteDesk,
	swap: func(_ *turn, u data.User, from, to data.DeskID) data.User {
		u.Desks = replaced(u.Desks, from, to)
		return u
	},
	same: func(a, b data.User) bool { return slices.Equal(a.Desks, b.Desks) },
	put:  func(into *data.User, from data.User) { into.Desks = from.Desks },
}

// Desks lists the desks whose data the actor sees, by name, with how many users are
// assigned to each.
func (s *Session) Desks(ctx context.Context) ([]data.Used[data.Desk], error) {
	return desks.list(ctx, s)
}

// DeskUsers lists who is assigned to the desk, as far as the actor may see them.
func (s *Session) DeskUsers(ctx context.Context, id data.DeskID) ([]data.UserRef, error) {
	return desks.users(ctx, s, id)
}

// SaveDesk stores a desk and who is assigned to it, all in one: a new desk for ID 0, else
// a change, which is data.ErrConflict when the desk was changed since it was read. To
// assign users needs the right to edit them. Whoever makes a desk without seeing all
// desks is assigned to it. It returns the desk as stored.
func (s *Session) SaveDesk(ctx context.Context, d data.DeskDraft) (data.Desk, error) {
	desk, err := d.Desk.Checked()
	if err != nil {
		return desk, err
	}
	var saved data.Desk
	err = s.write(ctx, desks.saving(desk.ID), func(t *turn) error {
		id, err := desks.save(t, desk)
		if err != nil {
			return err
		}
		if err := t.reread(); err != nil {
			return err
		}
		if desk.ID == 0 && !t.me.SeesAllDesks() {
			if err := t.takeDesk(id); err != nil {
				return err
			}
		}
		if d.SetUsers {
			if err := t.assign(ctx, id, d.Users); err != nil {
				return err
			}
		}
		saved, err = t.Desk(id)
		return err
	})
	return saved, err
}

// takeDesk assigns the actor to a desk that the actor has just made out of what the
// actor's other desks show.
func (t *turn) takeDesk(id data.DeskID) error {
	after := t.me.User
	after.Desks = append(slices.Clone(after.Desks), id)
	after, err := after.Checked()
	if err == nil {
		err = t.UpdateUser(t.me.User, after)
	}
	if err == nil {
		err = t.logUser(t.me.User, after, false, false)
	}
	if err != nil {
		return err
	}
	t.me.User, err = t.User(after.ID)
	return err
}

// assign makes users those of a desk; assigned ones whom the actor may not see stay.
func (t *turn) assign(ctx context.Context, id data.DeskID, users []data.UserID) error {
	assigned, err := t.UsersOf(data.KindDesk, int64(id), t.within())
	if err != nil {
		return err
	}
	was := map[data.UserID]bool{}
	for _, u := range assigned {
		was[u.ID] = true
	}
	is := map[data.UserID]bool{}
	for _, user := range users {
		is[user] = true
		if was[user] {
			continue
		}
		if err := t.moveDesk(ctx, user, 0, id); err != nil {
			return err
		}
	}
	for _, u := range assigned {
		if is[u.ID] {
			continue
		}
		if err := t.moveDesk(ctx, u.ID, id, 0); err != nil {
			return err
		}
	}
	return nil
}

// moveDesk takes a user from one desk and puts them to another; 0 is none.
func (t *turn) moveDesk(ctx context.Context, user data.UserID, from, to data.DeskID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.me.Check(data.ModuleUsers, data.Edit); err != nil {
		return err
	}
	before, err := t.seen(user)
	if err != nil {
		return err
	}
	after := before
	after.Desks = replaced(append(slices.Clone(before.Desks), to), from, 0)
	_, err = t.edit(before, after)
	return err
}

// DeleteDesk deletes a desk and returns the number under which RestoreDesk finds it. One
// that users are assigned to is a *data.InUse for a nil instead; else they are assigned
// to instead, or only taken from it for 0.
func (s *Session) DeleteDesk(ctx context.Context, id data.DeskID, instead *data.DeskID) (data.RemovalID, error) {
	return desks.delete(ctx, s, id, instead)
}

// RestoreDesk brings a deleted desk back, and back to those who lost it.
func (s *Session) RestoreDesk(ctx context.Context, kept data.RemovalID) (data.Desk, error) {
	return desks.restore(ctx, s, kept)
}
