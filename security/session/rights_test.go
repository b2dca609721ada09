package session_test

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

// right is one thing that a profile or a role gives: an action in a module, a switch of
// the profile, or a permission.
type right struct {
	module     data.ModuleKey
	action     data.Actions
	profile    string // data.FieldUpdateProfile, FieldChangeLanguage or FieldGetUpdates
	permission data.Permission
}

func (r right) String() string {
	return fmt.Sprintf("%s%s%s %s", r.module, r.profile, r.permission, r.action)
}

// to are the rights that an action in a module needs, by the table of the product.
func to(module data.ModuleKey, actions ...data.Actions) (needs []right) {
	for _, action := range actions {
		needs = append(needs, right{module: module, action: action})
		if p := data.PermissionFor(module, action); p != "" {
			needs = append(needs, right{permission: p})
		}
	}
	return needs
}

func profileSwitch(field string) right { return right{profile: field} }

// nobody is an id that nothing has: a call that gets past its rights ends there, and
// writes nothing.
const nobody = 1 << 40

// wrongMail is refused by whoever looks at it, and so writes nothing.
var wrongMail = data.MailDraft{MailSettings: data.MailSettings{Server: "no server"}}

// call is a method of a session: the rights it needs, and how it is called.
type call struct {
	needs []right
	do    func(s *session.Session) error
}

