package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// Kind is what a message is about: it chooses icon and colour.
type Kind int

// The kinds of messages.
const (
	Info Kind = iota
	Success
	Warning
	Error
)

func (k Kind) icon() fyne.Resource {
	return [...]fyne.Resource{look.IconInfo, look.IconSuccess, look.IconWarning, look.IconError}[k]
}

func (k Kind) color() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{theme.ColorNamePrimary, theme.ColorNameSuccess, theme.ColorNameWarning,
		theme.ColorNameError}[k]
}

func (k Kind) soft() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{look.ColorNameInfoSoft, look.ColorNameSuccessSoft, look.ColorNameWarningSoft,
		look.ColorNameErrorSoft}[k]
}
