package users_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestTheStartUpDialogOffersWhatTheProfileOpens(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	startup := s.Field("Startup Dialog").Object().(*kit.Finder)
	if n := len(startup.Options); n > 10 || startup.SelectedIndex() != 0 {
		t.Errorf("the portal's user is offered %d modules: %v", n, startup.Options)
	}
	s.pick("Profile").SetSelected("Administrator")
	if n := len(startup.Options); n < 100 {
		t.Errorf("an administrator is offered %d modules", n)
	}
	at := slices.IndexFunc(startup.Options, func(o string) bool { return strings.HasSuffix(o, "› Users") })
	startup.SetSelectedIndex(at)
	s.pick("Profile").SetSelected("Portal")
	if startup.SelectedIndex() != 0 {
		t.Error("a module that the profile hides is still chosen")
	}
	s.pick("Profile").SetSelected("Administrator")
	s.Field("Startup Dialog").Focus()
	s.Type("a") // opens the search, which takes the rest
	s.Type("dmin users")
	s.Press(fyne.KeyReturn)
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if got := r.stored(t, 3).Startup; got != data.ModuleUsers {
		t.Errorf("start-up dialog %q", got)
	}
}

func TestTheFormSaysWhereProfileAndRolesDisagreeAndMendsItWithTheLeast(t *testing.T) {
	r := newRegister(t, crowd(5))
	portal := r.choices.Profiles[profilePortal-1]
	calls := portal
	calls.ID, calls.Name, calls.Builtin, calls.Modules = 50, "Calls", "", maps.Clone(portal.Modules)
	calls.Modules[data.ModuleCDR] = data.View
	r.choices.Profiles = append(r.choices.Profiles, calls)
	caller := data.Role{ID: 60, Name: "Caller", Permissions: []data.Permission{"show_cdr"}}
	r.choices.Roles = append(r.choices.Roles, caller)
	r.users[2].Roles = []data.RoleID{roleNight}
	s := open(t, r)
	s.edit(3)
	s.pick("Profile").SetSelected("Calls")
	if !s.Sees("none of the chosen roles lets this user in there") {
		t.Fatal("nothing is said")
	}
	s.Push("Add role Caller")
	if s.Sees("none of the chosen roles") {
		t.Error("the mend did not mend")
	}
	s.pick("Profile").SetSelected("Portal")
	if !s.Sees("so this user will not see it") {
		t.Fatal("what the profile hides is not said")
	}
	s.Push("Choose profile Calls")
	if s.Sees("will not see it") || s.pick("Profile").Selected != "Calls" {
		t.Error("the mend did not mend")
	}
}

func TestWhereNoRoleMendsTheProfileIsOfferedAllTheSame(t *testing.T) {
	r := newRegister(t, crowd(5))
	log := data.Profile{ID: 50, Name: "Log", Modules: map[data.ModuleKey]data.Actions{data.ModuleEventLogger: data.View}}
	both := data.Profile{ID: 51, Name: "Log and users", Modules: map[data.ModuleKey]data.Actions{
		data.ModuleEventLogger: data.View, data.ModuleUsers: data.View}}
	r.choices.Profiles = append(r.choices.Profiles, log, both)
	reader := data.Role{ID: 60, Name: "Reader", Permissions: []data.Permission{"show_user"}}
	r.choices.Roles = append(r.choices.Roles, reader)
	r.users[2].Roles, r.users[2].Profile = []data.RoleID{reader.ID}, log.ID
	s := open(t, r)
	s.edit(3)
	if !s.Sees("The profile Log opens Event Logger") || !s.Sees("The roles allow Users") {
		t.Fatal("not both disagreements are said")
	}
	s.Push("Choose profile Log and users")
	if !s.Sees("The profile Log and users opens Event Logger") || s.Sees("The roles allow Users") {
		t.Error("the mend did not mend its half")
	}
}

func TestAManagerIsNotMadeAnAdministratorToSeeOneModule(t *testing.T) {
	r := newRegister(t, crowd(5))
	r.users[2].Roles = []data.RoleID{roleManager} // its profile is Portal
	s := open(t, r)
	s.edit(3)
	if !s.Sees("so this user will not see them") {
		t.Fatal("what the profile hides is not said")
	}
	offer := kittest.Find(s.Window, func(b *kit.Button) bool {
		return strings.HasPrefix(b.Text, "Choose profile") || strings.HasPrefix(b.Text, "Add role")
	})
	if offer != nil {
		t.Errorf("%q is offered", offer.Text)
	}
}

func TestNobodyIsOfferedWhatTheyDoNotHold(t *testing.T) {
	r := newRegister(t, crowd(5))
	keeper := data.Role{ID: 60, Name: "Keeper", Permissions: []data.Permission{"create_user", "edit_user", "show_user"}}
	r.choices.Roles = append(r.choices.Roles, keeper)
	r.me.Roles, r.me.Desks = []data.RoleID{keeper.ID}, []data.DeskID{deskSales}
	r.users[0] = r.me
	s := open(t, r)
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	for _, gone := range []string{"Compliance manager", "Support"} {
		if s.Sees(gone) && slices.Contains(strings.Split(dialogText(s), "\n"), gone) {
			t.Errorf("%s is offered", gone)
		}
	}
	if !s.Sees("Only what you hold yourself is offered.") {
		t.Error("the form does not say why")
	}
	s.pick("Profile").SetSelected("Administrator")
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Add role Administrator" }) != nil {
		t.Error("a mend is offered that would be refused")
	}
}

func TestAnOfficeWithoutDesksSaysSoInTheForm(t *testing.T) {
	r := newRegister(t, crowd(1))
	r.choices.Desks = nil
	s := open(t, r)
	s.shortcut("Create New User")
	s.WaitFor("There are no desks yet.")
	s.Press(fyne.KeyEscape)
	s.grid().SetSelected(1)
	s.choose("Change", "Add desk…")
	s.WaitFor("There are no desks yet.")
	s.Press(fyne.KeyEscape)
	s.choose("Change", "Remove desk…")
	s.WaitFor("None of the selected users has a desk.")
}

func TestTheOwnAccountKeepsItsRights(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(1)
	if !s.pick("Profile").Disabled() || !s.Field("Enabled").Object().(*kit.Check).Disabled() {
		t.Error("profile or enabled can be changed")
	}
	for _, label := range []string{"Roles", "Tenants"} {
		if _, fixed := s.Field(label).Object().(*kit.ChipRow); !fixed {
			t.Errorf("%s can be changed", label)
		}
	}
	if !s.Sees("Another administrator can.") {
		t.Error("nothing says why")
	}
	s.into("Department", "Management")
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if u, was := r.stored(t, 1), administrator(); !slices.Equal(u.Roles, was.Roles) || !slices.Equal(u.Tenants, was.Tenants) ||
		u.Department != "Management" || !u.Enabled || u.DefaultTenant != tenantMain {
		t.Errorf("stored %+v", u)
	}
}