// calls is every exported method of a session. TestEveryCallIsInTheTable holds it to that.
var calls = map[string]call{
	"Users":         {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.Users(ctx); return err }},
	"User":          {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.User(ctx, nobody); return err }},
	"Choices":       {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.Choices(ctx); return err }},
	"Picture":       {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.Picture(ctx, nobody); return err }},
	"Account":       {nil, func(s *session.Session) error { _, _, err := s.Account(ctx); return err }},
	"Preferences":   {nil, func(s *session.Session) error { _, err := s.Preferences(ctx); return err }},
	"SetPreference": {nil, func(s *session.Session) error { return s.SetPreference(ctx, "width", "1") }},
	"SignOut":       {nil, func(s *session.Session) error { return s.SignOut(ctx) }},
	"Lock":          {nil, func(s *session.Session) error { return s.Lock(ctx) }},
	"SaveUser": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error {
		d := draft("nobody", 1, 1)
		d.User.ID, d.Password = nobody, ""
		_, err := s.SaveUser(ctx, d)
		return err
	}},
	"SaveUser, a new one": {to(data.ModuleUsers, data.Add), func(s *session.Session) error {
		d := draft("fresh", 1, 1)
		d.Password = "short"
		_, err := s.SaveUser(ctx, d)
		return err
	}},
	"SetPassword": {to(data.ModuleUsers, data.View, data.Edit), func(s *session.Session) error { return s.SetPassword(ctx, 1, "short", true) }},
	"ChangeUsers": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error {
		_, err := s.ChangeUsers(ctx, []data.UserID{nobody}, data.UserPatch{})
		return err
	}},
	"DeleteUsers":  {to(data.ModuleUsers, data.Delete), func(s *session.Session) error { _, err := s.DeleteUsers(ctx, []data.UserID{nobody}); return err }},
	"RestoreUsers": {to(data.ModuleUsers, data.Add), func(s *session.Session) error { _, err := s.RestoreUsers(ctx, []data.RemovalID{nobody}); return err }},
	"UnlockUsers":  {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.UnlockUsers(ctx, []data.UserID{nobody}); return err }},
	"ExportUsers": {to(data.ModuleUsers, data.View), func(s *session.Session) error {
		return s.ExportUsers(ctx, io.Discard, []data.UserID{}, transfer.Own)
	}},
	"PlanImport": {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.PlanImport(ctx, session.ImportJob{}); return err }},
	"Import": {to(data.ModuleUsers, data.View), func(s *session.Session) error {
		_, err := s.Import(ctx, session.ImportJob{}, transfer.Plan{}, nil)
		return err
	}},
	"Roles":     {to(data.ModuleRoles, data.View), func(s *session.Session) error { _, err := s.Roles(ctx); return err }},
	"RoleUsers": {to(data.ModuleRoles, data.View), func(s *session.Session) error { _, err := s.RoleUsers(ctx, 1); return err }},
	"SaveRole": {to(data.ModuleRoles, data.Edit), func(s *session.Session) error {
		_, err := s.SaveRole(ctx, data.Role{ID: nobody, Name: "Nobody"})
		return err
	}},
	"SaveRole, a new one": {to(data.ModuleRoles, data.Add), func(s *session.Session) error { _, err := s.SaveRole(ctx, data.Role{Name: "Manager"}); return err }},
	"DeleteRole":          {to(data.ModuleRoles, data.Delete), func(s *session.Session) error { _, err := s.DeleteRole(ctx, nobody, nil); return err }},
	"RestoreRole":         {to(data.ModuleRoles, data.Add), func(s *session.Session) error { _, err := s.RestoreRole(ctx, nobody); return err }},
	"Profiles":            {to(data.ModuleProfiles, data.View), func(s *session.Session) error { _, err := s.Profiles(ctx); return err }},
	"ProfileUsers":        {to(data.ModuleProfiles, data.View), func(s *session.Session) error { _, err := s.ProfileUsers(ctx, 1); return err }},
	"SaveProfile": {to(data.ModuleProfiles, data.Edit), func(s *session.Session) error {
		_, err := s.SaveProfile(ctx, data.Profile{ID: nobody, Name: "Nobody"})
		return err
	}},
	"SaveProfile, a new one": {to(data.ModuleProfiles, data.Add), func(s *session.Session) error {
		_, err := s.SaveProfile(ctx, data.Profile{Name: "Portal"})
		return err
	}},
	"DeleteProfile":  {to(data.ModuleProfiles, data.Delete), func(s *session.Session) error { _, err := s.DeleteProfile(ctx, nobody, nil); return err }},
	"RestoreProfile": {to(data.ModuleProfiles, data.Add), func(s *session.Session) error { _, err := s.RestoreProfile(ctx, nobody); return err }},
	"Desks":          {to(data.ModuleDesks, data.View), func(s *session.Session) error { _, err := s.Desks(ctx); return err }},
	"DeskUsers":      {to(data.ModuleDesks, data.View), func(s *session.Session) error { _, err := s.DeskUsers(ctx, nobody); return err }},
	"SaveDesk": {to(data.ModuleDesks, data.Edit), func(s *session.Session) error {
		_, err := s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{ID: nobody, Name: "Nobody"}})
		return err
	}},
	"SaveDesk, a new one with agents and users": {
		slices.Concat(to(data.ModuleDesks, data.Add), to(data.ModuleUsers, data.Edit), []right{{permission: data.PermissionNewAgent}, {permission: data.PermissionAllDesks}}),
		func(s *session.Session) error {
			_, err := s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Fresh", Agents: []string{"300"}}, SetUsers: true, Users: []data.UserID{nobody}})
			return err
		}},
	"DeleteDesk":  {to(data.ModuleDesks, data.Delete), func(s *session.Session) error { _, err := s.DeleteDesk(ctx, nobody, nil); return err }},
	"RestoreDesk": {to(data.ModuleDesks, data.Add), func(s *session.Session) error { _, err := s.RestoreDesk(ctx, nobody); return err }},
	"Tenants":     {to(data.ModuleTenants, data.View), func(s *session.Session) error { _, err := s.Tenants(ctx); return err }},
	"TenantUsers": {to(data.ModuleTenants, data.View), func(s *session.Session) error { _, err := s.TenantUsers(ctx, 1); return err }},
	"SaveTenant": {to(data.ModuleTenants, data.Edit), func(s *session.Session) error {
		_, err := s.SaveTenant(ctx, data.Tenant{ID: nobody, Name: "Nobody"})
		return err
	}},
	"SaveTenant, a new one": {to(data.ModuleTenants, data.Add), func(s *session.Session) error { _, err := s.SaveTenant(ctx, data.Tenant{Name: "Main"}); return err }},
	"DeleteTenant":          {to(data.ModuleTenants, data.Delete), func(s *session.Session) error { _, err := s.DeleteTenant(ctx, nobody, nil); return err }},
	"RestoreTenant":         {to(data.ModuleTenants, data.Add), func(s *session.Session) error { _, err := s.RestoreTenant(ctx, nobody); return err }},
	"Departments":           {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.Departments(ctx); return err }},
	"RenameDepartment":      {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.RenameDepartment(ctx, "Nobody's", "Other"); return err }},
	"Events": {to(data.ModuleEventLogger, data.View), func(s *session.Session) error {
		_, err := s.Events(ctx, 0, 1, func(data.Event) bool { return true })
		return err
	}},
	"VerifyEvents": {append(to(data.ModuleEventLogger, data.View), to(data.ModuleTenants, data.View)...), func(s *session.Session) error {
		_, err := s.VerifyEvents(ctx)
		return err
	}},
	"NoteRecoveryKey": {to(data.ModuleUsers, data.AllActions...), func(s *session.Session) error { return s.NoteRecoveryKey(ctx) }},
	"SaveAccount": {[]right{profileSwitch(data.FieldUpdateProfile), profileSwitch(data.FieldChangeLanguage)}, func(s *session.Session) error {
		_, err := s.SaveAccount(ctx, data.AccountDraft{SetEmail: true, Email: "ann@example.org", SetLanguage: true})
		return err
	}},
	"OwnPlaces":      {nil, func(s *session.Session) error { _, _, err := s.OwnPlaces(ctx); return err }},
	"SetOwnPassword": {[]right{profileSwitch(data.FieldUpdateProfile)}, func(s *session.Session) error { return s.SetOwnPassword(ctx, "wrong", "x") }},
	"Confirm":        {nil, func(s *session.Session) error { return s.Confirm(ctx, goodPassword) }},
	"Why": {to(data.ModuleUsers, data.View), func(s *session.Session) error {
		_, err := s.Why(ctx, nobody, data.ModuleUsers, data.View)
		return err
	}},
	"SetSecondFactor": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error {
		_, err := s.SetSecondFactor(ctx, []data.UserID{nobody}, data.Authenticator)
		return err
	}},
	"ResetFactor":      {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.ResetFactor(ctx, []data.UserID{nobody}); return err }},
	"BeginEnrolment":   {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.BeginEnrolment(ctx, nobody); return err }},
	"ConfirmEnrolment": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.ConfirmEnrolment(ctx, nobody, "000000"); return err }},
	"NewRecoveryCodes": {nil, func(s *session.Session) error { _, err := s.NewRecoveryCodes(ctx); return err }},
	"FactorState":      {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.FactorState(ctx, nobody); return err }},
	"Factors":          {to(data.ModuleUsers, data.View), func(s *session.Session) error { _, err := s.Factors(ctx); return err }},
	"EnrolmentSheets": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error {
		_, err := s.EnrolmentSheets(ctx, []data.UserID{nobody})
		return err
	}},
	"SetFactorGrace":   {to(data.ModuleProfiles, data.Edit), func(s *session.Session) error { return s.SetFactorGrace(ctx, -1) }},
	"MailSettings":     {to(data.ModuleMail, data.View), func(s *session.Session) error { _, err := s.MailSettings(ctx); return err }},
	"SaveMailSettings": {to(data.ModuleMail, data.Edit), func(s *session.Session) error { return s.SaveMailSettings(ctx, wrongMail) }},
	"SendTestMail":     {to(data.ModuleMail, data.Edit), func(s *session.Session) error { return s.SendTestMail(ctx, wrongMail, "no address") }},
	"Templates":        {to(data.ModuleTemplates, data.View), func(s *session.Session) error { _, err := s.Templates(ctx); return err }},
	"SaveTemplate":     {to(data.ModuleTemplates, data.Edit), func(s *session.Session) error { return s.SaveTemplate(ctx, data.Template{}) }},
	"ResetTemplate":    {to(data.ModuleTemplates, data.Edit), func(s *session.Session) error { return s.ResetTemplate(ctx, "", "") }},
	"SendTestTemplate": {to(data.ModuleTemplates, data.Edit), func(s *session.Session) error { return s.SendTestTemplate(ctx, data.Template{}) }},
	"ExportEvents": {to(data.ModuleEventLogger, data.View), func(s *session.Session) error {
		return s.ExportEvents(ctx, io.Discard, func(data.Event) bool { return false })
	}},
	"Retention": {slices.Concat(to(data.ModuleEventLogger, data.View), to(data.ModuleTenants, data.View), to(data.ModuleUsers, data.AllActions...)), func(s *session.Session) error {
		_, err := s.Retention(ctx, -1)
		return err
	}},
	"SetEventDays": {slices.Concat(to(data.ModuleEventLogger, data.View), to(data.ModuleTenants, data.View), to(data.ModuleUsers, data.AllActions...)), func(s *session.Session) error {
		_, err := s.SetEventDays(ctx, -1)
		return err
	}},
	"SeeAs": {to(data.ModuleUsers, data.Edit), func(s *session.Session) error { _, err := s.SeeAs(ctx, nobody); return err }},
}

