package session

import (
	"context"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

var profiles = word[data.ProfileID, data.Profile]{
	kind: data.KindProfile, module: data.ModuleProfiles,
	office:  func(t *turn) map[data.ProfileID]data.Profile { return t.office.Profiles },
	id:      func(p data.Profile) data.ProfileID { return p.ID },
	name:    func(p data.Profile) string { return p.Name },
	seen:    func(*turn, data.ProfileID) bool { return true },
	check:   func(t *turn, before, after data.Profile) error { return access.CheckProfile(t.me, before, after) },
	changes: func(before, after data.Profile) []data.Change { return after.Changes(before) },
	insert:  (*store.Tx).InsertProfile, update: (*store.Tx).UpdateProfile, remove: (*store.Tx).DeleteProfile,
	swap: func(t *turn, u data.User, _, to data.ProfileID) data.User {
		u.Profile = to
		if !t.office.Profiles[to].Opens(u.Startup, data.View) {
			u.Startup = "" // the new profile's first module
		}
		return u
	},
	same: func(a, b data.User) bool { return a.Profile == b.Profile && a.Startup == b.Startup },
	put: func(into *data.User, from data.User) {
		into.Profile, into.Startup = from.Profile, from.Startup
	},
}

// Profiles lists all profiles by name, with how many users have each.
func (s *Session) Profiles(ctx context.Context) ([]data.Used[data.Profile], error) {
	return profiles.list(ctx, s)
}

// ProfileUsers lists who has the profile, as far as the actor may see them, by username.
func (s *Session) ProfileUsers(ctx context.Context, id data.ProfileID) ([]data.UserRef, error) {
	return profiles.users(ctx, s, id)
}

// SaveProfile stores a profile: a new one for ID 0, else a change, which is
// data.ErrConflict when the profile was changed since it was read. The actor's own
// profile must open all that it opens, before and after. Of built-in ones only whether
// they demand a second factor is changed. Users whose start-up dialog it no longer opens
// start on its first module. It returns the profile as stored.
func (s *Session) SaveProfile(ctx context.Context, p data.Profile) (data.Profile, error) {
	p, err := p.Checked()
	if err != nil {
		return p, err
	}
	p.Builtin = ""
	for key, actions := range p.Modules {
		if m, ok := s.o.Catalog.Module(key); !ok || actions&^m.Actions != 0 {
			return p, data.Refuse(data.FieldModules, data.ReasonUnknown, string(key))
		}
	}
	var saved data.Profile
	err = s.write(ctx, profiles.saving(p.ID), func(t *turn) error {
		id, err := profiles.save(t, p)
		if err == nil {
			err = t.dropStartups(id, p)
		}
		if err == nil {
			saved, err = t.Profile(id)
		}
		return err
	})
	return saved, err
}

// dropStartups lets those start on the profile's first module whose start-up dialog it
// does not open any more.
func (t *turn) dropStartups(id data.ProfileID, p data.Profile) error {
	users, err := t.UsersWithStartup(id)
	if err != nil {
		return err
	}
	for _, u := range users {
		if p.Opens(u.Startup, data.View) {
			continue
		}
		after := u
		after.Startup = ""
		if err := t.UpdateUser(u, after); err != nil {
			return err
		}
		if err := t.logUser(u, after, false, false); err != nil {
			return err
		}
	}
	return nil
}

// DeleteProfile deletes a profile that is not built in, and returns the number under
// which RestoreProfile finds it. One that users have is a *data.InUse for a nil instead;
// else they get instead, which must be another.
func (s *Session) DeleteProfile(ctx context.Context, id data.ProfileID, instead *data.ProfileID) (data.RemovalID, error) {
	return profiles.delete(ctx, s, id, instead)
}

// RestoreProfile brings a deleted profile back, and back to those who lost it.
func (s *Session) RestoreProfile(ctx context.Context, kept data.RemovalID) (data.Profile, error) {
	return profiles.restore(ctx, s, kept)
}
