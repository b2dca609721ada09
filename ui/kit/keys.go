package kit

import (
	"fyne.io/fyne/v2"
)

// Keyed is embedded in every field of the kit. A key that the field has no use for goes, in this order, to
// OnKey, to the Form that the field stands in, to the dialog on top of the canvas, and to what the window
// does with keys (Canvas.SetOnTypedKey). The first that takes it ends the way.
type Keyed struct {
	// OnKey may take a key that the field does not use: Escape, Enter, and F-keys. It returns whether it did.
	OnKey func(*fyne.KeyEvent) bool
	form  *Form
}

func (k *Keyed) setForm(f *Form) { k.form = f }

// KeyDown is called by Fyne, before Tab goes on to the next object.
func (k *Keyed) KeyDown(ev *fyne.KeyEvent) {
	tabbing = ev.Name == fyne.KeyTab && modifiers()&^fyne.KeyModifierShift == 0
}

// KeyUp is called by Fyne, on the object that Tab led to.
func (k *Keyed) KeyUp(*fyne.KeyEvent) { tabbing = false }

// tabbing says that Tab is held down at this moment: there is one keyboard. What gets the keyboard meanwhile got
// it by Tab, which Fyne does not tell.
var tabbing bool

// pass hands an unused key on.
func (k *Keyed) pass(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	if k.OnKey != nil && k.OnKey(ev) {
		return
	}
	if k.form != nil && k.form.take(ev) {
		return
	}
	passUp(from, ev)
}

// passUp hands a key to the dialog on top, else to the window.
func passUp(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if top, ok := c.Overlays().Top().(*dialogOverlay); ok {
		top.dialog.take(ev)
		return
	}
	if window := c.OnTypedKey(); window != nil {
		window(ev)
	}
}

func isEnter(ev *fyne.KeyEvent) bool { return ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter }

// forwards reports whether the key is one that fields hand on.
func forwards(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF10:
		return true
	}
	return false
}
