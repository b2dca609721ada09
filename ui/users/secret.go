package users

import (
	"unicode/utf8"

	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// secret is a field for a new password: hidden until shown, with its strength below and a passphrase on offer.
type secret struct {
	field    *kit.Field
	entry    *kit.Entry
	strength *kit.StrengthBar
	screen   *Screen
	of       func() data.User // whom the password is for, as far as typed
}

func newSecret(s *Screen, label string, of func() data.User) *secret {
	p := &secret{screen: s, of: of, strength: kit.NewStrengthBar()}
	p.entry = kit.NewPasswordEntry(words.T("Show the password"), words.T("Hide the password"))
	p.entry.OnChanged = func(string) {
		p.field.SetError("")
		p.measure()
	}
	suggest := kit.NewButton(words.T("Suggest a passphrase"), p.suggest)
	p.field = kit.NewField(label, container.NewVBox(p.entry, p.strength, kit.NewRowOf(suggest))).Required()
	p.measure()
	return p
}

// measure shows how good what is typed is.
func (p *secret) measure() {
	if p.entry.Text == "" {
		p.strength.Set(0, words.T("15 characters or more: several words are easy to keep in mind."))
		return
	}
	score := p.screen.deps.Strength(p.entry.Text, p.of())
	p.strength.Set(score, words.Strength(score))
}

// suggest puts a passphrase into the field and shows it: it has to be told to the user.
func (p *secret) suggest() {
	phrase, err := p.screen.deps.Suggest()
	if err != nil {
		p.screen.refuse(words.T("No passphrase"), err)
		return
	}
	p.entry.SetText(phrase)
	p.entry.CursorColumn = utf8.RuneCountInString(phrase)
	if eye, ok := p.entry.ActionItem.(*kit.Button); ok && p.entry.Password {
		eye.OnTapped()
	}
	p.field.Focus()
}

func (p *secret) wipe() { p.entry.Wipe() }
