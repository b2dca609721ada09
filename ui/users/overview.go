package users

import (
	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// ChooseFactor asks what users are asked for after the password, also while another page is shown over the users.
func (s *Screen) ChooseFactor(ids []data.UserID) { s.chooseFactor(ids, nil) }

// ResetFactor lets users set up their authenticators anew, after a question, wherever the screen is.
func (s *Screen) ResetFactor(ids []data.UserID) { s.resetFactor(ids, nil) }

// MakeSheets asks before it makes enrolment sheets of users, wherever the screen is.
func (s *Screen) MakeSheets(ids []data.UserID) { s.makeSheets(ids, nil) }

// overviewItem leads to the overview of second factors.
func (s *Screen) overviewItem() *fyne.MenuItem {
	return fyne.NewMenuItemWithIcon(words.T("Second factors"), look.IconShield, s.deps.Factors)
}

// overviewKey is the same at a key.
func (s *Screen) overviewKey(free func() bool) kit.Shortcut {
	return kit.Shortcut{Label: words.T("Second factors"), Key: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault, Do: s.deps.Factors, Enabled: free}
}

// changed tells who waits for it that users are not any more as they were.
func (s *Screen) changed() {
	if s.deps.Changed != nil {
		s.deps.Changed()
	}
}
