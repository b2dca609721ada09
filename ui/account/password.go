package account

import (
	"context"

	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// secret is a field for a new password: hidden until shown, with its strength below and a passphrase on offer.
type secret struct {
	account  *Account
	field    *kit.Field
	entry    *kit.Entry
	strength *kit.StrengthBar
}

func newSecret(a *Account, label string) *secret {
	p := &secret{account: a, strength: kit.NewStrengthBar(), entry: newPasswordEntry()}
	p.entry.OnChanged = func(string) {
		p.field.SetError("")
		p.measure()
	}
	suggest := kit.NewButton(words.T("Suggest a passphrase"), p.suggest)
	p.field = kit.NewField(label, container.NewVBox(p.entry, p.strength, kit.NewRowOf(suggest))).Required()
	p.measure()
	return p
}

func newPasswordEntry() *kit.Entry {
	return kit.NewPasswordEntry(words.T("Show the password"), words.T("Hide the password"))
}

// measure shows how good what is typed is.
func (p *secret) measure() {
	if p.entry.Text == "" {
		p.strength.Set(0, words.T("15 characters or more: several words are easy to keep in mind."))
		return
	}
	score := p.account.deps.Strength(p.entry.Text)
	p.strength.Set(score, [...]string{words.T("Very weak"), words.T("Weak"), words.T("Fair"), words.T("Good"), words.T("Strong")}[max(0, min(score, 4))])
}

// suggest puts a passphrase into the field and shows it: it has to be kept in mind.
func (p *secret) suggest() {
	phrase, err := p.account.deps.Suggest()
	if err != nil {
		p.account.refuse(words.T("No passphrase"), err)
		return
	}
	p.entry.SetText(phrase)
	if eye, ok := p.entry.ActionItem.(*kit.Button); ok && p.entry.Password {
		eye.OnTapped()
	}
	p.field.Focus()
}

// changePassword asks the present password and a new one.
func (a *Account) changePassword() {
	present, fresh := newPasswordEntry(), newSecret(a, words.T("New password"))
	fields := map[string]*kit.Field{
		data.FieldPresent:  kit.NewField(words.T("Present password"), present).Required().Help(words.T("So that nobody does this at a window that was left open.")),
		data.FieldPassword: fresh.field,
	}
	present.OnChanged = func(string) { fields[data.FieldPresent].SetError("") }
	form := kit.NewForm(1).AddSection("", fields[data.FieldPresent], fresh.field)
	d := kit.NewDialog(words.T("Change Password"), form)
	d.SetSize(480, 0)
	d.SetCancel(words.T("Cancel"))
	busy := false
	d.OnClose = func() bool { return !busy }
	d.OnClosed = func() {
		present.Wipe()
		fresh.entry.Wipe()
	}
	d.SetPrimary(words.T("Save"), func() {
		if busy {
			return
		}
		form.ClearErrors()
		if err := data.Refusals(needed(data.FieldPresent, present), needed(data.FieldPassword, fresh.entry)); err != nil {
			a.tell(form, fields, "", err)
			return
		}
		was, is := present.Text, fresh.entry.Text
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
