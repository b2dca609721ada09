package ui

import (
	"context"
	"io"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/desks"
	"pbxusers/ui/events"
	"pbxusers/ui/files"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/profiles"
	"pbxusers/ui/roles"
	"pbxusers/ui/settings"
	"pbxusers/ui/templates"
	"pbxusers/ui/tenants"
)

// screen is one module's screen in the main window.
type screen interface {
	Content() fyne.CanvasObject
	Focus()
	Shortcuts() []kit.Shortcut
	Reload()       // what it shows may have changed
	Show(id int64) // opens the row of that id, once it is read
	Close()        // it is not shown any more
}

// module is what this program needs to show a module of the catalogue.
type module struct {
	icon  fyne.Resource
	build func(*mainWindow) screen
}

// modules are those that this program has a screen for; what is not here is not in the
// menu, because nothing may lead nowhere.
var modules map[data.ModuleKey]module

// The screens ask which others there are, so that the map cannot be a literal.
func init() {
	modules = map[data.ModuleKey]module{
		data.ModuleUsers:       {look.IconUsers, (*mainWindow).usersScreen},
		data.ModuleRoles:       {look.IconRole, (*mainWindow).rolesScreen},
		data.ModuleDesks:       {look.IconDesk, (*mainWindow).desksScreen},
		data.ModuleProfiles:    {look.IconProfile, (*mainWindow).profilesScreen},
		data.ModuleTenants:     {look.IconTenant, (*mainWindow).tenantsScreen},
		data.ModuleEventLogger: {look.IconLog, (*mainWindow).eventsScreen},
		data.ModuleMail:        {look.IconMail, (*mainWindow).settingsScreen},
		data.ModuleTemplates:   {look.IconTemplate, (*mainWindow).templatesScreen},
	}
}

func built(key data.ModuleKey) bool { return modules[key].build != nil }

func icon(key data.ModuleKey) fyne.Resource { return modules[key].icon }

// current are the rights of who is signed in, as last read.
func (m *mainWindow) current() access.Rights { return m.rights }

// openUser leads to a user's form, where users have a screen that may be viewed.
func (m *mainWindow) openUser(id data.UserID) { m.lead(data.ModuleUsers, int64(id)) }

func (m *mainWindow) rolesScreen() screen {
	s := m.session
	return roles.New(roles.Deps{
		Deps:       listDeps(m, lists.Deps[data.RoleID, data.Role]{List: s.Roles, Users: s.RoleUsers, Delete: s.DeleteRole, Restore: s.RestoreRole}),
		FactorDeps: m.factorDeps(),
		Catalog:    m.app.catalog,
		Save:       s.SaveRole,
	})
}

func (m *mainWindow) desksScreen() screen {
	s := m.session
	return desks.New(desks.Deps{
		Deps:     listDeps(m, lists.Deps[data.DeskID, data.Desk]{List: s.Desks, Users: s.DeskUsers, Delete: s.DeleteDesk, Restore: s.RestoreDesk}),
		AllUsers: s.Users,
		Save:     s.SaveDesk,
	})
}

func (m *mainWindow) tenantsScreen() screen {
	s := m.session
	return tenants.New(tenants.Deps{
		Deps: listDeps(m, lists.Deps[data.TenantID, data.Tenant]{List: s.Tenants, Users: s.TenantUsers, Delete: s.DeleteTenant, Restore: s.RestoreTenant}),
		Save: s.SaveTenant,
	})
}

// listDeps fills in what all lists need alike.
func listDeps[ID ~int64, T any](m *mainWindow, d lists.Deps[ID, T]) lists.Deps[ID, T] {
	s := m.session
	d.Preferences, d.SetPreference = s.Preferences, s.SetPreference
	d.Rights, d.OpenUser, d.Changed, d.Ended, d.Canvas = m.current, m.openUser, m.changed, m.ended, m.over
	return d
}

func (m *mainWindow) profilesScreen() screen {
	s := m.session
	return profiles.New(profiles.Deps{
		Deps: listDeps(m, lists.Deps[data.ProfileID, data.Profile]{List: s.Profiles, Users: s.ProfileUsers, Delete: s.DeleteProfile,
			Restore: s.RestoreProfile}),
		FactorDeps: m.factorDeps(),
		Catalog:    m.app.catalog, Built: built, Icon: icon, Save: s.SaveProfile,
	})
}

// factorDeps is what the forms need that demand a second factor.
func (m *mainWindow) factorDeps() lists.FactorDeps {
	return lists.FactorDeps{Factors: m.session.Factors, Grace: func() int { return m.app.office.FactorGrace }}
}

func (m *mainWindow) eventsScreen() screen {
	s := m.session
	return events.New(events.Deps{
		Events: s.Events, Verify: s.VerifyEvents, Export: s.ExportEvents, Retention: s.Retention, SetDays: s.SetEventDays,
		SaveAs: func(title, name string, write func(io.Writer) error, done func(string, error)) {
			files.SaveAs(m.window(), title, name, write, done)
		},
		ReadOnly: m.behind != nil, Preferences: s.Preferences, SetPreference: s.SetPreference,
		Rights: m.current, Catalog: m.app.catalog, Now: m.app.Now, OpenUser: m.openUser, Canvas: m.over, Ended: m.ended,
	})
}

func (m *mainWindow) settingsScreen() screen {
	s := m.session
	return settings.New(settings.Deps{
		Settings: s.MailSettings, Save: s.SaveMailSettings, SendTest: s.SendTestMail,
		Templates: func() { m.lead(data.ModuleTemplates, 0) },
		Rights:    m.current, Changed: m.changed, Canvas: m.over, Ended: m.ended,
	})
}

func (m *mainWindow) templatesScreen() screen {
	s := m.session
	return templates.New(templates.Deps{
		List: s.Templates, Save: s.SaveTemplate, Reset: s.ResetTemplate, SendTest: s.SendTestTemplate,
		Organisation: func() string { return m.app.office.Name },
		Rights:       m.current, Changed: m.changed, Canvas: m.over, Ended: m.ended,
	})
}

// changed is told by a screen that has changed what others show, or what somebody may do.
func (m *mainWindow) changed() {
	for key := range m.screens {
		m.stale[key] = key != m.at
	}
	m.refresh()
}

// refresh reads anew what the signed-in user may do, and lets the window follow.
func (m *mainWindow) refresh() {
	s := m.session
	go func() {
		rights, office, err := s.Account(context.Background())
		fyne.Do(func() {
			if m.app.main != m || m.session != s {
				return
			}
			if err != nil {
				m.unreadable(err)
				return
			}
			m.app.office = office
			m.follow(rights)
		})
	}()
}

// follow makes the window show what the rights let its user do by now.
func (m *mainWindow) follow(rights access.Rights) {
	m.rights = rights
	m.sidebar.SetGroups(m.groups())
	m.frame()
	m.app.stage.SetContent(m.content)
	if !slices.Contains(m.menu(), m.at) {
		m.open(m.startup())
	}
}

// menu lists the modules that the user finds in the menu.
func (m *mainWindow) menu() (keys []data.ModuleKey) {
	for _, item := range m.rights.Menu(m.app.catalog, built) {
		keys = append(keys, item.Module.Key)
	}
	return keys
}

// lead goes to a row of another screen, after what is open has asked.
func (m *mainWindow) lead(key data.ModuleKey, id int64) {
	if !slices.Contains(m.menu(), key) {
		return
	}
	kit.Leave(m.over(), func() {
		m.open(key)
		m.screens[key].Show(id)
	})
}
