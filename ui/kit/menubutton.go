package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// MenuButton is a button that opens a menu below it; Down opens it too.
type MenuButton struct {
	Button
	items func() []*fyne.MenuItem
}

// NewMenuButton returns a button with a small arrow; items is asked each time the menu opens.
func NewMenuButton(label string, icon fyne.Resource, items func() []*fyne.MenuItem) *MenuButton {
	b := &MenuButton{items: items}
	b.Text, b.Icon = label, icon
	if icon == nil {
		b.Icon, b.IconPlacement = look.IconChevron, widget.ButtonIconTrailingText
	}
	b.ExtendBaseWidget(b)
	b.OnTapped = func() { b.open() }
	return b
}

func (b *MenuButton) open() *popup {
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height+2)
	return showPopup(canvasOf(b), b.items(), func() fyne.Position { return below }, 0)
}

// Tapped is called by Fyne. It gives the keyboard to the menu button itself: the Button
// inside is no object of the window, and a menu gives back what it took the keyboard from.
func (b *MenuButton) Tapped(*fyne.PointEvent) { b.press() }

// press opens the menu unless the button is disabled; nil then.
func (b *MenuButton) press() *popup {
	b.hideTip(b)
	if b.Disabled() {
		return nil
	}
	if c := canvasOf(b); c != nil {
		c.Focus(b)
	}
	return b.open()
}

// FocusGained is called by Fyne.
func (b *MenuButton) FocusGained() {
	b.Button.FocusGained()
	reveal(b) // the Button inside is not what the window knows
}

// TypedKey is called by Fyne.
func (b *MenuButton) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyDown || ev.Name == desktop.KeyMenu || isEnter(ev) || ev.Name == fyne.KeySpace {
		if menu := b.press(); menu != nil {
			menu.markFirst() // the keyboard sees where it is, as the mouse does
		}
		return
	}
	b.Button.TypedKey(ev)
}

// ShowMenu opens a menu at an absolute position. It takes the keyboard until it is shut.
func ShowMenu(c fyne.Canvas, at fyne.Position, items []*fyne.MenuItem) {
	showPopup(c, items, func() fyne.Position { return at }, 0)
}
