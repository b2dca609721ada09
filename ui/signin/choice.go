package signin

import (
	"unicode/utf8"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// choice is the field in which somebody chooses a password: it can be shown, its strength is told while it is
// typed, and a button suggests one. One field is enough, because what was typed can be looked at.
type choice struct {
	*kit.Field
	entry    *kit.Entry
	bar      *kit.StrengthBar
	strength func(typed string) int
	suggest  func() (string, error)
	changed  func(typed string)
}

// newChoice returns an empty field; changed is told each new text and may be nil.
func newChoice(label string, strength func(typed string) int, suggest func() (string, error), changed func(string)) *choice {
	c := &choice{entry: newSecretEntry(), bar: kit.NewStrengthBar(), strength: strength, suggest: suggest, changed: changed}
	button := kit.NewLinkButton(words.T("Suggest a passphrase"), c.fill)
	below := container.NewBorder(nil, nil, nil, button, container.New(layout.NewCustomPaddedLayout(3, 0, 0, 12), c.bar))
	c.entry.OnChanged = func(typed string) {
		c.rate()
		if c.changed != nil {
			c.changed(typed)
		}
	}
	c.Field = kit.NewField(label, container.New(layout.NewCustomPaddedVBoxLayout(2), c.entry, below))
	c.rate()
	return c
}

// newSecretEntry returns a field whose text is hidden until it is asked for.
func newSecretEntry() *kit.Entry {
	return kit.NewPasswordEntry(words.T("Show what was typed"), words.T("Hide what was typed"))
}

// rate shows the strength of what is typed; other fields can change it, such as the username.
func (c *choice) rate() {
	typed := c.entry.Text
	if typed == "" {
		c.bar.Set(0, "")
		return
	}
	score := c.strength(typed)
	c.bar.Set(score, words.Strength(score))
}

// fill takes a suggestion and shows it, because somebody will have to remember it.
func (c *choice) fill() {
	text, err := c.suggest()
	if err != nil {
		c.SetError(told(err))
		return
	}
	c.entry.SetText(text)
	c.entry.CursorColumn = utf8.RuneCountInString(text)
	reveal(c.entry)
	c.SetError("")
	kit.Focus(c.entry)
}

// reveal shows what a secret field holds, by its own button, so that the button knows.
func reveal(e *kit.Entry) {
	if eye, ok := e.ActionItem.(*kit.Button); ok && e.Password {
		eye.OnTapped()
	}
}

// hide is the opposite of reveal.
func hide(e *kit.Entry) {
	if eye, ok := e.ActionItem.(*kit.Button); ok && !e.Password {
		eye.OnTapped()
	}
}

// wipe empties the field and hides what comes next.
func (c *choice) wipe() {
	c.entry.Wipe()
	hide(c.entry)
}
