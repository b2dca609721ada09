package users

import (
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// filterRow is the filters, a row of choices that a button shows and hides.
type filterRow struct {
	*lists.Filters
	filter Filter
	picks  []*kit.Select
	apply  func()
	taking bool
}

// newFilterRow makes the row; apply is told when the filter has changed.
func newFilterRow(apply func()) *filterRow {
	f := &filterRow{apply: apply}
	f.Filters = lists.NewFilters(f.clear)
	return f
}

// offer fills the choices, keeping what is chosen and is still there.
func (f *filterRow) offer(c data.Choices) {
	f.picks, f.Row.Objects = nil, nil
	states := []entryOf[State]{{words.T("Any state"), AnyState}, {words.T("Enabled"), Enabled},
		{words.T("Disabled"), Disabled}, {words.T("Locked"), Locked}}
	addFilter(f, states, &f.filter.State)
	addFilter(f, entries(words.T("Any role"), c.Roles, func(r data.Role) entryOf[data.RoleID] { return entryOf[data.RoleID]{r.Name, r.ID} }), &f.filter.Role)
	addFilter(f, entries(words.T("Any desk"), c.Desks, func(d data.Desk) entryOf[data.DeskID] { return entryOf[data.DeskID]{d.Name, d.ID} }), &f.filter.Desk)
	addFilter(f, entries(words.T("Any profile"), c.Profiles, func(p data.Profile) entryOf[data.ProfileID] { return entryOf[data.ProfileID]{p.Name, p.ID} }), &f.filter.Profile)
	addFilter(f, entries(words.T("Any tenant"), c.Tenants, func(t data.Tenant) entryOf[data.TenantID] { return entryOf[data.TenantID]{t.Name, t.ID} }), &f.filter.Tenant)
	addFilter(f, entries(words.T("Any second factor"), data.SecondFactors, func(s data.SecondFactor) entryOf[data.SecondFactor] {
		return entryOf[data.SecondFactor]{words.Factor(s), s}
	}), &f.filter.Factor)
	addFilter(f, entries(words.T("Any department"), c.Departments, func(d string) entryOf[string] { return entryOf[string]{d, d} }), &f.filter.Department)
	f.mark()
	f.Row.Refresh()
}

// noteDepartments offers the departments of saved users that nobody was of before.
func (s *Screen) noteDepartments(saved []data.User) {
	known := slices.Clone(s.choices.Departments)
	for _, u := range saved {
		if u.Department != "" && !slices.Contains(known, u.Department) {
			known = append(known, u.Department)
		}
	}
	if len(known) > len(s.choices.Departments) {
		slices.SortFunc(known, func(a, b string) int { return strings.Compare(data.SearchText(a), data.SearchText(b)) })
		s.choices.Departments = known
		s.page.filters.offer(s.choices)
	}
}

// entryOf is a choice and what it stands for.
type entryOf[V comparable] struct {
	label string
	value V
}

func entries[T any, V comparable](all string, list []T, entry func(T) entryOf[V]) []entryOf[V] {
	out := []entryOf[V]{{label: all}}
	for _, item := range list {
		out = append(out, entry(item))
	}
	return out
}

// addFilter adds one choice, whose first entry lets everybody through.
func addFilter[V comparable](f *filterRow, list []entryOf[V], value *V) {
	labels, chosen := make([]string, len(list)), 0
	for i, e := range list {
		labels[i] = e.label
		if e.value == *value {
			chosen = i
		}
	}
	*value = list[chosen].value
	pick := kit.NewSelect(labels, labels[0], nil)
	pick.SetSelectedIndex(chosen)
	pick.OnChanged = func(string) {
		*value = list[max(0, pick.SelectedIndex())].value
		f.tell()
	}
	f.picks = append(f.picks, pick)
	f.Row.Add(pick)
}

func (f *filterRow) tell() {
	if !f.taking {
		f.mark()
		f.apply()
	}
}

// clear lets everybody through again.
func (f *filterRow) clear() {
	if !f.filter.Active() {
		return
	}
	f.taking = true
	for _, pick := range f.picks {
		pick.SetSelectedIndex(0)
	}
	f.taking = false
	f.tell()
}

// mark says on the button how many choices hide somebody.
func (f *filterRow) mark() { f.Mark(lists.Chosen(f.picks)) }
