package kit

// picks is which rows of a grid are ticked, by their keys, so that sorting and filtering keep them.
type picks struct {
	keys   map[int64]struct{}
	anchor int // row from which a range is drawn
}

func newPicks() *picks { return &picks{keys: map[int64]struct{}{}} }

func (p *picks) has(key int64) bool {
	_, ok := p.keys[key]
	return ok
}

func (p *picks) set(key int64, on bool) {
	if on {
		p.keys[key] = struct{}{}
	} else {
		delete(p.keys, key)
	}
}

// span ticks the rows between the anchor and row, both included, beside those ticked before.
func (p *picks) span(row int, key func(int) int64) {
	for i := min(p.anchor, row); i <= max(p.anchor, row); i++ {
		p.set(key(i), true)
	}
}

// keep forgets what is not among the rows any more, so that no action hits a row that cannot be seen.
func (p *picks) keep(length int, key func(int) int64) {
	if len(p.keys) == 0 {
		return
	}
	kept := make(map[int64]struct{}, len(p.keys))
	for i := range length {
		if k := key(i); p.has(k) {
			kept[k] = struct{}{}
		}
	}
	p.keys = kept
	p.anchor = max(0, min(p.anchor, length-1))
}

// rows returns the ticked rows in the order they are shown.
func (p *picks) rows(length int, key func(int) int64) []int {
	rows := make([]int, 0, len(p.keys))
	if len(p.keys) == 0 {
		return rows
	}
	for i := range length {
		if p.has(key(i)) {
			rows = append(rows, i)
		}
	}
	return rows
}
