package kit

import "fyne.io/fyne/v2"

// Insert types a text where the cursor is, in the place of what is selected, and gives the keyboard to the field.
// It can be undone in one step. A disabled field stays as it is.
func (e *Entry) Insert(text string) {
	if e.Disabled() {
		return
	}
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held(text)})
	if c := canvasOf(e); c != nil {
		c.Focus(e)
	}
}

// held is a clipboard that holds a text and forgets what is put on it.
type held string

// Content is called by Fyne.
func (h held) Content() string { return string(h) }

// SetContent is called by Fyne.
func (held) SetContent(string) {}
