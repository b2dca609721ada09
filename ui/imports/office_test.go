package imports_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/ui/files"
	"pbxusers/ui/imports"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// office is a register in memory with the screen on it. Its fields belong to the mutex: the screen asks on
// goroutines of its own.
type office struct {
	mutex      sync.Mutex
	users      []data.User
	choices    data.Choices
	catalog    *data.Catalog
	remembered map[string]transfer.Mapping
	jobs       []imports.Job // that were planned
	printed    string
	exported   []string // ids and format of each export
	done       int
	ended      int
	planErr    error
	applyErr   error
	printErr   error
	hold       chan struct{} // applying waits for it, unless nil

	home   string
	window *kittest.Window
	screen *imports.Screen
}

func newOffice(t testing.TB) *office {
	t.Helper()
	return officeIn(t, kittest.NewApp(t, look.Light), 1000, 700)
}

// officeIn opens the screen in a window of that size, with a home folder of its own.
func officeIn(t testing.TB, app *kittest.App, width, height float32) *office {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	administrator, portal := catalog.Profiles[0], catalog.Profiles[1]
	administrator.ID, administrator.Name = 1, "Administrator"
	portal.ID, portal.Name = 2, "Portal"
	o := &office{catalog: catalog, remembered: map[string]transfer.Mapping{}, choices: data.Choices{
		Roles: []data.Role{{ID: 1, Name: "Administrator", Description: "May do everything", Permissions: []data.Permission{data.PermissionAdmin}},
			{ID: 2, Name: "Manager", Description: "Runs desks and their reports"}},
		Desks:    []data.Desk{{ID: 1, Name: "Front desk"}, {ID: 2, Name: "Support"}},
		Profiles: []data.Profile{administrator, portal},
		Tenants:  []data.Tenant{{ID: 1, Name: "north", Enabled: true}, {ID: 2, Name: "south", Enabled: true}},
	}}
	o.users = []data.User{{ID: 1, Version: 1, Username: "admin", Email: "admin@example.org", Roles: []data.RoleID{1}, Profile: 1,
		Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: data.NoFactor, Enabled: true}}
	o.home = t.TempDir()
	if s, ok := t.(interface{ Setenv(key, value string) }); ok {
		s.Setenv("HOME", o.home)
		s.Setenv("USERPROFILE", o.home)
		s.Setenv("XDG_CONFIG_HOME", o.home)
	}
	o.window = kittest.OpenWith(t, app, container.NewStack(), width, height)
	o.screen = imports.New(o.deps())
	return o
}

func (o *office) rights() access.Rights {
	a := access.Office{Catalog: o.catalog, Roles: map[data.RoleID]data.Role{}, Profiles: map[data.ProfileID]data.Profile{}, Tenants: map[data.TenantID]data.Tenant{}}
	for _, r := range o.choices.Roles {
		a.Roles[r.ID] = r
	}
	for _, p := range o.choices.Profiles {
		a.Profiles[p.ID] = p
	}
	for _, n := range o.choices.Tenants {
		a.Tenants[n.ID] = n
	}
	return a.Rights(o.users[0])
}

func (o *office) deps() imports.Deps {
	return imports.Deps{
		Plan: o.plan, Apply: o.apply,
		Choices: func(context.Context) (data.Choices, error) { return o.choices, nil },
		Rights: func() access.Rights {
			o.mutex.Lock()
			defer o.mutex.Unlock()
			return o.rights()
		},
		Mappings: func(context.Context) (map[string]transfer.Mapping, error) { return o.remembered, nil },
		Remember: func(_ context.Context, key string, m transfer.Mapping) error { o.remembered[key] = m; return nil },
		Open: func(title string, extensions []string, chosen func(string, io.ReadCloser)) {
			files.Open(o.window, title, extensions, chosen)
		},
		SaveAs: func(title, name string, write func(io.Writer) error, done func(string, error)) {
			files.SaveAs(o.window, title, name, write, done)
		},
		Print: func(_, text string) error { o.printed = text; return o.printErr },
		Export: func(_ context.Context, w io.Writer, ids []data.UserID, format transfer.Format) error {
			o.exported = append(o.exported, fmt.Sprintf("%v %s", ids, format))
			_, err := io.WriteString(w, "the users")
			return err
		},
		Catalog: o.catalog, Canvas: o.window.Canvas, Done: func() { o.done++ }, Ended: func() { o.ended++ },
	}
}

