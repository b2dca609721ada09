package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rollRow is a widget that shows one row of a list after another.
type rollRow interface {
	fyne.CanvasObject
	at() int        // the row shown, -1 for none
	bind(index int) // shows a row, -1 for none
	paint()         // draws again what does not come from the row itself: ticks, hover, the current row
}

// roll scrolls through rows of one height, whatever their number, with as many widgets as fit on the screen.
// Row i is always drawn by widget i modulo their number, so that scrolling by one row fills one widget and
// moves no other. The list that embeds it takes the keyboard for the rows and is drawn by it.
type roll[R rollRow] struct {
	scroll  *scroller
	rows    []R
	focused bool

	list    fyne.Focusable // that embeds this
	frame   func()         // draws the line round the list, which says that it has the keyboard
	clicked bool           // it is getting the keyboard by a click
	sheet   *rollSheet
	height  func() float32 // of one row
	length  func() int     // number of rows
	empty   func() R       // makes a widget that shows no row
}

// newRoll returns the roll of a list, which embeds it.
func newRoll[R rollRow](list fyne.Focusable, height func() float32, length func() int, empty func() R, frame func()) *roll[R] {
	r := &roll[R]{list: list, height: height, length: length, empty: empty, frame: frame, sheet: &rollSheet{}}
	r.sheet.height = func() float32 { return float32(length()) * height() }
	r.sheet.ExtendBaseWidget(r.sheet)
	r.scroll = newScroller(r.sheet, r.object())
	r.scroll.OnScrolled = func(fyne.Position) {
		HideTooltips(canvasOf(r.object()))
		active(r.object())
		r.fill(false)
	}
	return r
}

func (r *roll[R]) object() fyne.CanvasObject { return r.list.(fyne.CanvasObject) }

// FocusGained is called by Fyne.
func (r *roll[R]) FocusGained() {
	r.focused = true
	r.repaint()
	r.frame()
	if !r.clicked {
		reveal(r.object())
	}
}

// FocusLost is called by Fyne.
func (r *roll[R]) FocusLost() {
	r.focused = false
	r.repaint()
	r.frame()
}

// grab gives the keyboard to the list at a click: what is under the mouse stays there.
func (r *roll[R]) grab() {
	r.clicked = true
	Focus(r.list)
	r.clicked = false
}

// repaint draws ticks and the current row again, without filling rows.
func (r *roll[R]) repaint() { r.each(R.paint) }

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

// CreateRenderer is called by Fyne, for the list.
func (r *roll[R]) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{r.scroll}}
	d.layout = func(size fyne.Size) {
		r.scroll.Resize(size)
		r.fill(true)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, r.height()) }
	d.refresh = r.again
	d.refresh()
	return d
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
