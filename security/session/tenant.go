package session

import (
	"context"
	"slices"

	"pbxusers/data"
	"pbxusers/data/store"
)

var tenants = word[data.TenantID, data.Tenant]{
	kind: data.KindTenant, module: data.ModuleTenants,
	office:  func(t *turn) map[data.TenantID]data.Tenant { return t.office.Tenants },
	id:      func(t data.Tenant) data.TenantID { return t.ID },
	name:    func(t data.Tenant) string { return t.Name },
	seen:    func(t *turn, id data.TenantID) bool { return t.me.SeesTenant(id) },
	check:   func(*turn, data.Tenant, data.Tenant) error { return nil }, // whoever may view the module looks over all
	changes: func(before, after data.Tenant) []data.Change { return after.Changes(before) },
	insert:  (*store.Tx).InsertTenant, update: (*store.Tx).UpdateTenant, remove: (*store.Tx).DeleteTenant,
	swap: func(_ *turn, u data.User, from, to data.TenantID) data.User {
		u.Tenants = replaced(u.Tenants, from, to)
		if u.DefaultTenant == from {
			u.DefaultTenant = to
			if to == 0 && len(u.Tenants) > 0 {
				u.DefaultTenant = u.Tenants[0]
			}
		}
		return u
	},
	same: func(a, b data.User) bool {
		return slices.Equal(a.Tenants, b.Tenants) && a.DefaultTenant == b.DefaultTenant
	},
	put: func(into *data.User, from data.User) {
		into.Tenants, into.DefaultTenant = from.Tenants, from.DefaultTenant
	},
}

// Tenants lists all tenants by name, with how many users belong to each.
func (s *Session) Tenants(ctx context.Context) ([]data.Used[data.Tenant], error) {
	return tenants.list(ctx, s)
}

// TenantUsers lists who belongs to the tenant, by username.
func (s *Session) TenantUsers(ctx context.Context, id data.TenantID) ([]data.UserRef, error) {
	return tenants.users(ctx, s, id)
}

// SaveTenant stores a tenant: a new one for ID 0, else a change, which is
// data.ErrConflict when the tenant was changed since it was read. The users of a disabled
// one, who belong to no other, cannot sign in. It returns the tenant as stored.
func (s *Session) SaveTenant(ctx context.Context, tenant data.Tenant) (data.Tenant, error) {
	tenant, err := tenant.Checked()
	if err != nil {
		return tenant, err
	}
	var saved data.Tenant
	err = s.write(ctx, tenants.saving(tenant.ID), func(t *turn) error {
		id, err := tenants.save(t, tenant)
		if err == nil {
			saved, err = t.Tenant(id)
		}
		return err
	})
	return saved, err
}

// DeleteTenant deletes a tenant and returns the number under which RestoreTenant finds
// it. One that users belong to is a *data.InUse for a nil instead; else they belong to
// instead, or to one less for 0.
func (s *Session) DeleteTenant(ctx context.Context, id data.TenantID, instead *data.TenantID) (data.RemovalID, error) {
	return tenants.delete(ctx, s, id, instead)
}

// RestoreTenant brings a deleted tenant back, and back to those who lost it.
func (s *Session) RestoreTenant(ctx context.Context, kept data.RemovalID) (data.Tenant, error) {
	return tenants.restore(ctx, s, kept)
}
