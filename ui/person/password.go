package person

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Password is a field for a new password: hidden until shown, with its strength below and a passphrase on offer. One
// field is enough, because what was typed can be looked at.
type Password struct {
	Field *kit.Field
	Entry *kit.Entry

	bar      *kit.StrengthBar
	hint     string // while nothing is typed
	strength func(password string) int
	suggest  func() (string, error)
	refuse   func(error)
}

// NewPassword returns an empty field, which is required. strength rates what is typed from 0 to 4, suggest makes a
// passphrase, and refuse tells in a dialog why there is none.
func NewPassword(label string, strength func(password string) int, suggest func() (string, error), refuse func(title string, err error)) *Password {
	hint := words.T("15 characters or more: several words are easy to keep in mind.")
	p := newPassword(hint, strength, suggest, func(err error) { refuse(words.T("No passphrase"), err) })
	button := kit.NewButton(words.T("Suggest a passphrase"), p.fill)
	p.lay(label, container.NewVBox(p.Entry, p.bar, kit.NewRowOf(button)))
	p.Field.Required()
	p.Entry.OnChanged = func(string) {
		p.Field.SetError("")
		p.Rate()
	}
	return p
}

// NewFlatPassword is NewPassword in two lines, with the offer beside the strength, for a page that says itself what
// is wanted, and takes back itself what it has said to be wrong.
func NewFlatPassword(label string, strength func(password string) int, suggest func() (string, error), refuse func(error)) *Password {
	p := newPassword("", strength, suggest, refuse)
	offer := kit.NewLinkButton(words.T("Suggest a passphrase"), p.fill)
	below := container.NewBorder(nil, nil, nil, offer, container.New(layout.NewCustomPaddedLayout(3, 0, 0, 12), p.bar))
	p.lay(label, container.New(layout.NewCustomPaddedVBoxLayout(2), p.Entry, below))
	return p
}

func newPassword(hint string, strength func(string) int, suggest func() (string, error), refuse func(error)) *Password {
	return &Password{Entry: NewPasswordEntry(), bar: kit.NewStrengthBar(), hint: hint, strength: strength, suggest: suggest, refuse: refuse}
}

func (p *Password) lay(label string, object fyne.CanvasObject) {
	p.Field = kit.NewField(label, object)
	p.Entry.OnChanged = func(string) { p.Rate() }
	p.Rate()
}

// NewPasswordEntry returns an entry whose text is hidden until it is asked for.
func NewPasswordEntry() *kit.Entry {
	return kit.NewPasswordEntry(words.T("Show what was typed"), words.T("Hide what was typed"))
}

// Rate shows how good what is typed is; other fields can change that, such as the username.
func (p *Password) Rate() {
	if p.Entry.Text == "" {
		p.bar.Set(0, p.hint)
		return
	}
	score := p.strength(p.Entry.Text)
	p.bar.Set(score, words.Strength(score))
}

// Wipe empties the field and hides what comes next.
func (p *Password) Wipe() {
	p.Entry.Wipe()
	ShowTyped(p.Entry, false)
}

// ShowTyped shows what a hidden entry holds, or hides it, by its own button, so that the button knows.
func ShowTyped(e *kit.Entry, shown bool) {
	if eye, ok := e.ActionItem.(*kit.Button); ok && e.Password == shown {
		eye.OnTapped()
	}
}

// fill puts a passphrase into the field and shows it: it has to be kept in mind, or told to somebody.
func (p *Password) fill() {
	phrase, err := p.suggest()
	if err != nil {
		p.refuse(err)
		return
	}
	p.Entry.SetText(phrase)
	p.Entry.CursorColumn = utf8.RuneCountInString(phrase)
	ShowTyped(p.Entry, true)
	p.Field.SetError("")
	p.Field.Focus()
}
