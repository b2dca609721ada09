package factors

import (
	"cmp"
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// group is some of the users.
type group int

// The groups, as the page offers them.
const (
	everybody group = iota
	lacking         // a factor is demanded or chosen, and not ready
	bound           // a role or the profile demands one
	keptOut         // wrong tries
	having
	groupCount
)

// column is one that the rows can be sorted by, in the order in which they are shown.
type column int

const (
	columnUsername column = iota
	columnMethod
	columnStatus
	columnDemand
	columnDue
	columnCodes
	columnSignIn
	columnLast
	columnCount
)

// table is the rows of the page: who is shown, and in which order. It is not safe for use by several goroutines.
type table struct {
	standing
	all    []data.UserFactor // by username
	texts  []string          // what a search looks through, for each of all
	view   []int             // positions in all
	counts [groupCount]int

	group      group
	words      []string
	column     column
	descending bool
}

// take takes other users, with their texts and another standing; group, search and order stay.
func (t *table) take(s standing, all []data.UserFactor, texts []string) {
	t.standing, t.all, t.texts, t.counts = s, all, texts, [groupCount]int{}
	for i := range all {
		for g := range groupCount {
			if t.holds(g, &all[i]) {
				t.counts[g]++
			}
		}
	}
	t.show()
}

func (t *table) holds(g group, f *data.UserFactor) bool {
	switch g {
	case lacking:
		return f.State.Lacks()
	case bound:
		return len(f.State.RequiredBy) > 0
	case keptOut:
		return t.keptOut(f)
	case having:
		return f.State.Passes()
	}
	return true
}

func (t *table) len() int                    { return len(t.view) }
func (t *table) at(row int) *data.UserFactor { return &t.all[t.view[row]] }

// find returns the users of these ids, those that are there.
func (t *table) find(ids []data.UserID) (list []*data.UserFactor) {
	for i := range t.all {
		if slices.Contains(ids, t.all[i].User.ID) {
			list = append(list, &t.all[i])
		}
	}
	return list
}

func (t *table) choose(g group) {
	t.group = g
	t.show()
}

// search shows the users of whom every word of text can be read, whatever its case and accents; "" shows all.
func (t *table) search(text string) {
	t.words = strings.Fields(data.SearchText(text))
	t.show()
}

func (t *table) sort(c column, descending bool) {
	t.column, t.descending = c, descending
	t.show()
}

// show finds who is shown, in order; equals stand by username.
func (t *table) show() {
	t.view = t.view[:0]
	for i := range t.all {
		missing := func(word string) bool { return !strings.Contains(t.texts[i], word) }
		if t.holds(t.group, &t.all[i]) && !slices.ContainsFunc(t.words, missing) {
			t.view = append(t.view, i)
		}
	}
	slices.SortStableFunc(t.view, func(a, b int) int {
		c := t.compare(&t.all[a], &t.all[b])
		if t.descending {
			c = -c
		}
		return c
	})
}

func (t *table) compare(a, b *data.UserFactor) int {
	switch t.column {
	case columnUsername:
		return strings.Compare(a.User.Username, b.User.Username)
	case columnMethod:
		return strings.Compare(words.Factor(a.State.Method), words.Factor(b.State.Method))
	case columnStatus:
		return cmp.Compare(status(a), status(b))
	case columnDemand:
		return strings.Compare(data.SearchText(demand(a)), data.SearchText(demand(b)))
	case columnDue:
		return cmp.Compare(t.due(a), t.due(b))
	case columnCodes:
		return cmp.Compare(codes(a), codes(b))
	case columnSignIn:
		return cmp.Or(cmp.Compare(t.signIn(a), t.signIn(b)), cmp.Compare(b.State.Failures, a.State.Failures))
	}
	return a.User.LastSignIn.Compare(b.User.LastSignIn)
}

// demand names the roles and the profile that demand a factor.
func demand(f *data.UserFactor) string { return strings.Join(f.State.RequiredBy, ", ") }

// text is what a column shows of a user.
func (s standing) text(c column, f *data.UserFactor) string {
	switch c {
	case columnUsername:
		return f.User.Username
	case columnMethod:
		return words.Factor(f.State.Method)
	case columnStatus:
		return statusText(f)
	case columnDemand:
		return demand(f)
	case columnDue:
		return s.dueText(f)
	case columnCodes:
		return codesText(f)
	case columnSignIn:
		return s.signInText(f)
	}
	return words.Time(f.User.LastSignIn)
}

// searched is all that is shown of a user, and the e-mail address, folded; a field a line: no word that is searched
// holds a line's end.
func (s standing) searched(f *data.UserFactor) string {
	lines := []string{f.User.Email}
	for c := range columnCount {
		lines = append(lines, s.text(c, f))
	}
	return data.SearchText(strings.Join(lines, "\n"))
}

// texts are what a search looks through of each user.
func (s standing) texts(all []data.UserFactor) []string {
	list := make([]string, len(all))
	for i := range all {
		list[i] = s.searched(&all[i])
	}
	return list
}
