package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

const (
	gridCheck  = 40 // width of the leading column of boxes
	gridBox    = 18 // width and height of a box
	gridInset  = 10 // space left and right in a cell
	gridHeader = 36
	gridBar    = 10 // kept free at the right for the scroll bar
)

// Grid is a table of many rows. It draws only the rows that are seen, whatever their number.
//
// One row is current: arrows, Home, End, PageUp and PageDown and a click move it. Any number is ticked: by
// the box at the row's left, Space, Ctrl+click, Shift+click, Shift+arrows, Ctrl+A and the box in the header;
// moving the current row leaves the ticks alone, and Escape takes them away. Both are remembered by the row's
// key and so survive sorting, filtering and reloading; a tick on a row that is filtered away is dropped.
// Enter or a double click opens the current row, Delete deletes, the menu key, Shift+F10 or a right click
// opens its menu. The next Tab reaches the header: Left and Right choose a column, Enter sorts by it, Shift+Left
// and Shift+Right change its width. A click below the rows leaves no row current until a key or a click does.
type Grid struct {
	widget.BaseWidget

	OnSort   func(column int, descending bool)
	OnOpen   func(row int)
	OnDelete func(rows []int)                // the ticked rows, else the current one
	OnMenu   func(row int, at fyne.Position) // at is absolute, on the canvas
	OnSelect func()                          // ticks changed
	OnMove   func(row int)                   // another row is current
	OnWidths func()                          // Weights changed by the user
	OnRune   func(r rune)                    // a letter typed on the table, usually sent to the search
	Empty    fyne.CanvasObject               // shown in the middle where there are no rows

	columns []Column
	weights []float32
	ranks   []int
	length  func() int
	key     func(row int) int64
	ticks   bool

	clickTicks  bool // a click anywhere on a row ticks it, not only one on its box
	doubleOpens bool // a double click opens all the same
	keepsTicks  bool // also those of rows that are not shown at present

	picks      *picks
	current    int
	nobody     bool // a click below the rows: none is current until the keyboard or a click says so
	currentKey int64
	sortBy     int
	descending bool

	header     *gridHead
	body       *gridBody
	headHeight float32
	rowHeight  float32 // 0 for the theme's
	inForm     bool
	spaceOpens bool   // Space does what Enter does, not what a click on a box does
	frame      func() // draws the card, whose line says that the rows have the keyboard
}

// NewGrid returns a table of columns over length rows, each known by its key; it has a column of boxes where
// ticks is true. Both functions are asked often and must be quick. Call Refresh when the rows change.
func NewGrid(columns []Column, ticks bool, length func() int, key func(row int) int64) *Grid {
	g := &Grid{columns: columns, ticks: ticks, length: length, key: key, picks: newPicks(), sortBy: -1,
		headHeight: gridHeader, frame: func() {}}
	for _, c := range columns {
		g.weights, g.ranks = append(g.weights, c.Weight), append(g.ranks, c.Rank)
	}
	g.weights = shares(g.weights)
	g.ExtendBaseWidget(g)
	g.header, g.body = newGridHead(g), newGridBody(g)
	g.remember()
	return g
}

// Refresh shows the rows as they are now; current row and ticks stay with their keys.
func (g *Grid) Refresh() {
	n := g.length()
	if !g.keepsTicks {
		g.picks.keep(n, g.key)
	}
	if g.current >= n || n > 0 && g.key(g.current) != g.currentKey {
		g.current = max(0, min(g.current, n-1))
		for i := range n {
			if g.key(i) == g.currentKey {
				g.current = i
				break
			}
		}
	}
	g.remember()
	g.BaseWidget.Refresh()
	regain(canvasOf(g)) // what stood in for the rows may have had the keyboard
}

// RefreshRow shows again the row of that key, where it is seen.
func (g *Grid) RefreshRow(key int64) { g.body.rebind(func(row int) bool { return g.key(row) == key }) }

func (g *Grid) remember() {
	if g.current < g.length() {
		g.currentKey = g.key(g.current)
	}
}

// Current returns the current row, or -1 where there are no rows, or where somebody clicked below them.
func (g *Grid) Current() int {
	if g.length() == 0 || g.nobody {
		return -1
	}
	return g.current
}

// SetCurrent makes a row current and scrolls to it.
func (g *Grid) SetCurrent(row int) {
	n := g.length()
	if n == 0 {
		return
	}
	row = max(0, min(row, n-1))
	moved := row != g.current || g.nobody
	g.current, g.nobody = row, false
	g.remember()
	g.body.show(row)
	g.body.repaint()
	g.frame()
	if moved && g.OnMove != nil {
		g.OnMove(row)
	}
}

// SetCurrentKey makes the row of that key current, and reports whether there is one.
func (g *Grid) SetCurrentKey(key int64) bool {
	for i := range g.length() {
		if g.key(i) == key {
			g.SetCurrent(i)
			return true
		}
	}
	return false
}

