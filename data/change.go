package data

import (
	"fmt"
	"slices"
	"strings"
)

// Names gives the names that ids stand for.
type Names struct {
	Roles    map[RoleID]string
	Desks    map[DeskID]string
	Profiles map[ProfileID]string
	Tenants  map[TenantID]string
}

// NewNames returns the names of everything in choices.
func NewNames(c Choices) *Names {
	n := &Names{Roles: map[RoleID]string{}, Desks: map[DeskID]string{}, Profiles: map[ProfileID]string{}, Tenants: map[TenantID]string{}}
	for _, r := range c.Roles {
		n.Roles[r.ID] = r.Name
	}
	for _, d := range c.Desks {
		n.Desks[d.ID] = d.Name
	}
	for _, p := range c.Profiles {
		n.Profiles[p.ID] = p.Name
	}
	for _, t := range c.Tenants {
		n.Tenants[t.ID] = t.Name
	}
	return n
}

// Changes lists the fields in which after differs from before, in the order of the form,
// in words that need no other table to be read later; switches are "yes" and "no". For a
// new user before is nil: then every field that says something is a change from "".
func Changes(before, after *User, names *Names) []Change {
	fresh := before == nil
	if fresh {
		before = &User{}
	}
	var list []Change
	note := noteTo(&list)
	note(FieldUsername, before.Username, after.Username)
	note(FieldEmail, before.Email, after.Email)
	noteIDs(note, FieldRoles, names.Roles, before.Roles, after.Roles)
	noteIDs(note, FieldDesks, names.Desks, before.Desks, after.Desks)
	noteID(note, FieldProfile, names.Profiles, before.Profile, after.Profile)
	note(FieldStartup, string(before.Startup), string(after.Startup))
	note(FieldDepartment, before.Department, after.Department)
	noteIDs(note, FieldTenants, names.Tenants, before.Tenants, after.Tenants)
	noteID(note, FieldDefault, names.Tenants, before.DefaultTenant, after.DefaultTenant)
	if fresh {
		note(FieldEnabled, "", YesNo(after.Enabled))
		return list
	}
	note(FieldEnabled, YesNo(before.Enabled), YesNo(after.Enabled))
	note(FieldSecondFactor, string(before.SecondFactor), string(after.SecondFactor))
	note(FieldMustChange, YesNo(before.MustChange), YesNo(after.MustChange))
	return list
}

// Changes lists the fields in which r differs from before; the zero Role for a new one.
func (r Role) Changes(before Role) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldName, before.Name, r.Name)
	note(FieldDescription, before.Description, r.Description)
	note(FieldPermissions, joined(before.Permissions), joined(r.Permissions))
	note(FieldAcceptedIPs, joined(before.AcceptedIPs), joined(r.AcceptedIPs))
	noteSwitch(note, FieldMaskPhone, before.MaskPhone, r.MaskPhone)
	noteSwitch(note, FieldRequireFactor, before.RequireFactor, r.RequireFactor)
	return list
}

// Changes lists the fields in which d differs from before; the zero Desk for a new one.
func (d Desk) Changes(before Desk) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldName, before.Name, d.Name)
	note(FieldQueues, joined(before.Queues), joined(d.Queues))
	note(FieldAgents, joined(before.Agents), joined(d.Agents))
	return list
}

// Changes lists the fields in which p differs from before, each module by itself, as
// "users: view+edit"; the zero Profile for a new one.
func (p Profile) Changes(before Profile) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldName, before.Name, p.Name)
	keys := append(before.ModuleKeys(), p.ModuleKeys()...)
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		note(FieldModules, opening(key, before.Modules[key]), opening(key, p.Modules[key]))
	}
	noteSwitch(note, FieldUpdateProfile, before.UpdateProfile, p.UpdateProfile)
	noteSwitch(note, FieldChangeLanguage, before.ChangeLanguage, p.ChangeLanguage)
	noteSwitch(note, FieldGetUpdates, before.GetUpdates, p.GetUpdates)
	noteSwitch(note, FieldRequireFactor, before.RequireFactor, p.RequireFactor)
	return list
}

// opening is what a profile opens of a module, "" for nothing.
func opening(key ModuleKey, actions Actions) string {
	if actions == 0 {
		return ""
	}
	return string(key) + ": " + actions.String()
}

// Changes lists the fields in which t differs from before; the zero Tenant for a new one.
func (t Tenant) Changes(before Tenant) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldName, before.Name, t.Name)
	if before.ID == 0 {
		note(FieldEnabled, "", YesNo(t.Enabled))
	} else {
		note(FieldEnabled, YesNo(before.Enabled), YesNo(t.Enabled))
	}
	return list
}

type noting func(field, was, is string)

// noteTo adds to the list what differs.
func noteTo(list *[]Change) noting {
	return func(field, was, is string) {
		if was != is {
			*list = append(*list, Change{Field: field, Old: was, New: is})
		}
	}
}

// noteSwitch notes a switch that was turned; one that is off in a new thing says nothing.
func noteSwitch(note noting, field string, was, is bool) {
	if was != is {
		note(field, YesNo(was), YesNo(is))
	}
}

func joined[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, one := range list {
		texts[i] = string(one)
	}
	return strings.Join(texts, ", ")
}

func noteIDs[ID ~int64](note noting, field string, names map[ID]string, was, is []ID) {
	if !slices.Equal(was, is) {
		note(field, namesOf(names, was...), namesOf(names, is...))
	}
}

func noteID[ID ~int64](note noting, field string, names map[ID]string, was, is ID) {
	if was != is {
		note(field, namesOf(names, was), namesOf(names, is))
	}
}

// namesOf writes the names of ids for a person; 0 is nothing, and an id without a name
// is its number.
func namesOf[ID ~int64](names map[ID]string, ids ...ID) string {
	list := make([]string, 0, len(ids))
	for _, id := range ids {
		name, ok := names[id]
		switch {
		case ok:
			list = append(list, name)
		case id != 0:
			list = append(list, fmt.Sprintf("#%d", id))
		}
	}
	return strings.Join(list, ", ")
}

// YesNo is a switch as files and the event log write it.
func YesNo(on bool) string {
	if on {
		return "yes"
	}
	return "no"
}
