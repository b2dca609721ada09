package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// saving presses the primary button of a form, wherever in it the keyboard is: Enter in a search, in a list and in a
// text of several lines means something else.
var saving = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}

// Save presses the primary button of the form that lies on top of a canvas, as Ctrl+S does. A question, a message and
// a list to choose from have nothing to save.
func Save(c fyne.Canvas) {
	if top, ok := c.Overlays().Top().(*dialogOverlay); ok && top.dialog.isForm() {
		top.dialog.press(top.dialog.primary)
	}
}

func (d *Dialog) isForm() (found bool) {
	walk(d.content, func(o fyne.CanvasObject) bool {
		_, found = o.(*Form)
		return !found
	})
	return found && d.cancel != nil
}

// takeSaving lets the dialogs of a window be saved. What is asked is the window's own canvas: the one that a dialog is
// shown on may be kept behind a lock, where nobody may save.
func takeSaving(shown fyne.Canvas) {
	if c := canvasOf(shown.Content()); c != nil {
		c.AddShortcut(saving, func(fyne.Shortcut) { Save(c) })
	}
}

// passShortcut does what the window would do with a shortcut, and reports whether it did: Fyne asks the window only
// while nothing has the keyboard that takes shortcuts itself.
func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) bool {
	c := canvasOf(from)
	if c == nil || s.ShortcutName() != saving.ShortcutName() {
		return false
	}
	Save(c)
	return true
}
