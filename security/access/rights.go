// Package access decides what a user may do, to whose rows, and why: an action needs
// the user's profile to open the module with it and, where the catalogue has a
// permission for the act, one of the user's roles to hold that permission. It is pure:
// security/session brings the rights as they stand inside the transaction and asks
// here, and the screens ask the same rules only to hide what would be refused.
package access

import (
	"slices"

	"pbxusers/data"
)

// Office is what rights are made of: every role, profile, desk and tenant by its id.
type Office struct {
	Catalog  *data.Catalog
	Roles    map[data.RoleID]data.Role
	Profiles map[data.ProfileID]data.Profile
	Desks    map[data.DeskID]data.Desk
	Tenants  map[data.TenantID]data.Tenant
}

// Rights is what one user may do at one moment.
type Rights struct {
	User    data.User
	Profile data.Profile
	Roles   []data.Role

	admin       bool
	permissions map[data.Permission]bool
	open        bool // one of the user's tenants is enabled
}

// Rights works out what u may do.
func (o Office) Rights(u data.User) Rights {
	r := Rights{User: u, Profile: o.Profiles[u.Profile], permissions: map[data.Permission]bool{}}
	for _, id := range u.Roles {
		role, ok := o.Roles[id]
		if !ok {
			continue
		}
		r.Roles = append(r.Roles, role)
		for _, p := range role.Permissions {
			r.permissions[p] = true
		}
	}
	r.admin = r.permissions[data.PermissionAdmin]
	r.open = slices.ContainsFunc(u.Tenants, func(id data.TenantID) bool { return o.Tenants[id].Enabled })
	return r
}

// Live reports whether the user may be signed in at all: enabled, not locked out, and of
// an enabled tenant.
func (r Rights) Live() bool { return r.User.Enabled && !r.User.Locked && r.open }

// Holds reports whether one of the roles holds the permission.
func (r Rights) Holds(p data.Permission) bool { return r.admin || r.permissions[p] }

// Check returns nil when the user may do the action in the module, else a *Refusal that
// says what is in the way.
func (r Rights) Check(module data.ModuleKey, action data.Actions) error {
	if !r.Profile.Opens(module, action) {
		return &Refusal{Rule: RuleProfile, Module: module, Action: action, Name: r.Profile.Name}
	}
	if p := data.PermissionFor(module, action); p != "" && !r.Holds(p) {
		return &Refusal{Rule: RulePermission, Module: module, Action: action, Permission: p}
	}
	return nil
}

// May is Check as a yes or no.
func (r Rights) May(module data.ModuleKey, action data.Actions) bool {
	return r.Check(module, action) == nil
}

// SeesAllTenants reports whether the user looks over every tenant: whoever may view the
// Tenants module does, everybody else sees their own.
func (r Rights) SeesAllTenants() bool { return r.May(data.ModuleTenants, data.View) }

// SeesAllDesks reports whether every desk's data is open to the user.
func (r Rights) SeesAllDesks() bool { return r.Holds(data.PermissionAllDesks) }

// SeesTenant reports whether the user may know that the tenant exists.
func (r Rights) SeesTenant(id data.TenantID) bool {
	return r.SeesAllTenants() || slices.Contains(r.User.Tenants, id)
}

// Sees reports whether the row of u is shown to the user: they share a tenant. The
// tenants of u beyond those are hidden by Visible.
func (r Rights) Sees(u data.User) bool {
	return r.SeesAllTenants() || slices.ContainsFunc(u.Tenants, func(id data.TenantID) bool { return slices.Contains(r.User.Tenants, id) })
}

// Visible returns u as the user may see it: without the tenants that are none of theirs.
func (r Rights) Visible(u data.User) data.User {
	if r.SeesAllTenants() {
		return u
	}
	var tenants []data.TenantID
	for _, id := range u.Tenants {
		if slices.Contains(r.User.Tenants, id) {
			tenants = append(tenants, id)
		}
	}
	u.Tenants = tenants
	if !slices.Contains(tenants, u.DefaultTenant) && len(tenants) > 0 {
		u.DefaultTenant = tenants[0]
	}
	return u
}
