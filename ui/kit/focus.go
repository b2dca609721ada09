package kit

import "fyne.io/fyne/v2"

// Focus gives the keyboard to an object of the window's content, also to one that has not been drawn yet; it
// does nothing without a window.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(object); c != nil {
		c.Focus(o)
	}
}

// CanvasOf returns the canvas that shows the object, or nil.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas { return canvasOf(o) }

// canvasOf returns the canvas that shows the object, or nil. Fyne knows the canvas of an object only once it
// was drawn, which is too late for who sets a window's content and gives the keyboard to a field in it: with
// one window there is no doubt which canvas it will be.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// Shown reports whether the window's content, or what lies above it, shows the object: it is there, and nothing round
// it is hidden.
func Shown(o fyne.CanvasObject) bool {
	c := canvasOf(o)
	if c == nil || c.Content() == nil {
		return false
	}
	for _, root := range append(c.Overlays().List(), c.Content()) {
		if shows(root, o) {
			return true
		}
	}
	return false
}

func shows(root, target fyne.CanvasObject) bool {
	if root == nil || !root.Visible() {
		return false
	}
	if root == target {
		return true
	}
	for _, child := range children(root) {
		if shows(child, target) {
			return true
		}
	}
	return false
}

// regain gives the keyboard to the list of the page where what had it is gone or hidden, as a button that took its own
// reason away. Fyne leaves it there, and the next key is lost. Whatever changes on a page ends here.
func regain(c fyne.Canvas) {
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	o, ok := c.Focused().(fyne.CanvasObject)
	if !ok || Shown(o) {
		return
	}
	// what stands inside a field, such as its x, only the driver knows
	if fyne.CurrentApp().Driver().AbsolutePositionForObject(o).IsZero() {
		focusList(c)
	}
}

// focusBelow gives the keyboard, which nobody has, to the dialog that is open, else to the list of the page.
func focusBelow(c fyne.Canvas) {
	if c.Overlays().Top() == nil {
		focusList(c)
		return
	}
	c.FocusNext()
}

// focusList gives the keyboard to the list that the window shows, if there is one.
func focusList(c fyne.Canvas) {
	var list *Grid
	walkShown(c.Content(), func(o fyne.CanvasObject) bool {
		list, _ = o.(*Grid)
		return list == nil
	})
	if list != nil {
		c.Focus(list.body)
	}
}
