package users

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
	edits   []fyne.Disableable // need the right to edit
	deletes *kit.Button
	busy    bool
}

func newBulkBar(s *Screen) *bulkBar {
	b := &bulkBar{screen: s}
	b.count = kit.NewStyledText("", theme.SizeNameText, theme.ColorNameForeground, true)
	enable := kit.NewButton(words.T("Enable"), func() { s.enable(s.page.ticked(), true) })
	disable := kit.NewButton(words.T("Disable"), func() { s.enable(s.page.ticked(), false) })
	change := kit.NewMenuButton(words.T("Change"), nil, b.changes)
	b.edits = []fyne.Disableable{enable, disable, change}
	b.deletes = kit.NewButton(words.T("Delete"), func() { s.remove(s.page.ticked()) })
	b.deletes.Icon = look.IconTrash
	count := container.New(&natural{}, b.count)
	b.content = kit.NewFlow(0, count, enable, disable, change)
	if s.deps.Export != nil {
		b.content.Add(kit.NewButton(words.T("Export…"), func() { s.deps.Export(s.page.ticked()) }))
	}
	b.content.Add(b.deletes)
	b.content.Add(kit.NewLinkButton(words.T("Clear selection"), func() {
		s.page.grid.ClearSelection()
		s.page.grid.Focus()
	}))
	return b
}

// changes is the menu of what is given to, or taken from, several at once.
func (b *bulkBar) changes() []*fyne.MenuItem {
	s := b.screen
	return append([]*fyne.MenuItem{
		fyne.NewMenuItem(words.T("Add role…"), s.addRoles),
		fyne.NewMenuItem(words.T("Remove role…"), s.removeRoles),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.T("Add desk…"), s.addDesks),
		fyne.NewMenuItem(words.T("Remove desk…"), s.removeDesks),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.T("Set profile…"), s.setProfile),
		fyne.NewMenuItemSeparator(),
	}, s.factorItems()...)
}

// set shows the bar for n ticked rows, and hides it for none.
func (b *bulkBar) set(n int) {
	b.content.Hidden = n == 0
	b.count.Set(words.N(n, "%[1]s selected", "%[1]s selected"))
	b.enable()
	b.content.Refresh()
}

// setBusy keeps a second change from being begun while one runs.
func (b *bulkBar) setBusy(busy bool) {
	b.busy = busy
	b.enable()
}

func (b *bulkBar) enable() {
	for _, button := range b.edits {
		able(button, !b.busy && b.screen.may(data.Edit))
	}
	able(b.deletes, !b.busy && b.screen.may(data.Delete))
}

// able enables or disables an object.
func able(o fyne.Disableable, yes bool) {
	switch {
	case yes && o.Disabled():
		o.Enable()
	case !yes && !o.Disabled():
		o.Disable()
	}
}

// natural gives a text the width it needs, in the height of a button.
type natural struct{}

func (natural) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(textWidth(o[0].(*kit.Text))+4, o[0].MinSize().Height+2*theme.InnerPadding())
}

func (natural) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
