package session_test

import (
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

func TestADisabledTenantKeepsItsUsersOutButNeverTheLastAdministrator(t *testing.T) {
	o, ann := open(t)
	west, err := ann.SaveTenant(ctx, data.Tenant{Name: "West", Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	d := draft("bob", 1, 1)
	d.User.Tenants = []data.TenantID{west.ID}
	bob := session.New(o, save(t, ann, d).ID)
	if _, err := bob.Users(ctx); err != nil {
		t.Fatal(err)
	}
	west.Enabled = false
	if _, err := ann.SaveTenant(ctx, west); err != nil {
		t.Fatal(err)
	}
	if _, err := bob.Users(ctx); !refusedBy(err, access.RuleEnded) {
		t.Errorf("the session of a disabled tenant's user: %v", err)
	}
	if _, err := ann.SaveTenant(ctx, data.Tenant{ID: 1, Version: 1, Name: "Main"}); err == nil {
		t.Error("the tenant of the last administrator was disabled")
	}
}

func TestATenantAdministratorLearnsNothingOfOtherTenants(t *testing.T) {
	o, ann := open(t)
	west, err := ann.SaveTenant(ctx, data.Tenant{Name: "West", Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	hidden := draft("hidden", 2, 2)
	hidden.User.Department = "Secret"
	other := save(t, ann, hidden)
	w, _ := hire(t, o, ann, "wes", opening(t, data.ModuleUsers, data.ModuleRoles, data.ModuleProfiles, data.ModuleDesks, data.ModuleEventLogger),
		append(userRights, "show_role", "delete_role", "show_desk", "show_all_desks", "show_activity_log", "show_index", "show_cdr")...)
	w.Tenants, w.DefaultTenant = []data.TenantID{west.ID}, west.ID
	save(t, ann, data.UserDraft{User: w})
	s := session.New(o, w.ID)

	if list, err := s.Tenants(ctx); !refusedBy(err, access.RuleProfile) {
		t.Errorf("the tenants: %v %v", list, err)
	}
	for _, role := range must(s.Roles(ctx))(t) {
		if role.Item.ID != w.Roles[0] && role.Users != 0 {
			t.Errorf("%s is said to have %d users", role.Item.Name, role.Users)
		}
	}
	if users := must(s.RoleUsers(ctx, 2))(t); len(users) != 0 {
		t.Errorf("who has Manager: %v", users)
	}
	if list := must(s.Departments(ctx))(t); len(list) != 0 {
		t.Errorf("departments %v", list)
	}
	if n := must(s.RenameDepartment(ctx, "Secret", "Known"))(t); n != 0 {
		t.Errorf("%d of another tenant renamed", n)
	}
	for what, err := range map[string]error{
		"why": second(s.Why(ctx, other.ID, data.ModuleUsers, data.View)), "see as": second(s.SeeAs(ctx, other.ID)),
		"desk": second(s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "D"}, SetUsers: true, Users: []data.UserID{other.ID}})),
	} {
		if err == nil || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s: %v", what, err)
		}
	}
	list := must(s.Events(ctx, 0, 1000, func(data.Event) bool { return true }))(t)
	for _, e := range list {
		if e.ActorName == "ann" || e.Name == "hidden" || e.Kind == data.KindTenant {
			t.Errorf("the log tells %+v", e)
		}
	}
	if _, err := s.VerifyEvents(ctx); !refused(err) {
		t.Errorf("how long the whole log is: %v", err)
	}
}
