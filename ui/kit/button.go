package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Button is a button that keeps the keyboard when it is pressed, answers to Enter as well as Space, hands
// Escape on, has a visible frame and may have a tooltip.
type Button struct {
	widget.Button
	Keyed
	tipped
	focused bool
	link    bool
}

// NewButton returns a button of normal importance.
func NewButton(label string, tapped func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = label, tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimaryButton returns the one button of a screen or dialog that stands out.
func NewPrimaryButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Icon, b.Importance = icon, widget.HighImportance
	return b
}

// NewDangerButton returns a button for what cannot be taken back easily.
func NewDangerButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Icon, b.Importance = icon, widget.DangerImportance
	return b
}

// NewIconButton returns a button without text; its tooltip says what it does.
func NewIconButton(icon fyne.Resource, tooltip string, tapped func()) *Button {
	b := NewButton("", tapped)
	b.Icon, b.Importance = icon, widget.LowImportance
	b.tip = tooltip
	return b
}

// NewLinkButton returns a button that looks like a link, for what stands beside a field or in a row of text.
func NewLinkButton(label string, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Importance, b.link = widget.LowImportance, true
	return b
}

// Tapped is called by Fyne. Unlike the stock button it leaves the keyboard here, so that a dialog which it
// opens can give the keyboard back.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.hideTip(b)
	if b.Disabled() {
		return
	}
	if c := canvasOf(b); c != nil {
		c.Focus(b)
	}
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey is called by Fyne.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	active(b)
	switch {
	case isEnter(ev):
		b.Tapped(nil)
	case forwards(ev):
		b.pass(b, ev)
	}
}

// TypedRune is called by Fyne. The space bar presses the button here and not in TypedKey: Fyne would type its
// blank into whatever has the keyboard afterwards, such as the first field of the dialog that opened.
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Tapped(nil)
	}
}

// FocusGained is called by Fyne. A button without text tells what it does when the keyboard gets there.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	reveal(b)
	if b.Text == "" && !b.over {
		b.tipSoon(b)
	}
}

// FocusLost is called by Fyne.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
	b.hideTip(b)
}

// MouseIn is called by Fyne.
func (b *Button) MouseIn(ev *desktop.MouseEvent) {
	active(b)
	b.enter(b)
	b.Button.MouseIn(ev)
}

// MouseOut is called by Fyne.
func (b *Button) MouseOut() {
	b.leave(b)
	b.Button.MouseOut()
}

// Cursor shows a hand over a button that can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MinSize leaves more room beside words than the stock button does.
func (b *Button) MinSize() fyne.Size {
	size := b.Button.MinSize()
	if b.Text != "" && !b.link {
		size.Width += 12
	}
	return size
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	if b.link {
		return linkRenderer(b)
	}
	var drawn *ringed
	drawn = newRinged(b.Button.CreateRenderer(), func(r *canvas.Rectangle) {
		var border fyne.ThemeColorName
		if b.Importance == widget.MediumImportance {
			border = look.ColorNameButtonBorder
		}
		ring(r, b.focused, border)
		if drawn == nil {
			return
		}
		if drawn.off = 0; b.focused && b.filled() {
			drawn.off = 2 * theme.Size(look.SizeNameRing)
			r.CornerRadius += drawn.off
		}
		r.Move(fyne.NewPos(-drawn.off, -drawn.off))
		r.Resize(b.Size().AddWidthHeight(2*drawn.off, 2*drawn.off))
	})
	return drawn
}

// filled reports whether the button has the ring's own colour, or one near it: there the ring stands off.
func (b *Button) filled() bool {
	return b.Importance == widget.HighImportance || b.Importance == widget.DangerImportance
}
