package kit

// Set ticks these boxes and no others, without telling OnChanged: each leaf's key leads to its bits, bit i for
// column i. Boxes that a leaf does not have are left out; the box that the others need is put in.
func (t *CheckTree) Set(value map[string]uint8) {
	for i := range t.items {
		it := &t.items[i]
		it.bits = 0
		if it.leaf(i) && value[it.Key]&it.Columns != 0 {
			it.bits = (value[it.Key] | 1) & it.Columns
		}
	}
	t.body.repaint()
}

// Value returns the bits of the leaves that have a ticked box.
func (t *CheckTree) Value() map[string]uint8 {
	value := map[string]uint8{}
	for i, it := range t.items {
		if it.leaf(i) && it.bits != 0 {
			value[it.Key] = it.bits
		}
	}
	return value
}

// SelectAll ticks every box, DeselectAll none; during a search both leave alone what it hides.
func (t *CheckTree) SelectAll() { t.setAll(true) }

// DeselectAll empties every box.
func (t *CheckTree) DeselectAll() { t.setAll(false) }

func (t *CheckTree) setAll(on bool) {
	t.change(func() {
		for i := range t.items {
			t.fill(i, on)
		}
	})
}

// fill ticks or empties all boxes of a leaf that the search lets through.
func (t *CheckTree) fill(i int, on bool) {
	it := &t.items[i]
	switch {
	case !it.leaf(i) || !it.found:
	case on:
		it.bits |= it.free()
	default:
		it.bits &= it.locked
	}
}

// press toggles a box: column -1 is the line's own.
func (t *CheckTree) press(item, column int) {
	if t.fixed {
		return
	}
	it := &t.items[item]
	t.change(func() {
		if column >= 0 {
			it.bits = it.bits&it.locked | pressed(it.bits, it.free(), column)
			return
		}
		on := t.state(item, true) != 2 // so that a second press takes back what the first could tick
		for i := item; i < it.end; i++ {
			t.fill(i, on)
		}
	})
}

// pressed returns a leaf's bits once the box of a column was pressed.
func pressed(bits, columns uint8, column int) uint8 {
	box := uint8(1) << column
	switch {
	case columns&box == 0:
		return bits
	case bits&box == 0:
		return (bits | box | 1) & columns
	case column == 0:
		return 0
	}
	return bits &^ box
}

// change runs what changes boxes and tells whoever wants to know, if it did.
func (t *CheckTree) change(f func()) {
	before := make([]uint8, len(t.items))
	for i := range t.items {
		before[i] = t.items[i].bits
	}
	f()
	changed := false
	for i := range t.items {
		changed = changed || before[i] != t.items[i].bits
	}
	t.body.repaint()
	if changed && t.OnChanged != nil {
		t.OnChanged()
	}
}

// state returns how an item's own box looks: 0 empty, 1 partly, 2 ticked, -1 where there are no boxes below
// it. With pressable only what the search lets through and can be pressed counts.
func (t *CheckTree) state(item int, pressable bool) int {
	all, some := true, false
	boxes := uint8(0)
	for i := item; i < t.items[item].end; i++ {
		it := &t.items[i]
		if !it.leaf(i) || pressable && !it.found {
			continue
		}
		counted := it.Columns
		if pressable {
			counted = it.free()
		}
		boxes |= counted
		all = all && it.bits&counted == counted
		some = some || it.bits&counted != 0
	}
	switch {
	case boxes == 0:
		return -1
	case !some:
		return 0
	case all:
		return 2
	}
	return 1
}
