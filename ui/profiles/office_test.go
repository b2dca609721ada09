package profiles_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/profiles"
)

// The ids of the profiles of every office.
const (
	administrator data.ProfileID = iota + 1
	portal
	tenantAdministrator
	reception
)

// icons are those of the modules that the program of these tests has screens for.
var icons = map[data.ModuleKey]fyne.Resource{
	data.ModuleUsers: look.IconUsers, data.ModuleRoles: look.IconRole, data.ModuleDesks: look.IconDesk, data.ModuleProfiles: look.IconProfile,
	data.ModuleTenants: look.IconTenant, data.ModuleEventLogger: look.IconLog, data.ModuleCDR: look.IconCall,
}

// office keeps profiles as the session does.
type office struct {
	t        testing.TB
	mutex    sync.Mutex
	profiles map[data.ProfileID]data.Profile
	users    map[data.ProfileID][]data.UserRef
	gone     map[data.RemovalID]data.Profile
	refusal  error // of the next Save
	saves    int
	changed  int
	opened   []data.UserID
	actor    data.Profile
	roles    []data.Permission
}

// newOffice is the built-in profiles, and one of reception's; the person at the window has the first.
func newOffice(t testing.TB) *office {
	c := liststest.Catalog()
	o := &office{t: t, profiles: map[data.ProfileID]data.Profile{}, users: map[data.ProfileID][]data.UserRef{}, gone: map[data.RemovalID]data.Profile{},
		roles: []data.Permission{data.PermissionAdmin}}
	for i, p := range c.Profiles {
		p.ID, p.Version = data.ProfileID(i+1), 1
		o.profiles[p.ID] = p
	}
	o.profiles[reception] = data.Profile{ID: reception, Version: 1, Name: "Reception", ChangeLanguage: true, Modules: map[data.ModuleKey]data.Actions{
		data.ModuleEventLogger: data.View, data.ModuleUsers: data.View | data.Edit, "extensions": data.View, "extensions_status": data.View}}
	o.users[reception] = []data.UserRef{{ID: 7, Username: "ana.lopez", Email: "ana@example.org"}, {ID: 9, Username: "ivo.novak", Email: "ivo@example.org"}}
	o.users[administrator] = []data.UserRef{{ID: 1, Username: "admin", Email: "admin@example.org"}}
	o.actor = o.profiles[administrator]
	return o
}

func (o *office) rights() access.Rights {
	return liststest.Rights(o.actor, data.Role{ID: 1, Name: "Administrator", Permissions: o.roles})
}

func (o *office) list(context.Context) ([]data.Used[data.Profile], error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	var list []data.Used[data.Profile]
	for _, id := range slices.Sorted(maps.Keys(o.profiles)) {
		list = append(list, data.Used[data.Profile]{Item: o.profiles[id], Users: len(o.users[id])})
	}
	return list, nil
}

func (o *office) save(_ context.Context, p data.Profile) (data.Profile, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.saves++
	if err := o.refusal; err != nil {
		o.refusal = nil
		return p, err
	}
	p, err := p.Checked()
	if err != nil {
		return p, err
	}
	for _, other := range o.profiles {
		if other.ID != p.ID && strings.EqualFold(other.Name, p.Name) {
			return p, data.Refuse(data.FieldName, data.ReasonTaken)
		}
	}
	if err := access.CheckProfile(o.rights(), o.profiles[p.ID], p); err != nil {
		return p, err
	}
	if p.ID != 0 && p.Version != o.profiles[p.ID].Version {
		return p, data.ErrConflict
	}
	if p.ID == 0 {
		p.ID = slices.Max(slices.Collect(maps.Keys(o.profiles))) + 1
	}
	p.Version++
	o.profiles[p.ID] = p
	return p, nil
}

func (o *office) remove(_ context.Context, id data.ProfileID, instead *data.ProfileID) (data.RemovalID, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if users := o.users[id]; len(users) > 0 {
		if instead == nil {
			return 0, &data.InUse{Kind: data.KindProfile, Name: o.profiles[id].Name, By: []string{users[0].Username}, More: len(users) - 1}
		}
		o.users[*instead] = append(o.users[*instead], users...)
		delete(o.users, id)
	}
	o.gone[data.RemovalID(id)] = o.profiles[id]
	delete(o.profiles, id)
	return data.RemovalID(id), nil
}

func (o *office) restore(_ context.Context, kept data.RemovalID) (data.Profile, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	p, ok := o.gone[kept]
	if !ok {
		return p, data.ErrNotFound
	}
	o.profiles[p.ID] = p
	return p, nil
}

// factors tells that of reception's users only the first has a second factor.
func (o *office) factors(context.Context) (list []data.UserFactor, err error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	for profile, users := range o.users {
		for i, u := range users {
			state := data.FactorState{Method: data.NoFactor}
			if i == 0 {
				state.Method = data.EmailCode
			}
			list = append(list, data.UserFactor{User: data.User{ID: u.ID, Username: u.Username, Profile: profile}, State: state})
		}
	}
	return list, nil
}

func (o *office) profile(id data.ProfileID) data.Profile {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.profiles[id]
}

// window is the screen in a window of a test.
type window struct {
	*kittest.Window
	*office
	screen *profiles.Screen
}

func open(t testing.TB, o *office) *window { return openWith(t, o, look.Light, 1280, 800) }

func openWith(t testing.TB, o *office, mode look.Mode, width, height float32) *window {
	t.Helper()
	w := &window{office: o}
	app := kittest.NewApp(t, mode)
	w.screen = profiles.New(profiles.Deps{
		Deps: lists.Deps[data.ProfileID, data.Profile]{
			List: o.list, Delete: o.remove, Restore: o.restore,
			Users:         func(_ context.Context, id data.ProfileID) ([]data.UserRef, error) { return o.users[id], nil },
			Preferences:   func(context.Context) (map[string]string, error) { return nil, nil },
			SetPreference: func(context.Context, string, string) error { return nil },
			Rights:        o.rights, OpenUser: func(id data.UserID) { o.opened = append(o.opened, id) },
			Changed: func() { o.changed++ }, Ended: func() { t.Error("signed out") },
			Canvas: func() fyne.Canvas {
				if w.Window == nil {
					return nil
				}
				return w.Canvas()
			},
		},
		FactorDeps: lists.FactorDeps{Factors: o.factors, Grace: func() int { return 7 }},
		Catalog:    liststest.Catalog(), Built: func(key data.ModuleKey) bool { return icons[key] != nil },
		Icon: func(key data.ModuleKey) fyne.Resource { return icons[key] }, Save: o.save,
	})
	w.Window = kittest.OpenWith(t, app, w.screen.Content(), width, height)
	t.Cleanup(w.screen.Close)
	w.WaitFor("Reception")
	return w
}

func (w *window) push(label string) { w.Click(w.Button(label)) }

// edit opens the editor of a profile.
func (w *window) edit(id data.ProfileID) {
	w.screen.Edit(id)
	w.WaitFor("Profile Name")
}

func (w *window) tree() *kit.CheckTree { return kittest.Find[*kit.CheckTree](w.Window, nil) }

func (w *window) shortcut(label string) { w.Use(w.screen.Shortcuts(), label) }

// into types a text into the field of that label, in place of what is there.
func (w *window) into(label, text string) {
	w.Field(label).Object().(*kit.Entry).SetText(text)
}
