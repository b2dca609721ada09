package tenants_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/tenants"
)

// office stands in for what is below the screen.
type office struct {
	*liststest.Shelf[data.TenantID, data.Tenant]
}

func newOffice() *office {
	o := &office{liststest.NewShelf(func(t *data.Tenant) *data.TenantID { return &t.ID })}
	for i, name := range []string{"main", "south", "north"} {
		o.Rows = append(o.Rows, data.Used[data.Tenant]{Users: 3 * i,
			Item: data.Tenant{ID: data.TenantID(i + 1), Version: 1, Name: name, Enabled: i < 2}})
	}
	return o
}

func (o *office) rights() access.Rights {
	return liststest.Rights(liststest.AdministratorProfile(), liststest.AdministratorRole())
}

// scene is the screen in a window.
type scene struct {
	*kittest.Window
	*office
	screen *tenants.Screen
	t      *testing.T
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1000, 700) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{office: o, t: t}
	app := kittest.NewApp(t, mode)
	s.screen = tenants.New(tenants.Deps{Save: o.Save, Deps: o.Deps(o.rights, func() fyne.Canvas { return s.Canvas() })})
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.WaitFor("3 tenants")
	s.screen.Focus()
	return s
}

func (s *scene) edit(id data.TenantID) {
	s.t.Helper()
	s.screen.Edit(id)
	s.WaitFor("Its users may sign in")
}

func (s *scene) mayEnter() *kit.Check {
	return kittest.Find(s.Window, func(c *kit.Check) bool { return c.Text == "Its users may sign in" })
}

func TestATenantIsMadeEnabledByKeyboardAlone(t *testing.T) {
	s := open(t, newOffice())
	s.screen.Shortcuts()[0].Do()
	s.Type("west")
	s.Press(fyne.KeyReturn)
	s.WaitFor("west was saved")
	if len(s.Saved) != 1 || s.Saved[0].Name != "west" || !s.Saved[0].Enabled {
		t.Errorf("saved %+v", s.Saved)
	}
}

func TestSwitchingOffWarnsOfThoseWhomItKeepsOut(t *testing.T) {
	s := open(t, newOffice())
	s.edit(2)
	warning := "3 users belong to this tenant."
	if s.Sees(warning) {
		t.Error("it warns before anything is done")
	}
	s.mayEnter().SetChecked(false)
	if !s.Sees(warning) {
		t.Errorf("seen: %s", s.Text())
	}
	s.mayEnter().SetChecked(true)
	if s.Sees(warning) {
		t.Error("it warns of a tenant that is enabled")
	}
	s.mayEnter().SetChecked(false)
	s.Field("Name").Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("south was saved")
	if s.Saved[0].Enabled {
		t.Error("it is still enabled")
	}
	for id, name := range map[data.TenantID]string{1: "main", 3: "north"} { // nobody's, and one that is off already
		s.edit(id)
		s.mayEnter().SetChecked(!s.mayEnter().Checked)
		if s.Sees("belong to this tenant") {
			t.Errorf("%s: it warns for nothing", name)
		}
		s.Press(fyne.KeyEscape)
		s.Click(s.Button("Discard changes"))
	}
}

func TestANameWithASpaceIsRefusedBesideIt(t *testing.T) {
	s := open(t, newOffice())
	s.screen.Create()
	s.Type("two words")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Spaces and special characters are not possible")
	if s.Field("Name").Wrong() == "" || len(s.Saved) != 0 {
		t.Error("the field does not say so")
	}
}

func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		s := openWith(t, newOffice(), f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		s.Picture("tenants-" + f.Name + "-table")
		s.edit(2)
		s.mayEnter().SetChecked(false)
		s.Picture("tenants-" + f.Name + "-form")
	}
}
