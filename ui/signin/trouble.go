package signin

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// TroubleDeps is what the screen of a problem needs.
type TroubleDeps struct {
	Problem       Problem
	Detail        string // what the system said, for whoever helps; may be ""
	DatabasePath  string // where the register is; "" where that says nothing
	LogPath       string // where the log is
	HasPassphrase bool   // the key is also sealed under a passphrase

	Retry      func()
	OpenFolder func() // shows the data folder in the desktop's file manager; nil for no such button
	Quit       func()
	// StartAnew sets the keys of a missing database aside; it is called after a question.
	StartAnew func()
	// OpenWithRecovery and OpenWithPassphrase open the register with what was typed. Errors that they tell
	// beside the field are *ErrMistyped and ErrNotThisKey; *KeyringTrouble and others go above it.
	OpenWithRecovery   func(ctx context.Context, typed string) error
	OpenWithPassphrase func(ctx context.Context, typed string) error
}

// Trouble tells what stands between the program and its register, and offers the ways out.
type Trouble struct {
	deps    TroubleDeps
	page    *page
	primary *kit.Button
	unlock  *unlock // nil while the problem itself is shown
}

// NewTrouble returns the screen of a problem. For Sealed it begins with the field for the passphrase.
func NewTrouble(deps TroubleDeps) *Trouble {
	t := &Trouble{deps: deps, page: newPage(programName, "")}
	if deps.Problem == Sealed {
		t.askPassphrase()
	} else {
		t.overview()
	}
	return t
}

// Content is what the window shows.
func (t *Trouble) Content() fyne.CanvasObject { return t.page.content }

// Focus gives the keyboard to the likeliest way out, or to the field that is open.
func (t *Trouble) Focus() {
	if t.unlock != nil {
		t.unlock.focus()
		return
	}
	kit.Focus(t.primary)
}

// TypedKey takes a key that nothing else has taken.
func (t *Trouble) TypedKey(ev *fyne.KeyEvent) { t.page.typedKey(ev) }

func (t *Trouble) overview() {
	t.unlock = nil
	icon := container.NewGridWrap(fyne.NewSquareSize(24), widget.NewIcon(look.In(look.IconWarning, theme.ColorNameWarning)))
	head := container.NewBorder(nil, nil, kit.NewInset(icon, 0, 0), nil, kit.NewInset(heading(t.deps.Problem.Heading()), 8, 0))
	buttons := kit.NewFlow(0)
	t.primary = nil
	for _, w := range t.deps.Problem.ways() {
		if b := t.button(w, t.primary == nil); b != nil {
			if t.primary == nil {
				t.primary = b
			}
			buttons.Add(b)
		}
	}
	f := kit.NewForm(1)
	f.AddSection("", head, kit.NewParagraph(t.deps.Problem.Text()), buttons, t.places())
	f.OnSubmit = func() { t.primary.OnTapped() }
	t.page.show(f)
}

// button returns the button of a way out, or nil where this machine does not have it.
func (t *Trouble) button(w way, stands bool) *kit.Button {
	var label string
	var do func()
	switch {
	case w == again:
		label, do = words.T("Try again"), t.deps.Retry
	case w == withRecovery && t.deps.OpenWithRecovery != nil:
		label, do = words.T("Recovery key…"), func() { t.askRecovery() }
	case w == withPassphrase && t.deps.HasPassphrase && t.deps.OpenWithPassphrase != nil:
		label, do = words.T("Passphrase…"), func() { t.askPassphrase() }
	case w == openFolder && t.deps.OpenFolder != nil:
		label, do = words.T("Open data folder"), t.deps.OpenFolder
	case w == startAnew && t.deps.StartAnew != nil:
		label, do = words.T("Start anew…"), t.confirmAnew
	case w == quit:
		label, do = words.T("Quit"), t.deps.Quit
	default:
		return nil
	}
	if stands {
		return kit.NewPrimaryButton(label, nil, do)
	}
	return kit.NewButton(label, do)
}

// places tells where the files are, to be selected and copied into a letter for help.
func (t *Trouble) places() fyne.CanvasObject {
	list := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, place := range []struct{ name, text string }{
		{words.T("Register"), t.deps.DatabasePath},
		{words.T("Log"), t.deps.LogPath},
		{words.T("What the system said"), t.deps.Detail},
	} {
		if place.text == "" {
			continue
		}
		text := widget.NewLabel(place.text)
		text.Selectable, text.Wrapping, text.SizeName = true, fyne.TextWrapBreak, theme.SizeNameCaptionText
		text.TextStyle.Monospace = true
		list.Add(kit.NewStyledText(place.name, theme.SizeNameCaptionText, look.ColorNameMuted, true))
		list.Add(container.New(layout.NewCustomPaddedLayout(-6, -4, -7, 0), text))
	}
	return list
}

func (t *Trouble) confirmAnew() {
	kit.Confirm(kit.CanvasOf(t.page.content), kit.Question{
		Title: words.T("Start anew?"),
		Text: words.T("A new, empty register will take the place of the missing one. The keys of the missing one are set aside in the data folder, " +
			"not deleted: should it turn up again, they still open it."),
		Yes: words.T("Start anew"), No: words.T("Cancel"), Destructive: true,
	}, t.deps.StartAnew)
}

func (t *Trouble) askRecovery() {
	t.ask(&unlock{
		heading: words.T("Open with the recovery key"),
		text: words.T("It was shown when the register was made: 8 groups of 4 letters and digits, on paper or in a file that somebody keeps. " +
			"Capitals, blanks and dashes do not matter."),
		label: words.T("Recovery key"), wrong: otherKey(),
		open: t.deps.OpenWithRecovery, entry: newKeyEntry(),
	})
}

func (t *Trouble) askPassphrase() {
	u := &unlock{
		heading: Sealed.Heading(), text: Sealed.Text(),
		label: words.T("Passphrase"), wrong: words.T("This is not the passphrase."), secret: true,
		open: t.deps.OpenWithPassphrase, entry: newSecretEntry(),
	}
	if t.deps.Problem == Sealed {
		u.others = []fyne.CanvasObject{t.button(quit, false)}
		if b := t.button(withRecovery, false); b != nil {
			u.others = append(u.others, b)
		}
	}
	t.ask(u)
}

// ask shows a field in the place of the problem. Back leads to the problem, or to the passphrase that is asked
// for at each start.
func (t *Trouble) ask(u *unlock) {
	t.unlock = u
	if u.others == nil {
		u.back = func() {
			if t.deps.Problem == Sealed {
				t.askPassphrase()
			} else {
				t.overview()
			}
			t.Focus()
		}
	}
	u.show(t.page)
	u.focus()
}
