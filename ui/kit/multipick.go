package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Option is one thing that can be picked.
type Option struct {
	ID      int64
	Text    string
	Detail  string // grey behind the text, such as a description; may be ""
	Special bool   // its chip is marked
}

// MultiPick chooses several from a list: chips of what is chosen, a search, and the list with boxes. In the
// search, Down and Enter go to the list; there Space and Enter tick, and a letter goes back to the search.
type MultiPick struct {
	widget.BaseWidget
	OnChanged func(ids []int64)

	options []Option
	shown   []int // indices into options that the search lets through
	chips   *ChipRow
	none    *Text
	search  *SearchEntry
	grid    *Grid
	chosen  map[int64]bool
	rows    int
}

// NewMultiPick returns a picker with rows lines of list to see. placeholder stands in the search, clear is
// the tooltip of its x, none stands where nothing is chosen.
func NewMultiPick(options []Option, rows int, placeholder, clear, none string) *MultiPick {
	m := &MultiPick{options: options, rows: rows, chosen: map[int64]bool{}, chips: NewChipRow()}
	m.none = NewStyledText(none, theme.SizeNameCaptionText, theme.ColorNamePlaceHolder, false)
	m.search = NewSearchEntry(placeholder, clear, func(string) { m.filter() })
	m.grid = NewGrid([]Column{pairColumn(m.longest, func(row int) (string, string) {
		o := m.options[m.shown[row]]
		return o.Text, o.Detail
	})}, true, func() int { return len(m.shown) }, func(row int) int64 { return m.options[m.shown[row]].ID })
	m.grid.plain()
	m.grid.clickTicks = true
	m.grid.OnSelect = m.ticked
	m.grid.OnOpen = func(row int) { m.grid.toggle(row) }
	m.grid.OnRune = func(r rune) {
		if c := canvasOf(m); c != nil {
			c.Focus(m.search)
			m.search.TypedRune(r)
		}
	}
	m.search.OnDown = m.grid.Focus
	m.ExtendBaseWidget(m)
	m.filter()
	return m
}

// Chosen returns the IDs of what is chosen, in the order of the options.
func (m *MultiPick) Chosen() []int64 {
	ids := []int64{}
	for _, o := range m.options {
		if m.chosen[o.ID] {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// SetChosen chooses these and no others, without calling OnChanged.
func (m *MultiPick) SetChosen(ids ...int64) {
	m.chosen = map[int64]bool{}
	for _, id := range ids {
		m.chosen[id] = true
	}
	m.filter()
}

// SetOptions takes other options; what was chosen and is among them stays so.
func (m *MultiPick) SetOptions(options []Option) {
	m.options = options
	m.filter()
}

func (m *MultiPick) longest() (name string) {
	for _, o := range m.options {
		if len(o.Text) > len(name) {
			name = o.Text
		}
	}
	return name
}

// ticked takes over the ticks of the rows that are shown; those that the search hides stay as they are.
func (m *MultiPick) ticked() {
	for row, i := range m.shown {
		m.chosen[m.options[i].ID] = m.grid.picks.has(m.grid.key(row))
	}
	m.showChips()
	if m.OnChanged != nil {
		m.OnChanged(m.Chosen())
	}
}

func (m *MultiPick) filter() {
	typed := strings.ToLower(strings.TrimSpace(m.search.Text))
	m.shown = m.shown[:0]
	for i, o := range m.options {
		if strings.Contains(strings.ToLower(o.Text+"\n"+o.Detail), typed) {
			m.shown = append(m.shown, i)
		}
	}
	m.grid.picks = newPicks()
	for _, i := range m.shown {
		if id := m.options[i].ID; m.chosen[id] {
			m.grid.picks.set(id, true)
		}
	}
	m.grid.Refresh()
	m.showChips()
}

func (m *MultiPick) showChips() {
	tags := []Tag{}
	for _, o := range m.options {
		if m.chosen[o.ID] {
			tags = append(tags, Tag{Text: o.Text, Tooltip: o.Detail, Special: o.Special})
		}
	}
	m.none.Hidden = len(tags) > 0
	m.chips.Set(tags)
	m.none.Refresh()
}

func (m *MultiPick) setForm(f *Form) {
	m.search.setForm(f)
	m.grid.body.setForm(f)
}

func (m *MultiPick) setWrong(wrong bool) { m.search.setWrong(wrong) }

// Held returns the search, which takes the keyboard first.
func (m *MultiPick) Held() []fyne.CanvasObject { return []fyne.CanvasObject{m.search, m.grid} }

// CreateRenderer is called by Fyne.
func (m *MultiPick) CreateRenderer() fyne.WidgetRenderer {
	list := container.New(&thin{float32(m.rows)*m.grid.body.rowHeight() + 2*tableEdge}, m.grid)
	return widget.NewSimpleRenderer(container.NewVBox(container.NewStack(m.chips, m.none), m.search, list))
}
