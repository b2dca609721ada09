package kit

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Shortcut is something that a screen does at a key, for the window's main menu: while a field has the
// keyboard, Fyne gives shortcuts to the menu only.
type Shortcut struct {
	Label    string // as the menu shows it
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
	Do       func()
	Enabled  func() bool // whether Do would do something now; nil for always
}

// spelled is a shortcut that the menu finds by its name and does not draw.
type spelled string

// ShortcutName returns the name that Fyne compares.
func (s spelled) ShortcutName() string { return string(s) }

// menuGap is the least space between a menu's labels and the keys after them, in Fyne's units.
const menuGap = 28

// SpellKeys writes the keys of a menu's shortcuts behind the labels, where Fyne would draw them itself: it does
// so at a fifth of the text's strength, 1.7:1, whatever the theme says. spell names a shortcut's keys. Where the
// system draws the menu, on macOS, nothing changes.
func SpellKeys(items []*fyne.MenuItem, spell func(fyne.KeyboardShortcut) string) {
	if runtime.GOOS == "darwin" {
		return
	}
	size := theme.Size(theme.SizeNameText)
	wide := func(text string) float32 { return fyne.MeasureText(text, size, fyne.TextStyle{}).Width }
	widest := float32(0)
	for _, item := range items {
		widest = fyne.Max(widest, wide(item.Label))
	}
	for _, item := range items {
		if keys, ok := item.Shortcut.(fyne.KeyboardShortcut); ok {
			spaces := (widest + menuGap - wide(item.Label)) / wide(" ")
			item.Label += strings.Repeat(" ", int(spaces+0.5)) + spell(keys)
			item.Shortcut = spelled(keys.ShortcutName())
		}
	}
}
