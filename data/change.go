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
	note := func(field, was, is string) {
		if was != is {
			list = append(list, Change{Field: field, Old: was, New: is})
		}
	}
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

type noting func(field, was, is string)

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
