package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rollRow is a widget that shows one row of a list after another.
type rollRow interface {
	fyne.CanvasObject
	at() int        // the row shown, -1 for none
	bind(index int) // shows a row, -1 for none
}

// roll scrolls through rows of one height, whatever their number, with as many widgets as fit on the screen.
// Row i is always drawn by widget i modulo their number, so that scrolling by one row fills one widget and
// moves no other.
type roll[R rollRow] struct {
	scroll *container.Scroll
	rows   []R

	sheet  *rollSheet
	height func() float32 // of one row
	length func() int     // number of rows
	empty  func() R       // makes a widget that shows no row
}

// newRoll returns a roll; scrolled is told when the rows move.
func newRoll[R rollRow](height func() float32, length func() int, empty func() R, scrolled func()) *roll[R] {
	r := &roll[R]{height: height, length: length, empty: empty, sheet: &rollSheet{}}
	r.sheet.height = func() float32 { return float32(length()) * height() }
	r.sheet.ExtendBaseWidget(r.sheet)
	r.scroll = container.NewVScroll(r.sheet)
	r.scroll.OnScrolled = func(fyne.Position) {
		scrolled()
		r.fill(false)
	}
	return r
}

// fill binds a widget to each row that is seen; anew binds also those that are bound already.
func (r *roll[R]) fill(anew bool) {
	size, height, n := r.scroll.Size(), r.height(), r.length()
	if size.Height <= 0 {
		return
	}
	fitting, grown := int(math.Ceil(float64(size.Height/height)))+1, false
	for len(r.rows) < fitting {
		r.rows = append(r.rows, r.empty())
		grown, anew = true, true // the widgets' numbers change their rows
	}
	first := max(0, int(r.scroll.Offset.Y/height))
	for i := first; i < first+len(r.rows); i++ {
		row := r.rows[i%len(r.rows)]
		if i >= n {
			row.bind(-1)
			row.Hide()
			continue
		}
		if !anew && row.at() == i && row.Visible() {
			continue
		}
		row.Move(fyne.NewPos(0, float32(i)*height))
		row.Resize(fyne.NewSize(size.Width, height))
		row.bind(i)
		if !row.Visible() {
			row.Show()
		}
	}
	if grown {
		r.sheet.rows = r.sheet.rows[:0]
		for _, row := range r.rows {
			r.sheet.rows = append(r.sheet.rows, row)
		}
		r.sheet.Refresh()
	}
}

// each calls f for every widget that shows a row.
func (r *roll[R]) each(f func(R)) {
	for _, row := range r.rows {
		if at := row.at(); at >= 0 && at < r.length() {
			f(row)
		}
	}
}

func (r *roll[R]) scrollTo(y float32) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, y))
	r.fill(false)
}

// show scrolls as little as it takes to see a row.
func (r *roll[R]) show(row int) {
	height, view := r.height(), r.scroll.Size().Height
	top := float32(row) * height
	switch {
	case top < r.scroll.Offset.Y:
		r.scrollTo(top)
	case top+height > r.scroll.Offset.Y+view:
		r.scrollTo(top + height - view)
	}
}

// page is the number of rows that PageUp and PageDown go.
func (r *roll[R]) page() int { return max(1, int(r.scroll.Size().Height/r.height())-1) }

// bar is the width that the scroll bar takes of the rows at present.
func (r *roll[R]) bar() float32 {
	if float32(r.length())*r.height() <= r.scroll.Size().Height {
		return 0
	}
	return theme.Size(theme.SizeNameScrollBarSmall) + 1
}

// again shows the rows as they are now, also where there are fewer or more of them.
func (r *roll[R]) again() {
	r.fill(true)
	r.scroll.Refresh()
	r.fill(false) // a shorter list may have moved the offset
}

// rollSheet is what scrolls: as high as all rows, holding the few that are seen.
type rollSheet struct {
	widget.BaseWidget
	rows   []fyne.CanvasObject
	height func() float32
}

// CreateRenderer is called by Fyne.
func (s *rollSheet) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{layout: func(fyne.Size) {}}
	d.min = func() fyne.Size { return fyne.NewSize(0, s.height()) }
	d.refresh = func() { d.objects = append(d.objects[:0], s.rows...) }
	d.refresh()
	return d
}
