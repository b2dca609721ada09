package desks_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/desks"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
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
	mutex    sync.Mutex
	desks    []data.Used[data.Desk]
	users    []data.User
	assigned map[data.DeskID][]data.UserID
	mine     []data.Permission // of who looks at the screen
	profile  data.Profile
	refuse   error // what AllUsers says
	fail     error // of the next saving
	saved    []data.DeskDraft
}

func newOffice() *office {
	o := &office{mine: []data.Permission{data.PermissionAdmin}, profile: catalog().Profiles[0], assigned: map[data.DeskID][]data.UserID{1: {1, 2}}}
	o.profile.ID = 1
	for i, d := range []data.Desk{
		{Name: "Sales", Queues: []string{"700", "701"}, Agents: numbers(200, 219)},
		{Name: "Support", Queues: []string{"710"}, Agents: append([]string{"99"}, numbers(300, 304)...)},
		{Name: "Nights"},
	} {
		d.ID, d.Version = data.DeskID(i+1), 1
		o.desks = append(o.desks, data.Used[data.Desk]{Item: d})
	}
	o.desks[0].Users = 2
	for i, name := range []string{"zoe", "ana", "bernd", "carlos"} {
		o.users = append(o.users, data.User{ID: data.UserID(i + 1), Username: name, Email: name + "@example.org"})
	}
	return o
}

func numbers(from, to int) (list []string) {
	for n := from; n <= to; n++ {
		list = append(list, fmt.Sprint(n))
	}
	return list
}

func (o *office) rights() access.Rights {
	return access.Office{Catalog: catalog(), Profiles: map[data.ProfileID]data.Profile{1: o.profile},
		Roles: map[data.RoleID]data.Role{1: {ID: 1, Permissions: o.mine}}}.
		Rights(data.User{ID: 1, Profile: 1, Roles: []data.RoleID{1}, Desks: []data.DeskID{1, 2, 3}})
}

func (o *office) save(_ context.Context, d data.DeskDraft) (data.Desk, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.fail; err != nil {
		o.fail = nil
		return d.Desk, err
	}
	o.saved = append(o.saved, d)
	desk := d.Desk
	if desk.ID == 0 {
		desk.ID = data.DeskID(100 + len(o.desks))
		o.desks = append(o.desks, data.Used[data.Desk]{Item: desk})
	}
	i := slices.IndexFunc(o.desks, func(u data.Used[data.Desk]) bool { return u.Item.ID == desk.ID })
	o.desks[i].Item = desk
	if d.SetUsers {
		o.assigned[desk.ID], o.desks[i].Users = d.Users, len(d.Users)
	}
	return desk, nil
}

func (o *office) deps(canvas func() fyne.Canvas) desks.Deps {
	return desks.Deps{Save: o.save,
		AllUsers: func(context.Context) ([]data.User, error) { return o.users, o.refuse },
		Deps: lists.Deps[data.DeskID, data.Desk]{
			List: func(context.Context) ([]data.Used[data.Desk], error) {
				o.mutex.Lock()
				defer o.mutex.Unlock()
				return slices.Clone(o.desks), nil
			},
			Users: func(_ context.Context, id data.DeskID) (refs []data.UserRef, err error) {
				for _, u := range o.users {
					if slices.Contains(o.assigned[id], u.ID) {
						refs = append(refs, data.UserRef{ID: u.ID, Username: u.Username, Email: u.Email})
					}
				}
				return refs, nil
			},
			Delete:        func(context.Context, data.DeskID, *data.DeskID) (data.RemovalID, error) { return 1, nil },
			Restore:       func(context.Context, data.RemovalID) (data.Desk, error) { return data.Desk{}, nil },
			Preferences:   func(context.Context) (map[string]string, error) { return nil, nil },
			SetPreference: func(context.Context, string, string) error { return nil },
			Rights:        o.rights, OpenUser: func(data.UserID) {}, Changed: func() {}, Ended: func() {}, Canvas: canvas,
		}}
}

// scene is the screen in a window.
type scene struct {
	*kittest.Window
	*office
	screen *desks.Screen
	t      *testing.T
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1280, 900) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{office: o, t: t}
	app := kittest.NewApp(t, mode)
	s.screen = desks.New(o.deps(func() fyne.Canvas { return s.Canvas() }))
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.waitFor("3 desks")
	s.screen.Focus()
	return s
}

func (s *scene) waitFor(text string) {
	s.t.Helper()
	s.Wait(text+"; seen "+strings.ReplaceAll(s.Text(), "\n", " | "), func() bool { return s.Sees(text) })
}

// edit opens the form of a desk.
func (s *scene) edit(id data.DeskID) {
	s.t.Helper()
	s.screen.Edit(id)
	s.Wait("the form", func() bool { return s.Canvas().Overlays().Top() != nil })
}

func (s *scene) entry(label string) *kit.Entry { return s.Field(label).Object().(*kit.Entry) }

func (s *scene) save() {
	s.t.Helper()
	s.Field("Name").Focus()
	s.Press(fyne.KeyReturn)
}
