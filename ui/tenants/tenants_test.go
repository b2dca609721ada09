package tenants_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/tenants"
)

// office stands in for what is below the screen.
type office struct {
	mutex   sync.Mutex
	tenants []data.Used[data.Tenant]
	rights  access.Rights
	saved   []data.Tenant
}

func newOffice(t *testing.T) *office {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	profile := catalog.Profiles[0]
	profile.ID = 1
	o := &office{rights: access.Office{Catalog: catalog, Profiles: map[data.ProfileID]data.Profile{1: profile}}.Rights(data.User{ID: 1, Profile: 1})}
	for i, name := range []string{"main", "south", "north"} {
		o.tenants = append(o.tenants, data.Used[data.Tenant]{Users: 3 * i,
			Item: data.Tenant{ID: data.TenantID(i + 1), Version: 1, Name: name, Enabled: i < 2}})
	}
	return o
}

func (o *office) save(_ context.Context, tenant data.Tenant) (data.Tenant, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	tenant, err := tenant.Checked()
	if err != nil {
		return tenant, err
	}
	o.saved = append(o.saved, tenant)
	if tenant.ID == 0 {
		tenant.ID = 100
		o.tenants = append(o.tenants, data.Used[data.Tenant]{Item: tenant})
		return tenant, nil
	}
	i := slices.IndexFunc(o.tenants, func(u data.Used[data.Tenant]) bool { return u.Item.ID == tenant.ID })
	o.tenants[i].Item = tenant
	return tenant, nil
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
	s.screen = tenants.New(tenants.Deps{Save: o.save, Deps: lists.Deps[data.TenantID, data.Tenant]{
		List: func(context.Context) ([]data.Used[data.Tenant], error) {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return slices.Clone(o.tenants), nil
		},
		Users: func(context.Context, data.TenantID) ([]data.UserRef, error) {
			return []data.UserRef{{ID: 7, Username: "ana", Email: "ana@example.org"}}, nil
		},
		Delete:        func(context.Context, data.TenantID, *data.TenantID) (data.RemovalID, error) { return 1, nil },
		Restore:       func(context.Context, data.RemovalID) (data.Tenant, error) { return data.Tenant{}, nil },
		Preferences:   func(context.Context) (map[string]string, error) { return nil, nil },
		SetPreference: func(context.Context, string, string) error { return nil },
		Rights:        func() access.Rights { return o.rights }, OpenUser: func(data.UserID) {}, Changed: func() {}, Ended: func() {},
		Canvas: func() fyne.Canvas { return s.Canvas() },
	}})
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.waitFor("3 tenants")
	s.screen.Focus()
	return s
}

func (s *scene) waitFor(text string) {
	s.t.Helper()
	s.Wait(text+"; seen "+strings.ReplaceAll(s.Text(), "\n", " | "), func() bool { return s.Sees(text) })
}

func (s *scene) edit(id data.TenantID) {
	s.t.Helper()
	s.screen.Edit(id)
	s.waitFor("Its users may sign in")
}

func (s *scene) mayEnter() *kit.Check {
	return kittest.Find(s.Window, func(c *kit.Check) bool { return c.Text == "Its users may sign in" })
}

func TestATenantIsMadeEnabledByKeyboardAlone(t *testing.T) {
	s := open(t, newOffice(t))
	s.screen.Shortcuts()[0].Do()
	s.Type("west")
	s.Press(fyne.KeyReturn)
	s.waitFor("west was saved")
	if len(s.saved) != 1 || s.saved[0].Name != "west" || !s.saved[0].Enabled {
		t.Errorf("saved %+v", s.saved)
	}
}

func TestSwitchingOffWarnsOfThoseWhomItKeepsOut(t *testing.T) {
	s := open(t, newOffice(t))
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
	s.waitFor("south was saved")
	if s.saved[0].Enabled {
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
	s := open(t, newOffice(t))
	s.screen.Create()
	s.Type("two words")
	s.Press(fyne.KeyReturn)
	s.waitFor("Spaces and special characters are not possible")
	if s.Field("Name").Wrong() == "" || len(s.saved) != 0 {
		t.Error("the field does not say so")
	}
}

func TestPictures(t *testing.T) {
	sizes := map[string][3]float32{"small": {683, 467, 1.5}}
	if os.Getenv("PICTURES") != "" {
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		for size, of := range sizes {
			name := fmt.Sprintf("tenants-%s-%s", size, mode)
			s := openWith(t, newOffice(t), m, of[0], of[1])
			s.Scale(of[2])
			s.Picture(name + "-table")
			s.edit(2)
			s.mayEnter().SetChecked(false)
			s.Picture(name + "-form")
		}
	}
}
