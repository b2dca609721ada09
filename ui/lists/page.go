package lists

import (
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

// page is the list once it is read: heading, search, count, table.
type page[ID ~int64, T any] struct {
	list   *List[ID, T]
	layout *kit.Page
	create *kit.Button
	count  *kit.Text
	search *kit.SearchEntry
	grid   *kit.Grid
}

func newPage[ID ~int64, T any](l *List[ID, T]) *page[ID, T] {
	p := &page[ID, T]{list: l}
	heading := kit.NewStyledText(l.kind.Words.Title, theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	p.create = kit.NewPrimaryButton(l.kind.Words.Create, look.IconPlus, l.Create)
	p.search = kit.NewSearchEntry(l.kind.Words.Search, words.T("Clear the search"), func(string) { p.find() })
	p.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	p.grid = kit.NewGrid(l.columns(), false, func() int { return len(l.rows.view) },
		func(row int) int64 { return int64(l.rows.id(row)) })
	p.connect()
	p.layout = kit.NewPage(leastTable, container.NewBorder(nil, nil, nil, kit.NewRowOf(p.create), heading), p.search, p.count, p.grid)
	return p
}

// connect gives the table and the search their keys and clicks.
func (p *page[ID, T]) connect() {
	l, g := p.list, p.grid
	p.search.OnDown = g.Focus
	g.OnSort = func(column int, descending bool) {
		l.rows.sort(column, descending)
		g.Refresh()
		l.memory.PutSort(l.kind.Key, l.kind.keys()[column], descending)
	}
	g.OnWidths = func() { l.memory.PutColumns(l.kind.Key, g) }
	g.OnOpen = func(row int) { l.Edit(l.rows.id(row)) }
	g.OnDelete = func(rows []int) {
		for _, row := range rows[:min(1, len(rows))] {
			l.remove(l.rows.at(row))
		}
	}
	g.OnMenu = func(row int, at fyne.Position) {
		kit.ShowMenu(l.deps.Canvas(), at, kit.ActionMenu(l.actions(l.rows.at(row))))
	}
	g.OnRune = func(r rune) {
		p.focusSearch()
		p.search.TypedRune(r)
	}
}

// restore takes over what was remembered of the table.
func (p *page[ID, T]) restore(preferences map[string]string) {
	column, descending := Restore(p.list.kind.Key, preferences, p.grid, p.list.kind.keys())
	column = max(0, column)
	p.list.rows.sort(column, descending)
	p.grid.SetSort(column, descending)
}

// find shows what the search lets through now.
func (p *page[ID, T]) find() {
	p.list.rows.search(p.search.Text)
	p.refresh()
	p.grid.ScrollToTop()
}

func (p *page[ID, T]) clear() {
	p.search.SetText("")
	p.grid.Focus()
}

// refresh shows the rows as they are now.
func (p *page[ID, T]) refresh() {
	w, shown, all := p.list.kind.Words, len(p.list.rows.view), len(p.list.rows.all)
	if shown == all {
		p.count.Set(w.Count(all))
	} else {
		p.count.Set(w.CountSome(shown, all))
	}
	if hidden := !p.list.May(data.Add); p.create.Hidden != hidden {
		p.create.Hidden = hidden
		p.layout.Relayout()
	}
	p.grid.Empty = p.empty(shown, all)
	p.grid.Refresh()
}

// empty is what stands where there is no row.
func (p *page[ID, T]) empty(shown, all int) fyne.CanvasObject {
	w := p.list.kind.Words
	switch {
	case shown > 0:
		return nil
	case all > 0:
		return kit.NewEmptyState(look.IconSearch, w.NoMatch, words.T("Nothing holds all that you search for."),
			words.T("Clear the search"), p.clear)
	}
	button := ""
	if p.list.May(data.Add) {
		button = w.Create
	}
	return kit.NewEmptyState(p.list.kind.Icon, w.None, w.NoneText, button, p.list.Create)
}

func (p *page[ID, T]) focusSearch() {
	if c := p.list.deps.Canvas(); c != nil {
		c.Focus(p.search)
	}
}

// Shortcuts returns what the screen does at a key wherever the keyboard is, for the window's main menu. What
// belongs to the table (Enter, Delete) the table does itself.
func (l *List[ID, T]) Shortcuts() []kit.Shortcut {
	free := func() bool { return l.page != nil && l.deps.Canvas().Overlays().Top() == nil }
	return []kit.Shortcut{
		{Label: l.kind.Words.Create, Key: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault, Do: l.Create,
			Enabled: func() bool { return free() && l.May(data.Add) }},
		{Label: l.kind.Words.Search, Key: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault,
			Do: func() {
				if free() {
					l.page.focusSearch()
				}
			}, Enabled: free},
	}
}
