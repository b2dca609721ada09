package events

import (
	"context"
	"errors"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// pageSize is how many entries are read at once.
const pageSize = 1000

// anyAction filters for no action; "" is one.
const anyAction data.EventAction = "*"

// query says which entries are shown.
type query struct {
	from, until time.Time        // from inclusive, until exclusive; zero for no bound
	who         string           // folded; a part of the name is enough
	what        data.EventAction // anyAction for all
	result      data.Result      // "" for all
	searched    []string         // folded words
}

// searchWords are the folded words of a typed text.
func searchWords(text string) []string { return strings.Fields(data.SearchText(text)) }

// admits reports whether the filters let an entry through; the search is asked of its row.
func (q query) admits(e data.Event) bool {
	return (q.from.IsZero() || !e.At.Before(q.from)) && (q.until.IsZero() || e.At.Before(q.until)) &&
		q.by(e) &&
		(q.what == anyAction || e.Action == q.what) && (q.result == "" || e.Result == q.result)
}

// by reports whether somebody who is meant did it. "bob" is not to find "Nobody signed in".
func (q query) by(e data.Event) bool {
	who := data.SearchText(words.EventActor(e))
	if e.ActorName == "" {
		return strings.HasPrefix(who, q.who)
	}
	return strings.Contains(who, q.who)
}

// slack is by how much a clock that was set back may have put an entry before those that are older.
const slack = 24 * time.Hour

// past reports whether no older entry can be admitted any more.
func (q query) past(e data.Event) bool { return !q.from.IsZero() && e.At.Before(q.from.Add(-slack)) }

// found is what a query has read.
type found struct {
	rows []row
	more bool // there are older ones
}

// run reads the newest pageSize entries that match, of those older than the one of the id before.
func (q query) run(ctx context.Context, d Deps, before int64) (f found, err error) {
	ctx, enough := context.WithCancel(ctx)
	defer enough()
	changer, past := words.Changer{Catalog: d.Catalog}, false
	_, err = d.Events(ctx, before, pageSize+1, func(e data.Event) bool {
		if q.past(e) {
			past = true
			enough() // or the whole log would be read for nothing
		}
		if past || !q.admits(e) {
			return false
		}
		r := newRow(changer, e)
		if !r.holds(q.searched) {
			return false
		}
		f.rows = append(f.rows, r)
		return true
	})
	if past && errors.Is(err, context.Canceled) {
		err = nil
	}
	if len(f.rows) > pageSize {
		f.rows, f.more = f.rows[:pageSize], true
	}
	return f, err
}
