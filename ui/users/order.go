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
	byColumn, byName := t.rank(t.column), t.rank(ColumnUsername)
	keys := make([]uint64, len(t.users))
	for i := range keys {
		place := byColumn[i]
		if t.descending {
			place = ^place
		}
		keys[i] = uint64(place)<<32 | uint64(byName[i])
	}
	if t.column != ColumnUsername || t.descending {
		slices.Sort(keys)
		t.order = slices.Grow(t.order[:0], len(keys))
		for _, key := range keys {
			t.order = append(t.order, t.byName[uint32(key)])
		}
		return
	}
	t.order = append(t.order[:0], t.byName...)
}

// rank returns each user's place by a column, equal for equal users.
func (t *Table) rank(column Column) []uint32 {
	if t.ranks[column] == nil {
		switch column {
		case ColumnUsername:
			t.ranks[column] = t.rankNames()
		case ColumnEmail:
			t.ranks[column], _ = rankTexts(t.foldedTexts(func(u *data.User) string { return u.Email }))
		default:
			t.ranks[column] = t.rankFew(column)
		}
	}
	return t.ranks[column]
}

// rankNames gives every user a place of their own and remembers who stands where.
func (t *Table) rankNames() []uint32 {
	_, t.byName = rankTexts(t.foldedTexts(func(u *data.User) string { return u.Username }))
	ranks := make([]uint32, len(t.users))
	for place, i := range t.byName {
		ranks[i] = uint32(place)
	}
	return ranks
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

// foldedTexts returns one field of every user, folded.
func (t *Table) foldedTexts(field func(*data.User) string) []string {
	texts := make([]string, len(t.users))
	for i := range t.users {
		texts[i] = data.SearchText(field(&t.users[i]))
	}
	return texts
}

// rankFew ranks a column in which many users are equal: its texts are made once for each sort of user.
func (t *Table) rankFew(column Column) []uint32 {
	kinds := map[string]int{}
	texts := []string{}
	kindOf := make([]int32, len(t.users))
	var key []byte
	for i := range t.users {
		u := &t.users[i]
		key = columnKey(key[:0], column, u)
		kind, known := kinds[string(key)]
		if !known {
			kind = len(texts)
			kinds[string(key)] = kind
			texts = append(texts, t.names.sortText(column, u))
		}
		kindOf[i] = int32(kind)
	}
	places, _ := rankTexts(texts)
	ranks := make([]uint32, len(t.users))
	for i, kind := range kindOf {
		ranks[i] = places[kind]
	}
	return ranks
}

// columnKey adds to key what the column shows of a user, as ids.
func columnKey(key []byte, column Column, u *data.User) []byte {
	switch column {
	case ColumnRoles:
		for _, id := range u.Roles {
			key = binary.AppendVarint(key, int64(id))
		}
	case ColumnDesks:
		for _, id := range u.Desks {
			key = binary.AppendVarint(key, int64(id))
		}
	case ColumnProfile:
		key = binary.AppendVarint(key, int64(u.Profile))
	case ColumnFactor:
		key = append(key, u.SecondFactor...)
	case ColumnEnabled:
		key = append(key, byte(number(u.Enabled)))
	}
	return key
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
