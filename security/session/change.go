package session

import (
	"slices"
	"strings"

	"pbxusers/data"
)

// changes lists what differs between two states of a user, in words that need no other
// table to be read later.
func (t *turn) changes(before, after data.User) ([]data.Change, error) {
	var list []data.Change
	add := func(field, from, to string) {
		if from != to {
			list = append(list, data.Change{Field: field, Old: from, New: to})
		}
	}
	role := func(id data.RoleID) string { return t.office.Roles[id].Name }
	tenant := func(id data.TenantID) string { return t.office.Tenants[id].Name }
	add(data.FieldUsername, before.Username, after.Username)
	add(data.FieldEmail, before.Email, after.Email)
	add(data.FieldRoles, joined(before.Roles, role), joined(after.Roles, role))
	if !slices.Equal(before.Desks, after.Desks) {
		names, err := t.deskNames()
		if err != nil {
			return nil, err
		}
		desk := func(id data.DeskID) string { return names[id] }
		add(data.FieldDesks, joined(before.Desks, desk), joined(after.Desks, desk))
	}
	add(data.FieldProfile, t.office.Profiles[before.Profile].Name, t.office.Profiles[after.Profile].Name)
	add(data.FieldStartup, string(before.Startup), string(after.Startup))
	add(data.FieldDepartment, before.Department, after.Department)
	add(data.FieldTenants, joined(before.Tenants, tenant), joined(after.Tenants, tenant))
	add(data.FieldDefault, t.office.Tenants[before.DefaultTenant].Name, t.office.Tenants[after.DefaultTenant].Name)
	add(data.FieldSecondFactor, string(before.SecondFactor), string(after.SecondFactor))
	if before.ID == 0 || before.Enabled != after.Enabled {
		add(data.FieldEnabled, switched(before.ID, before.Enabled), yesNo(after.Enabled))
	}
	if before.MustChange != after.MustChange {
		add(data.FieldMustChange, switched(before.ID, before.MustChange), yesNo(after.MustChange))
	}
	return list, nil
}

// switched is a switch's old state; a new user had none.
func switched(id data.UserID, on bool) string {
	if id == 0 {
		return ""
	}
	return yesNo(on)
}

// joined lists the names of ids, as the log shows a set.
func joined[ID comparable](ids []ID, name func(ID) string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = name(id)
	}
	return strings.Join(names, " | ")
}

// deskNames reads the desks' names once a turn.
func (t *turn) deskNames() (map[data.DeskID]string, error) {
	if t.desks != nil {
		return t.desks, nil
	}
	desks, err := t.Desks()
	if err != nil {
		return nil, err
	}
	t.desks = map[data.DeskID]string{}
	for _, d := range desks {
		t.desks[d.ID] = d.Name
	}
	return t.desks, nil
}

func yesNo(on bool) string {
	if on {
		return "yes"
	}
	return "no"
}
