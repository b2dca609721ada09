package access_test

import (
	"errors"
	"maps"
	"testing"

	"pbxusers/data"
	"pbxusers/security/access"
)

// ruleOf is the rule that err refuses by, "" for none.
func ruleOf(err error) access.Rule {
	var refusal *access.Refusal
	if errors.As(err, &refusal) {
		return refusal.Rule
	}
	return ""
}

func TestARoleIsChangedOnlyByWhoHoldsAllOfItBeforeAndAfter(t *testing.T) {
	o := office(t)
	manager, desks := o.Roles[roleManager], o.Roles[roleDesks]
	more := manager
	more.Permissions = append([]data.Permission{"delete_user"}, manager.Permissions...)
	less := manager
	less.Permissions = manager.Permissions[:1]
	actor := o.Rights(bob(profileAll, roleManager))
	for name, c := range map[string]struct {
		before, after data.Role
		want          access.Rule
	}{
		"a new one within the own rights":  {data.Role{}, less, ""},
		"a new one beyond them":            {data.Role{}, more, access.RuleGrant},
		"taking a permission away":         {manager, less, ""},
		"adding one that is not held":      {manager, more, access.RuleGrant},
		"one with more than is held":       {desks, data.Role{ID: roleDesks, Name: "Desks"}, access.RuleMoreRights},
		"deleting one with more":           {desks, data.Role{}, access.RuleMoreRights},
		"deleting one within the own":      {manager, data.Role{}, ""},
		"the role that holds everything":   {o.Roles[roleAdmin], manager, access.RuleMoreRights},
		"making one that holds everything": {data.Role{}, o.Roles[roleAdmin], access.RuleGrant},
	} {
		if got := ruleOf(access.CheckRole(actor, c.before, c.after)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if err := access.CheckRole(o.Rights(bob(profileAll, roleAdmin)), desks, more); err != nil {
		t.Errorf("who holds every permission: %v", err)
	}
}

func TestNobodyTakesTheMaskOffARoleWhileTheirOwnNumbersAreMasked(t *testing.T) {
	o := office(t)
	masked := o.Rights(bob(profileAll, roleManager))
	bare := o.Roles[roleManager]
	bare.MaskPhone = false
	if got := ruleOf(access.CheckRole(masked, o.Roles[roleManager], bare)); got != access.RuleGrant {
		t.Errorf("taking the mask off: %q", got)
	}
	if got := ruleOf(access.CheckRole(masked, bare, o.Roles[roleManager])); got != access.RuleMoreRights {
		t.Errorf("a role that shows the numbers: %q", got)
	}
	if !masked.HoldsRole(data.Role{Name: "Nothing"}) {
		t.Error("a role without a permission shows no number to anybody, and is refused")
	}
}

func TestOneMaskingRoleMasks(t *testing.T) {
	o := office(t)
	for name, c := range map[string]struct {
		roles []data.RoleID
		want  bool
	}{"none": {nil, false}, "one that shows": {[]data.RoleID{roleAdmin}, false}, "one that masks": {[]data.RoleID{roleManager}, true}, "both": {[]data.RoleID{roleAdmin, roleManager}, true}} {
		if got := o.Rights(bob(profileAll, c.roles...)).Masked(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAProfileIsChangedOnlyByWhoHoldsAllOfItAndBuiltInOnesByNobody(t *testing.T) {
	o := office(t)
	users, all := o.Profiles[profileUsers], o.Profiles[profileAll]
	builtin := users
	builtin.Builtin = "portal"
	wider := users
	wider.Modules = maps.Clone(users.Modules)
	wider.Modules[data.ModuleRoles] = data.View
	switched := users
	switched.ChangeLanguage = true
	actor := o.Rights(bob(profileUsers, roleAdmin))
	for name, c := range map[string]struct {
		before, after data.Profile
		want          access.Rule
	}{
		"one like the own":               {data.Profile{}, users, ""},
		"one that opens more":            {data.Profile{}, wider, access.RuleGrant},
		"one with a switch more":         {users, switched, access.RuleGrant},
		"a wider one":                    {all, users, access.RuleMoreRights},
		"deleting a wider one":           {all, data.Profile{}, access.RuleMoreRights},
		"deleting one like the own":      {users, data.Profile{}, ""},
		"a built-in one":                 {builtin, users, access.RuleBuiltin},
		"deleting a built-in one":        {builtin, data.Profile{}, access.RuleBuiltin},
		"closing a module of one's kind": {users, data.Profile{ID: profileUsers, Name: "Less"}, ""},
	} {
		if got := ruleOf(access.CheckProfile(actor, c.before, c.after)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestADeskIsMadeOnlyOfWhatOnesOwnDesksHold(t *testing.T) {
	o := office(t)
	u := bob(profileAll, roleManager)
	u.Desks = []data.DeskID{deskSales}
	newAgent := data.Role{ID: 9, Name: "Agents", Permissions: []data.Permission{data.PermissionNewAgent}}
	o.Roles[newAgent.ID] = newAgent
	actor := o.Rights(u)
	u.Roles = append(u.Roles, newAgent.ID)
	assigner := o.Rights(u)
	u.Roles = []data.RoleID{roleAdmin}
	everything := o.Rights(u)
	sales, support := o.Desks[deskSales], o.Desks[deskSupport]
	with := func(d data.Desk, queue, agent string) data.Desk {
		if queue != "" {
			d.Queues = []string{queue}
		}
		if agent != "" {
			d.Agents = []string{agent}
		}
		return d
	}
	for name, c := range map[string]struct {
		actor         access.Rights
		before, after data.Desk
		want          access.Rule
	}{
		"the own desk's name":                {actor, sales, data.Desk{ID: deskSales, Name: "Sale", Queues: sales.Queues, Agents: sales.Agents}, ""},
		"an agent taken out":                 {actor, sales, with(sales, "", "200"), ""},
		"an agent put in without permission": {actor, data.Desk{}, with(data.Desk{}, "", "200"), access.RulePermission},
		"an agent of the own desk":           {assigner, data.Desk{}, with(data.Desk{}, "", "200"), ""},
		"an agent of another desk":           {assigner, data.Desk{}, with(data.Desk{}, "", "300"), access.RuleGrant},
		"a queue of another desk":            {actor, sales, with(sales, "900", ""), access.RuleGrant},
		"every desk's data":                  {everything, support, with(support, "12", "300"), ""},
	} {
		if got := ruleOf(o.CheckDesk(c.actor, c.before, c.after)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if err := o.CheckDesk(actor, support, support); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("somebody else's desk: %v", err)
	}
}

func TestRightsAreTheSameOnlyWhereTheyAllowTheSame(t *testing.T) {
	base := func() (access.Office, data.User) { return office(t), bob(profileUsers, roleManager) }
	o, u := base()
	was := o.Rights(u)
	for name, c := range map[string]struct {
		change func(o access.Office, u *data.User)
		same   bool
	}{
		"nothing": {func(access.Office, *data.User) {}, true},
		"another name": {func(o access.Office, u *data.User) {
			r, p := o.Roles[roleManager], o.Profiles[profileUsers]
			r.Name, r.Description, p.Name, u.Username = "Boss", "runs it", "Other", "robert"
			o.Roles[roleManager], o.Profiles[profileUsers] = r, p
		}, true},
		"a role that holds nothing": {func(_ access.Office, u *data.User) { u.Roles = append(u.Roles, roleNone) }, true},
		"a role more":               {func(_ access.Office, u *data.User) { u.Roles = append(u.Roles, roleDesks) }, false},
		"an action more": {func(o access.Office, _ *data.User) {
			o.Profiles[profileUsers].Modules[data.ModuleUsers] = data.View | data.Edit | data.Delete
		}, false},
		"a switch": {func(o access.Office, _ *data.User) {
			p := o.Profiles[profileUsers]
			p.UpdateProfile = true
			o.Profiles[profileUsers] = p
		}, false},
		"the mask gone": {func(o access.Office, _ *data.User) {
			r := o.Roles[roleManager]
			r.MaskPhone = false
			o.Roles[roleManager] = r
		}, false},
		"another network": {func(o access.Office, _ *data.User) {
			r := o.Roles[roleManager]
			r.AcceptedIPs = []string{"10.0.0.0/8"}
			o.Roles[roleManager] = r
		}, false},
		"the tenant disabled": {func(o access.Office, _ *data.User) { o.Tenants[tenantMain] = data.Tenant{ID: tenantMain, Name: "main"} }, false},
	} {
		o, u := base()
		c.change(o, &u)
		if got := o.Rights(u).Same(was); got != c.same {
			t.Errorf("%s: the same is %v", name, got)
		}
	}
}
