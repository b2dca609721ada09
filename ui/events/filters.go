package events

import (
	"slices"
	"time"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// span is a stretch of time to filter for; the values are the places in the choice.
type span int

const (
	spanAll span = iota
	spanToday
	spanWeek
	spanMonth
	spanBetween // the two days that are typed
)

// filterRow is the filters, which a button shows and hides.
type filterRow struct {
	*lists.Filters
	span, what, result *kit.Select
	who                *kit.CompleteEntry
	from, until        *kit.Entry
	fromField, toField *kit.Field
	names              []string // of who did what is shown, sorted

	changed func(delay time.Duration) // the filter is another one
	taking  bool
}

// newFilterRow makes the row; changed is told when to read anew.
func newFilterRow(changed func(time.Duration)) *filterRow {
	f := &filterRow{changed: changed}
	at := func(string) { f.tell(0) }
	f.span = kit.NewSelect([]string{words.T("Any time"), words.T("Today"), words.T("Last 7 days"), words.T("Last 30 days"), words.T("From … to …")}, "",
		func(string) { f.choseSpan() })
	f.who = kit.NewCompleteEntry(func() []string { return f.names }, func(string) { f.tell(typing) })
	f.who.SetPlaceHolder(words.T("Anybody"))
	whats := []string{words.T("Anything")}
	for _, a := range words.EventActions() {
		whats = append(whats, words.EventAction(a))
	}
	f.what = kit.NewSelect(whats, "", at)
	f.result = kit.NewSelect([]string{words.T("Any result"), words.T("Done"), words.T("Refused")}, "", at)
	for _, pick := range f.picks() {
		pick.Choose(pick.Options[0])
	}
	f.from, f.until = f.day(), f.day()
	f.fromField, f.toField = kit.NewField(words.T("From"), f.from), kit.NewField(words.T("To"), f.until)
	f.fromField.Hide()
	f.toField.Hide()
	f.Filters = lists.NewFilters(f.clear, kit.NewField(words.T("When"), f.span), f.fromField, f.toField, kit.NewField(words.T("Who"), f.who),
		kit.NewField(words.T("What"), f.what), kit.NewField(words.T("Result"), f.result))
	return f
}

// day is a field for a day.
func (f *filterRow) day() *kit.Entry {
	e := kit.NewEntry()
	e.OnChanged = func(string) { f.tell(typing) }
	return e
}

func (f *filterRow) choseSpan() {
	between := span(f.span.SelectedIndex()) == spanBetween
	f.fromField.Hidden, f.toField.Hidden = !between, !between
	if between && f.from.Text == "" && f.until.Text == "" {
		now := time.Now()
		f.from.SetPlaceHolder(words.Date(now))
		f.until.SetPlaceHolder(words.Date(now))
	}
	f.tell(0)
}

// query is what the filters ask at that moment. A day that cannot be read bounds nothing, and says so.
func (f *filterRow) query(now time.Time) query {
	q := query{who: data.SearchText(f.who.Text), what: anyAction}
	if i := f.what.SelectedIndex(); i > 0 {
		q.what = words.EventActions()[i-1]
	}
	q.result = [...]data.Result{"", data.Done, data.Refused}[max(0, f.result.SelectedIndex())]
	now = now.Local()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch span(f.span.SelectedIndex()) {
	case spanToday:
		q.from = today
	case spanWeek:
		q.from = today.AddDate(0, 0, -6)
	case spanMonth:
		q.from = today.AddDate(0, 0, -29)
	case spanBetween:
		q.from = readDay(f.fromField, f.from)
		if q.until = readDay(f.toField, f.until); !q.until.IsZero() {
			if !q.from.IsZero() && q.until.Before(q.from) {
				f.toField.SetError(words.T("This is before the first day."))
			}
			q.until = q.until.AddDate(0, 0, 1)
		}
	}
	return q
}

// readDay reads a day, zero for none.
func readDay(field *kit.Field, entry *kit.Entry) time.Time {
	wrong := ""
	day, ok := words.ParseDate(entry.Text)
	if !ok && entry.Text != "" {
		wrong = words.T("A day such as %[1]s.", words.Date(time.Now()))
	}
	field.SetError(wrong)
	return day
}

// offer lets those be chosen who did what is shown.
func (f *filterRow) offer(rows []row) {
	for i := range rows {
		name := rows[i].event.ActorName
		if at, known := slices.BinarySearch(f.names, name); !known && name != "" {
			f.names = slices.Insert(f.names, at, name)
		}
	}
}

// only filters for what one person did.
func (f *filterRow) only(name string) {
	f.Show(true)
	f.who.SetText(name)
}

func (f *filterRow) tell(delay time.Duration) {
	if !f.taking {
		f.Mark(f.active())
		f.changed(delay)
	}
}

// clear lets everything through again.
func (f *filterRow) clear() {
	f.taking = true
	for _, pick := range f.picks() {
		pick.SetSelectedIndex(0)
	}
	for _, e := range []interface{ SetText(string) }{f.who, f.from, f.until} {
		e.SetText("")
	}
	f.taking = false
	f.tell(0)
}

// active counts the filters that hide something.
func (f *filterRow) active() int {
	n := lists.Chosen(f.picks())
	if f.who.Text != "" {
		n++
	}
	return n
}

func (f *filterRow) picks() []*kit.Select { return []*kit.Select{f.span, f.what, f.result} }
