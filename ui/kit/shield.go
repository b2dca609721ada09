package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// shield is an unseen plate that keeps the mouse from what lies below it. Fyne cuts off what is drawn beyond a
// scroller, but lets the mouse reach the rows of a list inside it that are scrolled out of sight: a click beside a
// dialog's buttons would tick a box that nobody sees.
type shield struct{ widget.BaseWidget }

var (
	_ fyne.Tappable          = (*shield)(nil)
	_ fyne.SecondaryTappable = (*shield)(nil)
	_ fyne.Scrollable        = (*shield)(nil)
	_ desktop.Hoverable      = (*shield)(nil)
)

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne.
func (s *shield) Tapped(*fyne.PointEvent) {}

// TappedSecondary is called by Fyne.
func (s *shield) TappedSecondary(*fyne.PointEvent) {}

// Scrolled is called by Fyne.
func (s *shield) Scrolled(*fyne.ScrollEvent) {}

// MouseIn is called by Fyne.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is called by Fyne.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (s *shield) MouseOut() {}

// CreateRenderer is called by Fyne.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
