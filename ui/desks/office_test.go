package desks_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/desks"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
)

// office stands in for what is below the screen.
type office struct {
	*liststest.Shelf[data.DeskID, data.Desk]
	users    []data.User
	assigned map[data.DeskID][]data.UserID
	mine     []data.Permission // of who looks at the screen
	refuse   error             // what AllUsers says
	fail     error             // of the next saving
	drafts   []data.DeskDraft
}

func newOffice() *office {
	o := &office{Shelf: liststest.NewShelf(func(d *data.Desk) *data.DeskID { return &d.ID }),
		mine: []data.Permission{data.PermissionAdmin}, assigned: map[data.DeskID][]data.UserID{1: {1, 2}}}
	for i, d := range []data.Desk{
		{Name: "Sales", Queues: []string{"700", "701"}, Agents: numbers(200, 219)},
		{Name: "Support", Queues: []string{"710"}, Agents: append([]string{"99"}, numbers(300, 304)...)},
		{Name: "Nights"},
	} {
		d.ID, d.Version = data.DeskID(i+1), 1
		o.Rows = append(o.Rows, data.Used[data.Desk]{Item: d})
	}
	o.Rows[0].Users = 2
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
	return liststest.Rights(liststest.AdministratorProfile(), data.Role{ID: 1, Permissions: o.mine}, 1, 2, 3)
}

func (o *office) save(ctx context.Context, d data.DeskDraft) (data.Desk, error) {
	if err := o.fail; err != nil {
		o.fail = nil
		return d.Desk, err
	}
	desk, err := o.Save(ctx, d.Desk)
	if err != nil {
		return desk, err
	}
	o.drafts = append(o.drafts, d)
	if d.SetUsers {
		o.assigned[desk.ID], o.Row(desk.ID).Users = d.Users, len(d.Users)
	}
	return desk, nil
}

func (o *office) deps(canvas func() fyne.Canvas) desks.Deps {
	deps := desks.Deps{Save: o.save, AllUsers: func(context.Context) ([]data.User, error) { return o.users, o.refuse }, Deps: o.Deps(o.rights, canvas)}
	deps.Users = func(_ context.Context, id data.DeskID) (refs []data.UserRef, err error) {
		for _, u := range o.users {
			if slices.Contains(o.assigned[id], u.ID) {
				refs = append(refs, data.UserRef{ID: u.ID, Username: u.Username, Email: u.Email})
			}
		}
		return refs, nil
	}
	return deps
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
	s.WaitFor("3 desks")
	s.screen.Focus()
	return s
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
