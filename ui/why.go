package ui

import (
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/profiles"
	"pbxusers/ui/roles"
	"pbxusers/ui/why"
)

// why opens "Why?" about a user, who need not be saved yet: then local answers.
func (m *mainWindow) why(u data.User, local func(data.ModuleKey, data.Actions) access.Answer) {
	key := m.at
	if key == "" {
		key = data.ModuleUsers
	}
	why.Show(why.Deps{
		Why: m.session.Why, Local: local, Catalog: m.app.catalog,
		MayGo: m.mayMend, Go: m.mend, Canvas: m.over, Ended: m.ended,
	}, u, key, data.View)
}

// menders are the modules in which what stands in the way is changed.
var menders = map[data.Kind]data.ModuleKey{
	data.KindUser: data.ModuleUsers, data.KindTenant: data.ModuleTenants, data.KindProfile: data.ModuleProfiles, data.KindRole: data.ModuleRoles,
}

// mayMend reports whether the signed-in user could change things of that kind.
func (m *mainWindow) mayMend(kind data.Kind) bool { return m.rights.May(menders[kind], data.Edit) }

// mend goes to what would change an answer: of a profile to the module, of a role to the permission.
func (m *mainWindow) mend(kind data.Kind, id int64, about access.Answer) {
	key := menders[kind]
	if key != data.ModuleProfiles && key != data.ModuleRoles {
		m.lead(key, id)
		return
	}
	kit.Leave(m.over(), func() {
		m.open(key)
		switch s := m.screens[key].(type) {
		case *profiles.Screen:
			s.ShowModule(data.ProfileID(id), about.Module)
		case *roles.Screen:
			s.ShowPermission(data.RoleID(id), data.PermissionFor(about.Module, about.Action))
		}
	})
}
