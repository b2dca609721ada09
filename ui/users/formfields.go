package users

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// build makes the form's fields, empty.
func (f *form) build() {
	f.form = kit.NewForm(2)
	if f.refused != nil {
		f.form.AddSection("", kit.NewBanner(kit.Info, lists.Sentence(f.refused), "", nil))
	}
	f.form.AddSection(words.T("Account"), f.accountFields()...)
	f.form.AddSection(words.T("Rights"), f.rightFields()...)
	f.form.AddSection(words.T("Person"), f.personFields()...)
	if f.factor != nil {
		f.form.AddSection(words.T("Authenticator"), f.factor.field)
	}
	if f.readOnly() {
		for _, o := range []fyne.Disableable{f.username, f.email, f.enabled, f.profile, f.startup, f.home, f.department} {
			o.Disable()
		}
	}
}

// field puts an object into the form under the name that refusals use.
func (f *form) field(name string, object fyne.CanvasObject) *kit.Field {
	field := kit.NewField(words.Field(name), object)
	f.fields[name] = field
	return field
}

// ownHelp says why something of the own account cannot be changed.
func (f *form) ownHelp(field *kit.Field) *kit.Field {
	if f.own() {
		field.Help(words.T("Nobody changes this for themselves. Another administrator can."))
	}
	return field
}

// clears returns a function that takes a field's error away, for when something is typed into it.
func (f *form) clears(name string) func(string) {
	return func(string) {
		if field := f.fields[name]; field != nil {
			field.SetError("")
		}
	}
}

func (f *form) accountFields() []fyne.CanvasObject {
	f.username, f.email = kit.NewEntry(), kit.NewEntry()
	f.username.OnChanged = func(text string) {
		f.clears(data.FieldUsername)(text)
		f.portrait.SetName(text)
	}
	f.email.OnChanged = func(text string) {
		f.clears(data.FieldEmail)(text)
		f.doubtEmail(text)
	}
	f.enabled = kit.NewCheck(words.T("May sign in"), func(bool) { f.showMenu() })
	enabled := f.ownHelp(f.field(data.FieldEnabled, f.enabled))
	if f.own() {
		f.enabled.Disable()
	}
	objects := []fyne.CanvasObject{
		f.field(data.FieldUsername, f.username).Required().Help(words.T("Small letters, digits, dot, dash and underscore.")),
		f.field(data.FieldEmail, f.email).Required(),
	}
	switch {
	case f.base.ID == 0:
		f.secret = f.screen.newPassword(words.Field(data.FieldPassword), f.draft)
		f.fields[data.FieldPassword] = f.secret.Field.Help(words.T("The user chooses another one at the first sign-in."))
		objects = append(objects, f.secret.Field)
	case !f.readOnly():
		change := kit.NewButton(words.T("Change Password"), func() { f.screen.changePassword(f.base, f.takeOver) })
		objects = append(objects, kit.NewField(words.Field(data.FieldPassword), container.NewHBox(change)))
	}
	if f.base.ID != 0 {
		f.factor = newFormFactor(f)
		objects = append(objects, f.factor.switchField())
	}
	return append(objects, enabled)
}

// doubtEmail hints at an address that is one by the rules, but most likely unfinished.
func (f *form) doubtEmail(text string) {
	hint := ""
	if address, err := data.CheckedEmail(text); err == nil {
		if domain := address[strings.LastIndexByte(address, '@')+1:]; !strings.ContainsAny(domain, ".[") {
			hint = words.T("This address has no dot after the @: is it complete?")
		}
	}
	f.fields[data.FieldEmail].Help(hint)
	f.form.Changed()
}

// takeOver takes over what a new password or second factor changes of the account, so that saving is no conflict.
// What somebody else changed in the same moment is left for saving to find.
func (f *form) takeOver(stored data.User) {
	was := stored
	was.Version, was.MustChange, was.SecondFactor = f.base.Version, f.base.MustChange, f.base.SecondFactor
	if reflect.DeepEqual(was, f.base) {
		f.base = stored
		f.start.Version, f.start.MustChange, f.start.SecondFactor = stored.Version, stored.MustChange, stored.SecondFactor
	}
}

