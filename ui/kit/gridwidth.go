package kit

import "fyne.io/fyne/v2"

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
	for n, w := range widths(g.room(), pickOf(g.weights, shown), pickOf(least, shown)) {
		out[shown[n]] = w
	}
	return out
}

// drag moves a column's right border. The columns that are not shown keep their share of the whole.
func (g *Grid) drag(column int, delta float32) {
	shown, least := g.shownColumns()
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
