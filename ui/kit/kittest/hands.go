package kittest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pbxusers/ui/kit"
)

// Hold presses modifier keys until the returned function lets them go.
func (w *Window) Hold(keys fyne.KeyModifier) (release func()) {
	w.app.driver.held = keys
	return func() { w.app.driver.held = 0 }
}

// Press types keys into what has the keyboard, else into the window. Tab goes to the next object, with Shift
// held to the one before.
func (w *Window) Press(keys ...fyne.KeyName) {
	w.t.Helper()
	for _, key := range keys {
		w.press(key)
		w.Settle()
	}
}

func (w *Window) press(key fyne.KeyName) {
	c, ev := w.Canvas(), &fyne.KeyEvent{Name: key}
	if k, ok := c.Focused().(desktop.Keyable); ok {
		k.KeyDown(ev)
	}
	defer func() {
		if k, ok := c.Focused().(desktop.Keyable); ok {
			k.KeyUp(ev)
		}
	}()
	if key == fyne.KeyTab && !w.takesTab() {
		if w.app.driver.held&fyne.KeyModifierShift != 0 {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
		return
	}
	focused := c.Focused()
	if focused == nil {
		if typed := c.OnTypedKey(); typed != nil {
			typed(ev)
		}
		return
	}
	focused.TypedKey(ev)
	if key == fyne.KeySpace && c.Focused() == focused {
		focused.TypedRune(' ')
	}
}

func (w *Window) takesTab() bool {
	t, ok := w.Canvas().Focused().(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// Type types text into what has the keyboard.
func (w *Window) Type(text string) {
	w.t.Helper()
	focused := w.Canvas().Focused()
	if focused == nil {
		w.t.Fatalf("nothing has the keyboard to type %q into", text)
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
	w.Settle()
}

// Shortcut gives a shortcut to what has the keyboard.
func (w *Window) Shortcut(s fyne.Shortcut) {
	w.t.Helper()
	target, ok := w.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		w.t.Fatalf("what has the keyboard (%T) takes no shortcuts", w.Canvas().Focused())
	}
	target.TypedShortcut(s)
	w.Settle()
}

// CtrlS presses Ctrl+S, which saves a form. A canvas without a screen has no shortcuts: where what has the keyboard takes none, the kit is
// asked in the canvas's place.
func (w *Window) CtrlS() {
	w.t.Helper()
	if _, ok := w.Canvas().Focused().(fyne.Shortcutable); !ok {
		kit.Save(w.Canvas())
		w.Settle()
		return
	}
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault})
}

// At returns the absolute position of the middle of an object.
func (w *Window) At(o fyne.CanvasObject) fyne.Position {
	size := o.Size()
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(size.Width/2, size.Height/2)
}

// Click presses and releases the primary button in the middle of an object, on whatever lies on top there.
func (w *Window) Click(o fyne.CanvasObject) {
	w.t.Helper()
	w.ClickAt(w.At(o), desktop.MouseButtonPrimary)
}

// RightClick is Click with the secondary button.
func (w *Window) RightClick(o fyne.CanvasObject) {
	w.t.Helper()
	w.ClickAt(w.At(o), desktop.MouseButtonSecondary)
}

// ClickAt clicks at an absolute position, as the desktop driver does: button down, keyboard taken away from
// what is elsewhere, button up, tap.
func (w *Window) ClickAt(at fyne.Position, button desktop.MouseButton) {
	w.t.Helper()
	hit, offset := w.find(at, func(o fyne.CanvasObject) bool {
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			return true
		}
		return false
	})
	point := fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(offset)}
	mouse := &desktop.MouseEvent{PointEvent: point, Button: button, Modifier: w.app.driver.held}
	if m, ok := hit.(desktop.Mouseable); ok {
		m.MouseDown(mouse)
	}
	w.unfocus(hit, at)
	if again, _ := w.find(at, func(o fyne.CanvasObject) bool { return o == hit }); again == nil {
		w.Settle()
		return // what was pressed has gone
	}
	if m, ok := hit.(desktop.Mouseable); ok {
		m.MouseUp(mouse)
	}
	w.unfocus(hit, at)
	switch button {
	case desktop.MouseButtonSecondary:
		if s, ok := hit.(fyne.SecondaryTappable); ok {
			s.TappedSecondary(&point)
		}
	default:
		if s, ok := hit.(fyne.Tappable); ok {
			s.Tapped(&point)
		}
	}
	w.Settle()
}

// unfocus takes the keyboard away unless what has it was clicked.
func (w *Window) unfocus(hit fyne.CanvasObject, at fyne.Position) {
	focused, ok := w.Canvas().Focused().(fyne.CanvasObject)
	if !ok || focused == hit {
		return
	}
	if under, _ := w.find(at, func(o fyne.CanvasObject) bool { return o == focused }); under == nil {
		w.Canvas().Unfocus()
	}
}

// Hover moves the mouse to the middle of an object.
func (w *Window) Hover(o fyne.CanvasObject) {
	w.t.Helper()
	test.MoveMouse(w.Canvas(), w.At(o))
}

// Scroll turns the wheel over an object; dy below 0 goes down.
func (w *Window) Scroll(o fyne.CanvasObject, dy float32) { w.ScrollAt(w.At(o), dy) }

// ScrollAt turns the wheel while the mouse stays at an absolute position, whatever comes by below it.
func (w *Window) ScrollAt(at fyne.Position, dy float32) {
	test.Scroll(w.Canvas(), at, 0, dy)
	w.Settle()
}

// find returns the innermost visible object at a position that matches, and where it is.
func (w *Window) find(at fyne.Position, match func(fyne.CanvasObject) bool) (found fyne.CanvasObject, offset fyne.Position) {
	root := w.Canvas().Content()
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var look func(o fyne.CanvasObject, from fyne.Position)
	look = func(o fyne.CanvasObject, from fyne.Position) {
		if !o.Visible() {
			return
		}
		pos, size := from.Add(o.Position()), o.Size()
		inside := at.X >= pos.X && at.Y >= pos.Y && at.X < pos.X+size.Width && at.Y < pos.Y+size.Height
		if !inside {
			return
		}
		if match(o) {
			found, offset = o, pos
		}
		for _, child := range Children(o) {
			look(child, pos)
		}
	}
	look(root, fyne.Position{})
	return found, offset
}
