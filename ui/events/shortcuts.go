package events

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Shortcuts returns what the screen does at a key wherever the keyboard is, for the window's main menu. What
// belongs to the table (Enter) the table does itself.
func (s *Screen) Shortcuts() []kit.Shortcut {
	free := func() bool { return s.page != nil && s.deps.Canvas().Overlays().Top() == nil }
	return []kit.Shortcut{
		{Label: words.T("Search the log"), Key: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault,
			Do: func() { s.page.focusSearch() }, Enabled: free},
		{Label: words.T("Read the newest entries"), Key: fyne.KeyR, Modifier: fyne.KeyModifierShortcutDefault, Do: s.Reload, Enabled: free},
		{Label: words.T("Export…"), Key: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, Do: s.export,
			Enabled: func() bool { return free() && !s.page.export.Disabled() }},
		{Label: words.T("Verify"), Key: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault, Do: func() { s.page.verify.run() },
			Enabled: func() bool { return free() && s.deps.Rights().SeesAllTenants() && !s.page.verify.button.Disabled() }},
	}
}
