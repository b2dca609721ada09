package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const cellButton = 30 // width and height

// CellButton is a small button for a cell of a Grid: it takes the mouse only, as the row's menu and keys do
// the same for the keyboard.
type CellButton struct {
	widget.BaseWidget
	tipped
	inRow
	icon     fyne.Resource
	disabled bool
	tapped   func()
	image    *widget.Icon
}

// inRow is embedded in what is pressed in a cell: the row is told, as Fyne gives the click to the innermost.
type inRow struct{ pressed func() }

func (i *inRow) tellPress(f func()) { i.pressed = f }

func (i *inRow) press() {
	if i.pressed != nil {
		i.pressed()
	}
}

// NewCellButton returns a button that shows only an icon; its tooltip says what it does.
func NewCellButton(icon fyne.Resource, tooltip string, tapped func()) *CellButton {
	b := &CellButton{icon: icon, tapped: tapped, image: widget.NewIcon(icon)}
	b.tip = tooltip
	b.ExtendBaseWidget(b)
	return b
}

// Set gives the button another action, as the Update of a column does, and shows whether it is allowed.
func (b *CellButton) Set(enabled bool, tapped func()) {
	b.tapped = tapped
	if b.disabled != enabled {
		return
	}
	b.disabled = !enabled
	if b.disabled {
		b.image.SetResource(theme.NewDisabledResource(b.icon))
	} else {
		b.image.SetResource(b.icon)
	}
}

// SetIcon shows another icon.
func (b *CellButton) SetIcon(icon fyne.Resource) {
	if b.icon != icon {
		b.icon = icon
		b.image.SetResource(icon)
	}
}

// Tapped is called by Fyne.
func (b *CellButton) Tapped(*fyne.PointEvent) {
	b.hideTip(b)
	b.press()
	if !b.disabled && b.tapped != nil {
		b.tapped()
	}
}

// MouseIn is called by Fyne.
func (b *CellButton) MouseIn(*desktop.MouseEvent) {
	active(b)
	b.enter(b)
	b.Refresh()
}

// MouseMoved is called by Fyne.
func (b *CellButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (b *CellButton) MouseOut() {
	b.leave(b)
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *CellButton) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, b.image}}
	d.layout = func(size fyne.Size) {
		back.Resize(size)
		b.image.Resize(fyne.NewSquareSize(18))
		b.image.Move(fyne.NewPos((size.Width-18)/2, (size.Height-18)/2))
	}
	d.min = func() fyne.Size { return fyne.NewSquareSize(cellButton) }
	d.refresh = func() {
		back.FillColor, back.CornerRadius = color.Transparent, theme.Size(theme.SizeNameButtonRadius)
		if b.over && !b.disabled {
			back.FillColor = theme.Color(theme.ColorNamePressed)
		}
	}
	d.refresh()
	return d
}

// NewCellButtons returns buttons side by side for a cell.
func NewCellButtons(buttons ...*CellButton) *fyne.Container {
	row := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, b := range buttons {
		row.Add(b)
	}
	return row
}
