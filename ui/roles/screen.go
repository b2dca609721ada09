package roles

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps struct {
	lists.Deps[data.RoleID, data.Role]
	lists.FactorDeps
	Catalog *data.Catalog
	Save    func(context.Context, data.Role) (data.Role, error)
}

// Screen is the Roles screen. Content, Focus, Shortcuts, Close, Reload and Show are the list's.
type Screen struct {
	*lists.List[data.RoleID, data.Role]
	deps   Deps
	wanted place // where the next form is to begin
}

// place is a permission's line in the form of a role.
type place struct {
	role       data.RoleID
	permission data.Permission
}

// New makes the screen and begins to read the roles.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps}
	s.List = lists.New(s.kind(), deps.Deps)
	return s
}

// ShowPermission opens the form of a role, once the list is read, with the line of a permission in sight; "" is none.
func (s *Screen) ShowPermission(id data.RoleID, permission data.Permission) {
	s.wanted = place{id, permission}
	s.Show(int64(id))
}

func (s *Screen) kind() lists.Kind[data.RoleID, data.Role] {
	return lists.Kind[data.RoleID, data.Role]{
		Key: "roles", Module: data.ModuleRoles, Icon: look.IconRole,
		ID:    func(r data.Role) data.RoleID { return r.ID },
		Name:  func(r data.Role) string { return r.Name },
		Check: access.CheckRole,
		Copied: func(r data.Role, name string) data.Role {
			r.ID, r.Version, r.Name = 0, 0, name
			return r
		},
		Open:    s.open,
		Columns: s.columns(),
		Words: lists.Words{
			Title: words.T("Roles"), Create: words.T("Create New Role"), Search: words.T("Search roles"),
			Loading: words.T("Reading the roles…"), Failed: words.T("The roles could not be read"),
			Unopened: words.T("The role could not be opened"), NoMatch: words.T("No roles match"), None: words.T("No roles yet"),
			NoneText: words.T("A role is a bundle of permissions. A user has one or more, and their rights add up."),
			Count:    func(n int) string { return words.N(n, "%[1]s role", "%[1]s roles") },
			CountSome: func(shown, all int) string {
				return words.N(all, "%[2]s of %[1]s role", "%[2]s of %[1]s roles", words.Number(shown))
			},
			Who:      func(name string) string { return words.T("Who has the role %[1]s", name) },
			Nobody:   words.T("Nobody has this role"),
			Instead:  words.T("Give its users instead the role"),
			TakeAway: words.T("None: they keep their other roles"),
		},
	}
}

func (s *Screen) columns() []lists.Column[data.Role] {
	return []lists.Column[data.Role]{
		s.nameColumn(),
		{Key: "description", Title: words.Field(data.FieldDescription), Weight: 3.6, Least: 160, Rank: 3,
			Text: func(r data.Role) string { return r.Description }},
		{Key: "permissions", Title: words.Field(data.FieldPermissions), Weight: 1.2, Least: 80, Rank: 2, Text: permissionsText,
			Order: func(a, b data.Role) int { return weight(a) - weight(b) }},
		{Key: "accepted_ips", Title: words.Field(data.FieldAcceptedIPs), Weight: 2, Least: 90, Rank: 5, Text: func(r data.Role) string {
			if len(r.AcceptedIPs) == 0 {
				return words.T("Anywhere")
			}
			return strings.Join(r.AcceptedIPs, ", ")
		}},
		lists.MarkColumn(lists.Column[data.Role]{Key: "mask_phone", Title: words.T("Mask phone"), Weight: 1.2, Least: 80, Rank: 4},
			func(r data.Role) bool { return r.MaskPhone }),
	}
}

// nameColumn shows names as the users table does.
func (s *Screen) nameColumn() lists.Column[data.Role] {
	return lists.Column[data.Role]{Key: "name", Title: words.Field(data.FieldName), Weight: 2.8, Least: 170,
		Text: func(r data.Role) string { return r.Name },
		More: func(r data.Role) string { return lists.FactorText(r.RequireFactor) },
		Cell: func() fyne.CanvasObject { return lists.NewNameCell(kit.NewChip(kit.Tag{}), lists.NewFactorChip()) },
		Update: func(r data.Role, cell fyne.CanvasObject) {
			tip, special := r.Description, s.deps.Catalog.HasSpecial(r)
			if special {
				tip = strings.TrimSpace(tip + "\n" + words.T("Special: sees the data of more than the own desks."))
			}
			if tip == "" {
				tip = r.Name // which may be cut
			}
			objects := cell.(*fyne.Container).Objects
			objects[0].(*kit.Chip).Set(kit.Tag{Text: r.Name, Tooltip: tip, Special: special})
			objects[1].(*kit.Chip).Hidden = !r.RequireFactor
			cell.Refresh()
		}}
}

// permissionsText is how many permissions a role holds.
func permissionsText(r data.Role) string {
	if r.Holds(data.PermissionAdmin) {
		return words.T("All")
	}
	return words.Number(len(r.Permissions))
}

// weight puts a role of all permissions above every other.
func weight(r data.Role) int {
	if r.Holds(data.PermissionAdmin) {
		return 1 << 20
	}
	return len(r.Permissions)
}
