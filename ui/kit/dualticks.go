package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dualTicks tells what is ticked in a DualList and not moved yet. Who ticks may think that this is all there is to do:
// it is said below the lists, the button that moves stands out, and a dialog that is saved meanwhile waits.
type dualTicks struct {
	list    *DualList
	notice  *Text
	awaited bool // somebody saved before they were moved
}

func newDualTicks(d *DualList) *dualTicks {
	return &dualTicks{list: d, notice: NewStyledText("", theme.SizeNameText, theme.ColorNameWarning, false)}
}

// tell shows it as it is now.
func (t *dualTicks) tell() {
	d := t.list
	add, remove := len(d.left.ticked()), len(d.right.ticked())
	text := ""
	switch {
	case d.fixed:
	case add > 0:
		text = d.texts.ToAdd(add)
	case remove > 0:
		text = d.texts.ToRemove(remove)
	}
	colour := theme.ColorNameWarning
	if t.awaited = t.awaited && text != ""; t.awaited {
		colour = theme.ColorNameError
	}
	t.notice.SetColor(colour)
	t.notice.Set(text)
	stand(d.add, add > 0 && !d.fixed)
	stand(d.less, remove > 0 && !d.fixed)
}

// stand makes a button stand out, or not any more.
func stand(b *Button, out bool) {
	importance := widget.MediumImportance
	if out {
		importance = widget.HighImportance
	}
	if b.Importance != importance {
		b.Importance = importance
		b.Refresh()
	}
}

// unfinished is asked before the dialog is saved: where something is ticked and not moved, the keyboard goes to the
// button that moves it.
func (d *DualList) unfinished() bool {
	if d.ticks.notice.Text == "" {
		return false
	}
	d.ticks.awaited = true
	d.ticks.tell()
	button := d.less
	if len(d.left.ticked()) > 0 {
		button = d.add
	}
	Focus(button)
	reveal(d.ticks.notice)
	return true
}

// ticked returns the ticked items of this side, ascending, also those that the search hides.
func (h *dualHalf) ticked() []int {
	items := []int{}
	for key := range h.grid.picks.keys {
		items = append(items, int(key))
	}
	slices.Sort(items)
	return items
}

// untick takes the ticks of items that are on the other side by now.
func (h *dualHalf) untick() {
	for _, i := range h.ticked() {
		if h.list.chosen[i] != h.chosen {
			h.grid.picks.set(int64(i), false)
		}
	}
}

// holdsUnfinished reports whether something inside is not ready to be saved, and has said so.
func holdsUnfinished(o fyne.CanvasObject) (found bool) {
	walk(o, func(o fyne.CanvasObject) bool {
		u, ok := o.(interface{ unfinished() bool })
		found = ok && u.unfinished()
		return !found
	})
	return found
}
