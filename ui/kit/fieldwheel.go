package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// fieldWheel lies over a text field and takes the mouse wheel, and nothing else: the scroller within the stock field
// would keep it, and a form would stand still wherever the mouse is over a field.
type fieldWheel struct {
	widget.BaseWidget
	field  *Entry
	scroll *container.Scroll // of the stock field
}

func newFieldWheel(e *Entry, drawn []fyne.CanvasObject) *fieldWheel {
	w := &fieldWheel{field: e}
	for _, o := range drawn {
		if s, ok := o.(*container.Scroll); ok {
			w.scroll = s
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne. A text of several lines moves first; one of a single line has nothing to show above or
// below.
func (w *fieldWheel) Scrolled(ev *fyne.ScrollEvent) {
	if w.scroll != nil && w.field.MultiLine {
		before := w.scroll.Offset
		if w.scroll.Scrolled(ev); w.scroll.Offset != before {
			return
		}
	}
	known := fyne.CanvasObject(w.field)
	if w.field.outer != nil {
		known = w.field.outer
	}
	if round := scrollerRound(known); round != nil {
		round.Scrolled(ev)
	}
}

// CreateRenderer is called by Fyne.
func (w *fieldWheel) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{layout: func(fyne.Size) {}, min: func() fyne.Size { return fyne.Size{} }}
}
