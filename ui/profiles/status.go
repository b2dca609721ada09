package profiles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// status is the line below the tree: how much a profile opens, or that it opens nothing.
type status struct {
	content *fyne.Container
	icon    *widget.Icon
	text    *kit.Text
}

func newStatus() *status {
	s := &status{icon: widget.NewIcon(look.In(look.IconWarning, theme.ColorNameWarning)),
		text: kit.NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false)}
	icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(18), s.icon))
	s.content = container.NewBorder(nil, nil, icon, nil, s.text)
	return s
}

// set shows how many of all modules are open, and how many of those have a screen here.
func (s *status) set(open, here, all int) {
	s.icon.SetResource(look.In(look.IconInfo, look.ColorNameMuted))
	colour := look.ColorNameMuted
	text := words.N(open, "%[1]s of %[2]s modules: %[3]s opens in this program, the rest is recorded for the PBX",
		"%[1]s of %[2]s modules: %[3]s open in this program, the others are recorded for the PBX", words.Number(all), words.Number(here))
	switch open {
	case 0:
		s.icon.SetResource(look.In(look.IconWarning, theme.ColorNameWarning))
		text, colour = words.T("No module is ticked: users of this profile see nothing."), theme.ColorNameForeground
	case here:
		text = words.N(open, "%[1]s of %[2]s modules; it opens in this program", "%[1]s of %[2]s modules; all of them open in this program", words.Number(all))
	}
	s.text.SetColor(colour)
	s.text.Set(text)
}
