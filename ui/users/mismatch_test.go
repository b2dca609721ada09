package users

import (
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
	role, ok := m.roleFor([]data.Role{admin, wide, reader, nothing}, rightsOf(everything, admin))
	if !ok || role.Name != "Reader" {
		t.Errorf("role %q, %v", role.Name, ok)
	}
	if role, ok = m.roleFor([]data.Role{admin, wide, nothing}, rightsOf(everything, reader)); ok {
		t.Errorf("%s is offered by somebody who does not hold it", role.Name)
	}

	m = compare(catalog, data.Profile{}, []data.Role{reader})
	if len(m.shut) != 0 || len(m.hidden) != 2 {
		t.Fatalf("compare: %+v", m)
	}
	profile, ok := m.profileFor(data.Profile{}, []data.Profile{everything, calls}, rightsOf(everything, admin))
	if !ok || profile.Name != "Calls" {
		t.Errorf("profile %q, %v", profile.Name, ok)
	}
	if _, ok = m.profileFor(everything, []data.Profile{calls}, rightsOf(everything, admin)); ok {
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
