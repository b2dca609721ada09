package factors

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// leastTable is the least height of the table, in Fyne's units: its header and four rows.
const leastTable = 200

// page is the overview once the users are read: heading, policy, search, groups, what is done to several, the table.
type page struct {
	screen *Screen
	layout *kit.Page
	policy *fyne.Container // holds banner
	banner *kit.Banner     // the policy, with a button for who may change it
	may    bool
	search *kit.SearchEntry
	groups *groupRow
	count  *kit.Text
	bulk   *bulkBar
	grid   *kit.Grid
}

func newPage(s *Screen) *page {
	p := &page{screen: s, policy: container.NewStack()}
	heading := kit.NewStyledText(words.T("Second factors"), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	back := kit.NewButton(words.T("Back to Users"), s.deps.Back)
	back.Icon = look.IconLeft
	p.search = kit.NewSearchEntry(words.T("Search users"), words.T("Clear the search"), func(string) { p.find() })
	p.groups = newGroupRow(func(g group) {
		s.table.choose(g)
		p.refresh()
		p.grid.ScrollToTop()
	})
	p.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	p.bulk = newBulkBar(s)
	p.grid = kit.NewGrid(s.columns(), true, s.table.len, func(row int) int64 { return int64(s.table.at(row).User.ID) })
	p.connect()
	line := container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 0, 2, 0), p.count), p.bulk.content)
	p.layout = kit.NewPage(leastTable, container.NewBorder(nil, nil, nil, kit.NewRowOf(back), heading), p.policy, p.search, p.groups.row,
		container.New(&atLeast{back.MinSize().Height}, line), p.grid)
	return p
}

// connect gives the table and the search their keys and clicks.
func (p *page) connect() {
	s, g := p.screen, p.grid
	p.search.OnDown = g.Focus
	g.OnSort = func(c int, descending bool) {
		s.table.sort(column(c), descending)
		g.Refresh()
		s.memory.PutSort(remembered, columnKeys[c], descending)
	}
	g.OnWidths = func() { s.memory.PutColumns(remembered, g) }
	g.OnOpen = func(row int) { s.deps.OpenUser(s.table.at(row).User.ID) }
	g.OnMenu = func(row int, at fyne.Position) { kit.ShowMenu(s.deps.Canvas(), at, kit.ActionMenu(s.actions(row))) }
	g.OnSelect = p.selected
	g.OnRune = func(r rune) {
		p.focusSearch()
		p.search.TypedRune(r)
	}
}

// restore takes over what was remembered of the table.
func (p *page) restore(preferences map[string]string) {
	c, descending := lists.Restore(remembered, preferences, p.grid, columnKeys[:])
	c = max(0, c)
	p.screen.table.sort(column(c), descending)
	p.grid.SetSort(c, descending)
}

// find shows what the search lets through now.
func (p *page) find() {
	p.screen.table.search(p.search.Text)
	p.refresh()
	p.grid.ScrollToTop()
}

// clear shows everybody again.
func (p *page) clear() {
	p.search.SetText("")
	p.groups.choose(everybody)
	p.grid.Focus()
}

// refresh shows the table as it is now.
func (p *page) refresh() {
	t := &p.screen.table
	p.showPolicy()
	p.groups.count(t.counts)
	if shown, all := t.len(), len(t.all); shown == all {
		p.count.Set(words.N(all, "%[1]s user", "%[1]s users"))
	} else {
		p.count.Set(words.N(all, "%[2]s of %[1]s user", "%[2]s of %[1]s users", words.Number(shown)))
	}
	p.grid.Empty = p.empty()
	p.grid.Refresh()
	p.selected()
	if p.layout != nil {
		p.layout.Relayout()
	}
}

// showPolicy says which policy holds now.
func (p *page) showPolicy() {
	s := p.screen
	rights := s.deps.Rights()
	may := rights.May(data.ModuleProfiles, data.Edit)
	if p.banner != nil && p.may == may {
		p.banner.Set(kit.Info, s.policy()) // its button keeps the keyboard
		return
	}
	change := ""
	if may {
		change = words.T("Change the grace…")
	}
	p.banner, p.may = kit.NewBanner(kit.Info, s.policy(), change, s.changeGrace), may
	p.policy.Objects = []fyne.CanvasObject{p.banner}
	p.policy.Refresh()
}

// empty is what stands where there is no row.
func (p *page) empty() fyne.CanvasObject {
	t := &p.screen.table
	switch {
	case t.len() > 0:
		return nil
	case len(t.words) == 0 && t.group == lacking:
		return kit.NewEmptyState(look.IconSuccess, words.T("Nobody lacks a second factor"), words.T("Whoever must have one, or has chosen one, has set it up."), words.T("Show everybody"), p.clear)
	case len(t.words) == 0 && t.group == bound:
		return kit.NewEmptyState(look.IconShield, words.T("Nobody must have a second factor"), words.T("A switch in the form of a role or a profile demands it."), words.T("Show everybody"), p.clear)
	case len(t.words) == 0 && t.group == keptOut:
		return kit.NewEmptyState(look.IconSuccess, words.T("Nobody is kept out"), words.T("No account is locked, and nobody has to wait after wrong tries."), words.T("Show everybody"), p.clear)
	case len(t.words) == 0 && t.group == having:
		return kit.NewEmptyState(look.IconShield, words.T("Nobody has a second factor yet"), words.T("Choose one in a user's form, or demand it by a role or a profile."), words.T("Show everybody"), p.clear)
	}
	return kit.NewEmptyState(look.IconSearch, words.T("No users match"), words.T("No user holds all that you search and filter for."), words.T("Clear search and filters"), p.clear)
}

// selected shows the bar of what is done to several, in place of the count, while rows are ticked.
func (p *page) selected() {
	n := p.grid.SelectedCount()
	changed := p.count.Hidden != (n > 0)
	p.count.Hidden = n > 0
	p.bulk.set(n)
	if changed && p.layout != nil {
		p.layout.Relayout()
	}
}

// ticked returns the users whose rows are ticked.
func (p *page) ticked() (ids []data.UserID) { return kit.Picked[data.UserID](p.grid.Selected()) }

func (p *page) focusSearch() {
	if c := p.screen.deps.Canvas(); c != nil {
		c.Focus(p.search)
	}
}

// atLeast keeps a line's height, so that what lies below does not jump when the line's content changes.
type atLeast struct{ height float32 }

// MinSize is called by Fyne.
func (l *atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[0].MinSize()
	return fyne.NewSize(size.Width, fyne.Max(l.height, size.Height))
}

// Layout is called by Fyne.
func (l *atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
