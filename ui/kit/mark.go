package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const markIcon = 16

// Mark is a cell that says yes or no: a tick or a cross, and the word behind it.
type Mark struct {
	widget.BaseWidget
	icon *widget.Icon
	text *Text
	set  bool
	yes  bool
}

// NewMark returns an empty cell.
func NewMark() *Mark {
	m := &Mark{icon: widget.NewIcon(nil), text: NewText("")}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows yes or no, and the word for it.
func (m *Mark) Set(yes bool, word string) {
	if m.set && m.yes == yes && m.text.Text == word {
		return
	}
	m.set, m.yes = true, yes
	icon, colour := look.In(look.IconClose, look.ColorNameMuted), look.ColorNameMuted
	if yes {
		icon, colour = look.In(look.IconSuccess, theme.ColorNameSuccess), theme.ColorNameForeground
	}
	m.icon.SetResource(icon)
	m.text.SetColor(colour)
	m.text.Set(word)
}

// CreateRenderer is called by Fyne.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{m.icon, m.text}}
	d.layout = func(size fyne.Size) {
		put(m.icon, 0, (size.Height-markIcon)/2, markIcon, markIcon, true)
		put(m.text, markIcon+6, 0, fyne.Max(0, size.Width-markIcon-6), size.Height, true)
	}
	d.min = func() fyne.Size { return fyne.NewSize(markIcon, 20) }
	return d
}
