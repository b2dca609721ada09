package transfer

import (
	"errors"
	"fmt"
	"strings"

	"pbxusers/data"
)

// errNoName means that a user holds an id that Names were not given.
var errNoName = errors.New("no name for an id")

// defaultFirst returns the user's tenants with the default one in front.
func defaultFirst(u *data.User) []data.TenantID {
	if len(u.Tenants) < 2 || u.Tenants[0] == u.DefaultTenant {
		return u.Tenants
	}
	list := make([]data.TenantID, 1, len(u.Tenants))
	list[0] = u.DefaultTenant
	for _, id := range u.Tenants {
		if id != u.DefaultTenant {
			list = append(list, id)
		}
	}
	return list
}

// cellOf writes the names of ids as a list cell.
func cellOf[ID ~int64](names map[ID]string, ids []ID) (string, error) {
	if len(ids) == 0 {
		return "", nil
	}
	var b strings.Builder
	for i, id := range ids {
		name, ok := names[id]
		if !ok {
			return "", fmt.Errorf("%w: %T %d", errNoName, id, id)
		}
		if i > 0 {
			b.WriteByte('|')
		}
		escape(&b, name)
	}
	return b.String(), nil
}

func escape(b *strings.Builder, name string) {
	for i := range len(name) {
		if name[i] == '|' || name[i] == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(name[i])
	}
}

// splitOwn cuts a list cell of this program at each "|" without a "\" before it.
func splitOwn(cell string) []string {
	if !strings.ContainsAny(cell, `|\`) {
		return []string{cell}
	}
	var parts []string
	var part strings.Builder
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '\\' && i+1 < len(cell) && (cell[i+1] == '|' || cell[i+1] == '\\'):
			i++
			part.WriteByte(cell[i])
		case c == '|':
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(c)
		}
	}
	return append(parts, part.String())
}

// splitOther cuts a list cell of another system, which may use any of these.
func splitOther(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("|,;\n\r", r) })
}

// list is a list cell, read. It is shared by all rows with the same cell.
type list[ID ~int64] struct {
	ids      []ID // in the order of the cell, each once
	problems []*data.Invalid
}

// reader reads the list cells of one field, each text once.
type reader[ID ~int64] struct {
	field string
	ids   map[string]ID // by folded name
	own   bool          // the file is one of this program
	known map[string]list[ID]
}

func newReader[ID ~int64](field string, ids map[string]ID, own bool) *reader[ID] {
	return &reader[ID]{field: field, ids: ids, own: own, known: make(map[string]list[ID])}
}

func (r *reader[ID]) read(cell string) list[ID] {
	if l, ok := r.known[cell]; ok {
		return l
	}
	l := r.parse(cell)
	r.known[cell] = l
	return l
}

func (r *reader[ID]) parse(cell string) list[ID] {
	if r.own {
		return r.lookUp(splitOwn(cell))
	}
	if id, ok := r.ids[data.Fold(cell)]; ok { // a name may hold a comma
		return list[ID]{ids: []ID{id}}
	}
	return r.lookUp(splitOther(cell))
}

func (r *reader[ID]) lookUp(parts []string) list[ID] {
	var l list[ID]
	taken := make(map[ID]bool, len(parts))
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		id, ok := r.ids[data.Fold(part)]
		switch {
		case !ok:
			l.problems = append(l.problems, refuse(r.field, data.ReasonUnknown, part))
		case !taken[id]:
			taken[id] = true
			l.ids = append(l.ids, id)
		}
	}
	return l
}
