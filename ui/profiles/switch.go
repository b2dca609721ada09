package profiles

import (
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// toggle is one of the three permissions of a profile.
type toggle struct {
	of    func(*data.Profile) *bool
	short func() string
	label func() string
	means func() string
}

// allSwitches are the permissions of a profile in the order of the form.
var allSwitches = []toggle{
	{func(p *data.Profile) *bool { return &p.UpdateProfile }, func() string { return words.T("Own profile") },
		func() string { return words.T("May update their own profile") },
		func() string {
			return words.T("The user may change their own e-mail address, picture and password under My account. Without this an administrator does it for them.")
		}},
	{func(p *data.Profile) *bool { return &p.ChangeLanguage }, func() string { return words.T("Language") },
		func() string { return words.T("May change the language") },
		func() string {
			return words.T("The user may choose the language of the screens. Without this it is the organisation's.")
		}},
	{func(p *data.Profile) *bool { return &p.GetUpdates }, func() string { return words.T("System updates") },
		func() string { return words.T("May update the system") },
		func() string {
			return words.T("The user may install new versions on the PBX. This is recorded for the PBX and changes nothing in this program.")
		}},
}

// switchTags are the permissions that a profile has, short enough for a table.
func switchTags(p data.Profile) (tags []kit.Tag) {
	for _, s := range allSwitches {
		if *s.of(&p) {
			tags = append(tags, kit.Tag{Text: s.short(), Tooltip: s.label()})
		}
	}
	return tags
}

// switchText is switchTags as the search finds them.
func switchText(p data.Profile) string {
	var names []string
	for _, tag := range switchTags(p) {
		names = append(names, tag.Text)
	}
	return strings.Join(names, ", ")
}
