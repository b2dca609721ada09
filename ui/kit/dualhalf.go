package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// dualHalf is one side of a DualList.
type dualHalf struct {
	list    *DualList
	chosen  bool // which side
	head    *fyne.Container
	heading *Text
	count   *Text
	search  *SearchEntry
	grid    *Grid
	shown   []int // indices into the items
}

func newDualHalf(d *DualList, chosen bool, heading string, words DualWords) *dualHalf {
	h := &dualHalf{list: d, chosen: chosen,
		heading: NewStyledText(heading, theme.SizeNameText, theme.ColorNameForeground, true),
		count:   NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)}
	h.head = container.New(headLine{}, h.heading, h.count)
	h.search = NewSearchEntry(words.Search, words.Clear, func(string) {
		d.show()
		h.grid.ScrollToTop()
	})
	h.grid = NewGrid([]Column{pairColumn(func() string { return d.longest }, func(row int) (string, string) {
		item := d.items[h.shown[row]]
		return item.Text, item.Detail
	})}, true, func() int { return len(h.shown) }, func(row int) int64 { return int64(h.shown[row]) })
	h.grid.plain()
	h.grid.spaceOpens, h.grid.clickTicks, h.grid.doubleOpens, h.grid.keepsTicks = true, true, true, true
	h.grid.OnSelect = d.ticks.tell
	h.grid.OnOpen = h.open
	h.grid.OnRune = func(r rune) {
		if c := canvasOf(d); c != nil {
			c.Focus(h.search)
			h.search.TypedRune(r)
		}
	}
	h.search.OnDown = h.grid.Focus
	return h
}

// fill shows the items of this side that the search lets through.
func (h *dualHalf) fill() {
	shown, all := h.list.searched(h.chosen, h.search.Text)
	h.shown = shown
	count := strconv.Itoa(all)
	if len(shown) < all {
		count = strconv.Itoa(len(shown)) + " / " + count
	}
	h.count.Set(count)
	h.head.Refresh()
	h.untick()
	h.grid.Refresh()
}

// open brings what a key or a double click means to the other side: what is seen, so that the current item goes alone
// where a search hides all that is ticked.
func (h *dualHalf) open(row int) {
	if len(h.grid.SelectedRows()) == 0 && row < len(h.shown) {
		h.list.move([]int{h.shown[row]}, !h.chosen)
		return
	}
	h.moveTargets()
}

// moveTargets brings the ticked items, else the current one, to the other side.
func (h *dualHalf) moveTargets() {
	if h.list.fixed {
		return
	}
	items := h.ticked()
	if at := h.grid.Current(); len(items) == 0 && at >= 0 {
		items = append(items, h.shown[at])
	}
	h.grid.ClearSelection()
	h.list.move(items, !h.chosen)
}

// moveAll brings all items that are shown to the other side.
func (h *dualHalf) moveAll() { h.list.move(h.shown, !h.chosen) }

func (h *dualHalf) content(rows int) fyne.CanvasObject {
	list := container.New(atLeast(float32(rows)*h.grid.body.rowHeight()+2*tableEdge), h.grid)
	top := container.New(layout.NewCustomPaddedVBoxLayout(6), h.head, h.search)
	return container.New(layout.NewBorderLayout(top, nil, nil, nil), top, inset(list, 0, 3)) // Tab goes in this order
}

// headLine sets a count close behind a heading, which is cut where there is no room for both.
type headLine struct{}

func (headLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

func (headLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	heading, count := o[0].(*Text), o[1].(*Text)
	room := count.natural().Width + 1
	width := fyne.Max(0, fyne.Min(heading.natural().Width+1, size.Width-room-8))
	heading.Resize(fyne.NewSize(width, size.Height))
	count.Move(fyne.NewPos(width+8, 0))
	count.Resize(fyne.NewSize(room, size.Height))
}

// atLeast gives an object all the room there is, and asks for this height.
type atLeast float32

func (l atLeast) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(l)) }

func (atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
