package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CellLink is a word in a cell of a Grid that leads somewhere. It takes the mouse only, as CellButton does; the
// row's menu does the same for the keyboard.
type CellLink struct {
	widget.BaseWidget
	tipped
	inRow
	text   *Text
	tapped func() // nil: plain text that leads nowhere
}

// NewCellLink returns an empty link.
func NewCellLink() *CellLink {
	l := &CellLink{text: NewText("")}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows another text, as the Update of a column does; tapped is nil where it leads nowhere.
func (l *CellLink) Set(text, tooltip string, tapped func()) {
	l.tip, l.tapped = tooltip, tapped
	if tapped == nil {
		l.text.SetColor(theme.ColorNameForeground)
	} else {
		l.text.SetColor(theme.ColorNamePrimary)
	}
	if l.text.Text != text {
		l.text.Set(text)
		l.Refresh()
	}
}

// Text returns what the link shows.
func (l *CellLink) Text() string { return l.text.Text }

// Tapped is called by Fyne.
func (l *CellLink) Tapped(*fyne.PointEvent) {
	l.hideTip(l)
	l.press()
	if l.tapped != nil {
		l.tapped()
	}
}

// Cursor is called by Fyne.
func (l *CellLink) Cursor() desktop.Cursor {
	if l.tapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is called by Fyne.
func (l *CellLink) MouseIn(*desktop.MouseEvent) {
	l.enter(l)
	l.Refresh()
}

// MouseMoved is called by Fyne.
func (l *CellLink) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (l *CellLink) MouseOut() {
	l.leave(l)
	l.Refresh()
}

// CreateRenderer is called by Fyne.
func (l *CellLink) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{l.text, line}}
	d.layout = func(size fyne.Size) {
		l.text.Resize(size)
		natural := l.text.natural()
		put(line, 0, (size.Height+natural.Height)/2-2, fyne.Min(natural.Width, size.Width), 1, true)
	}
	d.min = func() fyne.Size { return l.text.MinSize() }
	d.refresh = func() {
		line.FillColor = color.Transparent
		if l.over && l.tapped != nil {
			line.FillColor = theme.Color(theme.ColorNamePrimary)
		}
		d.layout(l.Size())
	}
	d.refresh()
	return d
}
