package kit

import "fyne.io/fyne/v2"

// TreePlace is where somebody is in a CheckTree: which branches are open, the current line and box, and how far the
// lines are scrolled. What the search lets through is not part of it.
type TreePlace struct {
	open, shut      []bool // of each item
	current, column int
	offset          float32
}

// Place returns where the tree is at present.
func (t *CheckTree) Place() TreePlace {
	p := TreePlace{current: t.current, column: t.column, offset: t.body.scroll.Offset.Y}
	for _, it := range t.items {
		p.open, p.shut = append(p.open, it.open), append(p.shut, it.shut)
	}
	return p
}

// SetPlace goes where another tree of the same nodes was, whose search this one has already. It does nothing for a
// tree of another size.
func (t *CheckTree) SetPlace(p TreePlace) {
	if len(p.open) != len(t.items) {
		return
	}
	for i := range t.items {
		t.items[i].open, t.items[i].shut = p.open[i], p.shut[i]
	}
	t.current, t.column = p.current, p.column
	t.list()
	t.body.scrollTo(p.offset)
}

// RevealAt is Reveal of a node that scrolls until the topmost branch that the node stands in is the first line seen,
// as far as there are lines to scroll.
func (t *CheckTree) RevealAt(key string) bool {
	if !t.Reveal(key) {
		return false
	}
	top := t.current
	for t.items[top].parent >= 0 {
		top = t.items[top].parent
	}
	most := fyne.Max(0, float32(len(t.shown))*t.body.rowHeight()-t.body.scroll.Size().Height)
	t.body.scrollTo(fyne.Min(float32(t.rowOf(top))*t.body.rowHeight(), most))
	t.body.show(t.at())
	return true
}
