package users

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

const (
	formWidth = 860
	menuForm  = formWidth + menuWide + menuGap // with the menu beside it
	pickRows  = 4                              // lines of a list of roles, desks or tenants
)

// form is the dialog that makes a new user or changes one.
type form struct {
	screen  *Screen
	dialog  *kit.Dialog
	form    *kit.Form
	base    data.User // as read; ID 0 for a new one
	choices data.Choices
	office  access.Office
	rights  access.Rights
	refused error // why nothing may be changed here; nil for a form that can be saved
	start   data.User
	busy    bool

	fields     map[string]*kit.Field // by the names that refusals use
	username   *kit.Entry
	email      *kit.Entry
	secret     *secret     // nil where the password is changed elsewhere
	factor     *formFactor // nil for a new user
	enabled    *kit.Check
	roles      *list[data.RoleID]
	desks      *list[data.DeskID]
	tenants    *list[data.TenantID]
	profile    *kit.Select
	startup    *kit.Finder
	modules    []data.ModuleKey // of startup's options; the first is ""
	home       *kit.Select      // the default tenant
	department *kit.CompleteEntry
	portrait   *person.Portrait
	advice     *fyne.Container // where profile and roles disagree
	advised    string
	preview    *kit.MenuPreview // what the user will find; nil where menus are not known
	fold       *fyne.Container  // holds preview where there is no room for it beside the fields
}

// opening is what is read before a form is shown.
type opening struct {
	user    data.User
	choices data.Choices
	picture []byte
	factor  data.FactorState // of a user who is saved
}

// Create opens the form for a new user.
func (s *Screen) Create() {
	if s.page != nil && s.may(data.Add) {
		s.open(0)
	}
}

// Edit opens the form of a user; where the person may not change it, it can be read.
func (s *Screen) Edit(id data.UserID) { s.open(id) }

func (s *Screen) open(id data.UserID) {
	if !s.begin() {
		return
	}
	lists.Do(s.work, func(ctx context.Context) (o opening, err error) { return s.read(ctx, id) }, func(o opening, err error) {
		s.finish()
		if err != nil {
			s.refuse(words.T("The user could not be opened"), err)
			return
		}
		s.showForm(o)
	})
}

// showForm shows a form, and in the table what was read for it.
func (s *Screen) showForm(o opening) {
	s.setChoices(o.choices)
	s.table.SetChoices(o.choices, s.deps.Catalog)
	if shown := s.table.User(o.user.ID); shown != nil && shown.Version != o.user.Version {
		s.page.put(o.user)
	} else {
		s.page.refresh()
	}
	s.form = newForm(s, o)
	s.form.dialog.Show(s.deps.Canvas())
}

// read reads a user as it is now, and then what it can be given, so that it holds nothing that is not among
// that; id 0 is a new one.
func (s *Screen) read(ctx context.Context, id data.UserID) (o opening, err error) {
	if id != 0 {
		if o.user, err = s.deps.Get(ctx, id); err != nil {
			return o, err
		}
	}
	if o.user.HasPicture {
		if o.picture, err = s.deps.Picture(ctx, id); err != nil {
			return o, err
		}
	}
	if id != 0 {
		if o.factor, err = s.deps.FactorState(ctx, id); err != nil {
			return o, err
		}
	}
	o.choices, err = s.deps.Choices(ctx)
	return o, err
}

func newForm(s *Screen, o opening) *form {
	f := &form{screen: s, base: o.user, choices: o.choices, rights: s.deps.Rights(), fields: map[string]*kit.Field{}}
	f.office = access.NewOffice(s.deps.Catalog, o.choices)
	title := words.T("Create New User")
	if f.base.ID == 0 {
		f.base.Enabled = true
		if len(o.choices.Tenants) == 1 {
			f.base.Tenants, f.base.DefaultTenant = []data.TenantID{o.choices.Tenants[0].ID}, o.choices.Tenants[0].ID
		}
	} else {
		title = words.T("Edit %[1]s", f.base.Username)
		f.refused = s.refusal(data.Edit, f.base)
	}
	f.build()
	if f.preview == nil {
		f.dialog = kit.NewDialog(title, f.form)
		f.dialog.SetSize(formWidth, 0)
	} else {
		f.dialog = kit.NewDialog(title, newFormView(f).content)
		f.dialog.SetSize(menuForm, 0)
	}
	f.dialog.SetExtra(f.extras())
	if f.readOnly() {
		f.dialog.SetTitle(f.base.Username)
		f.dialog.SetCancel(words.T("Close"))
	} else {
		f.dialog.SetCancel(words.T("Cancel"))
		f.dialog.SetPrimary(words.T("Save"), f.save)
		f.dialog.OnClose = f.mayClose
	}
	f.dialog.OnClosed = func() {
		s.form = nil
		if f.secret != nil {
			f.secret.forget()
		}
	}
	f.fill(o.user, o.picture)
	if f.factor != nil {
		f.factor.show(o.factor)
	}
	return f
}

// readOnly reports whether the form can only be looked at.
func (f *form) readOnly() bool { return f.refused != nil }

// own reports whether the form is the person's own account.
func (f *form) own() bool { return f.base.ID != 0 && f.base.ID == f.rights.User.ID }

// fill shows a user and takes it as what was there before anything is typed. A new one keeps the defaults.
func (f *form) fill(u data.User, picture []byte) {
	if u.ID != 0 {
		f.base = u
	}
	u = f.base
	f.username.SetText(u.Username)
	f.email.SetText(u.Email)
	f.department.SetText(u.Department)
	f.enabled.SetChecked(u.Enabled)
	f.roles.set(u.Roles)
	f.desks.set(u.Desks)
	f.tenants.set(u.Tenants)
	f.offerHomes(u.DefaultTenant)
	f.profile.Choose(f.office.Profiles[u.Profile].Name)
	f.offerModules(u.Startup)
	f.portrait.SetStored(picture)
	f.changed()
	f.form.ClearErrors()
	f.start = f.draft()
}

// draft is the user as the form shows it, not checked yet.
func (f *form) draft() data.User {
	u := f.base
	u.Username, u.Email, u.Department = f.username.Text, f.email.Text, f.department.Text
	u.Enabled = f.enabled.Checked
	u.Roles, u.Desks, u.Tenants = f.roles.chosen(), f.desks.chosen(), f.tenants.chosen()
	u.Profile = f.chosenProfile().ID
	u.Startup = ""
	if i := f.startup.SelectedIndex(); i > 0 {
		u.Startup = f.modules[i]
	}
	u.DefaultTenant = f.chosenHome()
	return u
}

// dirty reports whether closing would lose something.
func (f *form) dirty() bool {
	_, picture := f.portrait.Chosen()
	return picture || f.secret != nil && f.secret.Entry.Text != "" || !reflect.DeepEqual(f.start, f.draft())
}

// mayClose asks before what was typed is thrown away.
func (f *form) mayClose() bool {
	if f.busy {
		return false
	}
	if !f.dirty() {
		return true
	}
	lists.AskDiscard(f.screen.deps.Canvas(), f.dialog)
	return false
}