func TestEveryCallIsInTheTable(t *testing.T) {
	inTable := map[string]bool{}
	for name := range calls {
		method, _, _ := cut(name)
		inTable[method] = true
	}
	of := reflect.TypeFor[*session.Session]()
	for i := range of.NumMethod() {
		if name := of.Method(i).Name; !inTable[name] {
			t.Errorf("%s is in no row of the table of rights", name)
		}
		delete(inTable, of.Method(i).Name)
	}
	for name := range inTable {
		t.Errorf("the table of rights has %s, which no session has", name)
	}
}

// cut parts the name of a call into the method and what is special about it.
func cut(name string) (method, special string, ok bool) {
	for i, r := range name {
		if r == ',' {
			return name[:i], name[i:], true
		}
	}
	return name, "", false
}

// clerk is an office in which the actor, besides ann, has every right there is, one by
// one: a profile with all modules and a role that names all permissions but admin.
type clerk struct {
	options session.Options
	session *session.Session
	role    data.Role
	profile data.Profile
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	c := &clerk{}
	var ann *session.Session
	c.options, ann = open(t)
	inside(t, c.options, func(tx *store.Tx) (err error) {
		if c.profile, err = tx.Profile(1); err != nil {
			return err
		}
		c.profile.ID, c.profile.Version, c.profile.Name, c.profile.Builtin = 0, 0, "Everything", ""
		c.role = data.Role{Name: "Everything by name"}
		for _, p := range catalog(t).Permissions {
			if p.Name != data.PermissionAdmin {
				c.role.Permissions = append(c.role.Permissions, p.Name)
			}
		}
		if c.role.ID, err = tx.InsertRole(c.role); err != nil {
			return err
		}
		c.profile.ID, err = tx.InsertProfile(c.profile)
		return err
	})
	eve := save(t, ann, draft("eve", c.role.ID, c.profile.ID))
	c.session = session.New(c.options, eve.ID)
	return c
}

