package users

import (
	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// roleOptions are the roles that offered lets through, for a list to pick from.
func roleOptions(roles []data.Role, catalog *data.Catalog, offered func(data.Role) bool) []kit.Option {
	return kit.Options(roles, offered, func(r data.Role) kit.Option {
		return kit.Option{ID: int64(r.ID), Text: r.Name, Detail: r.Description, Special: catalog.HasSpecial(r)}
	})
}

// deskOptions are the desks that offered lets through.
func deskOptions(desks []data.Desk, offered func(data.DeskID) bool) []kit.Option {
	return kit.Options(desks, func(d data.Desk) bool { return offered(d.ID) }, func(d data.Desk) kit.Option {
		return kit.Option{ID: int64(d.ID), Text: d.Name}
	})
}

func tenantOption(t data.Tenant) kit.Option {
	option := kit.Option{ID: int64(t.ID), Text: t.Name}
	if !t.Enabled {
		option.Detail = words.T("Disabled: its users cannot sign in.")
	}
	return option
}

// newRolePick, newDeskPick and newTenantPick make lists to choose several from, as high as their options need but
// not above so many rows.
func newRolePick(options []kit.Option, most int) *kit.MultiPick {
	return newPick(options, most, words.T("Search roles"))
}

func newDeskPick(options []kit.Option, most int) *kit.MultiPick {
	return newPick(options, most, words.T("Search desks"))
}

func newTenantPick(options []kit.Option, most int) *kit.MultiPick {
	return newPick(options, most, words.T("Search tenants"))
}

func newPick(options []kit.Option, most int, search string) *kit.MultiPick {
	return kit.NewMultiPick(options, max(1, min(most, len(options))), search, words.T("Clear the search"), words.T("None chosen"))
}

// noRoles and noDesks are what stands where there is nothing to pick.
func noRoles() string { return words.T("You hold no role that you could give.") }

func noDesks(c data.Choices) string {
	if len(c.Desks) == 0 {
		return words.T("There are no desks yet.")
	}
	return words.T("You hold no desk that you could give.")
}
