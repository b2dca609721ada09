package session_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

// hire makes a user with a role and a profile of the given rights, signed in.
func hire(t *testing.T, o session.Options, ann *session.Session, name string, profile data.Profile, permissions ...data.Permission) (data.User, *session.Session) {
	t.Helper()
	role, err := ann.SaveRole(ctx, data.Role{Name: name + "'s role", Permissions: permissions})
	if err != nil {
		t.Fatal(err)
	}
	profile.Name = name + "'s profile"
	profile, err = ann.SaveProfile(ctx, profile)
	if err != nil {
		t.Fatal(err)
	}
	u := save(t, ann, draft(name, role.ID, profile.ID))
	return u, session.New(o, u.ID)
}

// opening is a profile that opens modules with all the actions they have.
func opening(t *testing.T, keys ...data.ModuleKey) data.Profile {
	t.Helper()
	p := data.Profile{Modules: map[data.ModuleKey]data.Actions{}}
	for _, key := range keys {
		m, ok := catalog(t).Module(key)
		if !ok {
			t.Fatalf("no module %s", key)
		}
		p.Modules[key] = m.Actions
	}
	return p
}

var userRights = []data.Permission{"show_user", "create_user", "edit_user", "delete_user"}

func TestARoleIsSavedListedChangedAndLogged(t *testing.T) {
	o, s := open(t)
	role, err := s.SaveRole(ctx, data.Role{Name: "Sales", Permissions: []data.Permission{"show_cdr", "show_index"}, AcceptedIPs: []string{"10.1.2.3/8"}})
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, draft("bob", role.ID, 2))
	role.Name, role.MaskPhone = "Sales team", true
	if role, err = s.SaveRole(ctx, role); err != nil {
		t.Fatal(err)
	}
	want := []data.Change{{Field: "name", Old: "Sales", New: "Sales team"}, {Field: "mask_phone", Old: "no", New: "yes"}}
	if e := events(t, o, 1)[0]; e.Kind != data.KindRole || e.Name != "Sales team" || !slices.Equal(e.Changes, want) {
		t.Errorf("%+v", e)
	}
	list, err := s.Roles(ctx)
	i := slices.IndexFunc(list, func(u data.Used[data.Role]) bool { return u.Item.ID == role.ID })
	if err != nil || i < 0 || list[i].Users != 1 || !list[i].Item.MaskPhone || list[i].Item.AcceptedIPs[0] != "10.0.0.0/8" {
		t.Errorf("%+v %v", list, err)
	}
	if users, err := s.RoleUsers(ctx, role.ID); err != nil || len(users) != 1 || users[0].Username != "bob" {
		t.Errorf("%v %v", users, err)
	}
	role.Version--
	role.Name = "Old"
	if _, err := s.SaveRole(ctx, role); !errors.Is(err, data.ErrConflict) {
		t.Errorf("an old draft: %v", err)
	}
	if _, err := s.SaveRole(ctx, data.Role{Name: "sales TEAM"}); len(data.Invalids(err)) != 1 {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := s.SaveRole(ctx, data.Role{Name: "Other", Permissions: []data.Permission{"fly"}}); len(data.Invalids(err)) != 1 {
		t.Errorf("a permission that there is not: %v", err)
	}
}

func TestSavingWithoutAChangeWritesNothing(t *testing.T) {
	o, s := open(t)
	role, err := s.SaveRole(ctx, data.Role{Name: "Sales"})
	if err != nil {
		t.Fatal(err)
	}
	before := events(t, o, 1)[0].ID
	if again, err := s.SaveRole(ctx, role); err != nil || again.Version != role.Version {
		t.Errorf("%+v %v", again, err)
	}
	if after := events(t, o, 1)[0].ID; after != before {
		t.Error("the log has an entry about nothing")
	}
}

