package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// inset returns the object with space left and right (x) and above and below (y).
func inset(o fyne.CanvasObject, x, y float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(y, y, x, x), o)
}

// NewInset returns the object with x units of space left and right of it and y above and below.
func NewInset(o fyne.CanvasObject, x, y float32) fyne.CanvasObject { return inset(o, x, y) }

// NewStackOf returns the objects one below the other, with the gap that separates blocks of a page.
func NewStackOf(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Size(look.SizeNameGap)), objects...)
}

// NewRowOf returns the objects side by side at their natural width, centred on one line.
func NewRowOf(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: 8}, objects...)
}

// rowLayout sets objects side by side at their natural size; a spacer takes what is left.
type rowLayout struct{ gap float32 }

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	seen := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if seen++; seen > 1 {
			size.Width += l.gap
		}
		least := o.MinSize()
		size.Width += least.Width
		size.Height = fyne.Max(size.Height, least.Height)
	}
	return size
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spare, spacers := size.Width-l.MinSize(objects).Width, float32(0)
	for _, o := range objects {
		if _, ok := o.(layout.SpacerObject); ok && o.Visible() {
			spacers++
		}
	}
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if _, ok := o.(layout.SpacerObject); ok {
			least.Width += fyne.Max(0, spare/spacers)
		}
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x += least.Width + l.gap
	}
}

// NewScroll returns the content in a scroller. It gives the content its width before it asks for its height,
// which wrapped text needs, and takes tooltips away while it scrolls.
func NewScroll(content fyne.CanvasObject) fyne.CanvasObject { return newScroll(content).box }

type scroll struct {
	box      *fyne.Container
	scroller *scroller
}

func newScroll(content fyne.CanvasObject) *scroll {
	s := &scroll{scroller: newScroller(content, nil)}
	s.scroller.OnScrolled = func(fyne.Position) {
		HideTooltips(canvasOf(s.scroller))
		active(s.scroller)
	}
	s.box = container.New(s, s.scroller)
	return s
}

func (s *scroll) MinSize([]fyne.CanvasObject) fyne.Size { return s.scroller.MinSize() }

func (s *scroll) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	content := s.scroller.Content
	content.Resize(fyne.NewSize(size.Width, fyne.Max(size.Height, heightAt(content, size.Width))))
	s.scroller.Resize(size)
	s.scroller.Refresh()
}

// reveal scrolls until the object inside is seen.
func (s *scroll) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.scroller.Content).Y
	view := s.scroller.Size().Height
	switch {
	case top < s.scroller.Offset.Y:
		s.scroller.ScrollToOffset(fyne.NewPos(0, top))
	case top+o.Size().Height > s.scroller.Offset.Y+view:
		s.scroller.ScrollToOffset(fyne.NewPos(0, top+o.Size().Height-view))
	}
}
