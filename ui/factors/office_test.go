package factors_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/factors"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
)

// now is when these tests happen.
var now = time.Date(2026, 11, 22, 10, 0, 0, 0, time.Local)

// office stands in for what is below the page.
type office struct {
	mutex       sync.Mutex
	users       []data.UserFactor
	choices     data.Choices
	grace       int
	me          data.UserID
	fail        error // of the next call
	preferences map[string]string

	unlocked, opened, chosen, reset, sheets []data.UserID
	back, changed, ended                    int
}

// fails returns the error that the test wants of this call.
func (o *office) fails() error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	err := o.fail
	o.fail = nil
	return err
}

const (
	roleAdministrator data.RoleID = iota + 1
	roleManager
)

// newOffice makes an office of these users besides the administrator, whose id is 1. Its managers must have a second
// factor within seven days.
func newOffice(users ...data.UserFactor) *office {
	manager := data.Role{ID: roleManager, Name: "Manager", RequireFactor: true}
	reader := liststest.AdministratorProfile()
	reader.ID, reader.Name, reader.Modules = 2, "Reader", map[data.ModuleKey]data.Actions{data.ModuleUsers: data.View}
	o := &office{grace: 7, me: 1, preferences: map[string]string{}, choices: data.Choices{
		Profiles: []data.Profile{liststest.AdministratorProfile(), reader}, Roles: []data.Role{liststest.AdministratorRole(), manager},
		Tenants: []data.Tenant{{ID: 1, Name: "main", Enabled: true}},
	}}
	admin := person(1, "admin", data.FactorState{Method: data.NoFactor})
	admin.User.Roles = []data.RoleID{roleAdministrator}
	o.users = append([]data.UserFactor{admin}, users...)
	return o
}

// person is a manager who stands so.
func person(id data.UserID, name string, state data.FactorState) data.UserFactor {
	return data.UserFactor{State: state, User: data.User{ID: id, Username: name, Email: name + "@example.org", Enabled: true, Profile: 1,
		Roles: []data.RoleID{roleManager}, Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: state.Method,
		LastSignIn: now.AddDate(0, 0, -int(id))}}
}

// people are one of each kind that the page tells apart.
func people() []data.UserFactor {
	by := []string{"Manager"}
	list := []data.UserFactor{
		person(2, "ana", data.FactorState{Method: data.Authenticator, Enrolled: now.AddDate(0, -2, 0), CodesLeft: 8, RequiredBy: by}),
		person(3, "bernd", data.FactorState{Method: data.NoFactor, RequiredBy: by, Due: now.AddDate(0, 0, 3)}),
		person(4, "carla", data.FactorState{Method: data.NoFactor, RequiredBy: by}),
		person(5, "diana", data.FactorState{Method: data.NoFactor, RequiredBy: by, Due: now.AddDate(0, 0, -1)}),
		person(6, "eva", data.FactorState{Method: data.Authenticator, RequiredBy: by}),
		person(7, "faruk", data.FactorState{Method: data.EmailCode, Failures: 20, LastFailure: now.Add(-time.Hour), LastWrong: data.WrongCode}),
		person(8, "grace", data.FactorState{Method: data.NoFactor, Failures: 7, LastFailure: now.Add(-2 * time.Minute), LastWrong: data.WrongPassword}),
		person(9, "hana", data.FactorState{Method: data.NoFactor, Failures: 2, LastFailure: now.Add(-time.Minute), LastWrong: data.WrongPassword}),
		person(10, "ivo", data.FactorState{Method: data.NoFactor, RequiredBy: by, Due: now.AddDate(0, 0, 60)}),
	}
	list[5].User.Locked = true
	list[6].User.Enabled = false
	return list
}

// crowd is everybody of people and n more.
func crowd(n int) []data.UserFactor {
	list := people()
	for i := range n {
		p := list[i%9]
		p.User.ID, p.User.Username = data.UserID(100+i), fmt.Sprintf("%s.%03d", p.User.Username, i)
		list = append(list, p)
	}
	return list
}

func (o *office) rights() access.Rights {
	for _, f := range o.users {
		if f.User.ID == o.me {
			return access.NewOffice(liststest.Catalog(), o.choices).Rights(f.User)
		}
	}
	panic("nobody looks at the window")
}

