package roles

import (
	"context"
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

const (
	formWidth = 1180
	ipRows    = 3
)

// typed is what the form holds.
type typed struct {
	name, description, networks string
	factor, mask                bool
	permissions                 []data.Permission
}

// open shows the form of a role.
func (s *Screen) open(u data.Used[data.Role]) {
	f := lists.NewForm[typed](s.List, u.Item)
	f.Dialog.SetSize(formWidth, 0)
	rights := s.deps.Rights()
	name, description := kit.NewEntry(), kit.NewEntry()
	name.SetText(u.Item.Name)
	description.SetText(u.Item.Description)
	name.OnChanged, description.OnChanged = f.Clears(data.FieldName), f.Clears(data.FieldDescription)

	clears := f.Clears(data.FieldPermissions)
	chosen := newPermissions(s.deps.Catalog, rights, f.ReadOnly(), func() { clears("") })
	view := newView(s.deps.Canvas, f.ReadOnly(), chosen)
	f.Body.AddSection("", view.content)
	f.Bring = func(string) { view.show(tabAbout) }
	view.changed = f.Body.Changed
	chosen.noted = func() {
		view.page.Refresh()
		f.Body.Changed()
	}
	view.about.AddSection("", f.Field(data.FieldName, name).Required(),
		f.Field(data.FieldDescription, description).Help(words.T("Shown where the mouse rests on the role.")))
	chosen.sections(view.about, f.Field)
	networks := kit.NewMultiLineEntry(ipRows)
	networks.SetText(strings.Join(u.Item.AcceptedIPs, "\n"))
	networks.OnChanged = f.Clears(data.FieldAcceptedIPs)
	demand := lists.NewDemand(f, s.deps.FactorDeps, u.Item.RequireFactor,
		func(user data.User) bool { return slices.Contains(user.Roles, u.Item.ID) }, view.about.Changed)
	mask := s.mask(f, u.Item.MaskPhone)
	view.about.AddSection(words.T("Limits"), f.Field(data.FieldAcceptedIPs, networks).
		Help(words.T("One address, or block such as 192.168.1.0/24, a line. Empty: from anywhere. Who has several roles may come from wherever one of them allows.")),
		demand.Field.Relabel(words.Field(data.FieldSecondFactor)), mask)
	hide := mask.Object().(*kit.Check)

	chosen.set(u.Item.Permissions)
	f.ShowWho(u.Users)
	if !f.ReadOnly() {
		f.Dialog.First = name // not the tabs
	}
	f.Reason = reason
	f.Draft = func() typed {
		return typed{name.Text, description.Text, networks.Text, demand.Check.Checked, hide.Checked, chosen.chosen()}
	}
	f.Save = func(ctx context.Context, d typed) (data.Role, error) {
		role, err := d.read(u.Item)
		if err != nil {
			return role, err
		}
		return s.deps.Save(ctx, role)
	}
	f.Show()
	if s.wanted.role == u.Item.ID && s.wanted.permission != "" {
		view.show(tabMay)
		chosen.reveal(s.wanted.permission)
	}
	s.wanted = place{}
}

// mask is the field of the box that hides phone numbers.
func (s *Screen) mask(f *lists.Form[data.RoleID, data.Role, typed], on bool) *kit.Field {
	mask := kit.NewCheck(words.T("Hide phone numbers"), nil)
	mask.SetChecked(on)
	field := f.Field(data.FieldMaskPhone, mask).
		Help(words.T("Hides all digits of the number called on outbound calls, and of the caller's number on inbound ones."))
	if !f.ReadOnly() && s.deps.Rights().Masked() {
		mask.SetChecked(true)
		mask.Disable()
		field.Help(words.T("Phone numbers are hidden from you, so the roles that you make hide them as well."))
	}
	return field
}

// read returns what is stored of what is typed into the form of a role, or all that is wrong with it. What is wrong
// with an address has its line as the second argument.
func (d typed) read(role data.Role) (data.Role, error) {
	var errs []error
	role.AcceptedIPs = nil
	for i, text := range strings.Split(d.networks, "\n") {
		for _, one := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r,;", r) }) {
			probe := data.Role{Name: "probe", AcceptedIPs: []string{one}}
			if _, err := probe.Checked(); err != nil {
				errs = append(errs, data.Refuse(data.FieldAcceptedIPs, data.ReasonNotANetwork, one, i+1))
				continue
			}
			role.AcceptedIPs = append(role.AcceptedIPs, one)
		}
	}
	role.Name, role.Description, role.Permissions = d.name, d.description, d.permissions
	role.RequireFactor, role.MaskPhone = d.factor, d.mask
	role, err := role.Checked()
	return role, data.Refusals(append(errs, err)...)
}

// reason names the line of an address that is refused.
func reason(i *data.Invalid) string {
	text := words.Reason(i)
	if i.Field == data.FieldAcceptedIPs && len(i.Args) == 2 {
		return words.T("Line %[1]d: %[2]s", i.Args[1], text)
	}
	return text
}
