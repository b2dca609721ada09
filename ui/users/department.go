package users

import "pbxusers/data"

// department is as users have it and, folded, as a search looks through it.
type department struct {
	shown, searched string
	held            wordSet // the words of the search under way that searched holds
	admitted        bool    // the filter lets its users through
}

// departments are those of a table, each once. They are no part of a kind: with some dozen of them it would be
// a rare user who had everything in common with another.
type departments struct {
	list  []department
	known map[string]int32 // positions in list
}

func newDepartments() *departments { return &departments{known: map[string]int32{}} }

// of returns the department's position in list.
func (d *departments) of(name string) int32 {
	at, known := d.known[name]
	if !known {
		at = int32(len(d.list))
		d.list = append(d.list, department{shown: name, searched: data.SearchText(name)})
		d.known[name] = at
	}
	return at
}

// ask prepares all departments for one filter and the words of one search.
func (d *departments) ask(f Filter, words []string) {
	for i := range d.list {
		one := &d.list[i]
		one.admitted, one.held = f.Department == "" || f.Department == one.shown, wordsIn(one.searched, words)
	}
}
