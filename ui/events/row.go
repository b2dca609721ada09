package events

import (
	"strconv"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// row is one entry as the table shows it.
type row struct {
	event                         data.Event
	when, who, what, whom, result string
	changes                       []string // a line each
	searched                      string   // all of it, folded; a field a line: no word that is searched holds a line's end
}

// newRow says an entry in the language in use.
func newRow(changer words.Changer, e data.Event) row {
	r := row{
		event: e, when: words.Seconds(e.At), who: words.EventActor(e), what: words.EventAction(e.Action),
		whom: words.EventObject(e), changes: changer.Lines(e.Changes), result: changer.Result(e),
	}
	lines := append([]string{r.when, r.who, r.what, r.whom, r.result, number(e.ID)}, r.changes...)
	r.searched = data.SearchText(strings.Join(lines, "\n"))
	return r
}

// outcome is the result without its reason, which stands in the wide column beside it.
func (r *row) outcome() string {
	if r.event.Result == data.Refused {
		return words.T("Refused")
	}
	return r.result
}

// change is what changed, shortened to the first of several fields, or why nothing did.
func (r *row) change() string {
	switch more := len(r.changes) - 1; more {
	case -1:
		if reason, refused := strings.CutPrefix(r.result, words.T("Refused: %[1]s", "")); refused {
			return reason
		}
		return ""
	case 0:
		return r.changes[0]
	default:
		return r.changes[0] + words.N(more, " and %[1]s more", " and %[1]s more")
	}
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
