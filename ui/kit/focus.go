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

// Shown reports whether the window's content, or what lies above it, holds the object.
func Shown(o fyne.CanvasObject) bool {
	c := canvasOf(o)
	if c == nil || c.Content() == nil {
		return false
	}
	for _, root := range append(c.Overlays().List(), c.Content()) {
		if contains(root, o) {
			return true
		}
	}
	return false
}
