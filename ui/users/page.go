package users

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// leastTable is the least height of the table, in Fyne's units: its header and four rows.
const leastTable = 200

// page is the screen once the users are read: heading, search, filters, what is done to several, the table.
type page struct {
	screen  *Screen
	layout  *kit.Page
	create  *kit.Button
	count   *kit.Text
	search  *kit.SearchEntry
	filters *filterRow
	bulk    *bulkBar
	grid    *kit.Grid

	column     Column
	descending bool
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	heading := kit.NewStyledText(words.T("Users"), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	p.create = kit.NewPrimaryButton(words.T("Create New User"), look.IconPlus, s.Create)
	buttons := kit.NewRowOf()
	if s.deps.Import != nil || s.deps.Export != nil || s.deps.Departments != nil || s.deps.Factors != nil {
		buttons.Add(kit.NewMenuButton(words.T("More"), nil, p.more))
	}
	buttons.Add(p.create)
	p.search = kit.NewSearchEntry(words.T("Search users"), words.T("Clear the search"), func(string) { p.find() })
	p.filters = newFilterRow(func() { p.find() })
	p.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	p.bulk = newBulkBar(s)
	p.grid = kit.NewGrid(s.columns(), true, func() int { return s.table.Len() },
		func(row int) int64 { return int64(s.table.ID(row)) })
	line := container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 0, 2, 0), p.count), p.bulk.content)
	tools := container.NewBorder(nil, nil, nil, p.filters.Buttons, p.search)
	p.layout = kit.NewPage(leastTable, container.NewBorder(nil, nil, nil, buttons, heading), tools, p.filters.Row,
		container.New(&atLeast{p.create.MinSize().Height}, line), p.grid)
	p.connect()
	return p
}

// connect gives the table and the search their keys and clicks.
func (p *page) connect() {
	s, g := p.screen, p.grid
	p.search.OnDown = g.Focus
	p.filters.Resized = p.layout.Relayout
	g.OnSort = func(column int, descending bool) {
		p.column, p.descending = Column(column), descending
		s.table.Sort(p.column, descending)
		p.refresh()
		s.memory.PutSort(remembered, columnKeys[column], descending)
	}
	g.OnWidths = func() { s.memory.PutColumns(remembered, g) }
	g.OnOpen = func(row int) { s.Edit(s.table.ID(row)) }
	g.OnDelete = func(rows []int) { s.remove(p.ids(rows)) }
	g.OnMenu = func(row int, at fyne.Position) {
		kit.ShowMenu(s.deps.Canvas(), at, kit.ActionMenu(s.actions(*s.table.At(row))))
	}
	g.OnSelect = p.selected
	g.OnRune = func(r rune) {
		p.focusSearch()
		p.search.TypedRune(r)
	}
}

// more is the menu of what is done to all.
func (p *page) more() (items []*fyne.MenuItem) {
	s := p.screen
	if s.deps.Factors != nil {
		items = append(items, s.overviewItem())
	}
	if s.deps.Import != nil {
		item := fyne.NewMenuItemWithIcon(words.T("Import…"), look.IconUp, s.deps.Import)
		item.Disabled = !s.may(data.Add) && !s.may(data.Edit)
		items = append(items, item)
	}
	if s.deps.Export != nil {
		items = append(items, fyne.NewMenuItemWithIcon(words.T("Export…"), look.IconDown, func() { s.deps.Export(nil) }))
	}
	if s.deps.Departments != nil {
		item := fyne.NewMenuItemWithIcon(words.T("Departments…"), look.IconUsers, s.Departments)
		item.Disabled = !s.may(data.Edit)
		items = append(items, item)
	}
	return items
}

// apply puts order, filter and search on a table that was read anew.
func (p *page) apply() {
	t := p.screen.table
	t.Sort(p.column, p.descending)
	p.grid.SetSort(int(p.column), p.descending)
	t.Filter(p.filters.filter)
	t.Search(p.search.Text)
	p.refresh()
}

// find shows what search and filters let through now.
func (p *page) find() {
	t := p.screen.table
	if t.filter != p.filters.filter {
		t.Filter(p.filters.filter)
	}
	t.Search(p.search.Text)
	p.refresh()
	p.grid.ScrollToTop()
}

// clear takes search and filters away.
func (p *page) clear() {
	p.filters.clear()
	p.search.SetText("")
	p.grid.Focus()
}

// refresh shows the table as it is now.
func (p *page) refresh() {
	t := p.screen.table
	if t.Len() == t.Total() {
		p.count.Set(words.N(t.Total(), "%[1]s user", "%[1]s users"))
	} else {
		p.count.Set(words.N(t.Total(), "%[2]s of %[1]s user", "%[2]s of %[1]s users", words.Number(t.Len())))
	}
	p.create.Hidden = !p.screen.may(data.Add)
	p.grid.Empty = p.empty()
	p.grid.Refresh()
	p.selected()
}

// empty is what stands where there is no row.
func (p *page) empty() fyne.CanvasObject {
	if p.screen.table.Len() > 0 {
		return nil
	}
	if p.screen.table.Total() > 0 {
		return kit.NewEmptyState(look.IconSearch, words.T("No users match"),
			words.T("No user holds all that you search and filter for."), words.T("Clear search and filters"), p.clear)
	}
	button := ""
	if p.screen.may(data.Add) {
		button = words.T("Create New User")
	}
	return kit.NewEmptyState(look.IconUsers, words.T("No users yet"),
		words.T("A user can sign in and open what their profile and roles allow."), button, p.screen.Create)
}

// selected shows the bar of what is done to several, in place of the count, while rows are ticked.
func (p *page) selected() {
	n := p.grid.SelectedCount()
	changed := p.count.Hidden != (n > 0)
	p.count.Hidden = n > 0
	p.bulk.set(n)
	if changed {
		p.layout.Relayout()
	}
}

// ids returns the users of rows.
func (p *page) ids(rows []int) []data.UserID {
	ids := make([]data.UserID, len(rows))
	for i, row := range rows {
		ids[i] = p.screen.table.ID(row)
	}
	return ids
}

// ticked returns the users whose rows are ticked.
func (p *page) ticked() []data.UserID { return p.ids(p.grid.SelectedRows()) }

func (p *page) focusSearch() {
	if c := p.screen.deps.Canvas(); c != nil {
		c.Focus(p.search)
	}
}

// put takes over saved users and shows them.
func (p *page) put(saved ...data.User) {
	for _, u := range saved {
		p.screen.faces.forget(u.ID)
	}
	p.screen.table.Put(saved...)
	p.screen.noteDepartments(saved)
	p.refresh()
	p.screen.changed()
}

// focus gives the keyboard to the table, unless another page lies over it.
func (p *page) focus() {
	if kit.Shown(p.grid) {
		p.grid.Focus()
	}
}

// atLeast keeps a line's height, so that what lies below does not jump when the line's content changes.
type atLeast struct{ height float32 }

func (l *atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[0].MinSize()
	return fyne.NewSize(size.Width, fyne.Max(l.height, size.Height))
}

func (l *atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
