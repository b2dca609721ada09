package kit

import "fyne.io/fyne/v2"

// flowGap is between the objects of a flow, beside and below one another.
const flowGap = 8

// NewFlow sets objects side by side and begins a new line where they do not fit. With cell 0 each has its
// natural width; else all have the same width, cell at least, and together fill the line. What stands round a
// flow must tell it its width before it asks for its height, as a Form, a NewScroll and a Dialog do.
func NewFlow(cell float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{cell: cell}, Objects: objects}
}

type flow struct {
	cell  float32
	width float32 // as laid out last
}

// MinSize is called by Fyne: as wide as the widest object, as high as the lines at the width there is.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := l.cell
	for _, o := range objects {
		if o.Visible() && l.cell == 0 {
			least = fyne.Max(least, o.MinSize().Width)
		}
	}
	return fyne.NewSize(least, l.place(objects, fyne.Max(least, l.width), false))
}

// Layout is called by Fyne.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, true)
}

// place returns the height of the lines in that width; with move it sets the objects.
func (l *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if l.cell > 0 {
			size.Width = l.across(objects, width)
		}
		if x > 0 && x+size.Width > width+0.01 { // sums of widths are not exact
			x, y, line = 0, y+line+flowGap, 0
		}
		if move {
			o.Resize(size)
			o.Move(fyne.NewPos(x, y))
		}
		x += size.Width + flowGap
		line = fyne.Max(line, size.Height)
	}
	return y + line
}

// across returns the width of each object where all have the same.
func (l *flow) across(objects []fyne.CanvasObject, width float32) float32 {
	seen := 0
	for _, o := range objects {
		if o.Visible() {
			seen++
		}
	}
	n := max(1, min(seen, int((width+flowGap)/(l.cell+flowGap))))
	return (width+flowGap)/float32(n) - flowGap
}
