package lists_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	"pbxusers/ui/words"
)

// office stands in for what is below the list: tenants, and who belongs to them.
type office struct {
	mutex       sync.Mutex
	tenants     []data.Used[data.Tenant]
	users       []data.UserRef
	removed     []data.Used[data.Tenant] // by RemovalID-1
	instead     []data.TenantID
	preferences map[string]string
	permissions []data.Permission
	readOnly    bool
	broken      error         // of every reading
	fail        error         // of the next change
	slow        chan struct{} // where set, changes wait for it

	opened  []data.UserID
	changed int
	ended   int
}

func newOffice() *office {
	o := &office{preferences: map[string]string{}, permissions: []data.Permission{data.PermissionAdmin}}
	for i, name := range []string{"main", "south", "Ávila"} {
		o.tenants = append(o.tenants, data.Used[data.Tenant]{Item: data.Tenant{ID: data.TenantID(i + 1), Version: 1, Name: name, Enabled: i != 1}})
	}
	for i, name := range []string{"ana", "bernd", "carlos"} {
		o.users = append(o.users, data.UserRef{ID: data.UserID(i + 1), Username: name, Email: name + "@example.org"})
	}
	o.tenants[0].Users = 3
	return o
}

func (o *office) rights() access.Rights {
	profile := liststest.AdministratorProfile()
	if o.readOnly {
		profile = data.Profile{ID: 1, Name: "Reader", Modules: map[data.ModuleKey]data.Actions{data.ModuleTenants: data.View}}
	}
	return liststest.Rights(profile, data.Role{ID: 1, Permissions: o.permissions})
}

