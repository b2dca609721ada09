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
	ColumnDepartment
	ColumnFactor
	ColumnEnabled
	columnCount
)

// Table is the rows of the Users screen: which of all users are shown, and in which order. It is made for
// 100,000 of them: what many share is kept and searched once, a search is one pass over the names, and an
// order is a sort of numbers. It is not safe for use by several goroutines.
type Table struct {
	rows        []row
	departments *departments
	kinds       *kinds
	names       *names

	column     Column
	descending bool
	nameRanks  []uint32 // places of rows by username, all different
	emailRanks []uint32 // by e-mail, equal for equal ones; nil until asked for
	byName     []int32  // positions in rows, by username
	order      []int32  // positions in rows, as sorted

	words  []string // of the search
	filter Filter
	hits   []bool  // which of rows search and filter let through
	view   []int32 // those of order
}

// NewTable makes a table of the users, sorted by username, nothing searched and nothing filtered. It keeps
// nothing of the slice but the lists and texts that users share; choices gives the names of roles, desks,
// profiles and tenants, catalog says which roles are special.
func NewTable(choices data.Choices, catalog *data.Catalog, users []data.User) *Table {
	n := newNames(choices, catalog)
	t := &Table{departments: newDepartments(), kinds: newKinds(n), names: n}
	t.rows = t.newRows(users)
	t.rebuild()
	t.rankEmails() // the one other column in which everybody differs: its first sort would be felt
	return t
}

// Len is the number of rows that search and filter let through.
func (t *Table) Len() int { return len(t.view) }

// Total is the number of all users.
func (t *Table) Total() int { return len(t.rows) }

// ID returns whose row i is.
func (t *Table) ID(i int) data.UserID { return t.rows[t.view[i]].id }

// At returns a copy of the user of row i, which shares its lists with others: clone one before changing it.
func (t *Table) At(i int) *data.User { return t.user(t.view[i]) }

// Text returns the folded text of row i that a search looks through.
func (t *Table) Text(i int) string {
	r := &t.rows[t.view[i]]
	return r.searched + "\n" + t.departments.list[r.department].searched + "\n" + t.kinds.list[r.kind].text
}

// User returns the user of that id as At does, also where search or filter hide it; nil when there is none.
func (t *Table) User(id data.UserID) *data.User {
	if i := slices.IndexFunc(t.rows, func(r row) bool { return r.id == id }); i >= 0 {
		return t.user(int32(i))
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
	for i := range t.rows {
		if _, wanted := at[t.rows[i].id]; wanted {
			at[t.rows[i].id] = i
		}
	}
	for _, r := range t.newRows(users) {
		if was := at[r.id]; was >= 0 {
			t.rows[was] = r
			continue
		}
		at[r.id] = len(t.rows)
		t.rows = append(t.rows, r)
	}
	t.rebuild()
}

// Remove takes users out of the table; ids that it does not have are passed over.
func (t *Table) Remove(ids ...data.UserID) {
	gone := make(map[data.UserID]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	t.rows = slices.DeleteFunc(t.rows, func(r row) bool { return gone[r.id] })
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
	t.kinds.rename(next)
	t.rebuild()
}

// rebuild works out order and view after users came, went or changed.
func (t *Table) rebuild() {
	t.rankNames()
	t.emailRanks = nil
	t.arrange()
	t.look(false)
}
