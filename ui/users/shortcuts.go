package users

import (
	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Shortcuts returns what the screen does at a key wherever the keyboard is, for the window's main menu. What
// belongs to the table (Enter, Delete, Space, Ctrl+A) the table does itself.
func (s *Screen) Shortcuts() []kit.Shortcut {
	free := func() bool { return s.page != nil && s.deps.Canvas().Overlays().Top() == nil }
	return []kit.Shortcut{
		{Label: words.T("Create New User"), Key: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault, Do: s.Create,
			Enabled: func() bool { return free() && s.may(data.Add) }},
		{Label: words.T("Search users"), Key: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault,
			Do: func() {
				if free() {
					s.page.focusSearch()
				}
			}, Enabled: free},
	}
}
