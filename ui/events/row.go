package events

import (
	"strconv"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// row is one entry as the table shows it.
type row struct {
	event                                 data.Event
	when, who, what, whom, change, result string
	searched                              string // all of it, folded; a field a line: no word that is searched holds a line's end
}

// newRow says an entry in the language in use.
func newRow(changer words.Changer, e data.Event) row {
	r := row{
		event: e, when: words.Seconds(e.At), who: words.EventActor(e), what: words.EventAction(e.Action),
		whom: words.EventObject(e), result: words.EventResult(e),
	}
	lines := changer.Lines(e.Changes)
	r.change = strings.Join(lines[:min(len(lines), 1)], "")
	if more := len(lines) - 1; more > 0 {
		r.change += words.N(more, " and %[1]s more", " and %[1]s more")
	}
	r.searched = data.SearchText(strings.Join(append(lines, r.when, r.who, r.what, r.whom, r.result, number(e.ID)), "\n"))
	return r
}

// number is how an entry is called.
func number(id int64) string { return "#" + strconv.FormatInt(id, 10) }

// holds reports whether the row says every word, which are folded.
func (r *row) holds(searched []string) bool {
	for _, word := range searched {
		if !strings.Contains(r.searched, word) {
			return false
		}
	}
	return true
}
