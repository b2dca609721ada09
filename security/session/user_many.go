package session

import (
	"bytes"
	"context"

	"pbxusers/data"
)

// ChangeUsers makes the same change to several users, to all or to none. Only what the
// patch names is touched. A *data.About tells whom an error concerns. It returns the
// users as stored.
func (s *Session) ChangeUsers(ctx context.Context, ids []data.UserID, p data.UserPatch) ([]data.User, error) {
	saved := make([]data.User, 0, len(ids))
	err := s.write(ctx, editUsers, func(t *turn) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			u, err := t.patchUser(id, p)
			if err != nil {
				return err
			}
			saved = append(saved, t.me.Visible(u))
		}
		return nil
	})
	return saved, err
}

func (t *turn) patchUser(id data.UserID, p data.UserPatch) (data.User, error) {
	before, err := t.seen(id)
	if err != nil {
		return before, err
	}
	after := p.Apply(before)
	if p.Profile != 0 && !t.office.Profiles[p.Profile].Opens(after.Startup, data.View) {
		after.Startup = "" // the new profile's first module
	}
	return t.edit(before, after)
}

// DeleteUsers deletes users, all or none, and returns the numbers under which
// RestoreUsers finds them again.
func (s *Session) DeleteUsers(ctx context.Context, ids []data.UserID) ([]data.RemovalID, error) {
	removals := make([]data.RemovalID, 0, len(ids))
	err := s.write(ctx, deleteUsers, func(t *turn) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			kept, err := t.deleteUser(id)
			if err != nil {
				return err
			}
			removals = append(removals, kept)
		}
		return nil
	})
	return removals, err
}

func (t *turn) deleteUser(id data.UserID) (data.RemovalID, error) {
	u, err := t.seen(id)
	if err != nil {
		return 0, err
	}
	gone := u
	gone.Enabled = false // deleting oneself is switching oneself off
	kept := data.RemovalID(0)
	if err = t.office.CheckChange(t.me, u, gone); err == nil {
		kept, err = t.RemoveUser(id, t.me.User.ID, t.now)
	}
	if err == nil {
		t.end(id) // also for when the deletion is undone
		err = t.log(userEvent(data.EventDelete, u, nil))
	}
	if err != nil {
		return 0, &data.About{Name: u.Username, Err: err}
	}
	return kept, nil
}

// RestoreUsers brings deleted users back with everything they had, all or none. It needs
// the right to add users, and every right that the restored accounts bring with them.
func (s *Session) RestoreUsers(ctx context.Context, removals []data.RemovalID) ([]data.User, error) {
	restored := make([]data.User, 0, len(removals))
	err := s.write(ctx, addUsers, func(t *turn) error {
		for _, kept := range removals {
			u, err := t.RestoreUser(kept)
			if err != nil {
				return err
			}
			granted := u
			granted.ID = 0
			if err = t.office.CheckChange(t.me, data.User{}, granted); err == nil {
				err = t.log(userEvent(data.EventRestore, u, nil))
			}
			if err != nil {
				return &data.About{Name: u.Username, Err: err}
			}
			restored = append(restored, t.me.Visible(u))
		}
		return nil
	})
	return restored, err
}

// UnlockUsers lets users in again who were kept out after too many wrong tries.
func (s *Session) UnlockUsers(ctx context.Context, ids []data.UserID) ([]data.User, error) {
	saved := make([]data.User, 0, len(ids))
	err := s.write(ctx, editUsers, func(t *turn) error {
		for _, id := range ids {
			u, err := t.unlockUser(id)
			if err != nil {
				return err
			}
			saved = append(saved, t.me.Visible(u))
		}
		return nil
	})
	return saved, err
}

func (t *turn) unlockUser(id data.UserID) (data.User, error) {
	u, err := t.seen(id)
	if err != nil {
		return u, err
	}
	if err = t.office.CheckTouch(t.me, u); err == nil {
		err = t.SetFailures(id, 0, false)
	}
	if err == nil {
		err = t.log(userEvent(data.EventUnlock, u, nil))
	}
	if err != nil {
		return u, &data.About{Name: u.Username, Err: err}
	}
	return t.User(id)
}

// checkedPNG makes sure that what a form hands over is a picture as it is stored.
func checkedPNG(picture []byte) ([]byte, error) { return data.CheckedPicture(bytes.NewReader(picture)) }
