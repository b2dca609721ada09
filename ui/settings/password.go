package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// password is the field of the mail password. A stored one is never shown: it is kept, changed or removed.
type password struct {
	form   *form
	box    *fyne.Container // what the field is made round
	entry  *kit.Entry
	stored bool
	state  passwordState
}

type passwordState int

const (
	keeping  passwordState = iota // the stored one stays
	typing                        // another one is typed, or the first one
	removing                      // there is to be none
)

func newPassword(f *form, stored bool) *password {
	p := &password{form: f, stored: stored, entry: person.NewPasswordEntry(), box: container.NewVBox()}
	p.entry.OnChanged = func(string) { f.clear(data.FieldMailPassword) }
	if !stored {
		p.state = typing
	}
	p.draw()
	return p
}

// kept reports whether the stored password is to stay.
func (p *password) kept() bool { return p.state == keeping }

// typed returns the password to store, and whether it takes the place of the stored one.
func (p *password) typed() (text string, set bool) {
	switch p.state {
	case typing:
		return p.entry.Text, p.stored || p.entry.Text != ""
	case removing:
		return "", true
	}
	return "", false
}

// change lets another password be typed.
func (p *password) change() { p.become(typing) }

func (p *password) become(state passwordState) {
	p.state = state
	p.entry.Wipe()
	p.draw()
	p.form.clear(data.FieldMailPassword)
	p.form.body.Changed()
	later(func() { p.form.fields[data.FieldMailPassword].Focus() })
}

// later runs do after the key that is being handled: a field that got the keyboard from a button pressed with Space
// would be given that space as well.
func later(do func()) { go fyne.Do(do) }

// draw shows what belongs to the state.
func (p *password) draw() {
	keep := kit.NewButton(words.T("Keep the stored one"), func() { p.become(keeping) })
	switch p.state {
	case keeping:
		p.box.Objects = []fyne.CanvasObject{kit.NewParagraph(words.T("A password is set")), kit.NewRowOf(
			kit.NewButton(words.T("Change"), p.change), kit.NewButton(words.T("Remove"), func() { p.become(removing) }))}
	case removing:
		p.box.Objects = []fyne.CanvasObject{kit.NewParagraph(words.T("It is removed when you save.")), kit.NewRowOf(keep)}
	default:
		p.box.Objects = []fyne.CanvasObject{p.entry}
		if p.stored {
			p.box.Add(kit.NewRowOf(keep))
		}
	}
	p.box.Refresh()
}

func (p *password) wipe() { p.entry.Wipe() }
