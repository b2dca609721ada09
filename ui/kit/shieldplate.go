package kit

import "fyne.io/fyne/v2"

// NewShield returns an unseen plate for the edges of a NewScroll that stands inside a dialog: the mouse gets
// through to nothing below it, as to rows of a list that are scrolled out of sight there.
func NewShield() fyne.CanvasObject { return newShield() }
