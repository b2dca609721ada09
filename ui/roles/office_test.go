package roles_test

import (
	"context"
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
	"pbxusers/ui/roles"
)

var catalog = sync.OnceValue(func() *data.Catalog {
	c, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		panic(err)
	}
	return c
})

// office stands in for what is below the screen.
type office struct {
	mutex sync.Mutex
	roles []data.Used[data.Role]
	mine  data.Role // the role of who looks at the screen
	saved []data.Role
}

func newOffice() *office {
	o := &office{mine: data.Role{ID: 90, Name: "Own", Permissions: []data.Permission{data.PermissionAdmin}}}
	list := append([]data.Role{}, catalog().Roles...)
	list = append(list, data.Role{Name: "Night shift", Description: "Sees the index only", Permissions: []data.Permission{"show_index"},
		MaskPhone: true, AcceptedIPs: []string{"10.0.0.0/8", "192.168.1.7"}})
	for i, r := range list {
		r.ID, r.Version = data.RoleID(i+1), 1
		o.roles = append(o.roles, data.Used[data.Role]{Item: r, Users: i})
	}
	return o
}

func (o *office) rights() access.Rights {
	profile := catalog().Profiles[0]
	profile.ID = 1
	return access.Office{Catalog: catalog(), Profiles: map[data.ProfileID]data.Profile{1: profile},
		Roles: map[data.RoleID]data.Role{o.mine.ID: o.mine}}.Rights(data.User{ID: 1, Profile: 1, Roles: []data.RoleID{o.mine.ID}})
}

func (o *office) save(_ context.Context, r data.Role) (data.Role, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	r, err := r.Checked()
	if err != nil {
		return r, err
	}
	o.saved = append(o.saved, r)
	if r.ID == 0 {
		r.ID = data.RoleID(100 + len(o.roles))
		o.roles = append(o.roles, data.Used[data.Role]{Item: r})
		return r, nil
	}
	i := slices.IndexFunc(o.roles, func(u data.Used[data.Role]) bool { return u.Item.ID == r.ID })
	o.roles[i].Item = r
	return r, nil
}

func (o *office) deps(canvas func() fyne.Canvas) roles.Deps {
	return roles.Deps{Catalog: catalog(), Save: o.save, Deps: lists.Deps[data.RoleID, data.Role]{
		List: func(context.Context) ([]data.Used[data.Role], error) {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return slices.Clone(o.roles), nil
		},
		Users: func(context.Context, data.RoleID) ([]data.UserRef, error) {
			return []data.UserRef{{ID: 7, Username: "ana", Email: "ana@example.org"}, {ID: 8, Username: "bernd", Email: "bernd@example.org"}}, nil
		},
		Delete:        func(context.Context, data.RoleID, *data.RoleID) (data.RemovalID, error) { return 1, nil },
		Restore:       func(context.Context, data.RemovalID) (data.Role, error) { return data.Role{}, nil },
		Preferences:   func(context.Context) (map[string]string, error) { return nil, nil },
		SetPreference: func(context.Context, string, string) error { return nil },
		Rights:        o.rights, OpenUser: func(data.UserID) {}, Changed: func() {}, Ended: func() {}, Canvas: canvas,
	}}
}

// scene is the screen in a window.
type scene struct {
	*kittest.Window
	*office
	screen *roles.Screen
	t      *testing.T
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1280, 900) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{office: o, t: t}
	app := kittest.NewApp(t, mode)
	s.screen = roles.New(o.deps(func() fyne.Canvas { return s.Canvas() }))
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.waitFor("4 roles")
	s.screen.Focus()
	return s
}

func (s *scene) waitFor(text string) {
	s.t.Helper()
	s.Wait(text+"; seen "+strings.ReplaceAll(s.Text(), "\n", " | "), func() bool { return s.Sees(text) })
}

// edit opens the form of a role by its row's place among the names.
func (s *scene) edit(id data.RoleID) {
	s.t.Helper()
	s.screen.Edit(id)
	s.waitFor("What they may do")
}

// turn goes to a page of the form, where it is too narrow for both.
func (s *scene) turn(page fyne.KeyName) {
	if tabs := kittest.Find[*kit.Tabs](s.Window, nil); tabs != nil {
		s.Canvas().Focus(tabs.Held()[0].(fyne.Focusable))
		s.Press(page)
	}
}

// search gives the keyboard to the search among the permissions.
func (s *scene) search() {
	s.turn(fyne.KeyEnd)
	s.Canvas().Focus(kittest.Find(s.Window, func(e *kit.SearchEntry) bool { return e.PlaceHolder != "Search roles" }))
}

func (s *scene) check(label string) *kit.Check {
	s.t.Helper()
	c := kittest.Find(s.Window, func(c *kit.Check) bool { return c.Text == label })
	if c == nil {
		s.t.Fatalf("there is no box %q", label)
	}
	return c
}

func (s *scene) tree() *kit.CheckTree { return kittest.Find[*kit.CheckTree](s.Window, nil) }
