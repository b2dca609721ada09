package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// doubleClick is the longest time between the two clicks of a double click.
const doubleClick = 400 * time.Millisecond

// gridRow draws one row of a grid after another.
type gridRow struct {
	widget.BaseWidget
	tipped
	body  *gridBody
	index int // row shown, -1 for none
	cells []fyne.CanvasObject

	box    *widget.Icon
	ticked bool
	back   *canvas.Rectangle
	line   *canvas.Rectangle
	frame  *canvas.Rectangle

	column  int // under the mouse
	last    time.Time
	lastKey int64
	double  bool
}

func newGridRow(b *gridBody) *gridRow {
	r := &gridRow{body: b, index: -1, column: -1, box: widget.NewIcon(boxIcon(0)), back: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent)}
	r.box.Hidden = !b.grid.ticks
	for _, c := range b.grid.columns {
		cell := c.Cell()
		walk(cell, func(o fyne.CanvasObject) bool {
			if t, ok := o.(interface{ tellHover(func(bool)) }); ok {
				t.tellHover(r.hover)
			}
			if b, ok := o.(interface{ tellPress(func()) }); ok {
				b.tellPress(r.press)
			}
			return true
		})
		r.cells = append(r.cells, cell)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *gridRow) at() int { return r.index }

// bind fills the cells for a row.
func (r *gridRow) bind(index int) {
	if r.index != index {
		r.over = false
	}
	if r.index = index; index < 0 {
		return
	}
	for i, c := range r.body.grid.columns {
		if c.Update != nil {
			c.Update(index, r.cells[i])
		}
	}
	r.paint()
}

// place sets the cells at the columns' widths.
func (r *gridRow) place() {
	size, x := r.Size(), r.body.grid.leading()
	r.back.Resize(size)
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	r.box.Resize(fyne.NewSquareSize(gridBox))
	r.box.Move(fyne.NewPos((gridCheck-gridBox)/2, (size.Height-gridBox)/2))
	for i, w := range r.body.grid.columnWidths() {
		if w == 0 {
			r.cells[i].Hide()
			continue
		}
		if !r.cells[i].Visible() {
			r.cells[i].Show()
		}
		height := size.Height
		if _, isText := r.cells[i].(*Text); !isText {
			height = fyne.Min(height, r.cells[i].MinSize().Height)
		}
		r.cells[i].Move(fyne.NewPos(x+gridInset, (size.Height-height)/2))
		r.cells[i].Resize(fyne.NewSize(fyne.Max(0, w-2*gridInset), height))
		x += w
	}
}

// paint draws tick, hover and focus as they are now.
func (r *gridRow) paint() {
	g := r.body.grid
	ticked := g.picks.has(g.key(r.index))
	if ticked != r.ticked {
		r.ticked = ticked
		state := 0
		if ticked {
			state = 2
		}
		r.box.SetResource(boxIcon(state))
	}
	current := g.current == r.index && !g.nobody
	fill := color.Color(color.Transparent)
	switch {
	case ticked:
		fill = theme.Color(look.ColorNameRowSelected)
	case r.over || current:
		fill = theme.Color(look.ColorNameRowHover)
	}
	r.back.FillColor, r.line.FillColor = fill, theme.Color(theme.ColorNameSeparator)
	r.frame.Move(fyne.NewPos(2, 1))
	r.frame.Resize(r.Size().SubtractWidthHeight(4+r.body.bar(), 2))
	ring(r.frame, current && r.body.focused, "")
	r.back.Refresh()
	r.line.Refresh()
	r.frame.Refresh()
}

func (r *gridRow) hover(in bool) {
	if r.over != in && r.index >= 0 && r.index < r.body.grid.length() {
		r.over = in
		r.paint()
	}
}

// MouseIn is called by Fyne.
func (r *gridRow) MouseIn(ev *desktop.MouseEvent) {
	r.hover(true)
	r.column = -1
	r.MouseMoved(ev)
}