func (o *office) plan(_ context.Context, job imports.Job) (transfer.Plan, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.jobs = append(o.jobs, job)
	if o.planErr != nil {
		return transfer.Plan{}, o.planErr
	}
	users := append([]data.User(nil), o.users...)
	return transfer.PlanUsers(job.Sheet, job.Mapping, transfer.NewRegister(users, o.choices, o.catalog), job.Defaults)
}

func (o *office) apply(ctx context.Context, job imports.Job, agreed transfer.Plan, progress func(done, total int)) ([]transfer.SheetRow, error) {
	progress(1, agreed.Adds+agreed.Changes)
	if o.hold != nil {
		select {
		case <-o.hold:
		case <-ctx.Done():
			return nil, fmt.Errorf("interrupted: %w", ctx.Err())
		}
	}
	now, err := o.plan(ctx, job)
	if err != nil {
		return nil, err
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.applyErr != nil {
		return nil, o.applyErr
	}
	if !now.Same(&agreed) {
		return nil, data.ErrConflict
	}
	var sheet []transfer.SheetRow
	for _, row := range now.Rows {
		switch u := row.User; row.Act {
		case transfer.Add:
			u.ID = data.UserID(len(o.users) + 1)
			o.users = append(o.users, u)
			sheet = append(sheet, transfer.SheetRow{Username: u.Username, Email: u.Email, Password: "SECRET-" + u.Username})
		case transfer.Change:
			o.users[u.ID-1] = u
		}
	}
	progress(len(sheet), len(sheet))
	return sheet, nil
}

// file puts a file into the home folder.
func (o *office) file(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(o.home, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// load starts the wizard and chooses a file of the home folder, by keys alone.
func (o *office) load(t testing.TB, name, text string) {
	t.Helper()
	o.file(t, name, text)
	w := o.window
	o.screen.Import()
	w.Press(fyne.KeyReturn) // Choose a file…
	o.files()
	w.Type("~/" + name)
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return w.Sees("Column in the file") || w.Sees(name+": ") })
}

// files waits for the dialog that asks for a file.
func (o *office) files() {
	o.window.Wait("the files", func() bool { return kittest.Find[*kit.CompleteEntry](o.window, nil) != nil })
}

// next presses Enter and waits until text is seen.
func (o *office) next(t testing.TB, text string) {
	t.Helper()
	o.window.Press(fyne.KeyReturn)
	o.see(text)
}

// press goes to a button by Tab, presses it and waits until text is seen.
func (o *office) press(t testing.TB, label, text string) {
	t.Helper()
	o.tabButton(t, label)
	o.next(t, text)
}

func (o *office) see(text string) {
	o.window.Wait(text, func() bool { return o.window.Sees(text) })
}

// tab presses Tab until the object has the keyboard.
func (o *office) tab(t testing.TB, what string, there func(fyne.Focusable) bool) {
	t.Helper()
	for range 60 {
		if there(o.window.Canvas().Focused()) {
			return
		}
		o.window.Press(fyne.KeyTab)
	}
	t.Fatalf("Tab does not reach %s", what)
}

func (o *office) tabButton(t testing.TB, label string) {
	t.Helper()
	o.tab(t, label, func(f fyne.Focusable) bool { b, ok := f.(*kit.Button); return ok && b.Text == label })
}

const freePBXHeader = "username,description,default_extension,password,encrypted_password,fname,lname,displayname,title,company,department,email,cell,work,home,fax\n"

// freePBX is an export with n users.
func freePBX(n int) string {
	var b strings.Builder
	b.WriteString(freePBXHeader)
	for i := range n {
		fmt.Fprintf(&b, "user%05d,,%d,,$2y$10$x,Ann,Other,Ann Other,,Office,Warehouse,user%05d@example.org,,,,\n", i, 200+i, i)
	}
	return b.String()
}

const ownHeader = "username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\n"
