package profiles

import (
	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// menuOf lists what a profile opens in this program, for a user whose roles hold every permission: which of it needs
// a role is told at the item.
func menuOf(c *data.Catalog, p data.Profile, built func(data.ModuleKey) bool) []access.MenuItem {
	office := access.Office{Catalog: c, Roles: map[data.RoleID]data.Role{1: {ID: 1, Permissions: []data.Permission{data.PermissionAdmin}}},
		Profiles: map[data.ProfileID]data.Profile{p.ID: p}}
	return office.Rights(data.User{Roles: []data.RoleID{1}, Profile: p.ID}).Menu(c, built)
}

// previewOf is the menu as a kit.MenuPreview shows it.
func previewOf(menu []access.MenuItem, icon func(data.ModuleKey) fyne.Resource) (groups []kit.PreviewGroup) {
	for i, item := range menu {
		heading := words.Label(item.Category)
		if len(groups) == 0 || groups[len(groups)-1].Heading != heading {
			groups = append(groups, kit.PreviewGroup{Heading: heading})
		}
		shown := kit.PreviewItem{Title: words.Label(item.Module.Label), Icon: icon(item.Module.Key)}
		if i == 0 {
			shown.Mark = words.T("opens first")
		}
		if needed := data.PermissionFor(item.Module.Key, data.View); needed != "" {
			shown.Note = words.T("needs a role with %[1]s", needed)
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items, shown)
	}
	return groups
}

// opened counts the modules that a profile opens, and those of them that have a screen in this program.
func opened(p data.Profile, built func(data.ModuleKey) bool) (all, here int) {
	for key := range p.Modules {
		all++
		if built(key) {
			here++
		}
	}
	return all, here
}
