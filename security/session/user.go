package session

import (
	"context"
	"slices"

	"pbxusers/data"
	"pbxusers/security/access"
)

var (
	viewUsers   = need{data.ModuleUsers, data.View}
	addUsers    = need{data.ModuleUsers, data.Add}
	editUsers   = need{data.ModuleUsers, data.Edit}
	deleteUsers = need{data.ModuleUsers, data.Delete}
)

// Users lists the users that the actor may see, by id. They share their lists of roles,
// desks and tenants: clone one before changing it.
func (s *Session) Users(ctx context.Context) ([]data.User, error) {
	var users []data.User
	err := s.read(ctx, viewUsers, func(t *turn) (err error) {
		if users, err = t.Users(ctx.Err); err != nil || t.me.SeesAllTenants() {
			return err
		}
		users = slices.DeleteFunc(users, func(u data.User) bool { return !t.me.Sees(u) })
		for i := range users {
			users[i] = t.me.Visible(users[i])
		}
		return nil
	})
	return users, err
}

// User returns one user; data.ErrNotFound also for one of another tenant.
func (s *Session) User(ctx context.Context, id data.UserID) (data.User, error) {
	var u data.User
	err := s.read(ctx, viewUsers, func(t *turn) (err error) {
		u, err = t.seen(id)
		u = t.me.Visible(u)
		return err
	})
	return u, err
}

// seen returns a user whom the actor may see.
func (t *turn) seen(id data.UserID) (data.User, error) {
	u, err := t.User(id)
	if err == nil && !t.me.Sees(u) {
		return data.User{}, data.ErrNotFound
	}
	return u, err
}

// Choices lists the roles, desks, profiles, tenants and departments that the actor may see.
func (s *Session) Choices(ctx context.Context) (data.Choices, error) {
	var c data.Choices
	err := s.read(ctx, viewUsers, func(t *turn) (err error) {
		c = t.choices()
		c.Departments, err = t.Departments()
		return err
	})
	return c, err
}

// Picture returns a user's picture as a PNG, nil when there is none. One's own needs no
// right.
func (s *Session) Picture(ctx context.Context, id data.UserID) ([]byte, error) {
	n := viewUsers
	if id == s.user {
		n = need{}
	}
	var png []byte
	err := s.read(ctx, n, func(t *turn) error {
		u, err := t.seen(id)
		if err != nil || !u.HasPicture {
			return err
		}
		png, err = t.Picture(id)
		return err
	})
	return png, err
}

// Account returns what the signed-in user may do now, and the office's settings.
func (s *Session) Account(ctx context.Context) (access.Rights, data.Organisation, error) {
	var rights access.Rights
	var organisation data.Organisation
	err := s.read(ctx, need{}, func(t *turn) (err error) {
		rights = t.me
		organisation, err = t.Organisation()
		return err
	})
	return rights, organisation, err
}

// Preferences returns what the signed-in user's screens remember, by name.
func (s *Session) Preferences(ctx context.Context) (map[string]string, error) {
	var all map[string]string
	err := s.read(ctx, need{}, func(t *turn) (err error) {
		all, err = t.Preferences(s.user)
		return err
	})
	return all, err
}

// SetPreference remembers a value for the signed-in user's screens. It is no change of
// the register, so the event log has no entry of it. Who looks as another user leaves no
// traces; the language is SaveAccount's.
func (s *Session) SetPreference(ctx context.Context, name, value string) error {
	return s.read(ctx, need{}, func(t *turn) error {
		switch {
		case s.watcher != 0:
			return nil
		case name == data.PreferenceLanguage:
			return &access.Refusal{Rule: access.RuleAccount, Name: t.me.Profile.Name}
		}
		return t.SetPreference(s.user, name, value)
	})
}

// SignOut notes that the user left.
func (s *Session) SignOut(ctx context.Context) error { return s.note(ctx, data.EventSignOut) }

// Lock notes that the window was locked. Signing in again opens it, and is noted as that.
func (s *Session) Lock(ctx context.Context) error { return s.note(ctx, data.EventLock) }

// note writes into the log what the user did with the session itself.
func (s *Session) note(ctx context.Context, action data.EventAction) error {
	return s.read(ctx, need{}, func(t *turn) error {
		return t.log(data.Event{Action: action, Kind: data.KindSession, Object: int64(s.user), Name: t.me.User.Username})
	})
}
