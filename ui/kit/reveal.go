package kit

import (
	"fyne.io/fyne/v2"
)

// around is how much is left to see above and below what the keyboard got to: a label, or what is wrong with it.
const around = 24

// reveal scrolls whatever stands round an object that got the keyboard until the object is seen; Tab would else
// lead out of sight.
func reveal(o fyne.CanvasObject) {
	if s := scrollerRound(o); s != nil {
		scrollTo(s, o)
	}
}

// scrollRound returns the innermost scroller between root and target, or nil.
func scrollRound(root, target fyne.CanvasObject, round *scroller) *scroller {
	if root == target {
		return round
	}
	if s, ok := root.(*scroller); ok {
		round = s
	}
	for _, child := range children(root) {
		if child == nil || !contains(child, target) {
			continue
		}
		return scrollRound(child, target, round)
	}
	return nil
}

// boxRound returns the innermost NewScroll between root and target, or nil.
func boxRound(root, target fyne.CanvasObject, round *scroll) *scroll {
	if root == target {
		return round
	}
	if box, ok := root.(*fyne.Container); ok {
		if s, ok := box.Layout.(*scroll); ok {
			round = s
		}
	}
	for _, child := range children(root) {
		if child != nil && contains(child, target) {
			return boxRound(child, target, round)
		}
	}
	return nil
}

// scrollTo moves the least that shows the object and a little around it.
func scrollTo(s *scroller, o fyne.CanvasObject) {
	driver, view := fyne.CurrentApp().Driver(), s.Size().Height
	if view <= 0 {
		return // not laid out yet
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y - around
	bottom := top + o.Size().Height + 2*around
	switch {
	case top < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, fyne.Max(0, top)))
	case bottom > s.Offset.Y+view:
		most := fyne.Max(0, s.Content.Size().Height-view)
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, fyne.Min(most, bottom-view)))
	}
}
