package person

import (
	"unicode/utf8"

	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Password is a field for a new password: hidden until shown, with its strength below and a passphrase on offer.
type Password struct {
	Field *kit.Field
	Entry *kit.Entry

	bar      *kit.StrengthBar
	strength func(password string) int
	suggest  func() (string, error)
	refuse   func(title string, err error)
}

// NewPassword returns an empty field, which is required. strength rates what is typed from 0 to 4, suggest makes a
// passphrase, and refuse tells in a dialog why there is none.
func NewPassword(label string, strength func(password string) int, suggest func() (string, error), refuse func(title string, err error)) *Password {
	p := &Password{Entry: NewPasswordEntry(), bar: kit.NewStrengthBar(), strength: strength, suggest: suggest, refuse: refuse}
	p.Entry.OnChanged = func(string) {
		p.Field.SetError("")
		p.measure()
	}
	button := kit.NewButton(words.T("Suggest a passphrase"), p.fill)
	p.Field = kit.NewField(label, container.NewVBox(p.Entry, p.bar, kit.NewRowOf(button))).Required()
	p.measure()
	return p
}

// NewPasswordEntry returns an entry for a password that is known already.
func NewPasswordEntry() *kit.Entry {
	return kit.NewPasswordEntry(words.T("Show the password"), words.T("Hide the password"))
}

// measure shows how good what is typed is.
func (p *Password) measure() {
	if p.Entry.Text == "" {
		p.bar.Set(0, words.T("15 characters or more: several words are easy to keep in mind."))
		return
	}
	score := p.strength(p.Entry.Text)
	p.bar.Set(score, words.Strength(score))
}

// fill puts a passphrase into the field and shows it: it has to be kept in mind, or told to somebody.
func (p *Password) fill() {
	phrase, err := p.suggest()
	if err != nil {
		p.refuse(words.T("No passphrase"), err)
		return
	}
	p.Entry.SetText(phrase)
	p.Entry.CursorColumn = utf8.RuneCountInString(phrase)
	if eye, ok := p.Entry.ActionItem.(*kit.Button); ok && p.Entry.Password {
		eye.OnTapped()
	}
	p.Field.Focus()
}
