package session

import (
	"context"
	"slices"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

var roles = word[data.RoleID, data.Role]{
	kind: data.KindRole, module: data.ModuleRoles,
	office:  func(t *turn) map[data.RoleID]data.Role { return t.office.Roles },
	id:      func(r data.Role) data.RoleID { return r.ID },
	name:    func(r data.Role) string { return r.Name },
	seen:    func(*turn, data.RoleID) bool { return true },
	check:   func(t *turn, before, after data.Role) error { return access.CheckRole(t.me, before, after) },
	changes: func(before, after data.Role) []data.Change { return after.Changes(before) },
	insert:  (*store.Tx).InsertRole, update: (*store.Tx).UpdateRole, remove: (*store.Tx).DeleteRole,
	swap: func(_ *turn, u data.User, from, to data.RoleID) data.User {
		u.Roles = replaced(u.Roles, from, to)
		return u
	},
	same: func(a, b data.User) bool { return slices.Equal(a.Roles, b.Roles) },
	put:  func(into *data.User, from data.User) { into.Roles = from.Roles },
}

// Roles lists all roles by name, with how many users have each.
func (s *Session) Roles(ctx context.Context) ([]data.Used[data.Role], error) {
	return roles.list(ctx, s)
}

// RoleUsers lists who has the role, as far as the actor may see them, by username.
func (s *Session) RoleUsers(ctx context.Context, id data.RoleID) ([]data.UserRef, error) {
	return roles.users(ctx, s, id)
}

// SaveRole stores a role: a new one for ID 0, else a change, which is data.ErrConflict
// when the role was changed since it was read. The actor must hold every permission of
// it, before and after. It returns the role as stored.
func (s *Session) SaveRole(ctx context.Context, r data.Role) (data.Role, error) {
	r, err := r.Checked()
	if err != nil {
		return r, err
	}
	for _, p := range r.Permissions {
		if !s.o.Catalog.Known(p) {
			return r, data.Refuse(data.FieldPermissions, data.ReasonUnknown, string(p))
		}
	}
	var saved data.Role
	err = s.write(ctx, roles.saving(r.ID), func(t *turn) error {
		id, err := roles.save(t, r)
		if err == nil {
			saved, err = t.Role(id)
		}
		return err
	})
	return saved, err
}

// DeleteRole deletes a role and returns the number under which RestoreRole finds it. One
// that users have is a *data.InUse for a nil instead; else they get instead, or lose it
// for 0.
func (s *Session) DeleteRole(ctx context.Context, id data.RoleID, instead *data.RoleID) (data.RemovalID, error) {
	return roles.delete(ctx, s, id, instead)
}

// RestoreRole brings a deleted role back, and back to those who lost it.
func (s *Session) RestoreRole(ctx context.Context, kept data.RemovalID) (data.Role, error) {
	return roles.restore(ctx, s, kept)
}