// Selected returns the keys of the ticked rows in the order they are shown.
func (g *Grid) Selected() []int64 {
	rows := g.SelectedRows()
	keys := make([]int64, len(rows))
	for i, row := range rows {
		keys[i] = g.key(row)
	}
	return keys
}

// SelectedRows returns the ticked rows, ascending.
func (g *Grid) SelectedRows() []int { return g.picks.rows(g.length(), g.key) }

// SelectedCount returns the number of ticked rows.
func (g *Grid) SelectedCount() int { return len(g.picks.keys) }

// Targets returns the rows that an action means: the ticked ones, else the current one, else none.
func (g *Grid) Targets() []int {
	rows := g.SelectedRows()
	if at := g.Current(); len(rows) == 0 && at >= 0 {
		rows = []int{at}
	}
	return rows
}

// SetSelected ticks the rows of these keys and no others.
func (g *Grid) SetSelected(keys ...int64) {
	g.picks = newPicks()
	for _, k := range keys {
		g.picks.set(k, true)
	}
	g.picks.keep(g.length(), g.key)
	g.selected()
}

// SelectAll ticks every row, ClearSelection none.
func (g *Grid) SelectAll() {
	for i := range g.length() {
		g.picks.set(g.key(i), true)
	}
	g.selected()
}

// ClearSelection takes all ticks away.
func (g *Grid) ClearSelection() {
	if len(g.picks.keys) == 0 {
		return
	}
	g.picks = newPicks()
	g.selected()
}

func (g *Grid) selected() {
	g.body.repaint()
	g.header.Refresh()
	if g.OnSelect != nil {
		g.OnSelect()
	}
}

func (g *Grid) toggle(row int) {
	if !g.ticks || row < 0 || row >= g.length() {
		return
	}
	key := g.key(row)
	g.picks.anchor = row
	g.picks.set(key, !g.picks.has(key))
	g.selected()
}

func (g *Grid) span(row int) {
	if !g.ticks || g.length() == 0 {
		return
	}
	g.picks.anchor = min(g.picks.anchor, g.length()-1)
	g.picks.span(row, g.key)
	g.selected()
}

// Sort returns the column sorted by, -1 for none, and the direction.
func (g *Grid) Sort() (column int, descending bool) { return g.sortBy, g.descending }

// SetSort shows the arrow of a sort that the caller has done; it does not call OnSort.
func (g *Grid) SetSort(column int, descending bool) {
	g.sortBy, g.descending = column, descending
	g.header.Refresh()
}

func (g *Grid) sort(column int) {
	if column < 0 || column >= len(g.columns) || !g.columns[column].Sortable {
		return
	}
	g.SetSort(column, g.sortBy == column && !g.descending)
	if g.OnSort != nil {
		g.OnSort(column, g.descending)
	}
}

// Weights returns each column's share of the width; together they are 1 at every scale and window size.
func (g *Grid) Weights() []float32 { return append([]float32(nil), g.weights...) }

// SetWeights takes shares remembered from Weights; another number of them than of columns is left unused.
func (g *Grid) SetWeights(weights []float32) {
	if len(weights) != len(g.columns) {
		return
	}
	for _, w := range weights {
		if !(w > 0) { // also refuses NaN, which a damaged settings file may hold
			return
		}
	}
	g.weights = shares(append([]float32(nil), weights...))
	g.layout()
}

// plain takes the header away and makes the rows lower, for a list inside a form, where Escape leaves.
func (g *Grid) plain() {
	g.headHeight, g.rowHeight, g.inForm = 0, 32, true
	g.header.Hide()
}

func (g *Grid) leading() float32 {
	if g.ticks {
		return gridCheck
	}
	return 0
}

func (g *Grid) layout() {
	g.header.Refresh()
	g.body.relayout()
}

// Focus gives the keyboard to the rows.
func (g *Grid) Focus() {
	if c := canvasOf(g); c != nil {
		c.Focus(g.body)
	}
}

// Focused reports whether the rows have the keyboard.
func (g *Grid) Focused() bool { return g.body.focused }

// ScrollToTop shows the first row, which a new search wants.
func (g *Grid) ScrollToTop() { g.body.scrollTo(0) }

// Held returns header and rows, and what stands in for the rows where there are none.
func (g *Grid) Held() []fyne.CanvasObject {
	held := []fyne.CanvasObject{g.header, g.body}
	if g.Empty != nil && g.length() == 0 {
		held = append(held, g.Empty)
	}
	return held
}

// CreateRenderer is called by Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	card := &tableCard{owner: g, header: g.header, body: g.body, headHeight: g.headHeight, rowHeight: g.body.rowHeight,
		focused: func() bool { return g.body.focused },
		empty:   func() (fyne.CanvasObject, bool) { return g.Empty, g.length() == 0 },
		bare:    func() bool { return g.Current() < 0 }}
	d := card.drawing()
	g.frame = card.frame
	return d
}