// MouseMoved is called by Fyne. Over a text that is cut, the whole of it is offered as a tooltip.
func (r *gridRow) MouseMoved(ev *desktop.MouseEvent) {
	active(r)
	column := r.body.grid.header.columnAt(ev.Position.X)
	if column == r.column || column < 0 {
		return
	}
	r.forget()
	r.column, r.tip = column, ""
	walk(r.cells[column], func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *pair:
			r.tip = o.untold()
		case *Text:
			if o.Cut() {
				r.tip = o.Text
			}
		}
		return r.tip == ""
	})
	r.tipSoon(r.cells[column])
}

// MouseOut is called by Fyne.
func (r *gridRow) MouseOut() {
	r.hover(false)
	r.forget()
	r.column = -1
}

// forget takes the tooltip of the cell under the mouse away.
func (r *gridRow) forget() {
	if r.column >= 0 && r.column < len(r.cells) {
		r.hideTip(r.cells[r.column])
	}
}

// MouseDown is called by Fyne.
func (r *gridRow) MouseDown(ev *desktop.MouseEvent) {
	active(r)
	g := r.body.grid
	if r.index < 0 || r.index >= g.length() {
		return
	}
	r.forget()
	r.tip = "" // until the mouse goes to another cell
	HideTooltips(canvasOf(r))
	r.body.grab()
	if ev.Button != desktop.MouseButtonPrimary {
		g.SetCurrent(r.index)
		return
	}
	before := g.current
	g.SetCurrent(r.index)
	onBox := g.ticks && ev.Position.X < gridCheck
	again := r.lastKey == g.currentKey && time.Since(r.last) < doubleClick
	r.double = false
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		if len(g.picks.keys) == 0 {
			g.picks.anchor = before
		}
		g.span(r.index)
	case again && g.doubleOpens && !onBox:
		g.picks.set(g.currentKey, true) // whatever the first click made of it
		r.double = true
	case onBox || g.clickTicks || ev.Modifier&fyne.KeyModifierShortcutDefault != 0:
		g.toggle(r.index)
		if g.doubleOpens && !onBox {
			r.last, r.lastKey = time.Now(), g.currentKey
			return
		}
	default:
		g.picks.anchor = r.index
		r.double = again
		r.last, r.lastKey = time.Now(), g.currentKey
		return
	}
	r.last = time.Time{}
}

// press makes the row current whose button was pressed, with the keyboard: a menu gives it back to the rows.
func (r *gridRow) press() {
	if g := r.body.grid; r.index >= 0 && r.index < g.length() {
		r.body.grab()
		g.SetCurrent(r.index)
	}
}

// MouseUp is called by Fyne.
func (r *gridRow) MouseUp(*desktop.MouseEvent) {}

// Tapped is called by Fyne after the button is up; only then may a dialog open.
func (r *gridRow) Tapped(*fyne.PointEvent) {
	g := r.body.grid
	if r.double && g.OnOpen != nil && r.index >= 0 && r.index < g.length() {
		r.double, r.last = false, time.Time{}
		g.OnOpen(r.index)
	}
}

// TappedSecondary is called by Fyne on a right click.
func (r *gridRow) TappedSecondary(ev *fyne.PointEvent) {
	if g := r.body.grid; g.OnMenu != nil && r.index >= 0 && r.index < g.length() {
		g.SetCurrent(r.index)
		g.OnMenu(r.index, ev.AbsolutePosition)
	}
}

// CreateRenderer is called by Fyne.
func (r *gridRow) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{r.back, r.line, r.box}}
	d.objects = append(d.objects, r.cells...)
	d.objects = append(d.objects, r.frame)
	d.layout = func(fyne.Size) { r.place() }
	d.min = func() fyne.Size { return fyne.NewSize(0, r.body.rowHeight()) }
	d.refresh = func() {
		if r.index >= 0 && r.index < r.body.grid.length() {
			r.paint()
		}
	}
	return d
}
