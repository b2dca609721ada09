package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// sortArrow is the room that the arrow of a sort takes beside a title.
const sortArrow = 18

// least returns the columns' least widths: what the caller wants, and the title uncut.
func (g *Grid) least() []float32 {
	least := make([]float32, len(g.columns))
	for i, c := range g.columns {
		least[i] = c.MinWidth
		if g.headHeight > 0 && c.Title != "" {
			least[i] = fyne.Max(least[i], g.header.titles[i].natural().Width+2*gridInset+1)
		}
	}
	return least
}

// room is the width that the columns share.
func (g *Grid) room() float32 { return fyne.Max(0, g.Size().Width-g.leading()-gridBar) }

// shownColumns returns the columns that there is room for, and the least widths of all.
func (g *Grid) shownColumns() (shown []int, least []float32) {
	least = g.least()
	return fitting(g.room(), g.ranks, least), least
}

// columnWidths returns the columns' widths at the grid's present size; 0 for one that is not shown.
func (g *Grid) columnWidths() []float32 {
	shown, least := g.shownColumns()
	if by := g.sortBy; by >= 0 && by < len(least) && g.headHeight > 0 {
		wider := append([]float32(nil), least...)
		wider[by] = fyne.Max(wider[by], g.header.titles[by].natural().Width+2*gridInset+1+sortArrow)
		if sumOf(pickOf(wider, shown)) <= g.room() { // the arrow makes no column leave
			least = wider
		}
	}
	out := make([]float32, len(g.columns))
	room, sharing := g.room(), []int{}
	spare := room - sumOf(pickOf(least, shown))
	for _, i := range shown {
		if !g.fixed(i) || spare <= 0 {
			sharing = append(sharing, i)
			continue
		}
		more := fyne.Max(0, fyne.Min(g.columns[i].Width-least[i], spare))
		out[i] = least[i] + more
		spare, room = spare-more, room-out[i]
	}
	for n, w := range widths(room, pickOf(g.weights, sharing), pickOf(least, sharing)) {
		out[sharing[n]] = w
	}
	return out
}

// fixed reports whether a column has a width of its own.
func (g *Grid) fixed(column int) bool { return g.columns[column].Width > 0 }

// draggable reports whether the border at the right of a column can be moved: it parts two columns that are
// shown and share the width.
func (g *Grid) draggable(column int, shown []int) bool {
	at := slices.Index(shown, column)
	return at >= 0 && at+1 < len(shown) && !g.fixed(column) && !g.fixed(shown[at+1])
}

// drag moves a column's right border. The columns that are not shown keep their share of the whole.
func (g *Grid) drag(column int, delta float32) {
	shown, least := g.shownColumns()
	if !g.draggable(column, shown) {
		return
	}
	now, share := pickOf(g.columnWidths(), shown), float32(0)
	for n, i := range shown {
		share += g.weights[i]
		if i == column {
			resize(now, pickOf(least, shown), n, delta)
		}
	}
	for n, w := range shares(now) {
		g.weights[shown[n]] = w * share
	}
	g.layout()
	if g.OnWidths != nil {
		g.OnWidths()
	}
}
