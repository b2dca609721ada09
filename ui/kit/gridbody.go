package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// gridBody is the rows below the header: the one object of the table that takes the keyboard for them.
// It owns as many row widgets as fit on the screen; row i is always drawn by widget i modulo their number,
// so that scrolling by one row fills one widget and moves no other.
type gridBody struct {
	widget.BaseWidget
	Keyed
	grid    *Grid
	sheet   *gridSheet
	scroll  *container.Scroll
	rows    []*gridRow
	focused bool
	clicked bool // it is getting the keyboard by a click
}

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{grid: g}
	b.sheet = &gridSheet{body: b}
	b.sheet.ExtendBaseWidget(b.sheet)
	b.scroll = container.NewVScroll(b.sheet)
	b.scroll.OnScrolled = func(fyne.Position) {
		HideTooltips(canvasOf(b))
		active(b)
		b.fill(false)
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *gridBody) rowHeight() float32 {
	if b.grid.rowHeight > 0 {
		return b.grid.rowHeight
	}
	return theme.Size(look.SizeNameRow)
}

// visible returns how many rows fit, also in part.
func (b *gridBody) visible() int {
	return int(math.Ceil(float64(b.Size().Height/b.rowHeight()))) + 1
}

// fill binds a widget to each row that is seen; anew binds also those that are bound already.
func (b *gridBody) fill(anew bool) {
	height, n := b.rowHeight(), b.grid.length()
	if b.Size().Height <= 0 {
		return
	}
	grown := false
	for len(b.rows) < b.visible() {
		b.rows = append(b.rows, newGridRow(b))
		grown, anew = true, true // the widgets' numbers change their rows
	}
	first := max(0, int(b.scroll.Offset.Y/height))
	for i := first; i < first+len(b.rows); i++ {
		row := b.rows[i%len(b.rows)]
		if i >= n {
			row.index = -1
			row.Hide()
			continue
		}
		if !anew && row.index == i && row.Visible() {
			continue
		}
		row.Move(fyne.NewPos(0, float32(i)*height))
		row.Resize(fyne.NewSize(b.Size().Width, height))
		row.bind(i)
	}
	if grown {
		b.sheet.Refresh()
	}
}

// rebind fills again the rows that the function picks.
func (b *gridBody) rebind(which func(row int) bool) {
	for _, row := range b.rows {
		if row.index >= 0 && row.index < b.grid.length() && which(row.index) {
			row.bind(row.index)
		}
	}
}

// repaint draws ticks and the current row again, without filling cells.
func (b *gridBody) repaint() {
	for _, row := range b.rows {
		if row.index >= 0 && row.index < b.grid.length() {
			row.paint()
		}
	}
}

func (b *gridBody) relayout() {
	for _, row := range b.rows {
		row.place()
	}
}

func (b *gridBody) scrollTo(y float32) {
	b.scroll.ScrollToOffset(fyne.NewPos(0, y))
	b.fill(false)
}

func (b *gridBody) reveal(row int) {
	height := b.rowHeight()
	top, view := float32(row)*height, b.scroll.Size().Height
	switch {
	case top < b.scroll.Offset.Y:
		b.scrollTo(top)
	case top+height > b.scroll.Offset.Y+view:
		b.scrollTo(top + height - view)
	}
}

// FocusGained is called by Fyne.
func (b *gridBody) FocusGained() {
	b.focused = true
	b.repaint()
	b.grid.frame()
	if !b.clicked {
		reveal(b)
	}
}

// FocusLost is called by Fyne.
func (b *gridBody) FocusLost() {
	b.focused = false
	b.repaint()
	b.grid.frame()
}

// TypedRune is called by Fyne.
func (b *gridBody) TypedRune(r rune) {
	active(b)
	if r != ' ' && b.grid.OnRune != nil {
		b.grid.OnRune(r)
	}
}

// TypedShortcut is called by Fyne; what is not ours goes to the window.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && b.grid.ticks {
		b.grid.SelectAll()
		return
	}
	if window, ok := canvasOf(b).(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// TypedKey is called by Fyne.
func (b *gridBody) TypedKey(ev *fyne.KeyEvent) {
	active(b)
	g, shift := b.grid, modifiers()&fyne.KeyModifierShift != 0
	if to, ok := b.target(ev.Name); ok {
		if !shift {
			g.SetCurrent(to)
			g.picks.anchor = g.current
			return
		}
		if len(g.picks.keys) == 0 {
			g.picks.anchor = g.current
		}
		g.SetCurrent(to)
		g.span(g.current)
		return
	}
	switch {
	case ev.Name == fyne.KeySpace:
		g.toggle(g.current)
	case isEnter(ev) && g.OnOpen != nil:
		if g.length() > 0 {
			g.OnOpen(g.current)
		}
	case ev.Name == fyne.KeyDelete:
		if rows := g.Targets(); len(rows) > 0 && g.OnDelete != nil {
			g.OnDelete(rows)
		}
	case ev.Name == desktop.KeyMenu || ev.Name == fyne.KeyF10 && shift:
		b.menu()
	case ev.Name == fyne.KeyEscape && len(g.picks.keys) > 0 && !g.inForm:
		g.ClearSelection()
	case forwards(ev):
		b.pass(b, ev)
	}
}

// target returns the row that a key goes to.
func (b *gridBody) target(key fyne.KeyName) (row int, ok bool) {
	page := max(1, int(b.scroll.Size().Height/b.rowHeight())-1)
	switch key {
	case fyne.KeyUp:
		return b.grid.current - 1, true
	case fyne.KeyDown:
		return b.grid.current + 1, true
	case fyne.KeyPageUp:
		return b.grid.current - page, true
	case fyne.KeyPageDown:
		return b.grid.current + page, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return b.grid.length() - 1, true
	}
	return 0, false
}

// menu opens the current row's menu below its beginning.
func (b *gridBody) menu() {
	g := b.grid
	if g.OnMenu == nil || g.length() == 0 {
		return
	}
	b.reveal(g.current)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	y := float32(g.current+1)*b.rowHeight() - b.scroll.Offset.Y
	g.OnMenu(g.current, at.AddXY(g.leading()+gridInset, y))
}

// CreateRenderer is called by Fyne.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{b.scroll}}
	d.layout = func(size fyne.Size) {
		b.scroll.Resize(size)
		b.fill(true)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, b.rowHeight()) }
	d.refresh = func() {
		b.fill(true)
		b.scroll.Refresh()
		b.fill(false) // a shorter table may have moved the offset
	}
	d.refresh()
	return d
}

// gridSheet is what scrolls: as high as all rows, holding the few that are seen.
type gridSheet struct {
	widget.BaseWidget
	body *gridBody
}

func (s *gridSheet) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{layout: func(fyne.Size) {}}
	d.min = func() fyne.Size {
		return fyne.NewSize(0, float32(s.body.grid.length())*s.body.rowHeight())
	}
	d.refresh = func() {
		d.objects = d.objects[:0]
		for _, row := range s.body.rows {
			d.objects = append(d.objects, row)
		}
	}
	d.refresh()
	return d
}