func TestWhatIsInUseNamesItsUsersAndGoesOnlyWithAReplacementOrAWord(t *testing.T) {
	_, s := open(t)
	role, err := s.SaveRole(ctx, data.Role{Name: "Sales", Permissions: []data.Permission{"show_cdr"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"u1", "u2", "u3", "u4", "u5", "u6", "u7"} {
		save(t, s, draft(name, role.ID, 2))
	}
	var used *data.InUse
	if _, err := s.DeleteRole(ctx, role.ID, nil); !errors.As(err, &used) || !slices.Equal(used.By, []string{"u1", "u2", "u3", "u4", "u5"}) || used.More != 2 {
		t.Fatalf("%+v", err)
	}
	none := data.RoleID(0)
	if _, err := s.DeleteRole(ctx, role.ID, &none); len(data.Invalids(err)) == 0 || !strings.Contains(err.Error(), "u1") {
		t.Errorf("users without a role: %v", err)
	}
	manager := data.RoleID(2)
	kept, err := s.DeleteRole(ctx, role.ID, &manager)
	if err != nil {
		t.Fatal(err)
	}
	bob, err := s.User(ctx, 2)
	if err != nil || !slices.Equal(bob.Roles, []data.RoleID{2}) {
		t.Errorf("%+v %v", bob, err)
	}
	bob.Roles = []data.RoleID{3} // by somebody else, before the deletion is undone
	save(t, s, data.UserDraft{User: bob})
	back, err := s.RestoreRole(ctx, kept)
	if err != nil || back.ID != role.ID || back.Name != "Sales" {
		t.Fatalf("%+v %v", back, err)
	}
	one, _ := s.User(ctx, 2)
	two, _ := s.User(ctx, 3)
	if !slices.Equal(one.Roles, []data.RoleID{3}) || !slices.Equal(two.Roles, []data.RoleID{role.ID}) {
		t.Errorf("after the undo: %v and %v", one.Roles, two.Roles)
	}
	if _, err := s.RestoreRole(ctx, kept); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestDesksProfilesAndTenantsAreReassignedAndUndoneLikeRoles(t *testing.T) {
	_, s := open(t)
	desk, err1 := s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Front", Queues: []string{"600"}, Agents: []string{"200"}}})
	profile, err2 := s.SaveProfile(ctx, data.Profile{Name: "Log only", Modules: map[data.ModuleKey]data.Actions{data.ModuleEventLogger: data.View}})
	tenant, err3 := s.SaveTenant(ctx, data.Tenant{Name: "West", Enabled: true})
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	d := draft("bob", 2, profile.ID)
	d.User.Desks, d.User.Tenants, d.User.DefaultTenant, d.User.Startup = []data.DeskID{desk.ID}, []data.TenantID{1, tenant.ID}, tenant.ID, data.ModuleEventLogger
	bob := save(t, s, d)
	noDesk, portal, noTenant := data.DeskID(0), data.ProfileID(2), data.TenantID(0)
	keptDesk, err1 := s.DeleteDesk(ctx, desk.ID, &noDesk)
	keptProfile, err2 := s.DeleteProfile(ctx, profile.ID, &portal)
	keptTenant, err3 := s.DeleteTenant(ctx, tenant.ID, &noTenant)
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	now, err := s.User(ctx, bob.ID)
	if err != nil || len(now.Desks) != 0 || now.Profile != portal || now.Startup != "" || !slices.Equal(now.Tenants, []data.TenantID{1}) || now.DefaultTenant != 1 {
		t.Errorf("%+v %v", now, err)
	}
	_, err1 = s.RestoreDesk(ctx, keptDesk)
	_, err2 = s.RestoreProfile(ctx, keptProfile)
	_, err3 = s.RestoreTenant(ctx, keptTenant)
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	back, _ := s.User(ctx, bob.ID)
	back.Version = bob.Version
	if back.Startup != bob.Startup || back.Profile != bob.Profile || !slices.Equal(back.Desks, bob.Desks) || !slices.Equal(back.Tenants, bob.Tenants) || back.DefaultTenant != bob.DefaultTenant {
		t.Errorf("came back as %+v, was %+v", back, bob)
	}
}

func TestABuiltInProfileIsNeitherChangedNorDeleted(t *testing.T) {
	_, s := open(t)
	list, err := s.Profiles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		p.Item.GetUpdates = !p.Item.GetUpdates
		if _, err := s.SaveProfile(ctx, p.Item); !refusedBy(err, access.RuleBuiltin) {
			t.Errorf("%s: %v", p.Item.Name, err)
		}
		if _, err := s.DeleteProfile(ctx, p.Item.ID, nil); !refusedBy(err, access.RuleBuiltin) {
			t.Errorf("%s: %v", p.Item.Name, err)
		}
	}
}

func TestAProfileThatOpensLessSendsItsUsersToItsFirstModule(t *testing.T) {
	_, s := open(t)
	p, err := s.SaveProfile(ctx, opening(t, data.ModuleCDR, data.ModuleEventLogger))
	if err == nil {
		t.Fatal("a profile without a name")
	}
	p.Name = "Reports"
	if p, err = s.SaveProfile(ctx, p); err != nil {
		t.Fatal(err)
	}
	d := draft("bob", 2, p.ID)
	d.User.Startup = data.ModuleEventLogger
	bob := save(t, s, d)
	delete(p.Modules, data.ModuleEventLogger)
	if _, err := s.SaveProfile(ctx, p); err != nil {
		t.Fatal(err)
	}
	if now, _ := s.User(ctx, bob.ID); now.Startup != "" {
		t.Errorf("still starts on %q", now.Startup)
	}
}

func TestNobodyRaisesThemselvesOrOthersByWayOfARoleOrAProfile(t *testing.T) {
	o, ann := open(t)
	keys := []data.ModuleKey{data.ModuleUsers, data.ModuleRoles, data.ModuleProfiles, data.ModuleDesks}
	bob, s := hire(t, o, ann, "bob", opening(t, keys...), append(userRights, "show_role", "create_role", "edit_role", "delete_role")...)
	mine, err := s.Roles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	own := mine[slices.IndexFunc(mine, func(u data.Used[data.Role]) bool { return u.Item.ID == bob.Roles[0] })].Item
	for what, change := range map[string]func() error{
		"the own role given more": func() error {
			r := own
			r.Permissions = append(slices.Clone(r.Permissions), "show_cdr")
			_, err := s.SaveRole(ctx, r)
			return err
		},
		"the own role given all": func() error {
			r := own
			r.Permissions = []data.Permission{"admin"}
			_, err := s.SaveRole(ctx, r)
			return err
		},
		"the own role given less":         func() error { r := own; r.Permissions = userRights; _, err := s.SaveRole(ctx, r); return err },
		"the own role masked":             func() error { r := own; r.MaskPhone = true; _, err := s.SaveRole(ctx, r); return err },
		"the own role tied to an address": func() error { r := own; r.AcceptedIPs = []string{"10.0.0.1"}; _, err := s.SaveRole(ctx, r); return err },
		"a new role of more": func() error {
			_, err := s.SaveRole(ctx, data.Role{Name: "More", Permissions: []data.Permission{"show_cdr"}})
			return err
		},
		"another's greater role":      func() error { r := mine[0].Item; r.Name = "Robbed"; _, err := s.SaveRole(ctx, r); return err },
		"another's greater role gone": func() error { _, err := s.DeleteRole(ctx, 1, nil); return err },
		"the own role gone":           func() error { other := data.RoleID(2); _, err := s.DeleteRole(ctx, own.ID, &other); return err },
		"a new profile of more": func() error {
			p := opening(t, data.ModuleTenants)
			p.Name = "More"
			_, err := s.SaveProfile(ctx, p)
			return err
		},
		"a new profile with a switch": func() error {
			p := opening(t, data.ModuleUsers)
			p.Name, p.GetUpdates = "More", true
			_, err := s.SaveProfile(ctx, p)
			return err
		},
		"the own profile given less": func() error {
			p := opening(t, data.ModuleUsers, data.ModuleProfiles)
			p.Name, p.ID, p.Version = "bob's profile", bob.Profile, 1
			_, err := s.SaveProfile(ctx, p)
			return err
		},
	} {
		if err := change(); !refused(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	own.Name, own.Description = "Bob's own", "renamed"
	if _, err := s.SaveRole(ctx, own); err != nil {
		t.Errorf("a name is no right: %v", err)
	}
	if _, err := s.SaveRole(ctx, data.Role{Name: "Less", Permissions: []data.Permission{"show_user"}}); err != nil {
		t.Errorf("a role of what bob holds: %v", err)
	}
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func second[T any](_ T, err error) error { return err }
