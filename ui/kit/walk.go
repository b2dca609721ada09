package kit

import (
	"fyne.io/fyne/v2"
)

// Holder is a widget that tells which objects it holds, so that a Form or a Grid finds the fields within.
type Holder interface {
	Held() []fyne.CanvasObject
}

// children returns the objects inside o, as far as they can be known without a renderer.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case Holder:
		return o.Held()
	case *fyne.Container:
		return o.Objects
	case *scroller:
		return []fyne.CanvasObject{o.Content}
	}
	return nil
}

// walk calls f for o and everything inside it, outside first, until f returns false.
func walk(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) bool {
	if o == nil || !f(o) {
		return false
	}
	for _, child := range children(o) {
		if !walk(child, f) {
			return false
		}
	}
	return true
}

// walkShown is walk that leaves out what is hidden, with everything inside it.
func walkShown(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !f(o) {
		return false
	}
	for _, child := range children(o) {
		if !walkShown(child, f) {
			return false
		}
	}
	return true
}

// firstFocusable returns the first visible, enabled object inside o that takes the keyboard, or nil.
func firstFocusable(o fyne.CanvasObject) (found fyne.Focusable) {
	walk(o, func(o fyne.CanvasObject) bool {
		if !o.Visible() {
			return true
		}
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return true
		}
		found, _ = o.(fyne.Focusable)
		return found == nil
	})
	return found
}
