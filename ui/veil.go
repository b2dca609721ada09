package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

// veil is the window's canvas as the screens know it. While it is down, behind a lock,
// what they show, close or focus happens out of sight: work that ends then must put
// nothing of theirs over the lock, and what it has closed must not come back.
type veil struct {
	fyne.Canvas
	down    bool
	above   []fyne.CanvasObject // what lies over the content, the lowest first
	keys    func(*fyne.KeyEvent)
	focused fyne.Focusable
}

// lower takes everything that lies over the window's content away, with the keyboard.
func (v *veil) lower() {
	stack := v.Canvas.Overlays()
	v.above, v.keys, v.focused = slices.Clone(stack.List()), v.OnTypedKey(), v.Focused()
	v.down = true
	for _, o := range slices.Backward(v.above) {
		stack.Remove(o)
	}
	v.Canvas.SetOnTypedKey(nil)
}

// lift puts back what is there by now.
func (v *veil) lift() {
	v.down = false
	for _, o := range v.above {
		v.Canvas.Overlays().Add(o)
	}
	v.Canvas.SetOnTypedKey(v.keys)
	if o, ok := v.focused.(fyne.CanvasObject); ok && kit.Shown(o) {
		v.Canvas.Focus(v.focused)
	}
	v.above, v.keys, v.focused = nil, nil, nil
}

// Overlays is the window's, or the stack behind the lock.
func (v *veil) Overlays() fyne.OverlayStack {
	if v.down {
		return (*behind)(v)
	}
	return v.Canvas.Overlays()
}

// Focus gives the keyboard to an object, behind the lock once that is lifted.
func (v *veil) Focus(o fyne.Focusable) {
	if v.down {
		v.focused = o
		return
	}
	v.Canvas.Focus(o)
}

// Unfocus takes the keyboard from whatever has it.
func (v *veil) Unfocus() {
	if v.down {
		v.focused = nil
		return
	}
	v.Canvas.Unfocus()
}

// Focused is what has the keyboard, or will have it again.
func (v *veil) Focused() fyne.Focusable {
	if v.down {
		return v.focused
	}
	return v.Canvas.Focused()
}

// OnTypedKey is who gets the keys that nothing else takes.
func (v *veil) OnTypedKey() func(*fyne.KeyEvent) {
	if v.down {
		return v.keys
	}
	return v.Canvas.OnTypedKey()
}

// SetOnTypedKey says who gets those keys.
func (v *veil) SetOnTypedKey(keys func(*fyne.KeyEvent)) {
	if v.down {
		v.keys = keys
		return
	}
	v.Canvas.SetOnTypedKey(keys)
}

// behind is the stack of what lies over the content while the veil is down.
type behind veil

// Add puts an object on top.
func (b *behind) Add(o fyne.CanvasObject) { b.above = append(b.above, o) }

// List returns the objects, the lowest first.
func (b *behind) List() []fyne.CanvasObject { return b.above }

// Remove takes an object away, and those above it.
func (b *behind) Remove(o fyne.CanvasObject) {
	if i := slices.Index(b.above, o); i >= 0 {
		b.above = b.above[:i]
	}
}

// Top is the highest object, nil for none.
func (b *behind) Top() fyne.CanvasObject {
	if len(b.above) == 0 {
		return nil
	}
	return b.above[len(b.above)-1]
}

// veiled is the window with the veil as its canvas, for dialogs that ask for a window.
type veiled struct {
	fyne.Window
	canvas fyne.Canvas
}

// Canvas is the veil.
func (v veiled) Canvas() fyne.Canvas { return v.canvas }
