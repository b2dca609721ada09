package profiles

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

const (
	compareWidth  = 1000
	compareAround = 324 // what the dialog takes of the window's height without its table
	compareLeast  = 140
	compareMost   = 480
)

// comparison is the dialog that shows two profiles side by side.
type comparison struct {
	screen   *Screen
	profiles []data.Profile
	lines    []line // of the two
	shown    []line

	left, right *kit.Select
	sides       [2]*kit.Field // of left and right
	search      *kit.SearchEntry
	only        *kit.Check
	count       *kit.Text
	grid        *kit.Grid
	table       *fyne.Container // holds the grid, whose headings are the profiles' names
}

// Compare shows a profile beside another, both of which can be changed; 0 begins with the first two of the list.
func (s *Screen) Compare(id data.ProfileID) {
	c := &comparison{screen: s}
	for _, u := range s.Items() {
		c.profiles = append(c.profiles, u.Item)
	}
	if len(c.profiles) < 2 {
		kit.Message(s.deps.Canvas(), kit.Info, words.T("Compare two profiles"), words.T("There is no other profile to compare with."), words.T("Close"))
		return
	}
	first := max(0, slices.IndexFunc(c.profiles, func(p data.Profile) bool { return p.ID == id }))
	second := 0
	if first == 0 {
		second = 1
	}
	c.build()
	c.left.SetSelectedIndex(first)
	c.right.SetSelectedIndex(second)
	c.compare()
	dialog := kit.NewDialog(words.T("Compare two profiles"), c.content())
	dialog.SetSize(compareWidth, 0)
	dialog.SetExtra(container.NewGridWrap(fyne.NewSize(360, 24), c.count))
	dialog.SetCancel(words.T("Close"))
	dialog.First = c.right
	dialog.Show(s.deps.Canvas())
}

func (c *comparison) build() {
	names := make([]string, len(c.profiles))
	for i, p := range c.profiles {
		names[i] = p.Name
	}
	c.left = kit.NewSelect(names, "", nil)
	c.right = kit.NewSelect(names, "", nil)
	c.sides = [2]*kit.Field{kit.NewField(words.T("Profile"), c.left), kit.NewField(words.T("Compared with"), c.right)}
	c.search = kit.NewSearchEntry(words.T("Search modules"), words.T("Clear the search"), func(string) { c.show() })
	c.only = kit.NewCheck(words.T("Differences only"), nil)
	c.only.SetChecked(true)
	c.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	c.table = container.New(filling{c.screen})
}

// content sets it out and lets the choices work.
func (c *comparison) content() fyne.CanvasObject {
	for _, s := range []*kit.Select{c.left, c.right} {
		s.OnChanged = func(string) { c.compare() }
	}
	c.only.OnChanged = func(bool) { c.show() }
	c.search.OnDown = func() { c.grid.Focus() }
	choices := kit.NewForm(2).AddSection("", c.sides[0], c.sides[1])
	tools := container.NewBorder(nil, nil, nil, c.only, c.search)
	return kit.NewStackOf(choices, tools, c.table)
}

// compare shows the two that are chosen. The table is made anew, as its headings are their names.
func (c *comparison) compare() {
	a, b := c.profiles[c.left.SelectedIndex()], c.profiles[c.right.SelectedIndex()]
	c.lines = sideBySide(c.screen.deps.Catalog, a, b)
	c.count.Set(c.summary())
	for i, p := range []data.Profile{a, b} {
		all, here := opened(p, c.screen.deps.Built)
		c.sides[i].Help(words.N(all, "%[1]s module, %[2]s open here", "%[1]s modules, %[2]s open here", words.Number(here)))
	}
	side := func(title string, of func(line) (mine, other data.Actions)) kit.Column {
		return kit.Column{Title: title, Weight: 2.4, MinWidth: 190, Cell: newActionsCell,
			Update: func(row int, cell fyne.CanvasObject) {
				mine, other := of(c.shown[row])
				setActions(cell, c.shown[row], mine, other)
			}}
	}
	label := kit.TextColumn(words.T("Module"), 2.4, 150, func(row int) string { return c.shown[row].label })
	where := kit.Column{Title: words.T("Where"), Weight: 2.2, MinWidth: 150, Rank: 1,
		Cell: func() fyne.CanvasObject {
			return kit.NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false)
		},
		Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.Text).Set(c.shown[row].where) }}
	label.Sortable = false
	c.grid = kit.NewGrid([]kit.Column{label, where,
		side(a.Name, func(l line) (data.Actions, data.Actions) { return l.a, l.b }),
		side(b.Name, func(l line) (data.Actions, data.Actions) { return l.b, l.a }),
	}, false, func() int { return len(c.shown) }, func(row int) int64 { return int64(row) })
	c.grid.OnRune = func(r rune) {
		kit.Focus(c.search)
		c.search.TypedRune(r)
	}
	c.table.Objects = []fyne.CanvasObject{c.grid}
	c.show()
	c.table.Refresh()
}

// show fills the table with what search and choice let through.
func (c *comparison) show() {
	c.shown = found(c.lines, c.search.Text, c.only.Checked)
	modules, switches := differences(c.lines)
	if modules+switches == 0 && c.only.Checked {
		c.grid.Empty = kit.NewEmptyState(look.IconCheck, words.T("No differences"), words.T("Both open the same modules with the same actions and permissions."), "", nil)
	} else {
		c.grid.Empty = kit.NewEmptyState(look.IconSearch, words.T("No module matches."), "", "", nil)
	}
	c.grid.Refresh()
	c.grid.ScrollToTop()
}

// summary says in how much the two differ.
func (c *comparison) summary() string {
	modules, switches := differences(c.lines)
	texts := []string{words.N(modules, "%[1]s module differs", "%[1]s modules differ"),
		words.N(switches, "%[1]s permission differs", "%[1]s permissions differ")}
	if switches == 0 {
		texts = texts[:1]
	}
	return strings.Join(texts, ", ")
}

// filling gives a table the height that the window leaves it.
type filling struct{ screen *Screen }

func (f filling) MinSize([]fyne.CanvasObject) fyne.Size {
	high := float32(compareMost)
	if c := f.screen.deps.Canvas(); c != nil {
		high = c.Size().Height - compareAround
	}
	return fyne.NewSize(0, fyne.Max(compareLeast, fyne.Min(high, compareMost)))
}

func (filling) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
