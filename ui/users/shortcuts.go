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
	list := []kit.Shortcut{
		{Label: words.T("Create New User"), Key: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault, Do: s.Create,
			Enabled: func() bool { return free() && s.may(data.Add) }},
		{Label: words.T("Search users"), Key: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault,
			Do: func() {
				if free() {
					s.page.focusSearch()
				}
			}, Enabled: free},
	}
	if s.deps.Factors != nil {
		list = append(list, s.overviewKey(free))
	}
	if s.deps.Why == nil {
		return list
	}
	return append(list, kit.Shortcut{Label: words.T("Why…"), Key: fyne.KeyI, Modifier: fyne.KeyModifierShortcutDefault, Do: s.why,
		Enabled: func() bool { return s.form.onTop() || free() && s.page.grid.Current() >= 0 }})
}

// why opens "Why?" about the user of the form that is open, else about the current row's.
func (s *Screen) why() {
	if s.form.onTop() {
		s.form.whyDraft()
		return
	}
	s.deps.Why(*s.table.At(s.page.grid.Current()), nil)
}
