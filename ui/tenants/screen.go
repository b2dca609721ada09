package tenants

import (
	"context"

	"pbxusers/data"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps struct {
	lists.Deps[data.TenantID, data.Tenant]
	Save func(context.Context, data.Tenant) (data.Tenant, error)
}

// Screen is the Tenants screen. Content, Focus, Shortcuts, Close, Reload and Show are the list's.
type Screen struct {
	*lists.List[data.TenantID, data.Tenant]
	deps Deps
}

// New makes the screen and begins to read the tenants.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps}
	s.List = lists.New(s.kind(), deps.Deps)
	return s
}

func (s *Screen) kind() lists.Kind[data.TenantID, data.Tenant] {
	return lists.Kind[data.TenantID, data.Tenant]{
		Key: "tenants", Module: data.ModuleTenants, Icon: look.IconTenant,
		ID:   func(t data.Tenant) data.TenantID { return t.ID },
		Name: func(t data.Tenant) string { return t.Name },
		Open: s.open,
		Columns: []lists.Column[data.Tenant]{
			{Key: "name", Title: words.T("Tenant"), Weight: 4, Least: 140, Text: func(t data.Tenant) string { return t.Name }},
			lists.MarkColumn(lists.Column[data.Tenant]{Key: "enabled", Title: words.T("Enabled"), Weight: 2, Least: 80},
				func(t data.Tenant) bool { return t.Enabled }),
		},
		Words: lists.Words{
			Title: words.T("Tenants"), Create: words.T("Create New Tenant"), Search: words.T("Search tenants"),
			Loading: words.T("Reading the tenants…"), Failed: words.T("The tenants could not be read"),
			Unopened: words.T("The tenant could not be opened"), NoMatch: words.T("No tenants match"), None: words.T("No tenants yet"),
			NoneText: words.T("A tenant is an organisation on the same PBX. Its users see one another, and nobody of other tenants."),
			Count:    func(n int) string { return words.N(n, "%[1]s tenant", "%[1]s tenants") },
			CountSome: func(shown, all int) string {
				return words.N(all, "%[2]s of %[1]s tenant", "%[2]s of %[1]s tenants", words.Number(shown))
			},
			Who:      func(name string) string { return words.T("Who belongs to %[1]s", name) },
			Nobody:   words.T("Nobody belongs to this tenant"),
			Instead:  words.T("Its users belong instead to"),
			TakeAway: words.T("None: they keep their other tenants"),
		},
	}
}
