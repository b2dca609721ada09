package users

import (
	"maps"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// roleName is what the table shows of a role.
type roleName struct {
	name, description string
	special           bool
}

// names is what the table calls things, as shown and as searched. Users hold ids only, so that a name is kept
// once, whatever the number of users.
type names struct {
	roles    map[data.RoleID]roleName
	desks    map[data.DeskID]string
	profiles map[data.ProfileID]string
	tenants  map[data.TenantID]string

	foldedRoles    map[data.RoleID]string
	foldedDesks    map[data.DeskID]string
	foldedProfiles map[data.ProfileID]string
	foldedTenants  map[data.TenantID]string
	foldedFactors  map[data.SecondFactor]string
	enabled        [2]string // folded: no, yes
	locked         string
}

func newNames(c data.Choices, catalog *data.Catalog) *names {
	n := &names{
		roles: map[data.RoleID]roleName{}, desks: map[data.DeskID]string{},
		profiles: map[data.ProfileID]string{}, tenants: map[data.TenantID]string{},
		foldedFactors: map[data.SecondFactor]string{},
	}
	for _, r := range c.Roles {
		n.roles[r.ID] = roleName{r.Name, r.Description, catalog.HasSpecial(r)}
	}
	for _, d := range c.Desks {
		n.desks[d.ID] = d.Name
	}
	for _, p := range c.Profiles {
		n.profiles[p.ID] = p.Name
	}
	for _, t := range c.Tenants {
		n.tenants[t.ID] = t.Name
	}
	n.foldedRoles = folded(n.roles, func(r roleName) string { return r.name })
	n.foldedDesks = folded(n.desks, itself)
	n.foldedProfiles = folded(n.profiles, itself)
	n.foldedTenants = folded(n.tenants, itself)
	for _, f := range data.SecondFactors {
		n.foldedFactors[f] = data.SearchText(words.Factor(f))
	}
	n.enabled = [2]string{
		data.SearchText(words.T("Disabled") + " " + words.T("No")),
		data.SearchText(words.T("Enabled") + " " + words.T("Yes")),
	}
	n.locked = data.SearchText(words.T("Locked"))
	return n
}

func itself(s string) string { return s }

func folded[ID comparable, V any](names map[ID]V, name func(V) string) map[ID]string {
	out := make(map[ID]string, len(names))
	for id, v := range names {
		out[id] = data.SearchText(name(v))
	}
	return out
}

// equal reports whether both call everything the same.
func (n *names) equal(o *names) bool {
	return maps.Equal(n.roles, o.roles) && maps.Equal(n.desks, o.desks) &&
		maps.Equal(n.profiles, o.profiles) && maps.Equal(n.tenants, o.tenants)
}

// text returns all that a search finds of a kind of user, folded, one field a line: no word that is searched
// holds a line's end.
func (n *names) text(u *data.User) string {
	lines := []string{n.foldedProfiles[u.Profile], n.foldedFactors[u.SecondFactor], n.enabled[number(u.Enabled)]}
	for _, id := range u.Roles {
		lines = append(lines, n.foldedRoles[id])
	}
	for _, id := range u.Desks {
		lines = append(lines, n.foldedDesks[id])
	}
	for _, id := range u.Tenants {
		lines = append(lines, n.foldedTenants[id])
	}
	if u.Locked {
		lines = append(lines, n.locked)
	}
	return strings.Join(lines, "\n")
}

func number(yes bool) byte {
	if yes {
		return 1
	}
	return 0
}

// deskNames lists the names of a user's desks, as shown.
func (n *names) deskNames(u *data.User) string { return joined(u.Desks, n.desks) }

func joined[ID comparable](ids []ID, names map[ID]string) string {
	switch len(ids) {
	case 0:
		return ""
	case 1:
		return names[ids[0]]
	}
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = names[id]
	}
	return strings.Join(list, ", ")
}