func (f *form) rightFields() []fyne.CanvasObject {
	fixed := f.own() || f.readOnly()
	roles := roleOptions(f.choices.Roles, f.screen.deps.Catalog, func(r data.Role) bool {
		return f.rights.HoldsRole(r) || slices.Contains(f.base.Roles, r.ID)
	})
	desks := deskOptions(f.choices.Desks, func(id data.DeskID) bool {
		return f.rights.HoldsDesk(id) || slices.Contains(f.base.Desks, id)
	})
	tenants := kit.Options(f.choices.Tenants, func(data.Tenant) bool { return true }, tenantOption)
	f.roles = newList[data.RoleID](roles, newRolePick(roles, pickRows), noRoles(), fixed, func() {
		f.clears(data.FieldRoles)("")
		f.changed()
	})
	f.desks = newList[data.DeskID](desks, newDeskPick(desks, pickRows), noDesks(f.choices), f.readOnly(), func() { f.clears(data.FieldDesks)("") })
	f.tenants = newList[data.TenantID](tenants, newTenantPick(tenants, pickRows), words.T("There is no tenant that you could give."), fixed, func() {
		f.clears(data.FieldTenants)("")
		f.clears(data.FieldDefault)("")
		f.offerHomes(f.chosenHome())
		f.showMenu()
	})
	f.profile = kit.NewSelect(f.profileNames(), words.T("Choose a profile"), func(text string) {
		f.clears(data.FieldProfile)(text)
		f.clears(data.FieldStartup)(text)
		f.offerModules(f.draft().Startup)
		f.changed()
	})
	if f.own() {
		f.profile.Disable()
	}
	f.startup = kit.NewFinder(kit.FinderTexts{Title: words.Field(data.FieldStartup), Search: words.T("Search modules"), Clear: words.T("Clear the search"),
		None: words.T("The profile opens no such module."), Choose: words.T("Choose"), Cancel: words.T("Cancel")}, func(text string) {
		f.clears(data.FieldStartup)(text)
		f.showMenu()
	})
	f.home = kit.NewSelect(nil, "", f.clears(data.FieldDefault))
	f.advice = container.NewStack()
	f.advice.Hide()
	f.fold = container.NewStack()
	f.fold.Hide()
	if f.screen.deps.Built != nil {
		f.preview = kit.NewMenuPreview(words.T("Menu of this user"), words.T("Nothing to open in this program."))
	}
	return []fyne.CanvasObject{
		f.leftOut(f.ownHelp(f.field(data.FieldRoles, f.roles.object).Required()), len(roles) < len(f.choices.Roles)),
		f.leftOut(f.field(data.FieldDesks, f.desks.object), len(desks) < len(f.choices.Desks)),
		f.leftOut(f.ownHelp(f.field(data.FieldProfile, f.profile).Required()), len(f.profile.Options) < len(f.choices.Profiles)),
		f.field(data.FieldStartup, f.startup),
		f.advice, f.fold,
		f.ownHelp(f.field(data.FieldTenants, f.tenants.object).Required()),
		f.field(data.FieldDefault, f.home),
	}
}

// leftOut says why a list does not offer all there is.
func (f *form) leftOut(field *kit.Field, some bool) *kit.Field {
	if some && !f.own() && !f.readOnly() {
		field.Help(words.T("Only what you hold yourself is offered."))
	}
	return field
}

func (f *form) profileNames() (list []string) {
	for _, p := range f.choices.Profiles {
		if f.rights.HoldsProfile(p) || p.ID == f.base.Profile {
			list = append(list, p.Name)
		}
	}
	return list
}

func (f *form) personFields() []fyne.CanvasObject {
	f.department = kit.NewCompleteEntry(func() []string { return f.choices.Departments }, f.clears(data.FieldDepartment))
	f.portrait = person.NewPortrait(f.screen.work, f.screen.deps.ChooseFile)
	if f.readOnly() {
		f.portrait.Fix("")
	}
	f.fields[data.FieldPicture] = f.portrait.Field
	return []fyne.CanvasObject{f.field(data.FieldDepartment, f.department), f.portrait.Field}
}
