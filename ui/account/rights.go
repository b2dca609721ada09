package account

import (
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// newRights is what somebody may do, to be read.
func newRights(d Deps, rights access.Rights, names Names) fyne.CanvasObject {
	line := func(label, text string) *kit.Field { return kit.NewField(label, kit.NewParagraph(text)) }
	form := kit.NewForm(2).AddSection("",
		line(words.Field(data.FieldProfile), rights.Profile.Name),
		line(words.Field(data.FieldRoles), rolesText(rights.Roles)),
		line(words.Field(data.FieldDesks), desksText(rights, names.Desks)),
		line(words.Field(data.FieldTenants), tenantsText(rights, names.Tenants)),
		line(words.T("Phone numbers"), maskText(rights)))
	modules := []fyne.CanvasObject{}
	for _, item := range rights.Menu(d.Catalog, d.Built) {
		modules = append(modules, line(words.Label(item.Module.Label), words.ActionNames(allowed(rights, item.Module))))
	}
	if n := elsewhere(d, rights); n > 0 {
		modules = append(modules, kit.NewParagraph(words.N(n, "Your profile opens %[1]s more module, on the telephone system.",
			"Your profile opens %[1]s more modules, on the telephone system.")))
	}
	if len(modules) > 0 {
		form.AddSection(words.T("Modules I can open"), modules...)
	}
	return kit.NewReading(form)
}

// allowed are the actions in a module that profile and roles allow together.
func allowed(rights access.Rights, m data.Module) (actions data.Actions) {
	for _, one := range data.AllActions {
		if m.Actions&one != 0 && rights.May(m.Key, one) {
			actions |= one
		}
	}
	return actions
}

// elsewhere counts the modules that the profile opens and this program has no screen for.
func elsewhere(d Deps, rights access.Rights) (n int) {
	for _, key := range d.Catalog.Modules() {
		if !d.Built(key) && rights.May(key, data.View) {
			n++
		}
	}
	return n
}

// rolesText lists roles, each with its description, one a line.
func rolesText(roles []data.Role) string {
	lines := make([]string, len(roles))
	for i, r := range roles {
		lines[i] = r.Name
		if r.Description != "" {
			lines[i] += ": " + r.Description
		}
	}
	return strings.Join(lines, "\n")
}

func desksText(rights access.Rights, names []string) string {
	switch {
	case rights.SeesAllDesks():
		return words.T("The data of every desk")
	case len(names) == 0:
		return words.T("None: no desk's data is seen")
	}
	return strings.Join(names, ", ")
}

func tenantsText(rights access.Rights, names []string) string {
	text := strings.Join(names, ", ")
	if rights.SeesAllTenants() {
		text += " " + words.T("(and the rows of every other tenant)")
	}
	return strings.TrimSpace(text)
}

func maskText(rights access.Rights) string {
	if rights.Masked() {
		return words.T("Masked: one of your roles hides their digits")
	}
	return words.T("Shown with all digits")
}
