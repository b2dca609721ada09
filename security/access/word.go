package access

import (
	"maps"
	"slices"

	"pbxusers/data"
)

// NewOffice is the office that a form's choices make: what its asker may see of it.
func NewOffice(catalog *data.Catalog, c data.Choices) Office {
	o := Office{
		Catalog: catalog, Roles: map[data.RoleID]data.Role{}, Profiles: map[data.ProfileID]data.Profile{},
		Desks: map[data.DeskID]data.Desk{}, Tenants: map[data.TenantID]data.Tenant{},
	}
	for _, r := range c.Roles {
		o.Roles[r.ID] = r
	}
	for _, p := range c.Profiles {
		o.Profiles[p.ID] = p
	}
	for _, d := range c.Desks {
		o.Desks[d.ID] = d
	}
	for _, t := range c.Tenants {
		o.Tenants[t.ID] = t
	}
	return o
}

// Masked reports whether one of the roles hides the digits of phone numbers.
func (r Rights) Masked() bool {
	return slices.ContainsFunc(r.Roles, func(role data.Role) bool { return role.MaskPhone })
}

// Same reports whether two states of one user's rights let the user do the same. Names
// and descriptions are not rights.
func (r Rights) Same(o Rights) bool {
	return maps.Equal(r.permissions, o.permissions) && maps.Equal(r.Profile.Modules, o.Profile.Modules) &&
		r.Profile.UpdateProfile == o.Profile.UpdateProfile && r.Profile.ChangeLanguage == o.Profile.ChangeLanguage &&
		r.Profile.GetUpdates == o.Profile.GetUpdates && r.open == o.open && r.Masked() == o.Masked() &&
		slices.Equal(r.networks(), o.networks())
}

// networks lists where the user may come from, sorted; empty is from anywhere, as soon
// as one role says so.
func (r Rights) networks() []string {
	var all []string
	for _, role := range r.Roles {
		if len(role.AcceptedIPs) == 0 {
			return nil
		}
		all = append(all, role.AcceptedIPs...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// CheckRole returns nil when the actor may turn before into after; the zero Role stands
// for one that does not exist yet, or not any more. Whoever changes a role changes what
// others may do: so the actor must hold all of it, before and after.
func CheckRole(actor Rights, before, after data.Role) error {
	if before.ID != 0 && !actor.HoldsRole(before) {
		return &Refusal{Rule: RuleMoreRights, Name: before.Name}
	}
	if !actor.HoldsRole(after) {
		return &Refusal{Rule: RuleGrant, Name: after.Name}
	}
	return nil
}

// CheckProfile is CheckRole for profiles. The built-in ones stay as they are, but for
// whether they demand a second factor.
func CheckProfile(actor Rights, before, after data.Profile) error {
	switch {
	case before.Builtin != "" && !policyOnly(before, after):
		return &Refusal{Rule: RuleBuiltin, Name: before.Name}
	case before.ID != 0 && !actor.HoldsProfile(before):
		return &Refusal{Rule: RuleMoreRights, Name: before.Name}
	case !actor.HoldsProfile(after):
		return &Refusal{Rule: RuleGrant, Name: after.Name}
	}
	return nil
}

// policyOnly reports whether two states of a profile differ in what is demanded of its
// users, and in nothing else.
func policyOnly(before, after data.Profile) bool {
	list := after.Changes(before)
	return len(list) == 1 && list[0].Field == data.FieldRequireFactor
}

// CheckDesk is CheckRole for desks. Somebody who sees the data of some desks only may put
// together new ones out of the queues and agents of those, and nothing beyond.
func (o Office) CheckDesk(actor Rights, before, after data.Desk) error {
	if before.ID != 0 && !actor.HoldsDesk(before.ID) {
		return data.ErrNotFound // a list shows those that are held
	}
	if len(beyond(after.Agents, before.Agents)) > 0 && !actor.Holds(data.PermissionNewAgent) {
		return &Refusal{Rule: RulePermission, Module: data.ModuleDesks, Action: data.Edit, Permission: data.PermissionNewAgent}
	}
	if actor.SeesAllDesks() {
		return nil
	}
	var queues, agents []string
	for _, id := range actor.User.Desks {
		queues = append(queues, o.Desks[id].Queues...)
		agents = append(agents, o.Desks[id].Agents...)
	}
	for _, number := range append(beyond(after.Queues, queues), beyond(after.Agents, agents)...) {
		return &Refusal{Rule: RuleGrant, Name: number}
	}
	return nil
}

// beyond lists what of list is not in held.
func beyond(list, held []string) (more []string) {
	for _, one := range list {
		if !slices.Contains(held, one) {
			more = append(more, one)
		}
	}
	return more
}
