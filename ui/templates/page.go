package templates

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// leastTable is the least height of the table, in Fyne's units: its header and four rows.
const leastTable = 200

// page is the screen once the templates are read.
type page struct {
	screen *Screen
	layout *kit.Page
	grid   *kit.Grid
	may    bool // change something, when it was drawn
}

func newPage(s *Screen) *page {
	p := &page{screen: s, may: s.mayEdit()}
	p.grid = kit.NewGrid(p.columns(), false, func() int { return len(s.rows) }, func(row int) int64 { return int64(row) })
	p.grid.OnOpen = s.edit
	p.grid.OnDelete = func(rows []int) {
		for _, row := range rows[:min(1, len(rows))] {
			if a := p.actions(row)[1]; a.Refusal == "" {
				a.Do()
			}
		}
	}
	p.grid.OnMenu = func(row int, at fyne.Position) { kit.ShowMenu(s.deps.Canvas(), at, kit.ActionMenu(p.actions(row))) }
	heading := kit.NewStyledText(words.T("Notification Templates"), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	about := kit.NewStyledParagraph(words.T("The words of the e-mails that this program sends. Everybody gets them in their own language."),
		theme.SizeNameText, look.ColorNameMuted)
	objects := []fyne.CanvasObject{heading, about}
	if !p.may {
		objects = append(objects, kit.NewBanner(kit.Info, words.T("You can look at the templates. Your rights do not let you change them."), "", nil))
	}
	p.layout = kit.NewPage(leastTable, append(objects, p.grid)...)
	return p
}

// columns are those of the table. It is as short as the program has letters, and stays in its order.
func (p *page) columns() []kit.Column {
	s := p.screen
	text := func(title string, weight, least float32, rank int, text func(row int) string) kit.Column {
		c := kit.TextColumn(title, weight, least, text)
		c.Sortable, c.Rank = false, rank
		return c
	}
	state := kit.Column{Title: words.T("Words"), Weight: 1.4, MinWidth: 110,
		Cell: func() fyne.CanvasObject { return kit.NewChipRow() },
		Update: func(row int, cell fyne.CanvasObject) {
			tag := kit.Tag{Text: words.T("Built in"), Tooltip: words.T("As they came with the program")}
			if s.rows[row].Changed {
				tag = kit.Tag{Text: words.T("Our own"), Tooltip: words.T("Written by your organisation"), Special: true}
			}
			cell.(*kit.ChipRow).Set([]kit.Tag{tag})
		}}
	actions := kit.Column{Title: words.T("Actions"), Weight: 1, MinWidth: 90,
		Cell:   func() fyne.CanvasObject { return kit.NewRowButtons(2, words.T("More actions")) },
		Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.RowButtons).Set(p.actions(row)) }}
	return []kit.Column{
		text(words.Field(data.FieldEmail), 2.4, 170, 0, func(row int) string { return words.LetterName(s.rows[row].Kind) }),
		text(words.T("Language"), 1, 80, 0, func(row int) string { return words.LanguageName(s.rows[row].Language) }),
		text(words.T("Subject"), 3, 160, 1, func(row int) string { return s.rows[row].Subject }),
		state, actions,
	}
}

// actions are what is done to a row.
func (p *page) actions(row int) []kit.RowAction {
	s, t := p.screen, p.screen.rows[row]
	open := kit.RowAction{Label: words.T("Edit"), Icon: look.IconEdit, Do: func() { s.edit(row) }}
	back := kit.RowAction{Label: words.T("Back to the built-in words"), Icon: look.IconReset, Do: func() { s.reset(t.Template, func() {}) }}
	switch err := s.refusal(); {
	case err != nil:
		open.Label, open.Icon, back.Refusal = words.T("View"), look.IconEyeOpen, lists.Sentence(err)
	case !t.Changed:
		back.Refusal = words.T("It has them.")
	}
	return []kit.RowAction{open, back}
}
