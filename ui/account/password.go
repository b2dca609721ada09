package account

import (
	"context"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// changePassword asks the present password and a new one.
func (a *Account) changePassword() {
	present := person.NewPasswordEntry()
	fresh := person.NewPassword(words.T("New password"), a.deps.Strength, a.deps.Suggest, a.refuse)
	fields := map[string]*kit.Field{
		data.FieldPresent:  kit.NewField(words.T("Present password"), present).Required().Help(words.T("So that nobody does this at a window that was left open.")),
		data.FieldPassword: fresh.Field,
	}
	present.OnChanged = func(string) { fields[data.FieldPresent].SetError("") }
	form := kit.NewForm(1).AddSection("", fields[data.FieldPresent], fresh.Field)
	d := kit.NewDialog(words.T("Change Password"), form)
	d.SetSize(480, 0)
	d.SetCancel(words.T("Cancel"))
	busy := false
	d.OnClose = func() bool { return !busy }
	d.OnClosed = func() {
		present.Wipe()
		fresh.Wipe()
	}
	d.SetPrimary(words.T("Save"), func() {
		if busy {
			return
		}
		form.ClearErrors()
		if err := data.Refusals(needed(data.FieldPresent, present), needed(data.FieldPassword, fresh.Entry)); err != nil {
			a.tell(form, fields, "", err)
			return
		}
		was, is := present.Text, fresh.Entry.Text
		busy = true
		d.SetBusy(true)
		lists.Do(a.work, func(ctx context.Context) (struct{}, error) { return struct{}{}, a.deps.SetPassword(ctx, was, is) }, func(_ struct{}, err error) {
			busy = false
			d.SetBusy(false)
			if err != nil {
				a.tell(form, fields, words.T("The password was not changed"), err)
				return
			}
			d.Close()
			a.done(words.T("Your password was changed"))
		})
	})
	d.Show(a.deps.Canvas())
}

// needed refuses a field that was left empty.
func needed(field string, entry *kit.Entry) error {
	if entry.Text != "" {
		return nil
	}
	return data.Refuse(field, data.ReasonRequired)
}
