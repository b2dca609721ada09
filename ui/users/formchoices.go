package users

import (
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// chosenProfile returns the chosen profile, zero where there is none.
func (f *form) chosenProfile() data.Profile {
	for _, p := range f.choices.Profiles {
		if p.Name == f.profile.Selected {
			return p
		}
	}
	return data.Profile{}
}

// offerModules lets the start-up dialog be chosen among what the profile opens. Where wanted is not among
// them, the profile's first module opens.
func (f *form) offerModules(wanted data.ModuleKey) {
	catalog, profile := f.screen.deps.Catalog, f.chosenProfile()
	first := words.T("First of the profile")
	if module, ok := catalog.Module(catalog.FirstModule(profile)); ok {
		first = words.T("First of the profile (%[1]s)", words.Label(module.Label))
	}
	labels, chosen := []string{first}, 0
	f.modules = []data.ModuleKey{""}
	for _, category := range catalog.Tree {
		for _, group := range category.Groups {
			for _, m := range group.Modules {
				if !profile.Opens(m.Key, data.View) {
					continue
				}
				if m.Key == wanted {
					chosen = len(labels)
				}
				labels = append(labels, words.Label(category.Label)+" › "+words.Label(m.Label))
				f.modules = append(f.modules, m.Key)
			}
		}
	}
	f.startup.Options = labels
	f.startup.Choose(labels[chosen])
	able(f.startup, profile.ID != 0 && !f.readOnly())
}

// chosenHome returns the default tenant.
func (f *form) chosenHome() data.TenantID {
	for _, t := range f.choices.Tenants {
		if t.Name == f.home.Selected {
			return t.ID
		}
	}
	return f.base.DefaultTenant
}

// offerHomes lets the default tenant be chosen among the user's tenants; with one or none there is no choice.
func (f *form) offerHomes(wanted data.TenantID) {
	names, chosen := []string{}, ""
	ids := f.tenants.chosen()
	for _, t := range f.choices.Tenants {
		if !slices.Contains(ids, t.ID) {
			continue
		}
		names = append(names, t.Name)
		if chosen == "" || t.ID == wanted {
			chosen = t.Name
		}
	}
	f.home.Options = names
	f.home.Choose(chosen)
	f.fields[data.FieldDefault].Hidden = len(names) < 2
	f.form.Changed()
}

// advise says, live, where profile and roles disagree, and offers the mend where one is at hand.
func (f *form) advise() {
	profile, roles := f.chosenProfile(), []data.Role{}
	for _, id := range f.roles.chosen() {
		roles = append(roles, f.office.Roles[id])
	}
	text, label, mend := "", "", func() {}
	if profile.ID != 0 && len(roles) > 0 {
		m := compare(f.screen.deps.Catalog, profile, roles)
		text = m.sentences(f.screen.deps.Catalog, profile.Name)
		if !f.own() && !f.readOnly() {
			label, mend = f.mend(m, profile, roles)
		}
	}
	said := text + "\n" + label
	if said == f.advised {
		return
	}
	f.advised = said
	f.advice.Objects = nil
	if text != "" {
		f.advice.Objects = []fyne.CanvasObject{kit.NewBanner(kit.Warning, text, label, mend)}
	}
	f.advice.Hidden = text == ""
	f.advice.Refresh()
	f.form.Changed()
}

// mend returns the label of what would make profile and roles agree without giving more than either of them is
// for, and how; "" where nothing at hand would.
func (f *form) mend(m mismatch, profile data.Profile, roles []data.Role) (label string, do func()) {
	if role, ok := m.roleFor(profile, roles, f.choices.Roles, f.rights); ok && len(m.shut) > 0 {
		return words.T("Add role %[1]s", role.Name), func() {
			f.roles.set(append(f.roles.chosen(), role.ID))
			f.clears(data.FieldRoles)("")
			f.changed()
			f.fields[data.FieldRoles].Focus()
		}
	}
	if len(m.hidden) == 0 {
		return "", nil
	}
	better, ok := m.profileFor(profile, roles, f.choices.Profiles, f.rights)
	if !ok {
		return "", nil
	}
	return words.T("Choose profile %[1]s", better.Name), func() {
		f.profile.SetSelected(better.Name)
		f.fields[data.FieldProfile].Focus()
	}
}
