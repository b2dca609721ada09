package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// keyLine is one line of the table of keys.
type keyLine struct{ keys, does string }

// keysOf lists the shortcuts of menus, as the menus name them.
func keysOf(menus []*fyne.Menu) (lines []keyLine) {
	for _, menu := range menus {
		for _, item := range menu.Items {
			if keys, ok := item.Shortcut.(fyne.KeyboardShortcut); ok {
				lines = append(lines, keyLine{spell(keys), item.Label})
			}
		}
	}
	return lines
}

// everywhere are the keys that no menu names.
func everywhere() []keyLine {
	return []keyLine{
		{words.T("Alt"), words.T("Open the menu; the arrows walk it, Enter chooses, Escape leaves it")},
		{words.T("Tab, Shift+Tab"), words.T("Go to the next field or button, or to the one before")},
		{words.T("Enter"), words.T("Press the button that stands out, such as Save; in a search go to what was found")},
		{words.T("Ctrl") + "+S", words.T("Save the form that is open, wherever the keyboard is")},
		{words.T("Escape"), words.T("Close a window or a list; empty the search")},
	}
}

// inTables are the keys of a table of users and the like.
func inTables() []keyLine {
	return []keyLine{
		{words.T("Arrows, Page Up, Page Down, Home, End"), words.T("Go to another row")},
		{words.T("Enter"), words.T("Open the row")},
		{words.T("Space"), words.T("Choose the row, or not any more")},
		{words.T("Ctrl") + "+A", words.T("Choose all rows")},
		{words.T("Delete"), words.T("Delete the row, or the chosen ones")},
	}
}

// showKeys shows the table of all keys above whatever is open, unless it is there already.
func (a *App) showKeys() {
	canvas := a.window.Canvas()
	if a.help != nil && a.help.OnTop() {
		return
	}
	parts := []fyne.CanvasObject{keyTable(words.T("In the menus"), a.keys), keyTable(words.T("Everywhere"), everywhere())}
	if a.main != nil && !a.main.locked {
		parts = append(parts, keyTable(words.T("In a table"), inTables()))
	}
	d := kit.NewDialog(words.T("Keyboard shortcuts"), container.New(layout.NewCustomPaddedVBoxLayout(theme.Size(look.SizeNameGap)), parts...))
	d.SetSize(620, 0)
	d.First = d.SetPrimary(words.T("Close"), d.Close)
	d.Show(canvas)
	a.help = d
}

// keyTable is a heading and lines of keys and what they do.
func keyTable(heading string, lines []keyLine) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(4), kit.NewStyledText(heading, theme.SizeNameText, look.ColorNameMuted, true))
	for _, line := range lines {
		rows.Add(container.New(keyColumns{}, kit.NewStyledParagraph(line.keys, theme.SizeNameText, theme.ColorNameForeground), kit.NewParagraph(line.does)))
	}
	return rows
}

// keyColumns gives the keys a third of the width and what they do the rest; both wrap.
type keyColumns struct{}

const keyGap = 16

func (keyColumns) widths(width float32) (keys, does float32) {
	keys = float32(int(width / 3))
	return keys, fyne.Max(0, width-keys-keyGap)
}

// MinSize is as high as the higher of the two at the width that Layout gave them.
func (keyColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (k keyColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	keys, does := k.widths(size.Width)
	o[0].Resize(fyne.NewSize(keys, size.Height))
	o[1].Resize(fyne.NewSize(does, size.Height))
	o[1].Move(fyne.NewPos(keys+keyGap, 0))
}

// typedKey takes the keys of the whole program, and gives the scene what is left.
func (a *App) typedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF1:
		a.showKeys()
	case fyne.KeyF10:
		// not part of Fyne's interface, which opens the menu at Alt by itself
		if menu, ok := a.window.Canvas().(interface{ ToggleMenu() }); ok {
			menu.ToggleMenu()
		}
	default:
		a.shown.TypedKey(ev)
	}
}
