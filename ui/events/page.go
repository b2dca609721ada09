package events

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// leastTable is the least height of the table, in Fyne's units: its header and four rows.
const leastTable = 200

// page is the screen once the log is read: heading, search, filters, the table.
type page struct {
	screen *Screen
	layout *kit.Page

	verify  *verify
	reread  *kit.Button
	keep    *kit.Button
	export  *kit.Button
	search  *kit.SearchEntry
	filters *filterRow
	count   *kit.Text
	older   *kit.Button
	grid    *kit.Grid
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	heading := kit.NewStyledText(words.T("Event Logger"), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	p.verify = newVerify(s)
	p.reread = kit.NewIconButton(look.IconReset, words.T("Read the newest entries"), s.Reload)
	p.keep = kit.NewButton(words.T("Keep entries…"), s.keepEntries)
	p.keep.Icon = look.IconSettings
	p.export = kit.NewButton(words.T("Export…"), s.export)
	p.export.Icon = look.IconDown
	p.search = kit.NewSearchEntry(words.T("Search the log"), words.T("Clear the search"), func(text string) {
		s.narrow(searchWords(text))
		s.ask(typing)
	})
	p.filters = newFilterRow(func(delay time.Duration) {
		if s.page != nil {
			s.ask(delay)
		}
	})
	p.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	p.older = kit.NewButton(words.T("Show older entries"), s.older)
	p.grid = kit.NewGrid(s.columns(), false, func() int { return len(s.lines) }, func(at int) int64 { return s.lines[at].key() })
	p.connect()
	line := container.NewBorder(nil, nil, nil, kit.NewRowOf(p.export, p.older), p.count)
	p.layout = kit.NewPage(leastTable,
		container.NewBorder(nil, nil, nil, kit.NewRowOf(p.reread, p.keep, p.verify.button), heading), p.verify.place,
		container.NewBorder(nil, nil, nil, p.filters.Buttons, p.search), p.filters.Row, line, p.grid)
	p.filters.Resized = p.layout.Relayout
	return p
}

func (p *page) view() fyne.CanvasObject { return p.layout.Content() }

// connect gives the table and the search their keys and clicks.
func (p *page) connect() {
	s, g := p.screen, p.grid
	p.search.OnDown = g.Focus
	g.OnOpen = s.enter
	g.OnWidths = func() { s.memory.PutColumns(remembered, g) }
	g.OnMenu = func(row int, at fyne.Position) { kit.ShowMenu(s.deps.Canvas(), at, s.rowMenu(row)) }
	g.OnRune = func(r rune) {
		p.focusSearch()
		p.search.TypedRune(r)
	}
}

// refresh shows the entries as they are now.
func (p *page) refresh() {
	s, n := p.screen, len(p.screen.rows)
	text := words.N(n, "%[1]s entry", "%[1]s entries")
	if s.more {
		text = words.N(n, "The newest %[1]s entry", "The newest %[1]s entries")
	}
	if s.asking != 0 {
		text += " · " + words.T("Searching…")
	}
	p.count.Set(text)
	rights := s.deps.Rights()
	p.verify.button.Hidden = !rights.SeesAllTenants()
	p.keep.Hidden = !rights.SeesAllTenants()
	enable(p.keep, mayKeep(rights, s.deps.ReadOnly), words.T("Says for how long the log keeps its entries"))
	enable(p.export, s.exportRefusal(), words.T("Saves what search and filters show as a CSV file"))
	if p.older.Hidden = !s.more; s.asking != 0 {
		p.older.Disable()
	} else {
		p.older.Enable()
	}
	p.grid.Empty = p.empty()
	p.grid.Refresh()
	p.resized()
}

// enable lets a button be pressed, or says why it cannot be.
func enable(b *kit.Button, refusal, tooltip string) {
	if refusal != "" {
		b.SetTooltip(refusal)
		b.Disable()
		return
	}
	b.SetTooltip(tooltip)
	b.Enable()
}

// exportRefusal is why nothing can be exported now, "" where it can.
func (s *Screen) exportRefusal() string {
	switch {
	case s.deps.ReadOnly:
		return words.T("Nothing can be exported while you see the program as another user.")
	case len(s.rows) == 0 && s.asking == 0:
		return words.T("There is nothing to export.")
	}
	return ""
}

// empty is what stands where there is no row.
func (p *page) empty() fyne.CanvasObject {
	switch {
	case len(p.screen.rows) > 0:
		return nil
	case p.screen.asking != 0:
		return kit.NewEmptyState(look.IconSearch, words.T("Searching…"), "", "", nil)
	case p.filters.active() == 0 && p.search.Text == "":
		return kit.NewEmptyState(look.IconLog, words.T("No entries yet"), words.T("What is done from now on stands here."), "", nil)
	}
	return kit.NewEmptyState(look.IconSearch, words.T("No entries match"),
		words.T("No entry holds all that you search and filter for."), words.T("Clear search and filters"), p.clear)
}

// clear takes search and filters away.
func (p *page) clear() {
	p.search.SetText("")
	p.filters.clear()
	p.grid.Focus()
}

// only searches for one thing in all of the log.
func (p *page) only(text string) {
	p.filters.clear()
	p.search.SetText(text)
	p.grid.Focus()
}

// resized makes room for what came or went above the table.
func (p *page) resized() {
	if p.layout != nil {
		p.layout.Relayout()
	}
}

func (p *page) focusSearch() {
	if c := p.screen.deps.Canvas(); c != nil {
		c.Focus(p.search)
	}
}

// rowMenu is what there is to do with one entry.
func (s *Screen) rowMenu(at int) []*fyne.MenuItem {
	l := s.lines[at]
	e := l.event
	first := fyne.NewMenuItemWithIcon(words.T("Details"), look.IconInfo, func() { s.details(l.row) })
	if l.of != nil {
		first = fyne.NewMenuItemWithIcon(words.T("Show each entry"), look.IconLog, func() { s.toggle(l) })
		if s.open[l.key()] {
			first.Label = words.T("Show as one")
		}
	}
	items := []*fyne.MenuItem{first}
	if e.ActorName != "" {
		items = append(items, fyne.NewMenuItemWithIcon(words.T("Only what %[1]s did", e.ActorName), look.IconFilter, func() { s.page.filters.only(e.ActorName) }))
	}
	if l.of != nil {
		return items
	}
	for _, u := range s.people(e) {
		items = append(items, fyne.NewMenuItemWithIcon(words.T("Open user %[1]s", u.Username), look.IconUser, func() { s.deps.OpenUser(u.ID) }))
	}
	return items
}

// people are the users that an entry speaks of and whom the person may open.
func (s *Screen) people(e data.Event) (list []data.UserRef) {
	if !s.mayOpen() {
		return nil
	}
	if (e.Kind == data.KindUser || e.Kind == data.KindSession) && e.Object != 0 && e.Action != data.EventDelete {
		list = append(list, data.UserRef{ID: data.UserID(e.Object), Username: e.Name})
	}
	if e.Actor != 0 && (len(list) == 0 || list[0].ID != e.Actor) {
		list = append(list, data.UserRef{ID: e.Actor, Username: e.ActorName})
	}
	return list
}
