package events

import (
	"slices"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// An act on several users has an entry for each of them, so that each is found, kept and chained by itself. The
// table shows them as one line, which opens into theirs.

// leastAct is from how many entries on an act on several is one line.
const leastAct = 2

// line is what a line of the table shows: an entry, or an act on several.
type line struct {
	*row
	of    []row // the entries of an act, the newest first; nil for an entry
	inner bool  // an entry below the open act that it belongs to
}

// key tells lines apart: entries by their ids, acts by that of their newest entry.
func (l *line) key() int64 {
	if l.of != nil {
		return -l.event.ID
	}
	return l.event.ID
}

// sameAct reports whether two entries are of one act: one transaction gives all its entries the same millisecond.
func sameAct(a, b data.Event) bool {
	return a.At.Equal(b.At) && a.Actor == b.Actor && a.ActorName == b.ActorName && a.Action == b.Action && a.Kind == b.Kind &&
		a.Result == b.Result && a.Note == b.Note
}

// fold makes the lines of the rows that were found.
func (s *Screen) fold() {
	s.lines = make([]line, 0, len(s.rows))
	for from := 0; from < len(s.rows); {
		to := from + 1
		for to < len(s.rows) && sameAct(s.rows[from].event, s.rows[to].event) {
			to++
		}
		of := s.rows[from:to]
		from = to
		if len(of) < leastAct {
			s.addLines(of, false)
			continue
		}
		act := line{row: s.actRow(of, to == len(s.rows) && s.more), of: of}
		s.lines = append(s.lines, act)
		if s.open[act.key()] {
			s.addLines(of, true)
		}
	}
}

func (s *Screen) addLines(rows []row, inner bool) {
	for i := range rows {
		s.lines = append(s.lines, line{row: &rows[i], inner: inner})
	}
}

// actRow says an act as one; partly says that older entries, which may belong to it, were not read yet.
func (s *Screen) actRow(of []row, partly bool) *row {
	act := of[0]
	n := words.Number(len(of))
	if partly {
		n += "+"
	}
	act.whom = words.Kinds(act.event.Kind) + " (" + n + ")"
	act.changes = alike(words.Changer{Catalog: s.deps.Catalog}, of)
	return &act
}

// alike is what changed, where it is the same for all of them, whatever it was before.
func alike(changer words.Changer, of []row) []string {
	common := slices.Clone(of[0].event.Changes)
	for _, r := range of[1:] {
		if len(r.event.Changes) != len(common) {
			return []string{words.T("Different for each")}
		}
		for i, c := range r.event.Changes {
			if c.Field != common[i].Field || c.New != common[i].New {
				return []string{words.T("Different for each")}
			}
			if c.Old != common[i].Old {
				common[i].Old = ""
			}
		}
	}
	return changer.Lines(common)
}

// whomText is what stands in the column "On whom".
func (l *line) whomText(open bool) string {
	switch {
	case l.of != nil && open:
		return "– " + l.whom
	case l.of != nil:
		return "+ " + l.whom
	case l.inner:
		return "    " + l.whom
	}
	return l.whom
}

// toggle opens an act, or closes it.
func (s *Screen) toggle(l line) {
	if s.open[l.key()] = !s.open[l.key()]; !s.open[l.key()] {
		delete(s.open, l.key())
	}
	s.fold()
	s.page.grid.Refresh()
	s.page.grid.SetCurrentKey(l.key())
}

// unfold opens the act that an entry belongs to.
func (s *Screen) unfold(id int64) {
	for _, l := range s.lines {
		if slices.ContainsFunc(l.of, func(r row) bool { return r.event.ID == id }) {
			s.open[l.key()] = true
			s.fold()
			s.page.grid.Refresh()
			return
		}
	}
}

// enter does what Enter and a double click do to a line: an act opens or closes, an entry shows all that it says.
func (s *Screen) enter(at int) {
	switch {
	case at < 0 || at >= len(s.lines):
	case s.lines[at].of != nil:
		s.toggle(s.lines[at])
	default:
		s.details(s.lines[at].row)
	}
}
