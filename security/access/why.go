package access

import (
	"slices"

	"pbxusers/data"
)

// Reason is what one link of a chain says, as a code; ui/words has a sentence for each.
type Reason string

// The reasons, in the order of the chain.
const (
	ReasonEnabled       Reason = "enabled"        // the account is
	ReasonDisabled      Reason = "disabled"       // the account is not enabled
	ReasonLocked        Reason = "locked"         // too many wrong tries
	ReasonTenant        Reason = "tenant"         // one of the user's tenants is enabled
	ReasonTenants       Reason = "tenants"        // none of them is
	ReasonOpens         Reason = "opens"          // the profile opens the module with the action
	ReasonOpensLess     Reason = "opens_less"     // the profile opens the module, not with this action
	ReasonShut          Reason = "shut"           // the profile does not open the module
	ReasonNoSuchAction  Reason = "no_such_action" // the module has no such action
	ReasonRoleHolds     Reason = "role_holds"     // a role holds the permission
	ReasonRoleAdmin     Reason = "role_admin"     // a role holds every permission
	ReasonNoRole        Reason = "no_role"        // no role holds the permission
	ReasonNoneNeeded    Reason = "none_needed"    // the profile alone decides
	ReasonAllDesks      Reason = "all_desks"      // a special permission shows every desk's data
	ReasonOwnDesks      Reason = "own_desks"      // only the data of the user's desks
	ReasonNoDesks       Reason = "no_desks"       // no desk is assigned: there is no data to see
	ReasonMasked        Reason = "masked"         // a role hides the digits of phone numbers
	ReasonEveryTenant   Reason = "every_tenant"   // whoever views the Tenants module looks over all
	ReasonWithinTenants Reason = "within_tenants" // only rows of the user's tenants
)

// Link is one link of the chain that grants or blocks an act.
type Link struct {
	Reason     Reason
	Blocks     bool
	Kind       data.Kind // what would have to change: KindUser, KindTenant, KindProfile or KindRole
	ID         int64     // of that; 0 where it is the choice of roles on the user
	Names      []string  // of the profile, the role, the tenants or the desks
	Permission data.Permission
}

// Answer says whether a user may do an action in a module, and the whole chain of it:
// account, tenant, profile, role; then, where granted, whose data it reaches.
type Answer struct {
	User    data.User
	Module  data.ModuleKey
	Action  data.Actions
	Granted bool
	Chain   []Link
	Scope   []Link // narrows whose rows and which digits; blocks nothing
}

// Decisive is the link to tell first: what blocks, or the last that grants.
func (a Answer) Decisive() Link {
	for _, link := range a.Chain {
		if link.Blocks {
			return link
		}
	}
	return a.Chain[len(a.Chain)-1]
}

// Why explains what Rights.Check and Rights.Live decide about u.
func (o Office) Why(u data.User, module data.ModuleKey, action data.Actions) Answer {
	r := o.Rights(u)
	a := Answer{User: u, Module: module, Action: action, Granted: r.Live() && r.May(module, action)}
	a.Chain = []Link{accountLink(u), o.tenantLink(r), o.profileLink(r, module, action), permissionLink(r, module, action)}
	if a.Granted {
		a.Scope = o.scope(r)
	}
	return a
}

func accountLink(u data.User) Link {
	link := Link{Reason: ReasonEnabled, Kind: data.KindUser, ID: int64(u.ID), Names: []string{u.Username}}
	switch {
	case !u.Enabled:
		link.Reason, link.Blocks = ReasonDisabled, true
	case u.Locked:
		link.Reason, link.Blocks = ReasonLocked, true
	}
	return link
}

func (o Office) tenantLink(r Rights) Link {
	link := Link{Reason: ReasonTenants, Kind: data.KindTenant, Blocks: true}
	for _, id := range r.User.Tenants {
		t := o.Tenants[id]
		if t.Enabled {
			return Link{Reason: ReasonTenant, Kind: data.KindTenant, ID: int64(id), Names: []string{t.Name}}
		}
		link.ID = int64(id)
		link.Names = append(link.Names, t.Name)
	}
	return link
}

