package access_test

import (
	"slices"
	"testing"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
)

// The ids of the office of these tests.
const (
	roleAdmin   data.RoleID = iota + 1 // holds every permission
	roleManager                        // views and edits users, masks phones
	roleDesks                          // views desks and everybody's data
	roleNone                           // holds nothing
)

const (
	profileAll    data.ProfileID = iota + 1 // opens every module with every action it has
	profileUsers                            // opens Users to view and edit, and a module without a permission
	profileClosed                           // opens nothing
)

const (
	deskSales data.DeskID = iota + 1
	deskSupport
)

const (
	tenantMain data.TenantID = iota + 1
	tenantShut               // disabled
)

func office(t testing.TB) access.Office {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	all := map[data.ModuleKey]data.Actions{}
	for _, key := range catalog.Modules() {
		m, _ := catalog.Module(key)
		all[key] = m.Actions
	}
	return access.NewOffice(catalog, data.Choices{
		Roles: []data.Role{
			{ID: roleAdmin, Name: "Administrator", Permissions: []data.Permission{data.PermissionAdmin}},
			{ID: roleManager, Name: "Manager", Permissions: []data.Permission{"edit_user", "show_user"}, MaskPhone: true},
			{ID: roleDesks, Name: "Desks", Permissions: []data.Permission{data.PermissionAllDesks, "show_desk"}},
			{ID: roleNone, Name: "Nothing"},
		},
		Profiles: []data.Profile{
			{ID: profileAll, Name: "Administrator", Modules: all, UpdateProfile: true, ChangeLanguage: true, GetUpdates: true},
			{ID: profileUsers, Name: "Users only", Modules: map[data.ModuleKey]data.Actions{data.ModuleUsers: data.View | data.Edit, data.ModuleProfiles: data.View}},
			{ID: profileClosed, Name: "Closed", Modules: map[data.ModuleKey]data.Actions{}},
		},
		Desks: []data.Desk{
			{ID: deskSales, Name: "Sales", Queues: []string{"800"}, Agents: []string{"200", "201"}},
			{ID: deskSupport, Name: "Support", Queues: []string{"900"}, Agents: []string{"300"}},
		},
		Tenants: []data.Tenant{{ID: tenantMain, Name: "main", Enabled: true}, {ID: tenantShut, Name: "shut"}},
	})
}

// bob is enabled, of the enabled tenant, with that profile and those roles.
func bob(profile data.ProfileID, roles ...data.RoleID) data.User {
	return data.User{ID: 7, Username: "bob", Profile: profile, Roles: roles, Tenants: []data.TenantID{tenantMain}, Enabled: true}
}

func reasons(links []access.Link) (list []access.Reason) {
	for _, link := range links {
		list = append(list, link.Reason)
	}
	return list
}

func TestTheChainGoesFromTheAccountToTheRole(t *testing.T) {
	a := office(t).Why(bob(profileUsers, roleNone, roleManager), data.ModuleUsers, data.Edit)
	want := []access.Reason{access.ReasonEnabled, access.ReasonTenant, access.ReasonOpens, access.ReasonRoleHolds}
	if !a.Granted || !slices.Equal(reasons(a.Chain), want) {
		t.Fatalf("granted %v by %v", a.Granted, reasons(a.Chain))
	}
	kinds := []data.Kind{data.KindUser, data.KindTenant, data.KindProfile, data.KindRole}
	ids := []int64{7, int64(tenantMain), int64(profileUsers), int64(roleManager)}
	names := []string{"bob", "main", "Users only", "Manager"}
	for i, link := range a.Chain {
		if link.Kind != kinds[i] || link.ID != ids[i] || !slices.Equal(link.Names, names[i:i+1]) || link.Blocks {
			t.Errorf("link %d is %+v", i, link)
		}
	}
	if last := a.Decisive(); last.Permission != "edit_user" || last.Kind != data.KindRole {
		t.Errorf("what decides is %+v", last)
	}
}

