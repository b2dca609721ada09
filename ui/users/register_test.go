package users_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/users"
)

// question is what "Why?" was opened about.
type question struct {
	user  data.User
	local func(data.ModuleKey, data.Actions) access.Answer
}

// built are the modules that the program of these tests has a screen for.
var built = map[data.ModuleKey]fyne.Resource{
	data.ModuleUsers: look.IconUsers, data.ModuleRoles: look.IconRole, data.ModuleDesks: look.IconDesk,
	data.ModuleProfiles: look.IconProfile, data.ModuleTenants: look.IconTenant, data.ModuleEventLogger: look.IconLog,
}

// register stands in for what is below the screen: it keeps users, versions and what was asked of it.
type register struct {
	mutex       sync.Mutex
	choices     data.Choices
	catalog     *data.Catalog
	users       []data.User
	removed     []data.User // by RemovalID-1
	pictures    map[data.UserID][]byte
	preferences map[string]string
	me          data.User
	fail        error         // of the next call that changes something
	slow        chan struct{} // where set, changes wait for it

	drafts    []data.UserDraft
	patches   []data.UserPatch
	passwords []string
	must      []bool
	asked     []data.UserID // pictures
	exported  [][]data.UserID
	imports   int
	ended     int
	overviews int
	changes   int
	file      []byte // what ChooseFile chooses
	asks      []question
	seen      []data.UserID // as whom
	renames   []string      // "from > to"
	factors
	press
}

func (r *register) rights() access.Rights { return access.NewOffice(r.catalog, r.choices).Rights(r.me) }

// change locks the register for a change, after waiting where the test wants it slow.
func (r *register) change(do func() error) error {
	if r.slow != nil {
		<-r.slow
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if err := r.fail; err != nil {
		r.fail = nil
		return err
	}
	return do()
}

func (r *register) at(id data.UserID) int {
	return slices.IndexFunc(r.users, func(u data.User) bool { return u.ID == id })
}

func (r *register) save(_ context.Context, d data.UserDraft) (saved data.User, err error) {
	err = r.change(func() error {
		checked, wrong := d.User.Checked()
		d.User, saved = checked, checked // as what is below the screen stores it
		if slices.ContainsFunc(r.users, func(u data.User) bool { return u.ID != saved.ID && u.Username == saved.Username }) {
			wrong = data.Refusals(wrong, data.Refuse(data.FieldUsername, data.ReasonTaken))
		}
		if saved.ID == 0 && d.Password == "" {
			wrong = data.Refusals(wrong, data.Refuse(data.FieldPassword, data.ReasonRequired))
		}
		if wrong != nil {
			return wrong
		}
		r.drafts = append(r.drafts, d)
		if saved.ID == 0 {
			saved.ID, saved.Version, saved.MustChange = data.UserID(1000+len(r.users)), 1, true
			r.users = append(r.users, saved)
			return nil
		}
		i := r.at(saved.ID)
		if r.users[i].Version != saved.Version {
			return data.ErrConflict
		}
		saved.Version++
		if d.SetPicture {
			saved.HasPicture = d.Picture != nil
			r.pictures[saved.ID] = d.Picture
		}
		r.users[i] = saved
		return nil
	})
	return saved, err
}

func (r *register) patch(_ context.Context, ids []data.UserID, p data.UserPatch) (saved []data.User, err error) {
	err = r.change(func() error {
		r.patches = append(r.patches, p)
		for _, id := range ids {
			u, err := p.Apply(r.users[r.at(id)]).Checked()
			if err != nil {
				return &data.About{Name: u.Username, Err: err}
			}
			u.Version++
			saved = append(saved, u)
		}
		for _, u := range saved {
			r.users[r.at(u.ID)] = u
		}
		return nil
	})
	return saved, err
}

func (r *register) remove(_ context.Context, ids []data.UserID) (removals []data.RemovalID, err error) {
	err = r.change(func() error {
		for _, id := range ids {
			r.removed = append(r.removed, r.users[r.at(id)])
			r.users = slices.Delete(r.users, r.at(id), r.at(id)+1)
			removals = append(removals, data.RemovalID(len(r.removed)))
		}
		return nil
	})
	return removals, err
}

func (r *register) restore(_ context.Context, removals []data.RemovalID) (restored []data.User, err error) {
	err = r.change(func() error {
		for _, id := range removals {
			restored = append(restored, r.removed[id-1])
		}
		r.users = append(r.users, restored...)
		return nil
	})
	return restored, err
}

func (r *register) get(_ context.Context, id data.UserID) (data.User, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if i := r.at(id); i >= 0 {
		return r.users[i], nil
	}
	return data.User{}, data.ErrNotFound
}

// touch changes a user behind the screen's back.
func (r *register) touch(id data.UserID, change func(*data.User)) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	u := &r.users[r.at(id)]
	change(u)
	u.Version++
}

// stored returns a user as the register has it.
func (r *register) stored(t *testing.T, id data.UserID) data.User {
	t.Helper()
	u, err := r.get(context.Background(), id)
	if err != nil {
		t.Fatalf("user %d: %v", id, err)
	}
	return u
}

// scene is the screen in a window over a register.
type scene struct {
	*kittest.Window
	*register
	screen *users.Screen
	t      *testing.T
}

