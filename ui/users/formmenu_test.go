package users_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
	"pbxusers/ui/users"
)

// menu is what the form's preview says, a line for each text.
func (s *scene) menu() []string {
	preview, lines := kittest.Find[*kit.MenuPreview](s.Window, nil), []string{}
	kittest.Walk(preview, func(o fyne.CanvasObject) bool {
		if text := textOf(o); o.Visible() && text != "" {
			lines = append(lines, text)
		}
		return true
	})
	return lines
}

func TestTheFormShowsTheMenuOfTheRightsAsTheyAreChosen(t *testing.T) {
	r := newRegister(t, crowd(5))
	r.users[2].Roles = []data.RoleID{roleAdministrator}
	s := open(t, r)
	s.edit(3)
	if menu := s.menu(); slices.Contains(menu, "Users") || !slices.Contains(menu, "Nothing to open in this program.") {
		t.Errorf("a portal user finds %q", menu)
	}
	s.pick("Profile").SetSelected("Administrator")
	menu := s.menu()
	for _, title := range []string{"Users", "Roles", "Desks", "Event Logger"} {
		if !slices.Contains(menu, title) {
			t.Errorf("an administrator does not find %s among %q", title, menu)
		}
	}
	if at := slices.Index(menu, "opens first"); at < 1 || menu[at-1] != "Event Logger" {
		t.Errorf("the mark is not at the first of the menu: %q", menu)
	}
	startup := s.Field("Startup Dialog").Object().(*kit.Finder)
	startup.SetSelectedIndex(slices.IndexFunc(startup.Options, func(o string) bool { return strings.HasSuffix(o, "› Roles") }))
	if menu = s.menu(); menu[slices.Index(menu, "opens first")-1] != "Roles" {
		t.Errorf("the mark is not at the start-up dialog: %q", menu)
	}
	startup.SetSelectedIndex(slices.IndexFunc(startup.Options, func(o string) bool { return strings.HasSuffix(o, "› Extensions") }))
	if menu = s.menu(); menu[slices.Index(menu, "opens first")-1] != "Event Logger" || !s.Sees("Extensions is not in this menu") {
		t.Errorf("a start-up dialog without a screen: %q", menu)
	}
	s.Field("Enabled").Object().(*kit.Check).SetChecked(false)
	if !s.Sees("For now this user cannot sign in.") {
		t.Error("the menu of a disabled user does not say so")
	}
}

func TestAMenuWithoutARoleIsShorter(t *testing.T) {
	r := newRegister(t, crowd(5))
	r.users[2].Roles = []data.RoleID{roleNight}
	s := open(t, r)
	s.edit(3)
	s.pick("Profile").SetSelected("Administrator")
	if menu := s.menu(); slices.Contains(menu, "Users") || !slices.Contains(menu, "Tenants") {
		t.Errorf("without a role for users the menu holds %q", menu)
	}
}

func TestTheMenuStandsBesideTheFieldsWhereThereIsRoomAndAmongThemElse(t *testing.T) {
	for width, beside := range map[float32]bool{1280: true, 683: false} {
		s := openWith(t, newRegister(t, crowd(5)), look.Light, width, 700)
		s.edit(3)
		preview := kittest.Find[*kit.MenuPreview](s.Window, nil)
		profile := s.Field("Profile")
		if got := s.At(preview).X > s.At(s.Field("Startup Dialog")).X+s.Field("Startup Dialog").Size().Width/2; got != beside {
			t.Errorf("%v wide: beside is %v", width, got)
		}
		if !beside && s.At(preview).Y < s.At(profile).Y {
			t.Errorf("%v wide: the menu stands over the profile", width)
		}
		s.Canvas().Focus(preview)
		s.Settle()
		top := s.At(preview).Y - preview.Size().Height/2
		if top < 0 || top+preview.Size().Height > 700 {
			t.Errorf("%v wide: the menu with the keyboard is at %v of 700, %v high", width, top, preview.Size().Height)
		}
		s.Press(fyne.KeyEscape)
		s.WaitClosed()
	}
}

func TestWhyIsAskedAboutTheDraftInTheFormAndAboutTheSavedUserInTheRow(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.grid().SetCurrentKey(3)
	s.shortcut("Why…")
	if len(r.asks) != 1 || r.asks[0].user.ID != 3 || r.asks[0].local != nil {
		t.Fatalf("asked from the row: %+v", r.asks)
	}
	s.edit(3)
	s.Click(s.Button("Why?"))
	if len(r.asks) != 2 || r.asks[1].local != nil {
		t.Fatal("a form in which nothing was typed does not ask about the saved user")
	}
	s.pick("Profile").SetSelected("Administrator")
	s.shortcut("Why…")
	asked := r.asks[2]
	if asked.local == nil || asked.user.Profile != profileAdministrator {
		t.Fatalf("asked from the form: %+v", asked.user)
	}
	if a := asked.local(data.ModuleTenants, data.View); !a.Granted || a.User.ID != 3 {
		t.Errorf("the draft may not view tenants: %+v", a)
	}
	if a := asked.local(data.ModuleUsers, data.View); a.Granted {
		t.Error("the draft may view users, without a role")
	}
}

func TestSeeAsIsOfferedForSavedUsersWithNoMoreRightsThanOnesOwn(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	offered := func() bool {
		return kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "See as this user" }) != nil
	}
	s.edit(3)
	s.Click(s.Button("See as this user"))
	if !slices.Equal(r.seen, []data.UserID{3}) {
		t.Fatalf("seen as %v", r.seen)
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.edit(1)
	if offered() {
		t.Error("one is to see as oneself")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	if offered() {
		t.Error("one is to see as a user who is not saved")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()

	keeper := data.Role{ID: 60, Name: "Keeper", Permissions: []data.Permission{"edit_user", "show_user"}}
	r.choices.Roles = append(r.choices.Roles, keeper)
	r.me.Roles = []data.RoleID{keeper.ID}
	s.edit(3) // a manager has more
	if offered() {
		t.Error("one is to see as a user with more rights")
	}
}

func TestShowOpensTheFormOnceTheUsersAreRead(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := &scene{register: r, t: t}
	app := kittest.NewApp(t, look.Light)
	s.screen = users.New(r.deps(func() fyne.Canvas { return s.Canvas() }))
	s.screen.Show(4)
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), 1240, 760)
	s.WaitFor("Edit " + r.stored(t, 4).Username)
	if row := s.grid().Current(); row < 0 {
		t.Error("no row is current")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.screen.Show(99)
	s.WaitFor("The user could not be opened")
}
