package words_test

import (
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

func TestEveryReasonHasItsSentence(t *testing.T) {
	reasons := constantsOf(t, "../../security/access", "Reason", "")
	for _, r := range reasons {
		for _, names := range [][]string{nil, {"Manager"}, {"Manager", "Sales"}} {
			link := access.Link{Reason: access.Reason(r), Names: names, Permission: "show_cdr"}
			text := words.Link(link)
			told(t, "reason", r, text)
			told(t, "reason", strings.ToUpper(r[:1])+r[1:]+".", text)
			told(t, "heading of", r, words.LinkKind(access.Link{Reason: link.Reason, Kind: data.KindRole}))
		}
	}
	if len(reasons) < 19 {
		t.Errorf("only %d reasons: the test looks in the wrong place", len(reasons))
	}
}

func TestTheAnswerIsOneSentenceThatTellsAllThatBlocks(t *testing.T) {
	office := access.NewOffice(changer(t).Catalog, data.Choices{
		Roles: []data.Role{{ID: 1, Name: "Administrator", Permissions: []data.Permission{data.PermissionAdmin}}, {ID: 2, Name: "Manager"}, {ID: 3, Name: "Sales"}},
		Profiles: []data.Profile{{ID: 1, Name: "Administrator", Modules: map[data.ModuleKey]data.Actions{
			data.ModuleUsers: data.View | data.Edit, data.ModuleCDR: data.View, data.ModuleTenants: data.View}}},
		Tenants: []data.Tenant{{ID: 1, Name: "main", Enabled: true}},
	})
	user := func(name string, roles ...data.RoleID) data.User {
		return data.User{Username: name, Roles: roles, Profile: 1, Tenants: []data.TenantID{1}, Enabled: true}
	}
	off := user("eve", 1)
	off.Enabled = false
	out := user("fay", 2)
	out.Enabled = false
	for _, c := range []struct {
		user   data.User
		module data.ModuleKey
		label  string
		action data.Actions
		want   string
	}{
		{user("ann", 1), data.ModuleUsers, "Users", data.Edit, "ann may edit Users: profile Administrator opens it and role Administrator holds every permission."},
		{user("bob", 2, 3), data.ModuleCDR, "CDR", data.View, "bob cannot view CDR: none of the roles Manager, Sales holds show_cdr."},
		{user("", 2), data.ModuleUsers, "Users", data.Edit, "This user cannot edit Users: role Manager does not hold edit_user."},
		{user("ann", 1), data.ModuleUsers, "Users", data.Delete, "ann cannot delete from Users: profile Administrator opens it, but not for this."},
		{user("ann", 2), data.ModuleTenants, "Tenants", data.View, "ann may view Tenants: profile Administrator opens it and no permission is needed for it."},
		{off, data.ModuleUsers, "Users", data.Add, "eve cannot add to Users: the account is disabled; profile Administrator opens it, but not for this."},
		{out, data.ModuleEventLogger, "Event Logger", data.View, "fay cannot view Event Logger: the account is disabled; profile Administrator does not open it; role Manager does not hold show_activity_log."},
		{user("gil", 2), data.ModuleEventLogger, "Event Logger", data.View, "gil cannot view Event Logger: profile Administrator does not open it; role Manager does not hold show_activity_log."},
	} {
		if got := words.Why(office.Why(c.user, c.module, c.action), c.label); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