func (o Office) profileLink(r Rights, module data.ModuleKey, action data.Actions) Link {
	p := r.Profile
	link := Link{Reason: ReasonOpens, Kind: data.KindProfile, ID: int64(p.ID), Names: []string{p.Name}}
	if p.Opens(module, action) {
		return link
	}
	link.Blocks = true
	link.Reason = ReasonShut
	if p.Opens(module, data.View) {
		link.Reason = ReasonOpensLess
	}
	if m, ok := o.Catalog.Module(module); ok && m.Actions&action != action {
		link.Reason = ReasonNoSuchAction
	}
	return link
}

func permissionLink(r Rights, module data.ModuleKey, action data.Actions) Link {
	p := data.PermissionFor(module, action)
	if p == "" {
		return Link{Reason: ReasonNoneNeeded, Kind: data.KindProfile, ID: int64(r.Profile.ID), Names: []string{r.Profile.Name}}
	}
	if role, ok := r.roleWith(p); ok {
		reason := ReasonRoleHolds
		if !slices.Contains(role.Permissions, p) {
			reason = ReasonRoleAdmin
		}
		return Link{Reason: reason, Kind: data.KindRole, ID: int64(role.ID), Names: []string{role.Name}, Permission: p}
	}
	return Link{Reason: ReasonNoRole, Blocks: true, Kind: data.KindRole, Names: roleNames(r.Roles), Permission: p}
}

// roleWith finds a role of the user that holds the permission; one that names it comes
// before one that holds all.
func (r Rights) roleWith(p data.Permission) (data.Role, bool) {
	named := func(role data.Role) bool { return slices.Contains(role.Permissions, p) }
	holds := func(role data.Role) bool { return role.Holds(p) }
	for _, fits := range []func(data.Role) bool{named, holds} {
		if i := slices.IndexFunc(r.Roles, fits); i >= 0 {
			return r.Roles[i], true
		}
	}
	return data.Role{}, false
}

func roleNames(roles []data.Role) []string {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = role.Name
	}
	return names
}

// scope says whose rows and which digits the rights reach.
func (o Office) scope(r Rights) []Link {
	return append([]Link{o.tenantScope(r), o.deskScope(r)}, maskScope(r)...)
}

func (o Office) tenantScope(r Rights) Link {
	if r.SeesAllTenants() {
		return Link{Reason: ReasonEveryTenant, Kind: data.KindProfile, ID: int64(r.Profile.ID), Names: []string{r.Profile.Name}}
	}
	link := Link{Reason: ReasonWithinTenants, Kind: data.KindUser, ID: int64(r.User.ID)}
	for _, id := range r.User.Tenants {
		link.Names = append(link.Names, o.Tenants[id].Name)
	}
	return link
}

func (o Office) deskScope(r Rights) Link {
	if role, ok := r.roleWith(data.PermissionAllDesks); ok {
		return Link{Reason: ReasonAllDesks, Kind: data.KindRole, ID: int64(role.ID), Names: []string{role.Name}, Permission: data.PermissionAllDesks}
	}
	link := Link{Reason: ReasonOwnDesks, Kind: data.KindUser, ID: int64(r.User.ID)}
	for _, id := range r.User.Desks {
		link.Names = append(link.Names, o.Desks[id].Name)
	}
	if len(link.Names) == 0 {
		link.Reason = ReasonNoDesks
	}
	return link
}

func maskScope(r Rights) []Link {
	i := slices.IndexFunc(r.Roles, func(role data.Role) bool { return role.MaskPhone })
	if i < 0 {
		return nil
	}
	role := r.Roles[i]
	return []Link{{Reason: ReasonMasked, Kind: data.KindRole, ID: int64(role.ID), Names: []string{role.Name}}}
}
