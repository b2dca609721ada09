package kit

import "fyne.io/fyne/v2"

// DismissAll closes every dialog of the canvas, the top one first, as Escape would. It
// stops at one that does not let itself be closed, because it asks about something
// unsaved, and reports whether none is left.
func DismissAll(c fyne.Canvas) bool {
	for {
		top, ok := c.Overlays().Top().(*dialogOverlay)
		if !ok {
			return true
		}
		if !top.dialog.Dismiss() {
			return false
		}
	}
}

// Cover takes everything that lies over the window's content away, with the keyboard, and
// returns a function that puts all of it back as it was: for a lock, behind which nothing
// may be seen or reached.
func Cover(c fyne.Canvas) (uncover func()) {
	above, keys, focused := append([]fyne.CanvasObject(nil), c.Overlays().List()...), c.OnTypedKey(), c.Focused()
	for i := len(above) - 1; i >= 0; i-- {
		c.Overlays().Remove(above[i])
	}
	c.SetOnTypedKey(nil)
	return func() {
		for _, o := range above {
			c.Overlays().Add(o)
		}
		c.SetOnTypedKey(keys)
		if o, ok := focused.(fyne.CanvasObject); ok && Shown(o) {
			c.Focus(focused)
		}
	}
}
