package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// DualItem is one thing that can stand at either side of a DualList.
type DualItem struct {
	ID     string // unique
	Text   string
	Detail string // grey behind the text; may be ""
}

// DualWords is what a DualList says. AddAll and RemoveAll move what the search shows; all four are tooltips.
type DualWords struct {
	Available, Selected            string // headings; the number of items stands behind them
	Search, Clear                  string // placeholder of the searches, tooltip of their x
	Add, AddAll, Remove, RemoveAll string
	ToAdd, ToRemove                func(n int) string // so many are ticked there and were not moved yet
}

// DualList chooses several from a list by moving them to a second one beside it. Both have a search. In a list
// Space, Enter and a double click move the ticked items, else the current one; a click on a row, Ctrl+Space,
// Shift+arrows and Ctrl+A tick, and a tick stays while another search hides it. A dialog is not saved while something
// is ticked that was not moved.
type DualList struct {
	widget.BaseWidget
	OnChanged func() // somebody moved something

	items    []DualItem
	texts    DualWords
	words    []string // what a search looks through, for each item
	longest  string   // text of an item
	at       map[string]int
	chosen   []bool
	left     *dualHalf
	right    *dualHalf
	add, all *Button
	less, no *Button
	ticks    *dualTicks
	rows     int
	fixed    bool
}

// NewDualList returns an empty pair of lists with rows lines to see at least.
func NewDualList(words DualWords, rows int) *DualList {
	d := &DualList{texts: words, rows: rows, at: map[string]int{}}
	d.ticks = newDualTicks(d)
	d.left = newDualHalf(d, false, words.Available, words)
	d.right = newDualHalf(d, true, words.Selected, words)
	button := func(icon fyne.Resource, tip string, act func()) *Button {
		b := NewIconButton(icon, tip, act)
		b.Importance = widget.MediumImportance
		return b
	}
	d.add = button(look.IconRight, words.Add, func() { d.left.moveTargets() })
	d.all = button(look.IconAllRight, words.AddAll, func() { d.left.moveAll() })
	d.less = button(look.IconLeft, words.Remove, func() { d.right.moveTargets() })
	d.no = button(look.IconAllLeft, words.RemoveAll, func() { d.right.moveAll() })
	d.ExtendBaseWidget(d)
	d.show()
	return d
}

// SetItems takes other items, in the order they are to be shown; what was selected stays so, as SetSelected
// has it for IDs that are not among the items.
func (d *DualList) SetItems(items []DualItem) {
	before := d.Selected()
	d.left.grid.picks, d.right.grid.picks = newPicks(), newPicks()
	d.items, d.words, d.chosen, d.at, d.longest = nil, nil, nil, map[string]int{}, ""
	for _, item := range items {
		d.append(item)
	}
	d.SetSelected(before...)
}

func (d *DualList) append(item DualItem) {
	if _, twice := d.at[item.ID]; twice {
		return
	}
	d.at[item.ID] = len(d.items)
	d.items = append(d.items, item)
	d.words = append(d.words, fold(item.Text+"\n"+item.Detail+"\n"+item.ID))
	d.chosen = append(d.chosen, false)
	if len(item.Text) > len(d.longest) {
		d.longest = item.Text
	}
}

// SetSelected selects these and no others, without telling OnChanged. An ID that no item has becomes an item
// at the end of the list, so that nothing is lost which was selected once and is not offered any more.
func (d *DualList) SetSelected(ids ...string) {
	clear(d.chosen)
	for _, id := range ids {
		d.append(DualItem{ID: id, Text: id})
		d.chosen[d.at[id]] = true
	}
	d.show()
}

// Selected returns the IDs of the selected items in the order of the items.
func (d *DualList) Selected() []string {
	ids := []string{}
	for i, item := range d.items {
		if d.chosen[i] {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// SetReadOnly says whether items can be moved; searching goes all the same.
func (d *DualList) SetReadOnly(fixed bool) {
	d.fixed = fixed
	d.show()
}

// move brings items of one side to the other.
func (d *DualList) move(items []int, chosen bool) {
	if d.fixed || len(items) == 0 {
		return
	}
	for _, i := range items {
		d.chosen[i] = chosen
	}
	d.show()
	if d.OnChanged != nil {
		d.OnChanged()
	}
}

// show fills both lists. A button that has nothing to move any more leaves the keyboard to its list.
func (d *DualList) show() {
	d.left.fill()
	d.right.fill()
	for b, half := range map[*Button]*dualHalf{d.add: d.left, d.all: d.left, d.less: d.right, d.no: d.right} {
		ticked := (b == d.add || b == d.less) && len(half.ticked()) > 0 // also where a search hides them
		if (len(half.shown) > 0 || ticked) && !d.fixed {
			b.Enable()
			continue
		}
		b.Disable()
		if b.focused {
			half.grid.Focus()
		}
	}
	d.ticks.tell()
}

func (d *DualList) setForm(f *Form) {
	for _, half := range []*dualHalf{d.left, d.right} {
		half.search.setForm(f)
		half.grid.body.setForm(f)
	}
	for _, b := range []*Button{d.add, d.all, d.less, d.no} {
		b.setForm(f)
	}
}

func (d *DualList) setWrong(wrong bool) { d.right.search.setWrong(wrong) }

// Held returns what takes the keyboard, and what may have to be seen.
func (d *DualList) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.left.search, d.left.grid, d.add, d.all, d.less, d.no, d.right.search, d.right.grid, d.ticks.notice}
}

// CreateRenderer is called by Fyne.
func (d *DualList) CreateRenderer() fyne.WidgetRenderer {
	buttons := container.NewCenter(NewStackOf(container.NewVBox(d.add, d.all), container.NewVBox(d.less, d.no)))
	lists := container.New(dualLayout{}, d.left.content(d.rows), buttons, d.right.content(d.rows))
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedVBoxLayout(3), lists, d.ticks.notice))
}

// dualLayout sets two lists of one width with buttons between them.
type dualLayout struct{}

const (
	dualLeast  = 150 // width of a list
	dualMiddle = 60
)

func (dualLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*dualLeast+dualMiddle, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (dualLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	list := (size.Width - dualMiddle) / 2
	for i, x := range []float32{0, list, list + dualMiddle} {
		width := list
		if i == 1 {
			width = dualMiddle
		}
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(width, size.Height))
	}
}

// searched returns the items of one side that hold the typed text.
func (d *DualList) searched(chosen bool, typed string) (shown []int, all int) {
	typed = fold(strings.TrimSpace(typed))
	for i := range d.items {
		if d.chosen[i] != chosen {
			continue
		}
		all++
		if typed == "" || strings.Contains(d.words[i], typed) {
			shown = append(shown, i)
		}
	}
	return shown, all
}
