package kit

import "fyne.io/fyne/v2"

// Shortcut is something that a screen does at a key, for the window's main menu: while a field has the
// keyboard, Fyne gives shortcuts to the menu only.
type Shortcut struct {
	Label    string // as the menu shows it
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
	Do       func()
	Enabled  func() bool // whether Do would do something now; nil for always
}
