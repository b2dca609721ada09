package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// chipGap is before each chip behind a name.
const chipGap = 8

// NewNameCell returns a cell for a name, which is a *kit.Text or a *kit.Chip, with chips right behind it, to which it
// gives way. Chips that are hidden take no room. After a change of either, the cell is to be refreshed.
func NewNameCell(name fyne.CanvasObject, chips ...*kit.Chip) *fyne.Container {
	cell := container.New(named{}, name)
	for _, chip := range chips {
		cell.Objects = append(cell.Objects, chip)
	}
	return cell
}

// NewFactorChip returns the chip behind the name of what demands a second factor of its users.
func NewFactorChip() *kit.Chip {
	return kit.NewChip(kit.Tag{Text: words.T("2FA"), Tooltip: words.Field(data.FieldRequireFactor)})
}

// FactorText is what the search finds of what demands a second factor, or does not.
func FactorText(demands bool) string {
	if !demands {
		return ""
	}
	return words.T("2FA") + " " + words.Field(data.FieldRequireFactor)
}

type named struct{}

// MinSize is called by Fyne.
func (named) MinSize(o []fyne.CanvasObject) (size fyne.Size) {
	for _, one := range o {
		size.Height = fyne.Max(size.Height, one.MinSize().Height)
	}
	return size
}

// Layout is called by Fyne.
func (named) Layout(o []fyne.CanvasObject, size fyne.Size) {
	room := size.Width
	for _, chip := range o[1:] {
		if chip.Visible() {
			room -= chip.MinSize().Width + chipGap
		}
	}
	x := fyne.Max(0, fyne.Min(room, natural(o[0])))
	put := func(one fyne.CanvasObject, x, width float32) {
		high := fyne.Min(size.Height, one.MinSize().Height)
		one.Resize(fyne.NewSize(width, high))
		one.Move(fyne.NewPos(x, (size.Height-high)/2))
	}
	put(o[0], 0, x)
	for _, chip := range o[1:] {
		if chip.Visible() {
			put(chip, x+chipGap, chip.MinSize().Width)
			x += chipGap + chip.MinSize().Width
		}
	}
}

// natural is the width of a name that is not cut.
func natural(name fyne.CanvasObject) float32 {
	if text, ok := name.(*kit.Text); ok {
		return fyne.MeasureText(text.Text, theme.Size(text.TextSize), fyne.TextStyle{}).Width + 1
	}
	return name.MinSize().Width
}
