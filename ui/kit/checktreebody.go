package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

const treeRow = 34 // height of a line

// checkTreeBody is the lines of a CheckTree: the one object of it that takes the keyboard.
type checkTreeBody struct {
	widget.BaseWidget
	Keyed
	*roll[*checkTreeRow]
	tree *CheckTree
}

func newCheckTreeBody(t *CheckTree) *checkTreeBody {
	b := &checkTreeBody{tree: t}
	b.roll = newRoll(b, b.rowHeight, func() int { return len(t.shown) }, func() *checkTreeRow { return newCheckTreeRow(b) },
		func() { t.frame() })
	b.ExtendBaseWidget(b)
	return b
}

func (b *checkTreeBody) rowHeight() float32 { return treeRow }

// TypedRune is called by Fyne.
func (b *checkTreeBody) TypedRune(r rune) {
	active(b)
	if r != ' ' && b.tree.OnRune != nil {
		b.tree.OnRune(r)
	}
}

// TypedKey is called by Fyne.
func (b *checkTreeBody) TypedKey(ev *fyne.KeyEvent) {
	active(b)
	t, row := b.tree, b.tree.at()
	switch {
	case (isEnter(ev) || ev.Name == fyne.KeySpace) && row >= 0:
		t.press(t.current, t.box())
	case forwards(ev):
		b.pass(b, ev)
	case row < 0:
	case ev.Name == fyne.KeyUp:
		t.goTo(row - 1)
	case ev.Name == fyne.KeyDown:
		t.goTo(row + 1)
	case ev.Name == fyne.KeyPageUp:
		t.goTo(row - b.page())
	case ev.Name == fyne.KeyPageDown:
		t.goTo(row + b.page())
	case ev.Name == fyne.KeyHome:
		t.goTo(0)
	case ev.Name == fyne.KeyEnd:
		t.goTo(len(t.shown) - 1)
	case ev.Name == fyne.KeyRight:
		t.right(row)
	case ev.Name == fyne.KeyLeft:
		t.left()
	}
}

// box returns the box that the keyboard is on: the wished column where the current leaf has it, else -1.
func (t *CheckTree) box() int {
	it := &t.items[t.current]
	if t.column >= 0 && it.leaf(t.current) && it.Columns&(1<<t.column) != 0 {
		return t.column
	}
	return -1
}

func (t *CheckTree) right(row int) {
	it := &t.items[t.current]
	switch {
	case it.leaf(t.current):
		for c := t.box() + 1; c < len(t.head.columns); c++ {
			if it.Columns&(1<<c) != 0 {
				t.goToBox(c)
				return
			}
		}
	case !t.opened(t.current):
		t.foldItem(t.current, true)
	default:
		t.goTo(row + 1)
	}
}

func (t *CheckTree) left() {
	it := &t.items[t.current]
	leaf := it.leaf(t.current)
	switch {
	case leaf && t.box() >= 0:
		c := t.box() - 1
		for c >= 0 && it.Columns&(1<<c) == 0 {
			c--
		}
		t.goToBox(c)
	case !leaf && t.opened(t.current):
		t.foldItem(t.current, false)
	case it.parent >= 0:
		t.goTo(t.rowOf(it.parent))
	}
}

func (t *CheckTree) goToBox(column int) {
	t.column = column
	t.body.repaint()
}
