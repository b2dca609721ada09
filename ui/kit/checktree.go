package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Node is one line of a CheckTree. One without children is a leaf and has a box in each of its columns.
type Node struct {
	Key      string // of a leaf: unique among the leaves
	Label    string
	Detail   string // grey, behind the label; whole in the tooltip
	Also     string // found by a search, and not shown
	Badge    string // a small word at the right of the line; "" for none
	Columns  uint8  // of a leaf: bit i is set where it has a box in column i
	Children []Node
}

// CheckTree is a tree whose leaves have a box in each of a few columns, as what somebody may do with a module.
// Every line has a box of its own besides: it is ticked where all boxes below it are, has a dash where some
// are, and ticks or empties all of them. Column 0 is what the other columns need: ticking one of them ticks
// it, and emptying it empties the leaf.
//
// One line is current and, within it, one box. Up, Down, Home, End, PageUp and PageDown and a click move it;
// Right opens a branch, goes to its first line, or to the next box of a leaf, and Left the other way; Space
// and Enter press the box. A click on a box presses it, one on the label of a leaf the line's own; one on the label of a
// branch opens or shuts it.
type CheckTree struct {
	widget.BaseWidget
	OnChanged func()            // boxes were pressed by somebody, or by SelectAll and DeselectAll
	OnMove    func(key string)  // another line is current
	OnRune    func(r rune)      // a letter typed on the tree, usually sent to the search
	Empty     fyne.CanvasObject // shown in the middle where there are no lines

	items   []treeItem // all nodes, each before its children
	marks   map[string]string
	search  string
	shown   []int // the items that have a line now
	current int   // an item
	column  int   // the box that the keyboard wishes: -1 for the line's own
	fixed   bool

	head  *checkTreeHead
	body  *checkTreeBody
	frame func()
}

// treeItem is a node with its place in the tree and what it is like at present.
type treeItem struct {
	Node
	depth  int
	parent int // -1 at the top
	end    int // the item behind its last descendant
	words  string
	bits   uint8
	locked uint8 // see Lock
	open   bool
	found  bool // the search lets it through
	shut   bool // shut while searching; what is found is open at first
}

func (i *treeItem) leaf(at int) bool { return i.end == at+1 }

// NewCheckTree returns an empty tree. title stands over the labels, columns over the boxes (at most 8). With neither,
// nothing stands over the lines.
func NewCheckTree(title string, columns ...string) *CheckTree {
	t := &CheckTree{column: -1, frame: func() {}}
	t.ExtendBaseWidget(t)
	t.head, t.body = newCheckTreeHead(t, title, columns), newCheckTreeBody(t)
	return t
}

// SetNodes shows other nodes, all shut and empty.
func (t *CheckTree) SetNodes(nodes []Node) {
	t.items, t.current = nil, 0
	t.add(nodes, 0, -1)
	t.find()
}

func (t *CheckTree) add(nodes []Node, depth, parent int) {
	for _, n := range nodes {
		at := len(t.items)
		t.items = append(t.items, treeItem{Node: n, depth: depth, parent: parent,
			words: fold(n.Label + "\n" + n.Detail + "\n" + n.Key + "\n" + n.Also)})
		t.add(n.Children, depth+1, at)
		t.items[at].end = len(t.items)
	}
}

func fold(text string) string { return strings.ToLower(text) }

// Filter shows only the lines whose label, detail, key or Also holds the text, whatever its case, with all
// above and all below them, and opens them. "" shows the tree again as it was, and where the current line is.
func (t *CheckTree) Filter(text string) {
	text = fold(strings.TrimSpace(text))
	if text == t.search {
		return
	}
	if t.search = text; text == "" {
		t.openTo(t.current)
	}
	t.find()
	t.body.scrollTo(0)
	if t.at() >= 0 {
		t.body.show(t.at())
	}
}

func (t *CheckTree) find() {
	for i := range t.items {
		it := &t.items[i]
		it.shut = false
		it.found = t.search == "" || strings.Contains(it.words, t.search) || it.parent >= 0 && t.hit(it.parent)
	}
	for i := len(t.items) - 1; i >= 0; i-- {
		if parent := t.items[i].parent; t.items[i].found && parent >= 0 {
			t.items[parent].found = true
		}
	}
	t.list()
}

// hit reports whether an item, or one above it, has the searched text itself.
func (t *CheckTree) hit(i int) bool {
	for ; i >= 0; i = t.items[i].parent {
		if strings.Contains(t.items[i].words, t.search) {
			return true
		}
	}
	return false
}

func (t *CheckTree) opened(i int) bool {
	if t.search != "" {
		return !t.items[i].shut
	}
	return t.items[i].open
}

