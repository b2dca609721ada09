package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scroller scrolls up and down. Fyne gives the mouse wheel to the innermost scroller and to no other: where this one
// is at its end, it hands the wheel on to the scroller round it, so that a list in a form does not hold the wheel.
type scroller struct {
	container.Scroll
	known fyne.CanvasObject // what the tree of objects knows it by: itself, or the list that it is part of
}

// newScroller returns a scroller of content; known is nil where the scroller stands in the tree by itself.
func newScroller(content, known fyne.CanvasObject) *scroller {
	s := &scroller{known: known}
	s.Direction, s.Content = container.ScrollVerticalOnly, content
	if known == nil {
		s.known = s
	}
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled is called by Fyne.
func (s *scroller) Scrolled(ev *fyne.ScrollEvent) {
	before := s.Offset
	s.Scroll.Scrolled(ev)
	if s.Offset != before {
		return
	}
	if round := scrollerRound(s.known); round != nil {
		round.Scrolled(ev)
	}
}

// scrollerRound returns the innermost scroller that an object stands in, or nil.
func scrollerRound(o fyne.CanvasObject) *scroller {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	if d, ok := root.(*dialogOverlay); ok && d.dialog.scroll != nil {
		root = d.dialog.scroll.box
	}
	return scrollRound(root, o, nil)
}