func (o *office) deps(canvas func() fyne.Canvas) factors.Deps {
	return factors.Deps{
		Factors: func(context.Context) ([]data.UserFactor, error) {
			if err := o.fails(); err != nil {
				return nil, err
			}
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return append([]data.UserFactor{}, o.users...), nil
		},
		Choices: func(context.Context) (data.Choices, error) { return o.choices, nil },
		Grace:   func(context.Context) (int, error) { return o.grace, nil },
		SetGrace: func(_ context.Context, days int) error {
			checked, err := data.Organisation{Name: "Office", FactorGrace: days}.Checked()
			if err == nil {
				err = o.fails()
			}
			if err == nil {
				o.grace = checked.FactorGrace
			}
			return err
		},
		Unlock: func(_ context.Context, ids []data.UserID) (saved []data.User, err error) {
			if err := o.fails(); err != nil {
				return nil, err
			}
			o.mutex.Lock()
			defer o.mutex.Unlock()
			for _, id := range ids {
				for i := range o.users {
					if f := &o.users[i]; f.User.ID == id {
						f.User.Locked, f.State.Failures = false, 0
						saved = append(saved, f.User)
					}
				}
			}
			o.unlocked = append(o.unlocked, ids...)
			return saved, nil
		},
		Preferences: func(context.Context) (map[string]string, error) { return o.preferences, nil },
		SetPreference: func(_ context.Context, name, value string) error {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			o.preferences[name] = value
			return nil
		},
		Rights: o.rights, Catalog: liststest.Catalog(), Now: func() time.Time { return now }, FreeTries: 5, LockTries: 20, FewCodes: 3,
		OpenUser:     func(id data.UserID) { o.opened = append(o.opened, id) },
		ChooseFactor: func(ids []data.UserID) { o.chosen = ids },
		ResetFactor:  func(ids []data.UserID) { o.reset = ids },
		MakeSheets:   func(ids []data.UserID) { o.sheets = ids },
		Back:         func() { o.back++ },
		Changed:      func() { o.changed++ },
		Canvas:       canvas,
		Ended:        func() { o.ended++ },
	}
}

// scene is the page in a window over an office.
type scene struct {
	*kittest.Window
	*office
	screen *factors.Screen
	t      *testing.T
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1280-216, 760) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{office: o, t: t}
	app := kittest.NewApp(t, mode)
	s.screen = factors.New(o.deps(func() fyne.Canvas { return s.Canvas() }))
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.Canvas().SetOnTypedKey(s.screen.TypedKey)
	s.Wait("the overview", func() bool { return s.grid() != nil || s.Sees("Try again") })
	s.screen.Focus()
	return s
}

func (s *scene) grid() *kit.Grid { return kittest.Find[*kit.Grid](s.Window, nil) }

// rows are the usernames that are shown, in order.
func (s *scene) rows() (names []string) {
	g := s.grid()
	before := g.Selected()
	g.SelectAll()
	for _, id := range g.Selected() {
		for _, f := range s.users {
			if int64(f.User.ID) == id {
				names = append(names, f.User.Username)
			}
		}
	}
	g.SetSelected(before...)
	return names
}

// row goes to a user's row.
func (s *scene) row(id data.UserID) {
	s.t.Helper()
	if !s.grid().SetCurrentKey(int64(id)) {
		s.t.Fatalf("user %d has no row", id)
	}
	s.grid().Focus()
}

// take opens the menu of a user's row and takes the item.
func (s *scene) take(id data.UserID, label string) {
	s.t.Helper()
	s.row(id)
	s.Press(desktop.KeyMenu)
	item := kittest.Find(s.Window, func(o *canvas.Text) bool { return o.Text == label })
	if item == nil {
		s.t.Fatalf("the menu has no %q; seen: %s", label, s.Text())
	}
	s.Click(item)
}

// group presses the button of a group, whatever its count.
func (s *scene) group(label string) {
	s.t.Helper()
	b := kittest.Find(s.Window, func(b *kit.Button) bool { return strings.HasPrefix(b.Text, label+" (") })
	s.Push(b.Text)
}