func (o *office) change(do func() error) error {
	if o.slow != nil {
		<-o.slow
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.fail; err != nil {
		o.fail = nil
		return err
	}
	return do()
}

func (o *office) at(id data.TenantID) int {
	return slices.IndexFunc(o.tenants, func(u data.Used[data.Tenant]) bool { return u.Item.ID == id })
}

func (o *office) save(_ context.Context, t data.Tenant) (data.Tenant, error) {
	err := o.change(func() (err error) {
		if t, err = t.Checked(); err != nil {
			return err
		}
		if t.ID == 0 {
			t.ID, t.Version = data.TenantID(len(o.tenants)+10), 1
			o.tenants = append(o.tenants, data.Used[data.Tenant]{Item: t})
			return nil
		}
		stored := &o.tenants[o.at(t.ID)].Item
		if stored.Version != t.Version {
			return data.ErrConflict
		}
		t.Version++
		*stored = t
		return nil
	})
	return t, err
}

func (o *office) remove(_ context.Context, id data.TenantID, instead *data.TenantID) (removal data.RemovalID, err error) {
	err = o.change(func() error {
		i := o.at(id)
		u := o.tenants[i]
		if u.Users > 0 {
			if instead == nil {
				return &data.InUse{Kind: data.KindTenant, Name: u.Item.Name, By: []string{"ana", "bernd"}, More: u.Users - 2}
			}
			o.instead = append(o.instead, *instead)
			if to := o.at(*instead); to >= 0 {
				o.tenants[to].Users += u.Users
			}
		}
		o.removed = append(o.removed, u)
		o.tenants = slices.Delete(slices.Clone(o.tenants), i, i+1)
		removal = data.RemovalID(len(o.removed))
		return nil
	})
	return removal, err
}

func (o *office) deps(canvas func() fyne.Canvas) lists.Deps[data.TenantID, data.Tenant] {
	return lists.Deps[data.TenantID, data.Tenant]{
		List: func(context.Context) ([]data.Used[data.Tenant], error) {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return slices.Clone(o.tenants), o.broken
		},
		Users: func(_ context.Context, id data.TenantID) ([]data.UserRef, error) {
			if id == 1 {
				return o.users, nil
			}
			return nil, nil
		},
		Delete: o.remove,
		Restore: func(_ context.Context, id data.RemovalID) (back data.Tenant, err error) {
			err = o.change(func() error {
				back = o.removed[id-1].Item
				o.tenants = append(o.tenants, o.removed[id-1])
				return nil
			})
			return back, err
		},
		Preferences: func(context.Context) (map[string]string, error) {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return o.preferences, nil
		},
		SetPreference: func(_ context.Context, name, value string) error {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			o.preferences[name] = value
			return nil
		},
		Rights:   o.rights,
		OpenUser: func(id data.UserID) { o.opened = append(o.opened, id) },
		Changed:  func() { o.changed++ },
		Ended:    func() { o.ended++ },
		Canvas:   canvas,
	}
}

// scene is a list of tenants in a window.
type scene struct {
	*kittest.Window
	*office
	list *lists.List[data.TenantID, data.Tenant]
	t    *testing.T
}

// typed is what the form of a tenant holds.
type typed struct {
	name    string
	enabled bool
}

func (s *scene) form(u data.Used[data.Tenant]) {
	f := lists.NewForm[typed](s.list, u.Item)
	name, enabled := kit.NewEntry(), kit.NewCheck("May be used", nil)
	name.OnChanged = f.Clears(data.FieldName)
	f.Body.AddSection("", f.Field(data.FieldName, name), f.Field(data.FieldEnabled, enabled))
	name.SetText(u.Item.Name)
	enabled.SetChecked(u.Item.Enabled)
	f.Draft = func() typed { return typed{name.Text, enabled.Checked} }
	f.Save = func(ctx context.Context, d typed) (data.Tenant, error) {
		t := u.Item
		t.Name, t.Enabled = d.name, d.enabled
		return s.save(ctx, t)
	}
	f.Show()
}

func (s *scene) kind() lists.Kind[data.TenantID, data.Tenant] {
	return lists.Kind[data.TenantID, data.Tenant]{
		Key: "things", Module: data.ModuleTenants, Icon: look.IconTenant,
		Words: lists.Words{Title: "Things", Create: "Create New Thing", Search: "Search things", Loading: "Reading", Failed: "Not read",
			Unopened: "Not opened", NoMatch: "No things match", None: "No things yet", NoneText: "They are good for much.",
			Count:     func(n int) string { return words.Number(n) + " things" },
			CountSome: func(n, all int) string { return fmt.Sprintf("%d of %d things", n, all) },
			Who:       func(name string) string { return "Who has " + name }, Nobody: "Nobody has it.",
			Instead: "Give them instead", TakeAway: "Nothing in its place"},
		Columns: []lists.Column[data.Tenant]{
			{Key: "name", Title: "Thing", Weight: 3, Least: 100, Text: func(t data.Tenant) string { return t.Name }},
			{Key: "enabled", Title: "Enabled", Weight: 1, Least: 60, Text: func(t data.Tenant) string { return data.YesNo(t.Enabled) }},
		},
		ID: func(t data.Tenant) data.TenantID { return t.ID }, Name: func(t data.Tenant) string { return t.Name },
		Copied: func(t data.Tenant, name string) data.Tenant { return data.Tenant{Name: name, Enabled: t.Enabled} },
		Open:   s.form,
	}
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1000, 640) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{office: o, t: t}
	app := kittest.NewApp(t, mode)
	s.list = lists.New(s.kind(), o.deps(func() fyne.Canvas { return s.Canvas() }))
	s.Window = kittest.OpenWith(t, app, s.list.Content(), width, height)
	s.Wait("the page", func() bool { return !s.Sees("Reading") })
	s.list.Focus()
	return s
}

func (s *scene) grid() *kit.Grid {
	return kittest.Find(s.Window, func(g *kit.Grid) bool { return g.OnOpen != nil && g.OnDelete != nil })
}

func (s *scene) shortcut(label string) { s.Use(s.list.Shortcuts(), label) }

var errDisk = errors.New("the disk is full")
