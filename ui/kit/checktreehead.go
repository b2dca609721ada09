package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const treeColumn = 44 // least width of a column of boxes where there is room

// checkTreeHead is the titles over a CheckTree; it knows where the columns are.
type checkTreeHead struct {
	widget.BaseWidget
	title   *Text
	columns []*Text
}

func newCheckTreeHead(t *CheckTree, title string, columns []string) *checkTreeHead {
	h := &checkTreeHead{title: NewStyledText(title, theme.SizeNameText, look.ColorNameMuted, true)}
	for _, c := range columns {
		text := NewStyledText(c, theme.SizeNameText, look.ColorNameMuted, true)
		text.Align = fyne.TextAlignCenter
		h.columns = append(h.columns, text)
	}
	h.ExtendBaseWidget(h)
	h.Hidden = h.height() == 0
	return h
}

// height is what the titles take.
func (h *checkTreeHead) height() float32 {
	if h.title.Text == "" && len(h.columns) == 0 {
		return 0
	}
	return gridHeader
}

// edges returns where each column begins in a line of that width and, as the last, where all end. They take
// what their titles need, but never more than half of the line.
func (h *checkTreeHead) edges(width float32) []float32 {
	wide := make([]float32, len(h.columns))
	for i, text := range h.columns {
		wide[i] = fyne.Max(treeColumn, text.natural().Width+16)
	}
	room, sum := fyne.Max(0, width-gridBar), sumOf(wide)
	if sum > room/2 {
		for i := range wide {
			wide[i] *= room / 2 / sum
		}
		sum = room / 2
	}
	edges := []float32{room - sum}
	for i, w := range wide {
		edges = append(edges, edges[i]+w)
	}
	return edges
}

// CreateRenderer is called by Fyne.
func (h *checkTreeHead) CreateRenderer() fyne.WidgetRenderer {
	back, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, line, h.title}}
	for _, text := range h.columns {
		d.objects = append(d.objects, text)
	}
	d.layout = func(size fyne.Size) {
		back.Resize(size)
		line.Move(fyne.NewPos(0, size.Height-1))
		line.Resize(fyne.NewSize(size.Width, 1))
		edges := h.edges(size.Width)
		h.title.Move(fyne.NewPos(gridInset, 0))
		h.title.Resize(fyne.NewSize(fyne.Max(0, edges[0]-2*gridInset), size.Height))
		for i, text := range h.columns {
			text.Move(fyne.NewPos(edges[i]+2, 0))
			text.Resize(fyne.NewSize(edges[i+1]-edges[i]-4, size.Height))
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, gridHeader) }
	d.refresh = func() {
		radius := theme.Size(theme.SizeNameCardRadius)
		back.TopLeftCornerRadius, back.TopRightCornerRadius = radius, radius
		back.FillColor, line.FillColor = theme.Color(theme.ColorNameHeaderBackground), theme.Color(look.ColorNameBorder)
		for _, text := range append([]*Text{h.title}, h.columns...) {
			text.Refresh()
		}
		d.layout(h.Size())
	}
	d.refresh()
	return d
}
