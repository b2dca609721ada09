package users

import (
	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// secret is the field for a password, which knows whether the program suggested what stands in it. Such a one nobody
// has in mind, so that it is shown once more when it is stored.
type secret struct {
	*person.Password
	suggested string
}

// newPassword is the field for a password of a user, as far as the user is known.
func (s *Screen) newPassword(label string, of func() data.User) *secret {
	p := &secret{}
	p.Password = person.NewPassword(label, func(typed string) int { return s.deps.Strength(typed, of()) }, func() (phrase string, err error) {
		phrase, err = s.deps.Suggest()
		p.suggested = phrase
		return phrase, err
	}, s.refuse)
	return p
}

// toHandOver is the suggested password, "" where the person has thought of one of their own.
func (p *secret) toHandOver() string {
	if p.Entry.Text != p.suggested {
		return ""
	}
	return p.suggested
}

// forget empties the field.
func (p *secret) forget() {
	p.suggested = ""
	p.Entry.Wipe()
}

// handOver shows what somebody has to tell a user whose password was suggested, this once.
func (s *Screen) handOver(username, password string, mustChange bool) {
	both := words.Field(data.FieldUsername) + ": " + username + "\n" + words.Field(data.FieldPassword) + ": " + password
	about := words.T("The password is shown only now. Give both to the user in a way that nobody else can read.")
	if mustChange {
		about += " " + words.T("The user chooses another one at the next sign-in.")
	}
	var form *kit.Form
	var copied *kit.Field
	button := kit.NewButton(words.T("Copy both"), func() {
		s.deps.Copy(both)
		copied.Help(words.T("Copied. The clipboard is emptied after 30 seconds."))
		form.Changed()
	})
	button.Icon = look.IconCopy
	block := kit.NewMonospaceBlock([]string{password}, 1)
	copied = kit.NewField(words.Field(data.FieldPassword), kit.NewStackOf(block, kit.NewFlow(0, button)))
	form = kit.NewForm(1).AddSection("", kit.NewParagraph(about), kit.NewField(words.Field(data.FieldUsername), kit.NewMonospaceBlock([]string{username}, 1)), copied)
	d := kit.NewDialog(words.T("Hand over to %[1]s", username), form)
	d.SetSize(520, 0)
	d.First = button
	d.SetPrimary(words.T("Close"), d.Close)
	d.Show(s.deps.Canvas())
}
