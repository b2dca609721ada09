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

// texts returns what a search looks through, one text for each user. All of them lie in one piece of memory,
// in the users' order, which is what makes a pass over them quick.
func (n *names) texts(users []data.User) []string {
	var all strings.Builder
	all.Grow(160 * len(users))
	ends := make([]int, len(users))
	for i := range users {
		n.write(&all, &users[i])
		ends[i] = all.Len()
	}
	whole, from := all.String(), 0
	texts := make([]string, len(users))
	for i, end := range ends {
		texts[i] = whole[from:end]
		from = end
	}
	return texts
}

// write adds all that is to be seen of a user, one field a line: no word that is searched holds a line's end.
func (n *names) write(b *strings.Builder, u *data.User) {
	line := func(s string) {
		b.WriteString(s)
		b.WriteByte('\n')
	}
	line(data.SearchText(u.Username))
	line(data.SearchText(u.Email))
	for _, id := range u.Roles {
		line(n.foldedRoles[id])
	}
	for _, id := range u.Desks {
		line(n.foldedDesks[id])
	}
	line(n.foldedProfiles[u.Profile])
	line(data.SearchText(u.Department))
	for _, id := range u.Tenants {
		line(n.foldedTenants[id])
	}
	line(n.foldedFactors[u.SecondFactor])
	line(n.enabled[number(u.Enabled)])
	if u.Locked {
		line(n.locked)
	}
}

func number(yes bool) int {
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
