package kit

import "fyne.io/fyne/v2"

// Leave closes every dialog of the canvas, the top one first, as Escape would, and then runs then. Where one asks
// about something unsaved, the wish to leave waits for the answer: it goes on once that dialog was let go of, and
// is forgotten when the question itself is dismissed. A dialog that stays without a question, because it is
// saving, ends it, too.
func Leave(c fyne.Canvas, then func()) {
	for {
		top, ok := c.Overlays().Top().(*dialogOverlay)
		if !ok {
			then()
			return
		}
		if !top.dialog.Dismiss() {
			if question, ok := c.Overlays().Top().(*dialogOverlay); ok && question != top {
				await(question.dialog, top.dialog, func() { Leave(c, then) })
			}
			return
		}
	}
}

// await runs then when the asked dialog closes, unless the question about it was dismissed before.
func await(question, asked *Dialog, then func()) {
	dismiss, closed, wanted := question.OnClose, asked.OnClosed, true
	question.OnClose = func() bool {
		if dismiss != nil && !dismiss() {
			return false
		}
		wanted = false
		return true
	}
	asked.OnClosed = func() {
		if closed != nil {
			closed()
		}
		if wanted {
			wanted = false
			then()
		}
	}
}

// Guarded reports whether a dialog lies on the canvas that may want to stay: one that asks before it closes.
func Guarded(c fyne.Canvas) bool {
	for _, shown := range c.Overlays().List() {
		if d, ok := shown.(*dialogOverlay); ok && d.dialog.OnClose != nil {
			return true
		}
	}
	return false
}

// Clear takes everything that lies over the window's content away, without asking, and with the keyboard.
func Clear(c fyne.Canvas) {
	above := append([]fyne.CanvasObject(nil), c.Overlays().List()...)
	for i := len(above) - 1; i >= 0; i-- {
		c.Overlays().Remove(above[i])
	}
	placeToastOn(c)
	c.SetOnTypedKey(nil)
}
