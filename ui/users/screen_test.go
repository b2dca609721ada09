package users_test

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
	"pbxusers/ui/users"
)

func TestAUserIsCreatedByKeyboardAlone(t *testing.T) {
	r := newRegister(t, crowd(3))
	r.choices.Tenants = r.choices.Tenants[:1]
	s := open(t, r)
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.Type("New.Person")
	s.Press(fyne.KeyTab)
	s.Type("new@example.org")
	s.Press(fyne.KeyTab)
	s.Type("a long enough password")
	find := func(label string) {
		for range 60 {
			s.Press(fyne.KeyTab)
			if focusedIn(s, label) {
				return
			}
		}
		t.Fatalf("Tab does not reach %s", label)
	}
	find("Roles")
	s.Press(fyne.KeyDown, fyne.KeySpace)
	find("Profile")
	s.Press(fyne.KeyRight)
	find("Department")
	s.Press(fyne.KeyReturn)
	s.WaitFor("new.person was saved")
	s.WaitClosed()
	if len(r.drafts) != 1 {
		t.Fatalf("%d drafts were saved", len(r.drafts))
	}
	d := r.drafts[0]
	if d.User.Username != "new.person" || d.User.Email != "new@example.org" || d.Password != "a long enough password" ||
		len(d.User.Roles) != 1 || d.User.Profile == 0 || !d.User.Enabled || !slices.Equal(d.User.Tenants, []data.TenantID{tenantMain}) {
		t.Errorf("saved %+v", d)
	}
	if got := s.grid().Current(); got < 0 || !s.grid().Focused() {
		t.Error("the table does not show the new user and have the keyboard")
	}
	if !s.Sees("4 users") {
		t.Error("the count is not that of four users")
	}
}

// focusedIn reports whether the keyboard is in the field of a label.
func focusedIn(s *scene, label string) bool {
	focused, found := s.Canvas().Focused(), false
	kittest.Walk(s.Field(label), func(o fyne.CanvasObject) bool {
		found = found || fyne.CanvasObject(o) == focused.(fyne.CanvasObject)
		return !found
	})
	return found
}

func TestSearchCountsAndOffersAWayBack(t *testing.T) {
	s := open(t, newRegister(t, crowd(200)))
	if !s.Sees("200 users") {
		t.Fatal("no count")
	}
	s.shortcut("Search users")
	s.Type("ana")
	if !s.Sees("of 200 users") {
		t.Error("the count does not tell how many are shown")
	}
	s.Type(" nobody")
	if !s.Sees("No users match") {
		t.Fatal("no empty state")
	}
	s.Click(s.Button("Clear search and filters"))
	if !s.Sees("200 users") || s.Sees("No users match") {
		t.Error("not all users are back")
	}
}

func TestFiltersNarrowAndAreCountedOnTheirButton(t *testing.T) {
	s := open(t, newRegister(t, crowd(200)))
	s.Click(s.Button("Filters"))
	role := kittest.Find(s.Window, func(p *kit.Select) bool { return slices.Contains(p.Options, "Any role") })
	role.SetSelected("Night shift")
	s.Settle()
	if !s.Sees("of 200 users") {
		t.Error("the filter hides nobody")
	}
	if s.Button("Filters (1)"); s.grid().SelectedCount() != 0 {
		t.Error("rows are ticked")
	}
	s.grid().SelectAll()
	role.SetSelected("Any role")
	s.Settle()
	if !s.Sees("selected") || s.grid().SelectedCount() >= 200 {
		t.Error("the ticks of the filtered rows are lost or more than they were")
	}
}

func TestWidthsAndSortAreRememberedForTheNextTime(t *testing.T) {
	r := newRegister(t, crowd(20))
	s := open(t, r)
	s.grid().OnSort(1, true)
	s.Wait("the preference", func() bool {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		return r.preferences["users.sort"] == "email down"
	})
	weights := s.grid().Weights()
	weights[0], weights[1] = weights[1], weights[0]
	s.grid().SetWeights(weights)
	s.grid().OnWidths()
	s.Wait("the preference", func() bool { r.mutex.Lock(); defer r.mutex.Unlock(); return r.preferences["users.columns"] != "" })
	again := open(t, r)
	if column, down := again.grid().Sort(); column != 1 || !down {
		t.Errorf("sorted by %d, %v", column, down)
	}
	if got := again.grid().Weights(); fmt.Sprintf("%.3f", got) != fmt.Sprintf("%.3f", weights) {
		t.Errorf("weights are %v, not %v", got, weights)
	}
	r.preferences = map[string]string{"users.columns": `[1,"x"]`, "users.sort": "colour"}
	if column, _ := open(t, r).grid().Sort(); column != 0 {
		t.Error("a damaged preference was taken")
	}
}

func TestOnlyPicturesOfRowsThatAreSeenAreRead(t *testing.T) {
	r := newRegister(t, crowd(500))
	face, err := data.CheckedPicture(strings.NewReader(string(kittest.PNG(t, color.NRGBA{R: 200, A: 255}))))
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.users {
		r.users[i].HasPicture = true
		r.pictures[r.users[i].ID] = face
	}
	s := open(t, r)
	count := func() int { r.mutex.Lock(); defer r.mutex.Unlock(); return len(r.asked) }
	before := -1
	s.Wait("the pictures", func() bool {
		now := count()
		still := now == before && now > 0
		before = now
		return still && now >= 10
	})
	if n := count(); n > 60 {
		t.Errorf("%d pictures were read for a screen of rows", n)
	}
}

func TestWithoutTheRightNothingIsOfferedThatWouldBeRefused(t *testing.T) {
	r := newRegister(t, crowd(5))
	r.me = person(2, "viewer")
	r.me.Profile = profileAdministrator
	viewer := data.Role{ID: 50, Name: "Viewer", Permissions: []data.Permission{"show_user"}}
	r.choices.Roles = append(r.choices.Roles, viewer)
	r.me.Roles = []data.RoleID{viewer.ID}
	r.users[1] = r.me
	s := open(t, r)
	if s.Sees("Create New User") {
		t.Error("Create New User is offered")
	}
	for _, c := range s.screen.Shortcuts() {
		if c.Label == "Create New User" && c.Enabled() {
			t.Error("Ctrl+N is offered")
		}
	}
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	if !s.Sees("delete_user") || len(r.removed) != 0 {
		t.Error("the refusal does not name what is missing")
	}
	s.Press(fyne.KeyEscape)
	s.edit(3)
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Save" }) != nil {
		t.Error("a form that cannot be saved has a Save button")
	}
	if !s.Sees("edit_user") {
		t.Error("the form does not say why it cannot be changed")
	}
}

func TestAnEndedSessionSignsOutInsteadOfComplaining(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	r.fail = &access.Refusal{Rule: access.RuleEnded}
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.Wait("Ended", func() bool { return r.ended == 1 })
	if s.Canvas().Overlays().Top() != nil {
		t.Error("a dialog was shown")
	}
}

func TestUsersThatCannotBeReadCanBeTriedAgain(t *testing.T) {
	r := newRegister(t, crowd(5))
	r.preferences = nil
	s := &scene{register: r, t: t}
	app := kittest.NewApp(t, look.Dark)
	deps, broken := r.deps(func() fyne.Canvas { return s.Canvas() }), true
	list := deps.List
	deps.List = func(ctx context.Context) ([]data.User, error) {
		if broken {
			return nil, errDisk
		}
		return list(ctx)
	}
	s.screen = users.New(deps)
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), 900, 600)
	s.WaitFor("could not be read")
	broken = false
	s.Click(s.Button("Try again"))
	s.WaitFor("5 users")
}
