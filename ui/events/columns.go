package events

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// columns are those of the table. Nothing is sorted: a log is in the order in which things happened.
func (s *Screen) columns() []kit.Column {
	text := func(title string, weight, least float32, rank int, of func(*row) string) kit.Column {
		c := kit.TextColumn(title, weight, least, func(i int) string { return of(s.lines[i].row) })
		c.Sortable, c.Rank = false, rank
		return c
	}
	who := text(words.T("Who"), 1.5, wide(words.T("Nobody signed in")), 0, func(r *row) string { return r.who })
	who.Update = coloured(s, func(r *row) (string, fyne.ThemeColorName) {
		if r.event.ActorName == "" {
			return r.who, look.ColorNameMuted
		}
		return r.who, theme.ColorNameForeground
	})
	whom := kit.TextColumn(words.T("On whom"), 1.6, 92, func(i int) string { return s.lines[i].whomText(s.open[s.lines[i].key()]) })
	whom.Sortable, whom.Rank = false, 2
	result := text(words.T("Result"), 1, 76, 1, nil)
	result.Update = coloured(s, func(r *row) (string, fyne.ThemeColorName) {
		if r.event.Result == data.Refused {
			return r.outcome(), theme.ColorNameError
		}
		return r.outcome(), theme.ColorNameForeground
	})
	return []kit.Column{
		text(words.T("When"), 1.5, wide(words.Seconds(time.Date(2026, 12, 28, 20, 50, 58, 0, time.Local))), 0, func(r *row) string { return r.when }),
		who,
		text(words.T("What"), 1.4, 109, 0, func(r *row) string { return r.what }),
		whom,
		text(words.T("Change or reason"), 3.2, 140, 3, (*row).change),
		result,
	}
}

// wide is the width at which a column does not cut a text.
func wide(text string) float32 {
	return fyne.MeasureText(text, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width + 22
}

// coloured fills a cell with a text and its colour.
func coloured(s *Screen, of func(*row) (string, fyne.ThemeColorName)) func(int, fyne.CanvasObject) {
	return func(i int, cell fyne.CanvasObject) {
		text, colour := of(s.lines[i].row)
		shown := cell.(*kit.Text)
		shown.SetColor(colour)
		shown.Set(text)
	}
}
