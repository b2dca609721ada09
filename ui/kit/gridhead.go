package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// gridHead is the row of titles. Column -1 is the box that ticks all.
type gridHead struct {
	widget.BaseWidget
	Keyed
	tipped
	grid    *Grid
	titles  []*Text
	arrows  []*widget.Icon
	edges   []*gridEdge
	box     *widget.Icon
	at      int // column that the keyboard is on
	hover   int // column under the mouse, -2 for none
	focused bool
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g, box: widget.NewIcon(nil), hover: -2}
	for i, c := range g.columns {
		h.titles = append(h.titles, NewStyledText(c.Title, theme.SizeNameText, look.ColorNameMuted, true))
		h.arrows = append(h.arrows, widget.NewIcon(nil))
		if i+1 < len(g.columns) {
			h.edges = append(h.edges, newGridEdge(g, i))
		}
	}
	h.ExtendBaseWidget(h)
	return h
}

// first is the first place that the keyboard goes to.
func (h *gridHead) first() int {
	if h.grid.ticks {
		return -1
	}
	return 0
}

// columnAt returns the column at x, -1 for the box.
func (h *gridHead) columnAt(x float32) int {
	x -= h.grid.leading()
	if x < 0 {
		return -1
	}
	for i, w := range h.grid.columnWidths() {
		if x < w {
			return i
		}
		x -= w
	}
	return len(h.grid.columns) - 1
}

func (h *gridHead) press(column int) {
	switch {
	case column >= 0:
		h.grid.sort(column)
	case h.grid.ticks && h.state() == 2:
		h.grid.ClearSelection()
	case h.grid.ticks:
		h.grid.SelectAll()
	}
}

// state is 0 where no row is ticked, 1 where some are, 2 where all are.
func (h *gridHead) state() int {
	n := len(h.grid.picks.keys)
	switch {
	case n == 0:
		return 0
	case n < h.grid.length():
		return 1
	}
	return 2
}

// Tapped is called by Fyne.
func (h *gridHead) Tapped(ev *fyne.PointEvent) { h.press(h.columnAt(ev.Position.X)) }

// MouseIn is called by Fyne.
func (h *gridHead) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved is called by Fyne.
func (h *gridHead) MouseMoved(ev *desktop.MouseEvent) {
	active(h)
	if at := h.columnAt(ev.Position.X); at != h.hover {
		h.forget()
		h.hover, h.tip = at, ""
		if at >= 0 && h.titles[at].Cut() {
			h.tip = h.titles[at].Text
			h.tipSoon(h.titles[at])
		}
		h.Refresh()
	}
}

// MouseOut is called by Fyne.
func (h *gridHead) MouseOut() {
	h.forget()
	h.hover = -2
	h.Refresh()
}

func (h *gridHead) forget() {
	if h.hover >= 0 {
		h.hideTip(h.titles[h.hover])
	}
}

// FocusGained is called by Fyne.
func (h *gridHead) FocusGained() {
	h.focused = true
	h.at = max(h.at, h.first())
	h.Refresh()
}

// FocusLost is called by Fyne.
func (h *gridHead) FocusLost() {
	h.focused = false
	h.Refresh()
}

// TypedRune is called by Fyne.
func (h *gridHead) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (h *gridHead) TypedKey(ev *fyne.KeyEvent) {
	active(h)
	shift := modifiers()&fyne.KeyModifierShift != 0
	switch {
	case ev.Name == fyne.KeyLeft && shift:
		h.grid.drag(h.at, -16)
	case ev.Name == fyne.KeyRight && shift:
		h.grid.drag(h.at, 16)
	case ev.Name == fyne.KeyLeft:
		h.step(-1)
	case ev.Name == fyne.KeyRight:
		h.step(1)
	case ev.Name == fyne.KeyHome:
		h.at = h.first()
	case ev.Name == fyne.KeyEnd:
		shown, _ := h.grid.shownColumns()
		h.at = shown[len(shown)-1]
	case ev.Name == fyne.KeyDown:
		h.grid.Focus()
	case isEnter(ev) || ev.Name == fyne.KeySpace:
		h.press(h.at)
	case forwards(ev):
		h.pass(h, ev)
	}
	h.Refresh()
}

// step moves the mark to the next column that is shown, to the left (-1) or to the right (1).
func (h *gridHead) step(by int) {
	shown, _ := h.grid.shownColumns()
	for to := h.at + by; to >= h.first() && to < len(h.grid.columns); to += by {
		if to < 0 || slices.Contains(shown, to) {
			h.at = to
			return
		}
	}
}

