package profiles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// actionsCell shows the actions of one profile in a module, each at its own place, so that two such columns can be
// compared at a glance. What the other profile lacks is bold and coloured.
type actionsCell struct {
	widths []float32
}

// newActionsCell returns an empty cell: a text for each action, and one over all of them.
func newActionsCell() fyne.CanvasObject {
	layout, texts := &actionsCell{}, []fyne.CanvasObject{}
	for _, a := range data.AllActions {
		name := actionName(a)
		layout.widths = append(layout.widths, fyne.MeasureText(name, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width)
		texts = append(texts, kit.NewText(name))
	}
	return container.New(layout, append(texts, kit.NewText(""))...)
}

// setActions shows the line of one side.
func setActions(cell fyne.CanvasObject, l line, mine, other data.Actions) {
	objects := cell.(*fyne.Container).Objects
	whole := objects[len(data.AllActions)].(*kit.Text)
	for i, a := range data.AllActions {
		text := objects[i].(*kit.Text)
		text.Hidden = !l.module || mine&a == 0
		paint(text, other&a == 0)
	}
	switch {
	case !l.module && mine != 0:
		whole.Set(words.T("Yes"))
	case !l.module:
		whole.Set(words.T("No"))
	case mine == 0:
		whole.Set("–")
	default:
		whole.Set("")
	}
	paint(whole, !l.module && mine&^other != 0)
	if mine == 0 {
		whole.SetColor(look.ColorNameMuted)
	}
}

// paint makes a text stand out, or not.
func paint(text *kit.Text, more bool) {
	colour := theme.ColorNameForeground
	if more {
		colour = theme.ColorNamePrimary
	}
	text.Bold, text.Color = more, colour
	text.Refresh()
}

// MinSize is called by Fyne.
func (l *actionsCell) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

// Layout is called by Fyne.
func (l *actionsCell) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 12
	x, need := float32(0), -float32(gap)
	for _, w := range l.widths {
		need += w + gap
	}
	share := fyne.Min(1, size.Width/need)
	for i, w := range l.widths {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w*share+1, size.Height))
		x += (w + gap) * share
	}
	o[len(l.widths)].Resize(size)
}
