package imports

import (
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// newForm asks what new users get where the file does not say it. A field that the file answers for everybody
// is nil.
type newForm struct {
	*kit.Form
	profile       *kit.Select
	profiles      []data.Profile
	roles, desks  *kit.MultiPick
	tenants       *kit.MultiPick
	defaultTenant *kit.Select
	offered       []data.Tenant // of defaultTenant
	fields        map[string]*kit.Field
	order         []fyne.CanvasObject // the fields as they are shown
	choices       data.Choices
}

// newNewForm offers what the person may grant; before is what was chosen already.
func newNewForm(l lacks, choices data.Choices, rights access.Rights, catalog *data.Catalog, before transfer.Defaults) *newForm {
	f := &newForm{Form: kit.NewForm(2), fields: map[string]*kit.Field{}, choices: choices}
	if l.profile > 0 {
		f.addProfile(rights, before)
	}
	if l.tenants > 0 {
		f.addTenants(rights, before)
	}
	if l.roles > 0 {
		f.addRoles(rights, catalog, before)
	}
	if l.desks && len(choices.Desks) > 0 {
		f.addDesks(rights, before)
	}
	f.AddSection("", f.order...)
	return f
}

func (f *newForm) add(name string, field *kit.Field) {
	f.fields[name] = field
	f.order = append(f.order, field)
}

func (f *newForm) addProfile(rights access.Rights, before transfer.Defaults) {
	var names []string
	chosen := ""
	for _, p := range f.choices.Profiles {
		if rights.HoldsProfile(p) {
			f.profiles, names = append(f.profiles, p), append(names, p.Name)
			if p.ID == before.Profile {
				chosen = p.Name
			}
		}
	}
	f.profile = kit.NewSelect(names, words.T("Choose a profile"), func(string) { f.fields[data.FieldProfile].SetError("") })
	f.add(data.FieldProfile, kit.NewField(words.Field(data.FieldProfile), f.profile).Required().Help(words.T("Which modules they see after signing in.")))
	if chosen != "" {
		f.profile.Choose(chosen)
	}
}

func (f *newForm) addRoles(rights access.Rights, catalog *data.Catalog, before transfer.Defaults) {
	options := kit.Options(f.choices.Roles, rights.HoldsRole, func(r data.Role) kit.Option {
		return kit.Option{ID: int64(r.ID), Text: r.Name, Detail: r.Description, Special: catalog.HasSpecial(r)}
	})
	f.roles = newPick(options, 4, words.T("Search roles"))
	f.roles.SetChosen(kit.Numbers(before.Roles)...)
	f.add(data.FieldRoles, kit.NewField(words.Field(data.FieldRoles), f.roles.Or(words.T("You hold no role that you could give."))).Required())
	f.roles.OnChanged = func([]int64) { f.fields[data.FieldRoles].SetError("") }
}

func (f *newForm) addDesks(rights access.Rights, before transfer.Defaults) {
	options := kit.Options(f.choices.Desks, func(d data.Desk) bool { return rights.HoldsDesk(d.ID) }, func(d data.Desk) kit.Option {
		return kit.Option{ID: int64(d.ID), Text: d.Name}
	})
	if len(options) == 0 {
		return
	}
	f.desks = newPick(options, 4, words.T("Search desks"))
	f.desks.SetChosen(kit.Numbers(before.Desks)...)
	f.add(data.FieldDesks, kit.NewField(words.Field(data.FieldDesks), f.desks))
}

func (f *newForm) addTenants(rights access.Rights, before transfer.Defaults) {
	options := kit.Options(f.choices.Tenants, func(t data.Tenant) bool { return rights.SeesTenant(t.ID) }, func(t data.Tenant) kit.Option {
		option := kit.Option{ID: int64(t.ID), Text: t.Name}
		if !t.Enabled {
			option.Detail = words.T("Disabled: its users cannot sign in.")
		}
		return option
	})
	f.tenants = newPick(options, 3, words.T("Search tenants"))
	f.tenants.SetChosen(kit.Numbers(before.Tenants)...)
	f.defaultTenant = kit.NewSelect(nil, "", nil)
	f.add(data.FieldTenants, kit.NewField(words.Field(data.FieldTenants), f.tenants).Required())
	f.add(data.FieldDefault, kit.NewField(words.Field(data.FieldDefault), f.defaultTenant))
	f.tenants.OnChanged = func([]int64) {
		f.fields[data.FieldTenants].SetError("")
		f.offerDefault(f.chosenDefault())
	}
	f.offerDefault(before.DefaultTenant)
}

// offerDefault lets one of the chosen tenants be the default; with one, there is nothing to ask.
func (f *newForm) offerDefault(wanted data.TenantID) {
	chosen := f.tenants.Chosen()
	f.offered = slices.DeleteFunc(slices.Clone(f.choices.Tenants), func(t data.Tenant) bool { return !slices.Contains(chosen, int64(t.ID)) })
	var names []string
	at := 0
	for i, t := range f.offered {
		names = append(names, t.Name)
		if t.ID == wanted {
			at = i
		}
	}
	f.defaultTenant.SetOptions(names)
	if len(names) > 0 {
		f.defaultTenant.Choose(names[at])
	}
	field := f.fields[data.FieldDefault]
	field.Hidden = len(names) < 2
	f.Refresh()
}

func (f *newForm) chosenDefault() data.TenantID {
	if f.defaultTenant == nil || len(f.offered) == 0 {
		return 0
	}
	return f.offered[max(0, f.defaultTenant.SelectedIndex())].ID
}

// defaults returns what was chosen; ok is false when something needed is missing, which is told beside it.
func (f *newForm) defaults() (d transfer.Defaults, ok bool) {
	f.ClearErrors()
	if f.profile != nil && f.profile.SelectedIndex() >= 0 {
		d.Profile = f.profiles[f.profile.SelectedIndex()].ID
	}
	if f.roles != nil {
		d.Roles = kit.Picked[data.RoleID](f.roles.Chosen())
	}
	if f.desks != nil {
		d.Desks = kit.Picked[data.DeskID](f.desks.Chosen())
	}
	if f.tenants != nil {
		d.Tenants, d.DefaultTenant = kit.Picked[data.TenantID](f.tenants.Chosen()), f.chosenDefault()
	}
	missing := map[string]bool{
		data.FieldProfile: f.profile != nil && d.Profile == 0,
		data.FieldRoles:   f.roles != nil && len(d.Roles) == 0,
		data.FieldTenants: f.tenants != nil && len(d.Tenants) == 0,
	}
	ok = true
	for name, is := range missing {
		if is {
			ok = false
			f.fields[name].SetError(words.Reason(&data.Invalid{Field: name, Reason: data.ReasonRequired}))
		}
	}
	return d, ok
}

// newPick makes a list to choose several from, as high as its options need but not above so many rows.
func newPick(options []kit.Option, most int, search string) *kit.MultiPick {
	return kit.NewMultiPick(options, max(1, min(most, len(options))), search, words.T("Clear the search"), words.T("None chosen"))
}
