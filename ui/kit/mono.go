package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// NewMonospaceBlock returns a big block of code, such as a recovery key: groups, so many on a line. It can be
// selected with the mouse and copied.
func NewMonospaceBlock(groups []string, perLine int) fyne.CanvasObject {
	lines := []string{}
	for from := 0; from < len(groups); from += perLine {
		lines = append(lines, strings.Join(groups[from:min(from+perLine, len(groups))], "  "))
	}
	label := widget.NewLabel(strings.Join(lines, "\n"))
	label.TextStyle.Monospace, label.Selectable = true, true
	label.SizeName = theme.SizeNameSubHeadingText
	label.Alignment = fyne.TextAlignCenter
	back := NewSurface(theme.ColorNameInputBackground, theme.Size(theme.SizeNameInputRadius))
	back.Stroke = look.ColorNameBorder
	return container.NewStack(back, inset(label, 8, 6))
}
