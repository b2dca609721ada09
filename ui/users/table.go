package users

import (
	"slices"

	"pbxusers/data"
)

// Column is one column of the table that can be sorted by.
type Column int

// The columns, in the order in which they are shown.
const (
	ColumnUsername Column = iota
	ColumnEmail
	ColumnRoles
	ColumnDesks
	ColumnProfile
	ColumnFactor
	ColumnEnabled
	columnCount
)

// Table is the rows of the Users screen: which of all users are shown, and in which order. It is made for
// 100,000 of them: one folded text a row answers a search in one pass, and an order is a sort of numbers.
// It is not safe for use by several goroutines.
type Table struct {
	users []data.User
	texts []string // what a search looks through, one for each of users
	names *names

	column     Column
	descending bool
	ranks      [columnCount][]uint32 // places of users by each column; nil until asked for
	byName     []int32               // positions in users, by username
	order      []int32               // positions in users, as sorted

	words  []string // of the search
	filter Filter
	hits   []bool  // which of users search and filter let through
	view   []int32 // those of order
}

// NewTable makes a table of the users, sorted by username, nothing searched and nothing filtered. It takes
// over the slice; choices gives the names of roles, desks, profiles and tenants, catalog says which roles are
// special.
func NewTable(choices data.Choices, catalog *data.Catalog, users []data.User) *Table {
	t := &Table{users: users, names: newNames(choices, catalog)}
	t.texts = t.names.texts(users)
	t.rebuild()
	t.rank(ColumnEmail) // the one other column in which everybody differs: its first sort would be felt
	return t
}

// Len is the number of rows that search and filter let through.
func (t *Table) Len() int { return len(t.view) }

// Total is the number of all users.
func (t *Table) Total() int { return len(t.users) }

// At returns the user of row i. It must not be changed, and is valid until the next Put or Remove.
func (t *Table) At(i int) *data.User { return &t.users[t.view[i]] }

// Text returns the folded text of row i that a search looks through.
func (t *Table) Text(i int) string { return t.texts[t.view[i]] }

// User returns the user of that id, also where search or filter hide it; nil when there is none.
func (t *Table) User(id data.UserID) *data.User {
	if i := slices.IndexFunc(t.users, func(u data.User) bool { return u.ID == id }); i >= 0 {
		return &t.users[i]
	}
	return nil
}

// Put takes over users that were saved: those it has are replaced, others added. Search, filter and order
// hold for them at once.
func (t *Table) Put(users ...data.User) {
	if len(users) == 0 {
		return
	}
	at := make(map[data.UserID]int, len(users))
	for _, u := range users {
		at[u.ID] = -1
	}
	for i := range t.users {
		if _, wanted := at[t.users[i].ID]; wanted {
			at[t.users[i].ID] = i
		}
	}
	for i, text := range t.names.texts(users) {
		u := users[i]
		if was := at[u.ID]; was >= 0 {
			t.users[was], t.texts[was] = u, text
			continue
		}
		at[u.ID] = len(t.users)
		t.users, t.texts = append(t.users, u), append(t.texts, text)
	}
	t.rebuild()
}

// Remove takes users out of the table; ids that it does not have are passed over.
func (t *Table) Remove(ids ...data.UserID) {
	gone := make(map[data.UserID]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	kept := 0
	for i := range t.users {
		if !gone[t.users[i].ID] {
			t.users[kept], t.texts[kept] = t.users[i], t.texts[i]
			kept++
		}
	}
	clear(t.users[kept:])
	clear(t.texts[kept:])
	t.users, t.texts = t.users[:kept], t.texts[:kept]
	t.rebuild()
}

// SetChoices takes other names, such as those of a role made meanwhile. Nothing is done where all that the
// table shows is called as before.
func (t *Table) SetChoices(choices data.Choices, catalog *data.Catalog) {
	next := newNames(choices, catalog)
	if next.equal(t.names) {
		return
	}
	t.names = next
	t.texts = next.texts(t.users)
	t.rebuild()
}

// rebuild works out order and view after users came, went or changed.
func (t *Table) rebuild() {
	t.ranks = [columnCount][]uint32{}
	t.arrange()
	t.look(false)
}