// lose takes one right away from the clerk.
func (c *clerk) lose(t *testing.T, r right) {
	t.Helper()
	c.store(t, func(role *data.Role, profile *data.Profile) {
		switch {
		case r.permission != "":
			role.Permissions = slices.DeleteFunc(slices.Clone(role.Permissions), func(p data.Permission) bool { return p == r.permission })
		case r.module != "":
			profile.Modules = maps.Clone(profile.Modules)
			if profile.Modules[r.module] &^= r.action; r.action == data.View || profile.Modules[r.module] == 0 {
				delete(profile.Modules, r.module) // what cannot be viewed is not open at all
			}
		default:
			turn := map[string]*bool{
				data.FieldUpdateProfile: &profile.UpdateProfile, data.FieldChangeLanguage: &profile.ChangeLanguage, data.FieldGetUpdates: &profile.GetUpdates,
			}
			*turn[r.profile] = false
		}
	})
}

// regain gives everything back.
func (c *clerk) regain(t *testing.T) {
	t.Helper()
	c.store(t, func(*data.Role, *data.Profile) {})
}

func (c *clerk) store(t *testing.T, change func(*data.Role, *data.Profile)) {
	t.Helper()
	inside(t, c.options, func(tx *store.Tx) error {
		role, profile := c.role, c.profile
		change(&role, &profile)
		now, err := tx.Role(role.ID)
		if err != nil {
			return err
		}
		was, err := tx.Profile(profile.ID)
		if err != nil {
			return err
		}
		role.Version, profile.Version = now.Version, was.Version
		return errors.Join(tx.UpdateRole(role), tx.UpdateProfile(profile))
	})
}

// rights is everything that a profile or a role can give.
func (c *clerk) rights() (all []right) {
	for _, key := range c.profile.ModuleKeys() {
		for _, action := range data.AllActions {
			if c.profile.Opens(key, action) {
				all = append(all, right{module: key, action: action})
			}
		}
	}
	for _, p := range c.role.Permissions {
		all = append(all, right{permission: p})
	}
	for _, field := range []string{data.FieldUpdateProfile, data.FieldChangeLanguage, data.FieldGetUpdates} {
		all = append(all, profileSwitch(field))
	}
	return all
}

// needsRight reports whether a call needs a right: itself, or to view the module that it acts in.
func (c call) needsRight(r right) bool {
	return slices.ContainsFunc(c.needs, func(n right) bool {
		return n == r || r.module != "" && r.module == n.module && r.action == data.View
	})
}

func TestEveryCallIsRefusedWithoutEachRightItNeedsAndOnlyThen(t *testing.T) {
	if testing.Short() {
		t.Skip("tens of thousands of calls, one after the other")
	}
	c := newClerk(t)
	names := slices.Sorted(maps.Keys(calls))
	for _, name := range names {
		if refused(calls[name].do(c.session)) {
			t.Fatalf("%s is refused to somebody with every right", name)
		}
	}
	walked, wrong := 0, 0
	for _, r := range c.rights() {
		c.lose(t, r)
		for _, name := range names {
			err := calls[name].do(c.session)
			walked++
			if refused(err) != calls[name].needsRight(r) {
				wrong++
				t.Errorf("%s without %s: %v", name, r, err)
			}
		}
		c.regain(t)
	}
	t.Logf("%d calls x %d rights = %d walked, %d wrong", len(names), len(c.rights()), walked, wrong)
}

func refused(err error) bool {
	var refusal *access.Refusal
	return errors.As(err, &refusal)
}
