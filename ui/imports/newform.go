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
	var options []kit.Option
	for _, r := range f.choices.Roles {
		if rights.HoldsRole(r) {
			options = append(options, kit.Option{ID: int64(r.ID), Text: r.Name, Detail: r.Description, Special: catalog.HasSpecial(r)})
		}
	}
	f.roles = kit.NewMultiPick(options, min(4, max(2, len(options))), words.T("Search roles"), words.T("Clear"), words.T("No role chosen yet"))
	f.roles.SetChosen(numbers(before.Roles)...)
	f.add(data.FieldRoles, kit.NewField(words.Field(data.FieldRoles), f.roles).Required())
	f.roles.OnChanged = func([]int64) { f.fields[data.FieldRoles].SetError("") }
}

func (f *newForm) addDesks(rights access.Rights, before transfer.Defaults) {
	var options []kit.Option
	for _, d := range f.choices.Desks {
		if rights.HoldsDesk(d.ID) {
			options = append(options, kit.Option{ID: int64(d.ID), Text: d.Name})
		}
	}
	if len(options) == 0 {
		return
	}
	f.desks = kit.NewMultiPick(options, min(4, max(2, len(options))), words.T("Search desks"), words.T("Clear"), words.T("No desk chosen"))
	f.desks.SetChosen(numbers(before.Desks)...)
	f.add(data.FieldDesks, kit.NewField(words.Field(data.FieldDesks), f.desks))
}

func (f *newForm) addTenants(rights access.Rights, before transfer.Defaults) {
	var options []kit.Option
	for _, t := range f.choices.Tenants {
		if rights.SeesTenant(t.ID) {
			detail := ""
			if !t.Enabled {
				detail = words.T("Disabled: its users cannot sign in")
			}
			options = append(options, kit.Option{ID: int64(t.ID), Text: t.Name, Detail: detail})
		}
	}
	f.tenants = kit.NewMultiPick(options, min(3, max(1, len(options))), words.T("Search tenants"), words.T("Clear"), words.T("No tenant chosen yet"))
	f.tenants.SetChosen(numbers(before.Tenants)...)
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
		d.Roles = ids[data.RoleID](f.roles.Chosen())
	}
	if f.desks != nil {
		d.Desks = ids[data.DeskID](f.desks.Chosen())
	}
	if f.tenants != nil {
		d.Tenants, d.DefaultTenant = ids[data.TenantID](f.tenants.Chosen()), f.chosenDefault()
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

func numbers[ID ~int64](list []ID) []int64 {
	all := make([]int64, len(list))
	for i, id := range list {
		all[i] = int64(id)
	}
	return all
}

func ids[ID ~int64](list []int64) []ID {
	all := make([]ID, len(list))
	for i, id := range list {
		all[i] = ID(id)
	}
	slices.Sort(all)
	return all
}
