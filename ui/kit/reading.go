package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Reading is content of a Dialog that is only read. It takes the keyboard, so that Up, Down, PageUp, PageDown,
// Home and End scroll the dialog; every other key goes where the keys of a field go.
type Reading struct {
	widget.BaseWidget
	Keyed
	content fyne.CanvasObject
	focused bool
}

// NewReading returns content that can be read by keyboard.
func NewReading(content fyne.CanvasObject) *Reading {
	r := &Reading{content: content}
	r.ExtendBaseWidget(r)
	return r
}

// Held returns the content.
func (r *Reading) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.content} }

// readingStep is how far Up and Down scroll.
const readingStep = 40

// TypedKey is called by Fyne.
func (r *Reading) TypedKey(ev *fyne.KeyEvent) {
	active(r)
	s := r.scroller()
	if s == nil {
		r.pass(r, ev)
		return
	}
	page, all := s.Size().Height, s.Content.Size().Height
	switch ev.Name {
	case fyne.KeyUp:
		readTo(s, s.Offset.Y-readingStep)
	case fyne.KeyDown:
		readTo(s, s.Offset.Y+readingStep)
	case fyne.KeyPageUp:
		readTo(s, s.Offset.Y-page+readingStep)
	case fyne.KeyPageDown:
		readTo(s, s.Offset.Y+page-readingStep)
	case fyne.KeyHome:
		readTo(s, 0)
	case fyne.KeyEnd:
		readTo(s, all)
	default:
		r.pass(r, ev)
	}
}

// TypedRune is called by Fyne.
func (r *Reading) TypedRune(rune) {}

// FocusGained is called by Fyne.
func (r *Reading) FocusGained() {
	r.focused = true
	r.Refresh()
}

// FocusLost is called by Fyne.
func (r *Reading) FocusLost() {
	r.focused = false
	r.Refresh()
}

// scroller is what scrolls the dialog that the content stands in; nil where there is none.
func (r *Reading) scroller() *scroller {
	c := canvasOf(r)
	if c == nil {
		return nil
	}
	if top, ok := c.Overlays().Top().(*dialogOverlay); ok && top.dialog.scroll != nil {
		return top.dialog.scroll.scroller
	}
	return nil
}

func readTo(s *scroller, y float32) {
	s.ScrollToOffset(fyne.NewPos(0, max(0, min(y, s.Content.Size().Height-s.Size().Height))))
}

// CreateRenderer is called by Fyne. What is seen as a whole needs no frame: no key does anything there.
func (r *Reading) CreateRenderer() fyne.WidgetRenderer {
	frame := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{r.content, frame}}
	paint := func() {
		s := r.scroller()
		ring(frame, r.focused && s != nil && s.Content.Size().Height > s.Size().Height+1, "")
	}
	d.layout = func(size fyne.Size) {
		r.content.Resize(size)
		frame.Move(fyne.NewPos(-8, -6))
		frame.Resize(size.AddWidthHeight(16, 12))
		paint()
	}
	d.min = func() fyne.Size { return fyne.NewSize(r.content.MinSize().Width, heightAt(r.content, r.Size().Width)) }
	d.refresh = paint
	return d
}
