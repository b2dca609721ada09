package users

import (
	"maps"
	"slices"
	"testing"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
)

// rightsOf are those of somebody with that profile and role.
func rightsOf(p data.Profile, r data.Role) access.Rights {
	p.ID, r.ID = 1, 1
	o := access.Office{Roles: map[data.RoleID]data.Role{1: r}, Profiles: map[data.ProfileID]data.Profile{1: p}}
	return o.Rights(data.User{Profile: 1, Roles: []data.RoleID{1}})
}

func TestTheMendGivesTheLeastThatLetsTheUserIn(t *testing.T) {
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	everything, admin := catalog.Profiles[0], catalog.Roles[0]
	reader := data.Role{ID: 2, Name: "Reader", Permissions: []data.Permission{"show_cdr", "show_user"}}
	wide := data.Role{ID: 3, Name: "Wide", Permissions: []data.Permission{"edit_user", "show_cdr", "show_user"}}
	calls := data.Profile{ID: 4, Name: "Calls", Modules: map[data.ModuleKey]data.Actions{data.ModuleCDR: data.View, data.ModuleUsers: data.View}}
	nothing := data.Role{ID: 5, Name: "Nothing"}

	m := compare(catalog, calls, []data.Role{nothing})
	if !slices.Equal(m.shut, inTreeOrder(catalog, data.ModuleCDR, data.ModuleUsers)) || len(m.hidden) != 0 {
		t.Fatalf("compare: %+v", m)
	}
	role, ok := m.roleFor(calls, nil, []data.Role{admin, wide, reader, nothing}, rightsOf(everything, admin))
	if !ok || role.Name != "Reader" {
		t.Errorf("role %q, %v", role.Name, ok)
	}
	if role, ok = m.roleFor(calls, nil, []data.Role{admin, wide, nothing}, rightsOf(everything, admin)); ok {
		t.Errorf("%s is offered, which allows more than the profile opens", role.Name)
	}
	if role, ok = m.roleFor(calls, nil, []data.Role{reader}, rightsOf(everything, nothing)); ok {
		t.Errorf("%s is offered by somebody who does not hold it", role.Name)
	}
	calls.Modules[data.ModuleUsers] |= data.Edit
	if role, ok = m.roleFor(calls, nil, []data.Role{admin, wide, nothing}, rightsOf(everything, admin)); !ok || role.Name != "Wide" {
		t.Errorf("role %q, %v, where the profile lets users be changed", role.Name, ok)
	}
	calls.Modules[data.ModuleUsers] = data.View

	m = compare(catalog, data.Profile{}, []data.Role{reader})
	if len(m.shut) != 0 || len(m.hidden) != 2 {
		t.Fatalf("compare: %+v", m)
	}
	offered := func(present data.Profile, held data.Role, profiles ...data.Profile) string {
		p, _ := m.profileFor(present, []data.Role{held}, profiles, rightsOf(everything, admin))
		return p.Name
	}
	if name := offered(data.Profile{}, reader, everything, calls); name != "Calls" {
		t.Errorf("profile %q", name)
	}
	for held, role := range map[string]data.Role{"a reader": reader, "one who may do everything": admin} {
		if name := offered(data.Profile{}, role, everything); name != "" {
			t.Errorf("%s is offered %s, which opens modules that no role is for", held, name)
		}
	}
	more := calls
	more.Modules = maps.Clone(calls.Modules)
	more.Modules[data.ModuleUsers] |= data.Edit
	if name := offered(data.Profile{}, reader, more); name != "" {
		t.Errorf("%s is offered, which lets users be changed", name)
	}
	more = calls
	more.GetUpdates = true
	if name := offered(data.Profile{}, reader, more); name != "" {
		t.Errorf("%s is offered, which lets the system be updated", name)
	}
	if name := offered(everything, reader, calls); name != "" {
		t.Error("a profile is offered that takes modules away")
	}
	if m = compare(catalog, calls, []data.Role{reader}); m.sentences(catalog, "Calls") != "" {
		t.Errorf("profile and role agree, but: %s", m.sentences(catalog, "Calls"))
	}
}

func inTreeOrder(c *data.Catalog, keys ...data.ModuleKey) (list []data.ModuleKey) {
	for _, key := range c.Modules() {
		if slices.Contains(keys, key) {
			list = append(list, key)
		}
	}
	return list
}
