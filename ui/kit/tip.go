package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	tipDelay = 500 * time.Millisecond
	tipWidth = 340 // a longer text wraps
)

// tipped is embedded in what can have a tooltip.
type tipped struct {
	tip   string
	over  bool // the mouse is here
	timer *time.Timer
	outer func(in bool) // the row of a table wants to know too: Fyne tells only the innermost
}

// SetTooltip sets the text shown when the mouse rests here; "" for none.
func (t *tipped) SetTooltip(text string) { t.tip = text }

// Tooltip returns the tooltip's text.
func (t *tipped) Tooltip() string { return t.tip }

func (t *tipped) tellHover(f func(bool)) { t.outer = f }

func (t *tipped) enter(owner fyne.CanvasObject) {
	t.over = true
	if t.outer != nil {
		t.outer(true)
	}
	t.tipSoon(owner)
}

func (t *tipped) leave(owner fyne.CanvasObject) {
	t.over = false
	if t.outer != nil {
		t.outer(false)
	}
	t.hideTip(owner)
}

func (t *tipped) tipSoon(owner fyne.CanvasObject) {
	t.stop()
	if t.tip == "" {
		return
	}
	layer := tipLayerFor(owner)
	if layer == nil {
		return
	}
	var mine *time.Timer
	mine = time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			// a stopped timer may have fired already, and a dialog may have come between
			if t.timer == mine && t.tip != "" && owner.Visible() && layer == tipLayerFor(owner) {
				layer.show(t.tip, owner)
			}
		})
	})
	t.timer = mine
}

func (t *tipped) stop() {
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
}

func (t *tipped) hideTip(owner fyne.CanvasObject) {
	t.stop()
	if layer := tipLayerFor(owner); layer != nil && layer.owner == owner {
		layer.hide()
	}
}

// HideTooltips takes away the tooltip of a canvas; whatever scrolls or opens calls it.
func HideTooltips(c fyne.Canvas) {
	if layer := tipLayerOn(c); layer != nil {
		layer.hide()
	}
}

// layered is what lies directly on a canvas, the Stage or a dialog: it has room above its content for
// tooltips and for lists that float.
type layered interface {
	tips() *tipLayer
	floats() *floatLayer
}

func tipLayerFor(o fyne.CanvasObject) *tipLayer { return tipLayerOn(canvasOf(o)) }

func tipLayerOn(c fyne.Canvas) *tipLayer {
	if host := layeredOn(c); host != nil {
		return host.tips()
	}
	return nil
}

func layeredOn(c fyne.Canvas) layered {
	if c == nil {
		return nil
	}
	host := c.Content()
	if top := c.Overlays().Top(); top != nil {
		host = top
	}
	h, _ := host.(layered)
	return h
}

// tipLayer lies over a window or dialog and holds at most one tooltip. It takes no mouse events. It is never
// hidden, only empty: Fyne does not draw the change of an object that it has not drawn before.
type tipLayer struct {
	*fyne.Container
	back  *canvas.Rectangle
	label *widget.RichText
	owner fyne.CanvasObject
}

func newTipLayer() *tipLayer {
	l := &tipLayer{back: canvas.NewRectangle(color.Transparent), label: widget.NewRichText()}
	l.label.Wrapping = fyne.TextWrapWord
	l.Container = container.NewWithoutLayout()
	return l
}

func (l *tipLayer) hide() {
	l.owner = nil
	if len(l.Objects) > 0 {
		l.Objects = nil
		l.Refresh()
	}
}

func (l *tipLayer) show(text string, owner fyne.CanvasObject) {
	l.owner = owner
	l.label.Segments = []widget.RichTextSegment{&widget.TextSegment{
		Text:  text,
		Style: widget.RichTextStyle{ColorName: look.ColorNameTooltipForeground, SizeName: theme.SizeNameCaptionText},
	}}
	l.back.FillColor = theme.Color(look.ColorNameTooltip)
	l.back.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	pad := theme.Size(theme.SizeNameInnerPadding)
	width := fyne.MeasureText(text, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width + 2*pad + 2
	l.label.Resize(fyne.NewSize(fyne.Min(width, tipWidth), 10))
	l.label.Refresh()
	size := fyne.NewSize(fyne.Min(width, tipWidth), l.label.MinSize().Height)
	pos := l.place(owner, size)
	l.label.Resize(size)
	l.label.Move(pos)
	l.back.Resize(size)
	l.back.Move(pos)
	l.Objects = []fyne.CanvasObject{l.back, l.label}
	l.Refresh()
}

// place puts the tooltip below its owner, above it where there is no room, and never outside the window.
func (l *tipLayer) place(owner fyne.CanvasObject, size fyne.Size) fyne.Position {
	driver, window := fyne.CurrentApp().Driver(), l.Size()
	at := driver.AbsolutePositionForObject(owner).Subtract(driver.AbsolutePositionForObject(l.Container))
	x := fyne.Max(4, fyne.Min(at.X+owner.Size().Width/2-size.Width/2, window.Width-size.Width-4))
	y := at.Y + owner.Size().Height + 4
	if y+size.Height > window.Height {
		y = at.Y - size.Height - 4
	}
	return fyne.NewPos(x, fyne.Max(4, y))
}

// Tipped is an object with a tooltip that has none by itself, such as a label or an icon.
type Tipped struct {
	widget.BaseWidget
	tipped
	object fyne.CanvasObject
}

// WithTooltip returns the object with a tooltip. Clicks still reach it; a hover reaches it too, where the
// object itself (not something inside it) wants one.
func WithTooltip(object fyne.CanvasObject, text string) *Tipped {
	t := &Tipped{object: object}
	t.tip = text
	t.ExtendBaseWidget(t)
	return t
}

// Held returns the object that has the tooltip.
func (t *Tipped) Held() []fyne.CanvasObject { return []fyne.CanvasObject{t.object} }

// CreateRenderer is called by Fyne.
func (t *Tipped) CreateRenderer() fyne.WidgetRenderer {
	pad := &hoverPad{of: t}
	pad.ExtendBaseWidget(pad)
	return widget.NewSimpleRenderer(container.NewStack(t.object, pad))
}

// hoverPad lies over an object to see the mouse come and go, which it tells the object as well.
type hoverPad struct {
	widget.BaseWidget
	of *Tipped
}

func (p *hoverPad) inner() desktop.Hoverable {
	h, _ := p.of.object.(desktop.Hoverable)
	return h
}

func (p *hoverPad) MouseIn(ev *desktop.MouseEvent) {
	if h := p.inner(); h != nil {
		h.MouseIn(ev)
	}
	p.of.enter(p.of)
}

func (p *hoverPad) MouseMoved(ev *desktop.MouseEvent) {
	if h := p.inner(); h != nil {
		h.MouseMoved(ev)
	}
}

func (p *hoverPad) MouseOut() {
	if h := p.inner(); h != nil {
		h.MouseOut()
	}
	p.of.leave(p.of)
}

func (p *hoverPad) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{layout: func(fyne.Size) {}, min: func() fyne.Size { return fyne.Size{} }}
}