// CreateRenderer is called by Fyne.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	back, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	hover, frame := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, hover, line}}
	for i := range h.titles {
		d.objects = append(d.objects, h.titles[i], h.arrows[i])
	}
	for _, e := range h.edges {
		d.objects = append(d.objects, e)
	}
	d.objects = append(d.objects, h.box, frame)
	mark := func(r *canvas.Rectangle, column int, all []float32) {
		x, w := float32(0), h.grid.leading()
		if column >= 0 {
			x = w
			for _, before := range all[:column] {
				x += before
			}
			w = all[column]
		}
		r.Move(fyne.NewPos(x+2, 3))
		r.Resize(fyne.NewSize(w-4, h.Size().Height-6))
	}
	d.layout = func(size fyne.Size) {
		all := h.grid.columnWidths()
		radius := theme.Size(theme.SizeNameCardRadius)
		back.TopLeftCornerRadius, back.TopRightCornerRadius = radius, radius
		back.Resize(size)
		line.Move(fyne.NewPos(0, size.Height-1))
		line.Resize(fyne.NewSize(size.Width, 1))
		h.box.Resize(fyne.NewSquareSize(gridBox))
		h.box.Move(fyne.NewPos((gridCheck-gridBox)/2, (size.Height-gridBox)/2))
		h.place(all, size.Height)
		if h.at >= 0 && all[h.at] == 0 {
			h.at = h.first() // the column that the keyboard was on has left
		}
		if h.hover > -2 {
			mark(hover, h.hover, all)
		}
		mark(frame, h.at, all)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, gridHeader) }
	d.refresh = func() { h.paint(back, line, hover, frame); d.layout(h.Size()) }
	d.refresh()
	return d
}

// place sets titles, arrows and edges at the columns' widths; those of a column that is not shown are hidden.
func (h *gridHead) place(all []float32, height float32) {
	x := h.grid.leading()
	shown, _ := h.grid.shownColumns()
	for i, w := range all {
		room := w - 2*gridInset
		if i == h.grid.sortBy {
			room -= sortArrow
		}
		text := fyne.Min(h.titles[i].natural().Width+0.5, fyne.Max(0, room))
		h.titles[i].Hidden = w == 0
		h.titles[i].Move(fyne.NewPos(x+gridInset, 0))
		h.titles[i].Resize(fyne.NewSize(text, height))
		h.arrows[i].Hidden = w == 0 || i != h.grid.sortBy
		h.arrows[i].Move(fyne.NewPos(x+gridInset+text+4, (height-14)/2))
		h.arrows[i].Resize(fyne.NewSquareSize(14))
		x += w
		if i < len(h.edges) {
			h.edges[i].Hidden = !h.grid.draggable(i, shown)
			h.edges[i].Move(fyne.NewPos(x-4, 0))
			h.edges[i].Resize(fyne.NewSize(9, height))
		}
	}
}

func (h *gridHead) paint(back, line, hover, frame *canvas.Rectangle) {
	back.FillColor, line.FillColor = theme.Color(theme.ColorNameHeaderBackground), theme.Color(look.ColorNameBorder)
	hover.FillColor, hover.CornerRadius = color.Transparent, theme.Size(theme.SizeNameSelectionRadius)
	if h.hover >= 0 && h.grid.columns[h.hover].Sortable || h.hover == -1 && h.grid.ticks {
		hover.FillColor = theme.Color(theme.ColorNameHover)
	}
	ring(frame, h.focused, "")
	for i, arrow := range h.arrows {
		switch {
		case i != h.grid.sortBy:
			h.titles[i].SetColor(look.ColorNameMuted)
		default:
			icon := look.IconSortUp
			if h.grid.descending {
				icon = look.IconSortDown
			}
			arrow.SetResource(look.In(icon, theme.ColorNamePrimary))
			h.titles[i].SetColor(theme.ColorNameForeground)
		}
	}
	h.box.Hidden = !h.grid.ticks
	h.box.SetResource(boxIcon(h.state()))
}

// boxIcon draws a box: 0 empty, 1 partly ticked, 2 ticked.
func boxIcon(state int) fyne.Resource {
	switch state {
	case 1:
		return theme.NewColoredResource(theme.Icon(theme.IconNameCheckButtonPartial), theme.ColorNamePrimary)
	case 2:
		return theme.NewColoredResource(theme.CheckButtonCheckedIcon(), theme.ColorNamePrimary)
	}
	return theme.NewColoredResource(theme.CheckButtonIcon(), theme.ColorNameInputBorder)
}

// gridEdge is the border between two columns, which can be dragged.
type gridEdge struct {
	widget.BaseWidget
	grid   *Grid
	column int
	over   bool
}

func newGridEdge(g *Grid, column int) *gridEdge {
	e := &gridEdge{grid: g, column: column}
	e.ExtendBaseWidget(e)
	return e
}

func (e *gridEdge) Cursor() desktop.Cursor         { return desktop.HResizeCursor }
func (e *gridEdge) Dragged(ev *fyne.DragEvent)     { e.grid.drag(e.column, ev.Dragged.DX) }
func (e *gridEdge) DragEnd()                       {}
func (e *gridEdge) Tapped(*fyne.PointEvent)        {} // a click on the border sorts nothing
func (e *gridEdge) MouseIn(*desktop.MouseEvent)    { e.over = true; e.Refresh() }
func (e *gridEdge) MouseMoved(*desktop.MouseEvent) {}
func (e *gridEdge) MouseOut()                      { e.over = false; e.Refresh() }

func (e *gridEdge) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{line}}
	d.layout = func(size fyne.Size) {
		line.Move(fyne.NewPos(4, 9))
		line.Resize(fyne.NewSize(1, size.Height-18))
	}
	d.min = func() fyne.Size { return fyne.NewSize(9, 0) }
	d.refresh = func() {
		line.FillColor = theme.Color(look.ColorNameBorder)
		if e.over {
			line.FillColor = theme.Color(theme.ColorNamePrimary)
		}
	}
	d.refresh()
	return d
}
