package lists

import (
	"slices"
	"strings"

	"pbxusers/data"
)

// rows is the model: what was read, and what of it is shown in which order.
type rows[ID ~int64, T any] struct {
	kind  *Kind[ID, T]
	all   []data.Used[T]
	texts []string // all that a search looks through, folded, for each of all
	view  []int    // places in all, as shown

	words      []string
	column     int // len(kind.Columns) is the users'
	descending bool
}

func newRows[ID ~int64, T any](kind *Kind[ID, T]) *rows[ID, T] { return &rows[ID, T]{kind: kind} }

func (r *rows[ID, T]) at(row int) data.Used[T] { return r.all[r.view[row]] }
func (r *rows[ID, T]) id(row int) ID           { return r.kind.ID(r.at(row).Item) }

// find returns the one of that id, wherever the search has it.
func (r *rows[ID, T]) find(id ID) (data.Used[T], bool) {
	i := slices.IndexFunc(r.all, func(u data.Used[T]) bool { return r.kind.ID(u.Item) == id })
	if i < 0 {
		return data.Used[T]{}, false
	}
	return r.all[i], true
}

// set takes other rows.
func (r *rows[ID, T]) set(all []data.Used[T]) {
	r.all, r.texts = all, make([]string, len(all))
	for i, u := range all {
		lines := make([]string, 0, len(r.kind.Columns))
		for _, c := range r.kind.Columns {
			lines = append(lines, data.SearchText(c.Text(u.Item)))
			if c.More != nil {
				lines = append(lines, data.SearchText(c.More(u.Item)))
			}
		}
		r.texts[i] = strings.Join(lines, "\n")
	}
	r.show()
}

// put shows an item as it is now; what was counted of its users stays until it is read anew.
func (r *rows[ID, T]) put(item T) {
	all := slices.Clone(r.all)
	i := slices.IndexFunc(all, func(u data.Used[T]) bool { return r.kind.ID(u.Item) == r.kind.ID(item) })
	if i < 0 {
		all = append(all, data.Used[T]{Item: item})
	} else {
		all[i].Item = item
	}
	r.set(all)
}

func (r *rows[ID, T]) remove(id ID) {
	r.set(slices.DeleteFunc(slices.Clone(r.all), func(u data.Used[T]) bool { return r.kind.ID(u.Item) == id }))
}

// search shows those whose texts hold every word, whatever its case and accents; "" shows all.
func (r *rows[ID, T]) search(text string) {
	r.words = strings.Fields(data.SearchText(text))
	r.show()
}

func (r *rows[ID, T]) sort(column int, descending bool) {
	r.column, r.descending = column, descending
	r.show()
}

// show finds what is shown, in order; equals stand by name.
func (r *rows[ID, T]) show() {
	r.view = r.view[:0]
	for i, text := range r.texts {
		if !slices.ContainsFunc(r.words, func(word string) bool { return !strings.Contains(text, word) }) {
			r.view = append(r.view, i)
		}
	}
	slices.SortStableFunc(r.view, func(a, b int) int {
		c := r.compare(r.all[a], r.all[b])
		if r.descending {
			c = -c
		}
		if c == 0 {
			c = folded(r.kind.Name(r.all[a].Item), r.kind.Name(r.all[b].Item))
		}
		return c
	})
}

func (r *rows[ID, T]) compare(a, b data.Used[T]) int {
	if r.column >= len(r.kind.Columns) {
		return a.Users - b.Users
	}
	c := r.kind.Columns[r.column]
	if c.Order != nil {
		return c.Order(a.Item, b.Item)
	}
	return folded(c.Text(a.Item), c.Text(b.Item))
}

func folded(a, b string) int { return strings.Compare(data.SearchText(a), data.SearchText(b)) }
