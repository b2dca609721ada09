package users

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"pbxusers/data"
)

// Sort puts the rows in the order of a column; users who are equal there stand by username, upwards.
func (t *Table) Sort(column Column, descending bool) {
	if column < 0 || column >= columnCount {
		return
	}
	t.column, t.descending = column, descending
	t.arrange()
	t.show()
}

// Sorted returns the column that the rows are in the order of, and the direction.
func (t *Table) Sorted() (column Column, descending bool) { return t.column, t.descending }

// arrange works out the order. Texts are compared once for each column: afterwards a user is a number, the
// place by the column above the place by the username.
func (t *Table) arrange() {
	if t.column == ColumnUsername && !t.descending {
		t.order = append(t.order[:0], t.byName...)
		return
	}
	place := t.place()
	keys := make([]uint64, len(t.rows))
	for i := range keys {
		by := place(i)
		if t.descending {
			by = ^by
		}
		keys[i] = uint64(by)<<32 | uint64(t.nameRanks[i])
	}
	slices.Sort(keys)
	t.order = slices.Grow(t.order[:0], len(keys))
	for _, key := range keys {
		t.order = append(t.order, t.byName[uint32(key)])
	}
}

// place returns what tells each row's place by the column, equal for equal users.
func (t *Table) place() func(row int) uint32 {
	switch t.column {
	case ColumnUsername:
		return func(row int) uint32 { return t.nameRanks[row] }
	case ColumnEmail:
		if t.emailRanks == nil {
			t.rankEmails()
		}
		return func(row int) uint32 { return t.emailRanks[row] }
	case ColumnDepartment:
		return t.departmentPlace()
	}
	texts := make([]string, len(t.kinds.list))
	for i := range texts {
		texts[i] = t.names.sortText(t.column, &t.kinds.list[i].user)
	}
	ranks, _ := rankTexts(texts)
	return func(row int) uint32 { return ranks[t.rows[row].kind] }
}

// departmentPlace is place by the department; whoever is of none comes first.
func (t *Table) departmentPlace() func(row int) uint32 {
	texts := make([]string, len(t.departments.list))
	for i := range texts {
		texts[i] = t.departments.list[i].searched
	}
	ranks, _ := rankTexts(texts)
	return func(row int) uint32 { return ranks[t.rows[row].department] }
}

// rankNames gives every user a place of their own and remembers who stands where.
func (t *Table) rankNames() {
	texts := make([]string, len(t.rows))
	for i := range t.rows {
		texts[i], _, _ = strings.Cut(t.rows[i].searched, "\n")
	}
	_, t.byName = rankTexts(texts)
	t.nameRanks = make([]uint32, len(t.rows))
	for place, i := range t.byName {
		t.nameRanks[i] = uint32(place)
	}
}

// rankEmails gives users of the same address, which there should not be, the same place.
func (t *Table) rankEmails() {
	texts := make([]string, len(t.rows))
	for i := range t.rows {
		_, texts[i], _ = strings.Cut(t.rows[i].searched, "\n")
	}
	t.emailRanks, _ = rankTexts(texts)
}

// entry is one text to be ranked: its first sixteen bytes decide most comparisons without a look at the text.
type entry struct {
	head, next uint64
	at         int32
}

func (e entry) compare(o entry, texts []string) int {
	if e.head != o.head {
		return cmp.Compare(e.head, o.head)
	}
	if e.next != o.next {
		return cmp.Compare(e.next, o.next)
	}
	return strings.Compare(texts[e.at], texts[o.at])
}

// rankTexts returns the place of each text, equal for equal texts, and the texts' numbers in order, equal
// ones in the order in which they came.
func rankTexts(texts []string) (ranks []uint32, order []int32) {
	entries := make([]entry, len(texts))
	for i, text := range texts {
		var first [16]byte
		copy(first[:], text)
		entries[i] = entry{binary.BigEndian.Uint64(first[:8]), binary.BigEndian.Uint64(first[8:]), int32(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if c := a.compare(b, texts); c != 0 {
			return c
		}
		return cmp.Compare(a.at, b.at)
	})
	ranks, order = make([]uint32, len(texts)), make([]int32, len(texts))
	place := uint32(0)
	for i, e := range entries {
		if i > 0 && e.compare(entries[i-1], texts) != 0 {
			place++
		}
		ranks[e.at], order[i] = place, e.at
	}
	return ranks, order
}

// sortText is what a column shows of a user, folded. Enabled users come first.
func (n *names) sortText(column Column, u *data.User) string {
	switch column {
	case ColumnRoles:
		return joined(u.Roles, n.foldedRoles)
	case ColumnDesks:
		return joined(u.Desks, n.foldedDesks)
	case ColumnProfile:
		return n.foldedProfiles[u.Profile]
	case ColumnFactor:
		return n.foldedFactors[u.SecondFactor]
	case ColumnEnabled:
		return string(rune('1' - number(u.Enabled)))
	}
	return ""
}
