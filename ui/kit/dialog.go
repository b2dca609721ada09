package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Dialog is a window within the window: a title, content that scrolls where it must, a row of buttons.
// Escape is Cancel, Enter is the primary button, as Ctrl+S is where there is a form, Tab stays inside, and what had
// the keyboard before gets it back afterwards. F1 goes to the window. Dialogs lie on one another.
type Dialog struct {
	// OnClose is asked before Cancel or Escape closes the dialog; false keeps it open. A question such as
	// "Unsaved changes?" is asked by showing another dialog and returning false; its answer calls Close.
	OnClose func() bool
	// OnClosed is told once the dialog has gone, whatever closed it.
	OnClosed func()
	// First gets the keyboard at the start; nil for the first field.
	First fyne.Focusable

	title   *Text
	content fyne.CanvasObject
	width   float32
	height  float32

	primary, cancel, danger *Button
	extra                   fyne.CanvasObject

	overlay *dialogOverlay
	scroll  *scroll
	canvas  fyne.Canvas
	before  fyne.Focusable
	keys    func(*fyne.KeyEvent)
	busy    bool
}

// NewDialog returns a dialog that is not shown yet. Its width is 560 and its height what the content needs;
// SetSize changes that, and the window's size bounds both.
func NewDialog(title string, content fyne.CanvasObject) *Dialog {
	return &Dialog{
		title:   NewStyledText(title, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true),
		content: content,
		width:   560,
	}
}

// SetSize sets the wished width and height, in Fyne's units; height 0 is what the content needs.
func (d *Dialog) SetSize(width, height float32) { d.width, d.height = width, height }

// SetTitle changes the title, also while the dialog is shown.
func (d *Dialog) SetTitle(title string) { d.title.Set(title) }

// SetPrimary adds the button at the right that Enter presses. It does not close the dialog: tapped calls
// Close when what was asked for is done. It is not called while something in the dialog was begun and not finished,
// such as a choice in a DualList, which tells so itself.
func (d *Dialog) SetPrimary(label string, tapped func()) *Button {
	d.primary = NewPrimaryButton(label, nil, func() {
		if !holdsUnfinished(d.content) {
			tapped()
		}
	})
	return d.primary
}

// SetCancel adds the button that Escape presses, which closes the dialog if OnClose allows it.
func (d *Dialog) SetCancel(label string) *Button {
	d.cancel = NewButton(label, func() { d.Dismiss() })
	return d.cancel
}

// SetDestructive adds a button in the error's colour, at the left of the others.
func (d *Dialog) SetDestructive(label string, icon fyne.Resource, tapped func()) *Button {
	d.danger = NewDangerButton(label, icon, tapped)
	return d.danger
}

// SetExtra puts an object at the left end of the row of buttons.
func (d *Dialog) SetExtra(object fyne.CanvasObject) { d.extra = object }

