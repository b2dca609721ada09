package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// active tells the stage that shows o that somebody uses the program. Fyne has no one
// place where every key and every movement of the mouse comes by, so each widget that
// gets one says so here.
func active(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if s, ok := c.Content().(*Stage); ok && s.OnActivity != nil {
		s.OnActivity()
	}
}

// MouseIn is called by Fyne, as MouseMoved and MouseOut: a stage only notes that the
// mouse is in use.
func (s *Stage) MouseIn(*desktop.MouseEvent) { active(s) }

// MouseMoved is called by Fyne.
func (s *Stage) MouseMoved(*desktop.MouseEvent) { active(s) }

// MouseOut is called by Fyne.
func (s *Stage) MouseOut() {}

// MouseIn is called by Fyne, as MouseMoved and MouseOut: what lies over the stage notes
// the mouse in its place.
func (o *dialogOverlay) MouseIn(*desktop.MouseEvent) { active(o) }

// MouseMoved is called by Fyne.
func (o *dialogOverlay) MouseMoved(*desktop.MouseEvent) { active(o) }

// MouseOut is called by Fyne.
func (o *dialogOverlay) MouseOut() {}

// TypedRune is called by Fyne.
func (e *Entry) TypedRune(r rune) {
	active(e)
	e.Entry.TypedRune(r)
}

// TypedShortcut is called by Fyne.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	active(e)
	if !passShortcut(e, s) {
		e.Entry.TypedShortcut(s)
	}
}
