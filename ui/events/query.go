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

// narrows reports whether it leaves anything out.
func (q query) narrows() bool {
	return !q.from.IsZero() || !q.until.IsZero() || q.who != "" || q.what != anyAction || q.result != "" || len(q.searched) > 0
}

// matcher returns what tells which entries match.
func (q query) matcher(catalog *data.Catalog) func(data.Event) bool {
	changer := words.Changer{Catalog: catalog}
	return func(e data.Event) bool {
		if !q.admits(e) {
			return false
		}
		if len(q.searched) == 0 {
			return true // without making the row's words
		}
		r := newRow(changer, e)
		return r.holds(q.searched)
	}
}

// count reads how many entries match.
func (q query) count(ctx context.Context, d Deps) (n int, err error) {
	matches := q.matcher(d.Catalog)
	err = q.read(ctx, d, 0, 1, func(e data.Event) bool {
		if matches(e) {
			n++
		}
		return false
	})
	return n, err
}

// read gives the entries older than the one of the id before, 0 for all, to take, until it took most of them or
// none that is older can match.
func (q query) read(ctx context.Context, d Deps, before int64, most int, take func(data.Event) bool) error {
	ctx, enough := context.WithCancel(ctx)
	defer enough()
	past := false
	_, err := d.Events(ctx, before, most, func(e data.Event) bool {
		if q.past(e) {
			past = true
			enough() // or the whole log would be read for nothing
		}
		return !past && take(e)
	})
	if past && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// past reports whether no older entry can be admitted any more.
func (q query) past(e data.Event) bool { return !q.from.IsZero() && e.At.Before(q.from.Add(-slack)) }

// found is what a query has read.
type found struct {
	rows []row
	more bool // there are older ones
}

// run reads the newest pageSize entries that match, of those older than the one of the id before.
func (q query) run(ctx context.Context, d Deps, before int64) (f found, err error) {
	changer := words.Changer{Catalog: d.Catalog}
	err = q.read(ctx, d, before, pageSize+1, func(e data.Event) bool {
		if !q.admits(e) {
			return false
		}
		r := newRow(changer, e)
		if !r.holds(q.searched) {
			return false
		}
		f.rows = append(f.rows, r)
		return true
	})
	if len(f.rows) > pageSize {
		f.rows, f.more = f.rows[:pageSize], true
	}
	return f, err
}
