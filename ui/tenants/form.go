package tenants

import (
	"context"

	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// typed is what the form holds.
type typed struct {
	name    string
	enabled bool
}

// open shows the form of a tenant.
func (s *Screen) open(u data.Used[data.Tenant]) {
	f := lists.NewForm[typed](s.List, u.Item)
	if f.IsNew() {
		u.Item.Enabled = true
	}
	f.Dialog.SetSize(520, 0)
	name := kit.NewEntry()
	name.SetText(u.Item.Name)
	name.OnChanged = f.Clears(data.FieldName)

	warning := container.NewStack(kit.NewBanner(kit.Warning, keptOut(u.Users), "", nil))
	warn := func(enabled bool) {
		warning.Hidden = enabled || !u.Item.Enabled || u.Users == 0
		f.Body.Changed()
	}
	enabled := kit.NewCheck(words.T("Its users may sign in"), nil)
	enabled.SetChecked(u.Item.Enabled)
	enabled.OnChanged = warn

	f.Body.AddSection("",
		f.Field(data.FieldName, name).Required().Span().Help(words.T("Letters, digits, dot, dash and underscore; at most %[1]d.", data.TenantNameMost)),
		f.Field(data.FieldEnabled, enabled).Span(), warning)
	warn(u.Item.Enabled)
	f.ShowWho(u.Users)
	f.Reason = reason
	f.Draft = func() typed { return typed{name.Text, enabled.Checked} }
	f.Save = func(ctx context.Context, d typed) (data.Tenant, error) {
		tenant := u.Item
		tenant.Name, tenant.Enabled = d.name, d.enabled
		return s.deps.Save(ctx, tenant)
	}
	f.Show()
}

// reason names the space, which is what people type into a name and do not see as a character.
func reason(i *data.Invalid) string {
	if i.Field == data.FieldName && i.Reason == data.ReasonCharacters {
		return words.T("Spaces and special characters are not possible. Try a dash in their place.")
	}
	return words.Reason(i)
}

// keptOut warns how many users a disabled tenant keeps out. Who belongs to another enabled tenant as well is counted
// too: which of them do is not known here.
func keptOut(users int) string {
	return words.N(users,
		"%[1]s user belongs to this tenant and cannot sign in any more, unless another enabled tenant has them as well.",
		"%[1]s users belong to this tenant. Those who belong to no other enabled tenant cannot sign in any more.")
}
