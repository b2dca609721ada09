package factors

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// columns are those of the table, in the order of the column constants, and the actions after them.
func (s *Screen) columns() []kit.Column {
	status := s.textColumn(columnStatus, words.T("Status"), 1.4, least(words.T("Not set up yet"), words.T("Not demanded")), 1)
	status.Update = s.coloured(columnStatus, func(f *data.UserFactor) fyne.ThemeColorName {
		switch {
		case f.State.Lacks():
			return theme.ColorNameWarning
		case f.State.Passes():
			return theme.ColorNameForeground
		}
		return look.ColorNameMuted
	})
	left := s.textColumn(columnCodes, words.T("Codes left"), 1, 70, 5)
	left.Update = s.coloured(columnCodes, func(f *data.UserFactor) fyne.ThemeColorName {
		if f.State.Passes() && codes(f) <= s.deps.FewCodes {
			return theme.ColorNameWarning
		}
		return theme.ColorNameForeground
	})
	signIn := s.textColumn(columnSignIn, words.T("Sign-in"), 1.6, least(words.N(20, "Locked: %[1]s try", "Locked: %[1]s tries")), 2)
	signIn.Update = s.coloured(columnSignIn, func(f *data.UserFactor) fyne.ThemeColorName {
		switch s.table.signIn(f) {
		case locked:
			return theme.ColorNameError
		case waiting:
			return theme.ColorNameWarning
		case disabled:
			return look.ColorNameMuted
		}
		return theme.ColorNameForeground
	})
	return []kit.Column{
		s.textColumn(columnUsername, words.T("Username"), 1.8, 100, 0),
		s.textColumn(columnMethod, words.T("Second factor"), 1.5, least(words.Factor(data.Authenticator)), 3),
		status,
		s.textColumn(columnDemand, words.T("Demanded by"), 1.6, 90, 4),
		s.textColumn(columnDue, words.T("Due"), 1.3, least(standing{grace: data.FactorGraceMost}.laterText()), 6),
		left,
		signIn,
		s.textColumn(columnLast, words.T("Last sign-in"), 1.5, 130, 7),
		s.actionColumn(),
	}
}

func (s *Screen) textColumn(c column, title string, weight, least float32, rank int) kit.Column {
	made := kit.TextColumn(title, weight, least, func(row int) string { return s.table.text(c, s.table.at(row)) })
	made.Rank = rank
	return made
}

// beside is the space beside a cell's text, and a little more.
const beside = 22

// least is the least width of a column that holds one of these texts.
func least(texts ...string) (width float32) {
	for _, text := range texts {
		width = fyne.Max(width, fyne.MeasureText(text, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width+beside)
	}
	return width
}

// coloured fills a cell with a text and its colour.
func (s *Screen) coloured(c column, of func(*data.UserFactor) fyne.ThemeColorName) func(int, fyne.CanvasObject) {
	return func(row int, cell fyne.CanvasObject) {
		f, text := s.table.at(row), cell.(*kit.Text)
		text.SetColor(of(f))
		text.Set(s.table.text(c, f))
	}
}

// rowButtons is how many of a row's actions have a button of their own; the rest is in a menu.
const rowButtons = 2

func (s *Screen) actionColumn() kit.Column {
	return kit.Column{Title: words.T("Actions"), Weight: 1.2, MinWidth: 50, Width: (rowButtons+1)*30 + 2*10,
		Cell:   func() fyne.CanvasObject { return kit.NewRowButtons(rowButtons, words.T("More actions")) },
		Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.RowButtons).Set(s.actions(row)) }}
}

// actions are all that is done to one user; those with a button come first.
func (s *Screen) actions(row int) []kit.RowAction {
	f := s.table.at(row)
	id, edit := f.User.ID, ""
	if err := s.refusal(f.User); err != nil {
		edit = lists.Sentence(err)
	}
	unlock := edit
	if !unlockable(f) {
		unlock = words.T("Nothing keeps this user out.")
	}
	list := []kit.RowAction{
		{Label: words.T("Details"), Icon: look.IconInfo, Do: func() { s.details(f) }},
		{Label: words.T("Unlock"), Icon: look.IconKey, Refusal: unlock, Do: func() { s.unlock([]data.UserID{id}) }},
		{Label: words.T("Open user"), Icon: look.IconEdit, Do: func() { s.deps.OpenUser(id) }},
		{Label: words.T("Second factor…"), Icon: look.IconShield, Refusal: edit, Do: func() { s.deps.ChooseFactor([]data.UserID{id}) }},
	}
	if f.State.Method == data.Authenticator {
		list = append(list, kit.RowAction{Label: words.T("Reset Google 2FA"), Icon: look.IconReset, Refusal: edit,
			Do: func() { s.deps.ResetFactor([]data.UserID{id}) }})
	}
	return append(list, kit.RowAction{Label: words.T("Enrolment sheet…"), Icon: look.IconPrint, Refusal: edit,
		Do: func() { s.deps.MakeSheets([]data.UserID{id}) }})
}

// details tells all that is known of a user's factor and sign-in.
func (s *Screen) details(f *data.UserFactor) {
	kit.Message(s.deps.Canvas(), kit.Info, f.User.Username, s.table.account(f), words.T("Close"))
}
