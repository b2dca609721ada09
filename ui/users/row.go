package users

import (
	"strings"
	"time"

	"pbxusers/data"
)

// row is what a user has alone, and where to find what many users share. So 100,000 users take some ten
// megabytes, where as many data.User with their texts for a search take forty.
type row struct {
	id                  data.UserID
	version             int64
	created, lastSignIn int64  // Unix milliseconds
	shown               string // the username, a line's end, the e-mail
	searched            string // the same, folded: mostly the very same string
	department, kind    int32  // positions in the table's lists
}

// newRows makes the rows of users. Their texts lie in one piece of memory, in the users' order, which is what
// makes a pass over them quick.
func (t *Table) newRows(users []data.User) []row {
	size := 0
	for i := range users {
		size += len(users[i].Username) + 1 + len(users[i].Email)
	}
	var all strings.Builder
	all.Grow(size)
	rows := make([]row, len(users))
	for i := range users {
		u, from := &users[i], all.Len()
		all.WriteString(u.Username)
		all.WriteByte('\n')
		all.WriteString(u.Email)
		shown := all.String()[from:]
		rows[i] = row{
			id: u.ID, version: u.Version, created: u.Created.UnixMilli(), lastSignIn: u.LastSignIn.UnixMilli(),
			shown: shown, searched: data.SearchText(shown), department: t.departments.of(u.Department), kind: t.kinds.of(u),
		}
	}
	return rows
}

// user puts together what newRows took apart.
func (t *Table) user(i int32) *data.User {
	r := &t.rows[i]
	u := t.kinds.list[r.kind].user
	u.ID, u.Version = r.id, r.version
	u.Username, u.Email, _ = strings.Cut(r.shown, "\n")
	u.Department = t.departments.list[r.department].shown
	u.Created, u.LastSignIn = time.UnixMilli(r.created).UTC(), time.UnixMilli(r.lastSignIn).UTC()
	return &u
}