// newRegister makes an office of these users, seen by the administrator.
func newRegister(t *testing.T, list []data.User) *register {
	return &register{choices: choices(t), catalog: liststest.Catalog(), users: list, me: administrator(),
		pictures: map[data.UserID][]byte{}, preferences: map[string]string{}}
}

func (r *register) deps(canvas func() fyne.Canvas) users.Deps {
	return users.Deps{
		List: func(context.Context) ([]data.User, error) {
			r.mutex.Lock()
			defer r.mutex.Unlock()
			return slices.Clone(r.users), nil
		},
		Choices: func(context.Context) (data.Choices, error) { return r.choices, nil },
		Rights:  r.rights, Catalog: r.catalog, Get: r.get, Save: r.save, Change: r.patch, Delete: r.remove, Restore: r.restore,
		SetPassword: func(_ context.Context, id data.UserID, password string, must bool) error {
			return r.change(func() error {
				r.passwords, r.must = append(r.passwords, password), append(r.must, must)
				r.users[r.at(id)].MustChange = must
				return nil
			})
		},
		Mail:      func(context.Context) (data.MailState, error) { return r.mailState(), nil },
		SetFactor: r.setFactor, ResetFactor: r.resetFactor, FactorState: r.factorState,
		BeginEnrolment: r.beginEnrolment, ConfirmEnrolment: r.confirmEnrolment,
		Copy:  func(secret string) { r.copied = append(r.copied, secret) },
		Print: func(_, text string) error { return r.print(text) },
		SaveAs: func(_, name string, write func(io.Writer) error, done func(string, error)) {
			var file bytes.Buffer
			err := write(&file)
			r.kept = append(r.kept, file.String())
			done("/home/ann/"+name, err)
		},
		Unlock: func(_ context.Context, ids []data.UserID) (saved []data.User, err error) {
			err = r.change(func() error {
				for _, id := range ids {
					r.users[r.at(id)].Locked = false
					saved = append(saved, r.users[r.at(id)])
				}
				return nil
			})
			return saved, err
		},
		Picture: func(_ context.Context, id data.UserID) ([]byte, error) {
			r.mutex.Lock()
			defer r.mutex.Unlock()
			r.asked = append(r.asked, id)
			return r.pictures[id], nil
		},
		Preferences: func(context.Context) (map[string]string, error) { return r.preferences, nil },
		SetPreference: func(_ context.Context, name, value string) error {
			r.mutex.Lock()
			defer r.mutex.Unlock()
			r.preferences[name] = value
			return nil
		},
		Strength: func(password string, _ data.User) int { return min(4, len(password)/5) },
		Suggest:  func() (string, error) { return "correct horse battery staple", nil },
		ChooseFile: func(_ string, _ []string, chosen func(string, io.ReadCloser)) {
			chosen("face.png", io.NopCloser(bytes.NewReader(r.file)))
		},
		Import: func() { r.imports++ },
		Export: func(ids []data.UserID) { r.exported = append(r.exported, ids) },
		Built:  func(key data.ModuleKey) bool { return built[key] != nil },
		Icon:   func(key data.ModuleKey) fyne.Resource { return built[key] },
		Why: func(u data.User, local func(data.ModuleKey, data.Actions) access.Answer) {
			r.asks = append(r.asks, question{u, local})
		},
		SeeAs:       func(id data.UserID) { r.seen = append(r.seen, id) },
		Departments: r.departments, RenameDepartment: r.rename,
		Factors:   func() { r.overviews++ },
		Changed:   func() { r.changes++ },
		SheetDeps: r.sheetDeps(),
		Canvas:    canvas,
		Ended:     func() { r.ended++ },
	}
}

// open shows the screen over the register and waits until it is there.
func open(t *testing.T, r *register) *scene { return openWith(t, r, look.Light, 1240, 760) }

func openWith(t *testing.T, r *register, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{register: r, t: t}
	app := kittest.NewApp(t, mode)
	s.screen = users.New(r.deps(func() fyne.Canvas { return s.Canvas() }))
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	s.Wait("the table", func() bool { return s.Sees("Create New User") || s.Sees("Second factor") })
	s.screen.Focus()
	return s
}

func (s *scene) grid() *kit.Grid {
	return kittest.Find[*kit.Grid](s.Window, func(g *kit.Grid) bool { return g.OnOpen != nil && g.OnDelete != nil })
}

func (s *scene) shortcut(label string) { s.Use(s.screen.Shortcuts(), label) }

// edit opens the form of the row of a user.
func (s *scene) edit(id data.UserID) {
	s.t.Helper()
	if !s.grid().SetCurrentKey(int64(id)) {
		s.t.Fatalf("user %d has no row", id)
	}
	s.grid().Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Startup Dialog")
}

func (s *scene) into(label, text string) {
	s.t.Helper()
	if !s.Field(label).Focus() {
		s.t.Fatalf("the field %q takes no keyboard", label)
	}
	s.Type(text)
}

var errDisk = errors.New("the disk is full")

// textOf is what a drawn text says.
func textOf(o fyne.CanvasObject) string {
	if text, ok := o.(*canvas.Text); ok {
		return text.Text
	}
	return ""
}