// SetBusy disables the buttons and the keys while the primary action works; Cancel stays.
func (d *Dialog) SetBusy(busy bool) {
	d.busy = busy
	for _, b := range []*Button{d.primary, d.danger} {
		if b == nil {
			continue
		}
		if busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// Shown reports whether the dialog is on a canvas.
func (d *Dialog) Shown() bool { return d.canvas != nil }

// OnTop reports whether the dialog is on its canvas and nothing lies over it.
func (d *Dialog) OnTop() bool { return d.canvas != nil && d.canvas.Overlays().Top() == d.overlay }

// Show puts the dialog on the canvas, above what is there.
func (d *Dialog) Show(c fyne.Canvas) {
	if d.canvas != nil {
		return
	}
	HideTooltips(c)
	d.canvas, d.before, d.keys = c, c.Focused(), c.OnTypedKey()
	d.overlay = newDialogOverlay(d)
	c.Overlays().Add(d.overlay)
	placeToastOn(c)
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { d.take(ev) })
	takeSaving(c)
	if d.First == nil {
		d.First = firstFocusable(d.content)
	}
	if d.First == nil {
		for _, b := range []*Button{d.primary, d.cancel, d.danger} {
			if b != nil {
				d.First = b
				break
			}
		}
	}
	if d.First != nil {
		c.Focus(d.First)
	}
}

// Close takes the dialog away without asking, and every dialog above it.
func (d *Dialog) Close() {
	if d.canvas == nil {
		return
	}
	c := d.canvas
	for { // those above give back keys and keyboard in their turn
		top, ok := c.Overlays().Top().(*dialogOverlay)
		if !ok || top == d.overlay || !holds(c, d.overlay) {
			break
		}
		top.dialog.Close()
	}
	d.canvas = nil
	c.Overlays().Remove(d.overlay)
	placeToastOn(c)
	c.SetOnTypedKey(d.keys)
	if o, ok := d.before.(fyne.CanvasObject); ok && Shown(o) {
		c.Focus(d.before)
	} else if ok && c.Overlays().Top() == nil {
		focusList(c) // what the dialog was about went with it
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

func holds(c fyne.Canvas, overlay fyne.CanvasObject) bool {
	for _, o := range c.Overlays().List() {
		if o == overlay {
			return true
		}
	}
	return false
}

// Dismiss closes the dialog if OnClose allows it, as Escape and Cancel do; it reports whether it closed.
func (d *Dialog) Dismiss() bool {
	if d.OnClose != nil && !d.OnClose() {
		return false
	}
	d.Close()
	return true
}

// take is given the keys that nothing inside has a use for.
func (d *Dialog) take(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape && d.cancel != nil:
		if !d.cancel.Disabled() {
			d.cancel.OnTapped()
		}
	case ev.Name == fyne.KeyEscape && d.primary != nil && d.danger == nil:
		d.press(d.primary) // a message has one button only
	case isEnter(ev):
		d.press(d.primary)
	case ev.Name == fyne.KeyF1 && d.keys != nil:
		d.keys(ev) // help is asked for anywhere
	}
}

func (d *Dialog) press(b *Button) {
	if b != nil && !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// dialogOverlay is what lies on the canvas: the scrim, the panel, and room for tooltips and lists.
type dialogOverlay struct {
	widget.BaseWidget
	dialog *Dialog
	row    *fyne.Container // of buttons
	tip    *tipLayer
	float  *floatLayer
	toast  *toastPlace
}

func newDialogOverlay(d *Dialog) *dialogOverlay {
	o := &dialogOverlay{dialog: d, row: d.buttons(), tip: newTipLayer(), float: newFloatLayer(), toast: newToastPlace()}
	o.ExtendBaseWidget(o)
	return o
}

func (o *dialogOverlay) tips() *tipLayer         { return o.tip }
func (o *dialogOverlay) floats() *floatLayer     { return o.float }
func (o *dialogOverlay) Tapped(*fyne.PointEvent) {} // what lies below gets no clicks

// Held returns what can have the keyboard in the dialog.
func (o *dialogOverlay) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.dialog.content, o.row}
}

func (d *Dialog) buttons() *fyne.Container {
	row := container.New(&rowLayout{gap: 8})
	if d.extra != nil {
		row.Add(d.extra)
	}
	row.Add(layout.NewSpacer())
	for _, b := range []*Button{d.danger, d.cancel, d.primary} {
		if b != nil {
			row.Add(b)
		}
	}
	return row
}

// CreateRenderer is called by Fyne.
func (o *dialogOverlay) CreateRenderer() fyne.WidgetRenderer {
	d, margin := o.dialog, theme.Size(look.SizeNameMargin)
	scrim, back := newVeil(), newPlate()
	line := canvas.NewRectangle(color.Transparent)
	d.scroll = newScroll(container.New(&marginLayout{x: margin, top: 2, bottom: 16}, d.content))
	head, row := whole(d.title), o.row
	above, below := newShield(), newShield() // of the content
	r := &drawing{objects: append(append(scrim.objects(), back.surface()...), back.edges()...)}
	r.objects = append(r.objects, head, d.scroll.box, above, below, line, row, o.toast.box, o.float.Container, o.tip.Container)
	r.layout = func(size fyne.Size) {
		for _, all := range []fyne.CanvasObject{o.float.Container, o.tip.Container} {
			all.Resize(size)
		}
		titleHeight, rowHeight := d.title.natural().Height, row.MinSize().Height
		fixed := margin + titleHeight + 12 + 1 + 12 + rowHeight + 14
		width := fyne.Min(fyne.Max(d.width, row.MinSize().Width+2*margin), size.Width-2*margin)
		inner := heightAt(d.scroll.scroller.Content, width)
		panel := fyne.NewSize(width, fyne.Min(fyne.Max(d.height, fixed+inner), size.Height-32))
		at := fyne.NewPos(floor((size.Width-panel.Width)/2), floor((size.Height-panel.Height)/2))
		place := func(obj fyne.CanvasObject, x, y, w, h float32) {
			obj.Resize(fyne.NewSize(w, h))
			obj.Move(at.AddXY(x, y))
		}
		back.place(at, panel)
		corner := floor(theme.Size(theme.SizeNameDialogRadius))
		scrim.place(size, at.AddXY(corner, corner), panel.SubtractWidthHeight(2*corner, 2*corner))
		place(head, margin, margin, panel.Width-2*margin, titleHeight)
		place(d.scroll.box, 0, margin+titleHeight+12, panel.Width, panel.Height-fixed)
		top, bottom := d.scroll.box.Position().Y, d.scroll.box.Position().Y+d.scroll.box.Size().Height
		put(above, 0, 0, size.Width, top, true)
		put(below, 0, bottom, size.Width, size.Height-bottom, true)
		place(line, 0, panel.Height-rowHeight-27, panel.Width, 1)
		place(row, margin, panel.Height-rowHeight-14, panel.Width-2*margin, rowHeight)
		o.toast.free = at.Y + panel.Height
		o.toast.box.Resize(size)
		o.toast.Layout(o.toast.box.Objects, size)
	}
	r.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	r.refresh = func() {
		scrim.paint(theme.Color(look.ColorNameScrim))
		back.paint(theme.Color(theme.ColorNameOverlayBackground), theme.Color(look.ColorNameBorder), 1, theme.Size(theme.SizeNameDialogRadius))
		line.FillColor = theme.Color(look.ColorNameBorder)
		r.layout(o.BaseWidget.Size())
	}
	r.refresh()
	return r
}

func floor(x float32) float32 { return float32(math.Floor(float64(x))) }

// marginLayout gives one object a margin and tells it its width before it is asked for its height.
type marginLayout struct{ x, top, bottom float32 }

func (l *marginLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*l.x, l.top+l.bottom)
}

func (l *marginLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size.SubtractWidthHeight(2*l.x, l.top+l.bottom))
	o[0].Move(fyne.NewPos(l.x, l.top))
}