func TestEachThingInTheWayHasItsReason(t *testing.T) {
	disabled, locked, shut := bob(profileAll, roleAdmin), bob(profileAll, roleAdmin), bob(profileAll, roleAdmin)
	disabled.Enabled, locked.Locked, shut.Tenants = false, true, []data.TenantID{tenantShut}
	for name, c := range map[string]struct {
		user   data.User
		module data.ModuleKey
		action data.Actions
		want   access.Reason
		kind   data.Kind
		id     int64
		names  []string
	}{
		"a disabled account":                  {disabled, data.ModuleUsers, data.View, access.ReasonDisabled, data.KindUser, 7, []string{"bob"}},
		"a locked one":                        {locked, data.ModuleUsers, data.View, access.ReasonLocked, data.KindUser, 7, []string{"bob"}},
		"only disabled tenants":               {shut, data.ModuleUsers, data.View, access.ReasonTenants, data.KindTenant, int64(tenantShut), []string{"shut"}},
		"a profile that does not open it":     {bob(profileClosed, roleAdmin), data.ModuleUsers, data.View, access.ReasonShut, data.KindProfile, int64(profileClosed), []string{"Closed"}},
		"a profile that opens it for less":    {bob(profileUsers, roleAdmin), data.ModuleUsers, data.Delete, access.ReasonOpensLess, data.KindProfile, int64(profileUsers), []string{"Users only"}},
		"an action that the module has not":   {bob(profileAll, roleAdmin), data.ModuleEventLogger, data.Delete, access.ReasonNoSuchAction, data.KindProfile, int64(profileAll), []string{"Administrator"}},
		"roles without the permission":        {bob(profileAll, roleManager, roleNone), data.ModuleUsers, data.Delete, access.ReasonNoRole, data.KindRole, 0, []string{"Manager", "Nothing"}},
		"the first of several things in turn": {bob(profileClosed, roleNone), data.ModuleUsers, data.View, access.ReasonShut, data.KindProfile, int64(profileClosed), []string{"Closed"}},
	} {
		a := office(t).Why(c.user, c.module, c.action)
		link := a.Decisive()
		if a.Granted || !link.Blocks || link.Reason != c.want || link.Kind != c.kind || link.ID != c.id || !slices.Equal(link.Names, c.names) {
			t.Errorf("%s: granted %v, %+v", name, a.Granted, link)
		}
		if len(a.Chain) != 4 || a.Scope != nil {
			t.Errorf("%s: the chain has %d links and the scope %v", name, len(a.Chain), a.Scope)
		}
	}
}

func TestARoleThatNamesThePermissionIsToldBeforeOneThatHoldsAll(t *testing.T) {
	o := office(t)
	if link := o.Why(bob(profileAll, roleAdmin), data.ModuleUsers, data.View).Chain[3]; link.Reason != access.ReasonRoleAdmin || link.ID != int64(roleAdmin) {
		t.Errorf("alone: %+v", link)
	}
	if link := o.Why(bob(profileAll, roleAdmin, roleManager), data.ModuleUsers, data.View).Chain[3]; link.Reason != access.ReasonRoleHolds || link.ID != int64(roleManager) {
		t.Errorf("beside one that names it: %+v", link)
	}
}

func TestAModuleWithoutAPermissionIsDecidedByTheProfileAlone(t *testing.T) {
	a := office(t).Why(bob(profileUsers, roleNone), data.ModuleProfiles, data.View)
	if link := a.Decisive(); !a.Granted || link.Reason != access.ReasonNoneNeeded || link.Permission != "" || link.Kind != data.KindProfile {
		t.Errorf("granted %v, %+v", a.Granted, link)
	}
}

func TestTheScopeSaysWhoseRowsAndWhichDigits(t *testing.T) {
	o := office(t)
	own := bob(profileUsers, roleManager)
	own.Desks = []data.DeskID{deskSales, deskSupport}
	for name, c := range map[string]struct {
		user data.User
		want []access.Reason
	}{
		"an administrator":     {bob(profileAll, roleAdmin), []access.Reason{access.ReasonEveryTenant, access.ReasonAllDesks}},
		"two desks, masked":    {own, []access.Reason{access.ReasonWithinTenants, access.ReasonOwnDesks, access.ReasonMasked}},
		"no desk, masked":      {bob(profileUsers, roleManager), []access.Reason{access.ReasonWithinTenants, access.ReasonNoDesks, access.ReasonMasked}},
		"a special permission": {bob(profileUsers, roleManager, roleDesks), []access.Reason{access.ReasonWithinTenants, access.ReasonAllDesks, access.ReasonMasked}},
	} {
		a := o.Why(c.user, data.ModuleUsers, data.View)
		if !slices.Equal(reasons(a.Scope), c.want) {
			t.Errorf("%s: %v", name, reasons(a.Scope))
		}
		for _, link := range a.Scope {
			if link.Blocks {
				t.Errorf("%s: %+v blocks", name, link)
			}
		}
	}
	if desks := o.Why(own, data.ModuleUsers, data.View).Scope[1]; !slices.Equal(desks.Names, []string{"Sales", "Support"}) {
		t.Errorf("the desks are %v", desks.Names)
	}
}

// What Why explains must be what the rules decide, for every user, module and action.
func TestWhyNeverContradictsTheRules(t *testing.T) {
	o, asked := office(t), 0
	for profile := range o.Profiles {
		for _, roles := range [][]data.RoleID{nil, {roleNone}, {roleManager}, {roleDesks, roleManager}, {roleAdmin}} {
			for state := range 6 {
				u := bob(profile, roles...)
				u.Enabled, u.Locked = state%3 != 1, state%3 == 2
				if state > 2 {
					u.Tenants = []data.TenantID{tenantShut}
				}
				r := o.Rights(u)
				for _, module := range o.Catalog.Modules() {
					for _, action := range data.AllActions {
						asked++
						a := o.Why(u, module, action)
						if allowed := r.Live() && r.May(module, action); a.Granted != allowed || a.Decisive().Blocks == allowed {
							t.Fatalf("profile %d roles %v state %d, %s %s: the rules say %v, Why %+v", profile, roles, state, module, action, allowed, a)
						}
					}
				}
			}
		}
	}
	if asked < 40000 {
		t.Errorf("only %d were asked", asked)
	}
}