func (t *CheckTree) setOpen(i int, open bool) {
	if t.search != "" {
		t.items[i].shut = !open
	} else {
		t.items[i].open = open
	}
}

// openTo opens all that lies above an item.
func (t *CheckTree) openTo(i int) {
	if i >= len(t.items) {
		return
	}
	for up := t.items[i].parent; up >= 0; up = t.items[up].parent {
		t.setOpen(up, true)
	}
}

// list works out which items have a line; a current one that lost its line hands over to the one above it.
func (t *CheckTree) list() {
	t.shown = t.shown[:0]
	for i := 0; i < len(t.items); {
		if t.items[i].found {
			t.shown = append(t.shown, i)
		}
		if t.items[i].found && t.opened(i) {
			i++
		} else {
			i = t.items[i].end
		}
	}
	for i := t.current; i >= 0 && i < len(t.items); i = t.items[i].parent {
		if t.rowOf(i) >= 0 {
			t.current = i
			break
		}
	}
	if t.at() < 0 && len(t.shown) > 0 {
		t.current = t.shown[0]
	}
	t.Refresh()
}

// rowOf returns the line of an item, -1 where it has none.
func (t *CheckTree) rowOf(item int) int {
	for row, i := range t.shown {
		if i == item {
			return row
		}
	}
	return -1
}

// at returns the current line, -1 where there are none.
func (t *CheckTree) at() int { return t.rowOf(t.current) }

// Current returns the current line's key, "" where there are no lines.
func (t *CheckTree) Current() string {
	if t.at() < 0 {
		return ""
	}
	return t.items[t.current].Key
}

// goTo makes a line current; beyond the ends it is the first or last.
func (t *CheckTree) goTo(row int) {
	if len(t.shown) == 0 {
		return
	}
	row = max(0, min(row, len(t.shown)-1))
	moved := t.current != t.shown[row]
	t.current = t.shown[row]
	t.body.show(row)
	t.body.repaint()
	if moved && t.OnMove != nil {
		t.OnMove(t.items[t.current].Key)
	}
}

// foldItem opens or shuts a branch.
func (t *CheckTree) foldItem(item int, open bool) {
	if t.items[item].leaf(item) || t.opened(item) == open {
		return
	}
	t.setOpen(item, open)
	t.list()
}

// ExpandAll opens every branch, CollapseAll shuts it.
func (t *CheckTree) ExpandAll() { t.foldAll(true) }

// CollapseAll shuts every branch.
func (t *CheckTree) CollapseAll() { t.foldAll(false) }

func (t *CheckTree) foldAll(open bool) {
	for i := range t.items {
		t.setOpen(i, open)
	}
	t.list()
	if t.at() >= 0 {
		t.body.show(t.at())
	}
}

// Reveal opens what lies above the leaf of that key, else the branch, makes it current and scrolls to it. A
// search that hides it is given up. It reports whether there is such a node.
func (t *CheckTree) Reveal(key string) bool {
	found := -1
	for i := range t.items {
		if t.items[i].Key == key && (found < 0 || t.items[i].leaf(i) && !t.items[found].leaf(found)) {
			found = i
		}
	}
	if found < 0 {
		return false
	}
	if !t.items[found].found {
		t.Filter("")
	}
	t.openTo(found)
	t.list()
	t.goTo(t.rowOf(found))
	return true
}

// Marks puts a small coloured note behind the label of leaves, by their keys, in the place of all earlier ones.
func (t *CheckTree) Marks(notes map[string]string) {
	t.marks = notes
	t.Refresh()
}

// SetReadOnly says whether the boxes can be pressed; lines open and shut all the same.
func (t *CheckTree) SetReadOnly(fixed bool) {
	t.fixed = fixed
	t.Refresh()
}

// Focus gives the keyboard to the lines.
func (t *CheckTree) Focus() {
	if c := canvasOf(t); c != nil {
		c.Focus(t.body)
	}
}

// Held returns what takes the keyboard.
func (t *CheckTree) Held() []fyne.CanvasObject { return []fyne.CanvasObject{t.body} }

// CreateRenderer is called by Fyne.
func (t *CheckTree) CreateRenderer() fyne.WidgetRenderer {
	card := &tableCard{owner: t, header: t.head, body: t.body, headHeight: t.head.height(), rowHeight: t.body.rowHeight,
		focused: func() bool { return t.body.focused },
		empty:   func() (fyne.CanvasObject, bool) { return t.Empty, len(t.shown) == 0 },
		bare:    func() bool { return len(t.shown) == 0 }}
	d := card.drawing()
	t.frame = card.frame
	return d
}
