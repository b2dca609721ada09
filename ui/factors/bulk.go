package factors

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// bulkBar is what can be done to the users whose rows are ticked.
type bulkBar struct {
	screen  *Screen
	content *fyne.Container
	count   *kit.Text
	edits   []*kit.Button
}

func newBulkBar(s *Screen) *bulkBar {
	b := &bulkBar{screen: s}
	b.count = kit.NewStyledText("", theme.SizeNameText, theme.ColorNameForeground, true)
	unlock := kit.NewButton(words.T("Unlock"), func() { s.unlock(s.page.ticked()) })
	unlock.Icon = look.IconKey
	choose := kit.NewButton(words.T("Second factor…"), func() { s.deps.ChooseFactor(s.page.ticked()) })
	reset := kit.NewButton(words.T("Reset Google 2FA"), func() { s.deps.ResetFactor(s.page.ticked()) })
	sheets := kit.NewButton(words.T("Enrolment sheets…"), func() { s.deps.MakeSheets(s.page.ticked()) })
	b.edits = []*kit.Button{unlock, choose, reset, sheets}
	b.content = kit.NewFlow(0, container.New(natural{}, b.count), unlock, choose, reset, sheets, kit.NewLinkButton(words.T("Clear selection"), func() {
		s.page.grid.ClearSelection()
		s.page.grid.Focus()
	}))
	return b
}

// set shows the bar for n ticked rows, and hides it for none.
func (b *bulkBar) set(n int) {
	b.content.Hidden = n == 0
	b.count.Set(words.N(n, "%[1]s selected", "%[1]s selected"))
	rights := b.screen.deps.Rights()
	may := rights.May(data.ModuleUsers, data.Edit)
	for _, button := range b.edits {
		switch {
		case may && button.Disabled():
			button.Enable()
		case !may && !button.Disabled():
			button.Disable()
		}
	}
	b.content.Refresh()
}

// natural gives a text the width it needs, in the height of a button.
type natural struct{}

// MinSize is called by Fyne.
func (natural) MinSize(o []fyne.CanvasObject) fyne.Size {
	t := o[0].(*kit.Text)
	width := fyne.MeasureText(t.Text, theme.Size(t.TextSize), fyne.TextStyle{Bold: t.Bold}).Width
	return fyne.NewSize(width+4, t.MinSize().Height+2*theme.InnerPadding())
}

// Layout is called by Fyne.
func (natural) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
