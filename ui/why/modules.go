package why

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// module is one line of the list: a module, or, without a key, the heading of a group.
type module struct {
	key      data.ModuleKey
	label    string
	searched string // folded, with the headings above it
}

// modules is the list of the catalogue's modules by group, with a search.
type modules struct {
	content *fyne.Container
	search  *kit.SearchEntry
	grid    *kit.Grid
	all     []module
	shown   []module
	at      data.ModuleKey
	changed func()
}

// newModules makes the list with one chosen, "" for the first; changed is told when another one is.
func newModules(catalog *data.Catalog, chosen data.ModuleKey, changed func()) *modules {
	m := &modules{at: chosen, changed: changed}
	if _, ok := catalog.Module(chosen); !ok {
		m.at = catalog.Modules()[0]
	}
	for _, category := range catalog.Tree {
		for _, group := range category.Groups {
			heading := words.Label(category.Label)
			if name := words.Label(group.Label); name != heading {
				heading += " › " + name
			}
			m.all = append(m.all, module{label: heading})
			for _, one := range group.Modules {
				label := words.Label(one.Label)
				m.all = append(m.all, module{one.Key, label, data.SearchText(heading + "\n" + label + "\n" + string(one.Key))})
			}
		}
	}
	m.search = kit.NewSearchEntry(words.T("Search modules"), words.T("Clear the search"), func(string) { m.filter() })
	m.grid = kit.NewGrid([]kit.Column{{
		Title: words.T("Module"), Weight: 1,
		Cell:   func() fyne.CanvasObject { return container.New(&lineCell{}, kit.NewText("")) },
		Update: func(row int, cell fyne.CanvasObject) { m.fill(row, cell.(*fyne.Container)) },
	}}, false, func() int { return len(m.shown) }, func(row int) int64 { return m.number(m.shown[row]) })
	m.grid.OnMove = m.moved
	m.grid.OnRune = func(r rune) {
		kit.Focus(m.search)
		m.search.TypedRune(r)
	}
	m.search.OnDown = m.grid.Focus
	m.content = container.NewBorder(m.search, nil, nil, nil, container.New(&below{}, m.grid))
	m.filter()
	return m
}

// number is a line's key in the table: its place among all.
func (m *modules) number(line module) int64 {
	for i := range m.all {
		if m.all[i] == line {
			return int64(i + 1)
		}
	}
	return 0
}

// fill shows a line; a heading is bold and grey, a module stands a little to the right of it.
func (m *modules) fill(row int, cell *fyne.Container) {
	line, text := m.shown[row], cell.Objects[0].(*kit.Text)
	layout := cell.Layout.(*lineCell)
	text.Bold, layout.inset = line.key == "", 0
	colour := look.ColorNameMuted
	if line.key != "" {
		colour, layout.inset = theme.ColorNameForeground, 12
	}
	text.SetColor(colour)
	text.Set(line.label)
	text.Refresh()
	layout.Layout(cell.Objects, cell.Size())
}

// filter shows the modules that hold every typed word, below their headings.
func (m *modules) filter() {
	typed := strings.Fields(data.SearchText(m.search.Text))
	m.shown = nil
	var heading *module
	for i := range m.all {
		line := m.all[i]
		switch {
		case line.key == "":
			heading = &m.all[i]
		case holdsAll(line.searched, typed):
			if heading != nil {
				m.shown, heading = append(m.shown, *heading), nil
			}
			m.shown = append(m.shown, line)
		}
	}
	m.grid.Empty = nil
	if len(m.shown) == 0 {
		m.grid.Empty = kit.NewStyledText(words.T("No module of that name"), theme.SizeNameText, look.ColorNameMuted, false)
	}
	m.grid.Refresh()
	m.reveal()
}

func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// reveal makes the chosen module the current row; where the search hides it, the first that it leaves is chosen.
func (m *modules) reveal() {
	first := -1
	for i, line := range m.shown {
		if line.key == m.at && m.at != "" {
			m.grid.SetCurrent(i)
			return
		}
		if first < 0 && line.key != "" {
			first = i
		}
	}
	if first >= 0 {
		m.grid.SetCurrent(first)
		m.moved(first)
	}
}

// moved takes the module of a row; from a heading the keyboard goes on in the direction it came from.
func (m *modules) moved(row int) {
	if row < 0 || row >= len(m.shown) {
		return
	}
	line := m.shown[row]
	if line.key == "" {
		next := row + 1
		if now := m.place(); now == row+1 && row > 0 {
			next = row - 1
		}
		m.grid.SetCurrent(next)
		return
	}
	if line.key != m.at {
		m.at = line.key
		m.changed()
	}
}

// place is the row of the chosen module, -1 where it is hidden.
func (m *modules) place() int {
	for i, line := range m.shown {
		if line.key == m.at {
			return i
		}
	}
	return -1
}

// heading is where the chosen module stands in the catalogue.
func (m *modules) heading() (heading string) {
	for _, line := range m.all {
		switch line.key {
		case "":
			heading = line.label
		case m.at:
			return heading
		}
	}
	return ""
}

// chosen is the module that the answer is about.
func (m *modules) chosen() data.ModuleKey { return m.at }

// lineCell sets a text a little to the right.
type lineCell struct{ inset float32 }

// MinSize is called by Fyne.
func (*lineCell) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is called by Fyne.
func (l *lineCell) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(l.inset, 0))
	o[0].Resize(fyne.NewSize(fyne.Max(0, size.Width-l.inset), size.Height))
}

// below leaves a gap above the table.
type below struct{}

// MinSize is called by Fyne.
func (*below) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout is called by Fyne.
func (*below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 8))
	o[0].Resize(size.SubtractWidthHeight(0, 8))
}
