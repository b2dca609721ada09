package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Check is a box to tick. Space ticks it; Enter and Escape are handed on.
type Check struct {
	widget.Check
	Keyed
	tipped
	focused bool
}

// NewCheck returns an empty box with a label; changed is told when it is ticked or emptied.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is called by Fyne.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	active(c)
	if forwards(ev) {
		c.pass(c, ev)
		return
	}
	c.Check.TypedKey(ev)
}

// FocusGained is called by Fyne.
func (c *Check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
	reveal(c)
}

// FocusLost is called by Fyne.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
}

// MouseIn is called by Fyne.
func (c *Check) MouseIn(ev *desktop.MouseEvent) {
	active(c)
	c.Check.MouseIn(ev)
	c.enter(c)
}

// MouseOut is called by Fyne.
func (c *Check) MouseOut() {
	c.Check.MouseOut()
	c.leave(c)
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := newRinged(c.Check.CreateRenderer(), func(r *canvas.Rectangle) { ring(r, c.focused, "") })
	r.fit = func(size fyne.Size) fyne.Size {
		return fyne.NewSize(fyne.Min(size.Width, r.MinSize().Width), size.Height)
	}
	return r
}
