package roles_test

import (
	"context"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/roles"
)

// office stands in for what is below the screen.
type office struct {
	*liststest.Shelf[data.RoleID, data.Role]
	mine    data.Role // the role of who looks at the screen
	grace   int
	factors []data.UserFactor
	unknown error        // of the factors
	asked   atomic.Int32 // how often for the factors
	refusal error        // of Save
}

func newOffice() *office {
	o := &office{Shelf: liststest.NewShelf(func(r *data.Role) *data.RoleID { return &r.ID }),
		mine: data.Role{ID: 90, Name: "Own", Permissions: []data.Permission{data.PermissionAdmin}}, grace: 7}
	list := append([]data.Role{}, liststest.Catalog().Roles...)
	list = append(list, data.Role{Name: "Night shift", Description: "Sees the index only", Permissions: []data.Permission{"show_index"},
		MaskPhone: true, AcceptedIPs: []string{"10.0.0.0/8", "192.168.1.7"}})
	for i, r := range list {
		r.ID, r.Version = data.RoleID(i+1), 1
		o.Rows = append(o.Rows, data.Used[data.Role]{Item: r, Users: i})
	}
	return o
}

func (o *office) rights() access.Rights {
	return liststest.Rights(liststest.AdministratorProfile(), o.mine)
}

func (o *office) deps(canvas func() fyne.Canvas) roles.Deps {
	deps := roles.Deps{Catalog: liststest.Catalog(), Save: o.save, Deps: o.Deps(o.rights, canvas), FactorDeps: lists.FactorDeps{
		Factors: func(context.Context) ([]data.UserFactor, error) {
			o.asked.Add(1)
			return o.factors, o.unknown
		},
		Grace: func() int { return o.grace },
	}}
	deps.Users = func(context.Context, data.RoleID) ([]data.UserRef, error) {
		return []data.UserRef{{ID: 7, Username: "ana", Email: "ana@example.org"}, {ID: 8, Username: "bernd", Email: "bernd@example.org"}}, nil
	}
	return deps
}

func (o *office) save(ctx context.Context, r data.Role) (data.Role, error) {
	if o.refusal != nil {
		return r, o.refusal
	}
	return o.Save(ctx, r)
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
	s.WaitFor("4 roles")
	s.screen.Focus()
	return s
}

// edit opens the form of a role by its row's place among the names.
func (s *scene) edit(id data.RoleID) {
	s.t.Helper()
	s.screen.Edit(id)
	s.WaitFor("What they may do")
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
