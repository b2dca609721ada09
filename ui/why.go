package ui

import (
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/profiles"
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

// menders are the modules in which what a link of the chain says is changed.
var menders = map[data.Kind]data.ModuleKey{
	data.KindUser: data.ModuleUsers, data.KindTenant: data.ModuleTenants, data.KindProfile: data.ModuleProfiles, data.KindRole: data.ModuleRoles,
}

// mayMend reports whether the signed-in user could change what the link says.
func (m *mainWindow) mayMend(link access.Link) bool {
	if link.Kind == data.KindRole && link.ID == 0 {
		return m.rights.May(data.ModuleUsers, data.Edit) // which roles the user has
	}
	return m.rights.May(menders[link.Kind], data.Edit)
}

// mend goes to the place that would change what the link says.
func (m *mainWindow) mend(link access.Link, answer access.Answer) {
	key, id := menders[link.Kind], link.ID
	if link.Kind == data.KindRole && id == 0 {
		key, id = data.ModuleUsers, int64(answer.User.ID)
	}
	if key != data.ModuleProfiles {
		m.lead(key, id)
		return
	}
	kit.Leave(m.over(), func() {
		m.open(key)
		if s, ok := m.screens[key].(*profiles.Screen); ok {
			s.ShowModule(data.ProfileID(id), answer.Module)
		}
	})
}
