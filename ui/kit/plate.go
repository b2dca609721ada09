package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// plate is a filled rectangle with rounded corners and a line round it, in parts: a PC without a graphics card
// needs twice as long for each point of a rounded rectangle as for one of a plain rectangle, and a dialog has
// half a million points. Only the strips at its top and bottom are rounded ones.
type plate struct {
	top, bottom, fill, left, right *canvas.Rectangle
	radius, line                   float32
}

func newPlate() *plate {
	p := &plate{}
	for _, r := range []**canvas.Rectangle{&p.top, &p.bottom, &p.fill, &p.left, &p.right} {
		*r = canvas.NewRectangle(color.Transparent)
	}
	return p
}

// surface are the parts that lie under what stands on the plate; edges are the lines at its sides, which may
// lie over it.
func (p *plate) surface() []fyne.CanvasObject { return []fyne.CanvasObject{p.top, p.bottom, p.fill} }
func (p *plate) edges() []fyne.CanvasObject   { return []fyne.CanvasObject{p.left, p.right} }

// paint takes colours, the line's thickness (0 for none) and the corners' radius.
func (p *plate) paint(fill, stroke color.Color, line, radius float32) {
	p.radius, p.line = radius, line
	for _, strip := range []*canvas.Rectangle{p.top, p.bottom} {
		strip.FillColor, strip.StrokeColor, strip.StrokeWidth = fill, stroke, line
	}
	p.top.TopLeftCornerRadius, p.top.TopRightCornerRadius = radius, radius
	p.bottom.BottomLeftCornerRadius, p.bottom.BottomRightCornerRadius = radius, radius
	p.fill.FillColor = fill
	p.left.FillColor, p.right.FillColor = stroke, stroke
	for _, r := range []*canvas.Rectangle{p.top, p.bottom, p.fill, p.left, p.right} {
		r.Refresh()
	}
}

// place sets the plate at a position. The strips reach under the fill, which hides their inner lines.
func (p *plate) place(at fyne.Position, size fyne.Size) {
	strip := fyne.Min(fyne.Max(p.radius, p.line)+2, size.Height)
	set := func(r *canvas.Rectangle, x, y, w, h float32) {
		r.Move(at.AddXY(x, y))
		r.Resize(fyne.NewSize(fyne.Max(0, w), fyne.Max(0, h)))
	}
	between := size.Height - 2*strip + 4
	set(p.top, 0, 0, size.Width, strip)
	set(p.bottom, 0, size.Height-strip, size.Width, strip)
	set(p.fill, 0, strip-2, size.Width, between)
	set(p.left, 0, strip-2, p.line, between)
	set(p.right, size.Width-p.line, strip-2, p.line, between)
}

// veil darkens all but a rectangle in the middle, where something opaque lies.
type veil struct{ parts [4]*canvas.Rectangle }

func newVeil() *veil {
	v := &veil{}
	for i := range v.parts {
		v.parts[i] = canvas.NewRectangle(color.Transparent)
	}
	return v
}

func (v *veil) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.parts[0], v.parts[1], v.parts[2], v.parts[3]}
}

func (v *veil) paint(c color.Color) {
	for _, part := range v.parts {
		part.FillColor = c
		part.Refresh()
	}
}

// place covers all of size but the middle, which begins at a position in whole units.
func (v *veil) place(size fyne.Size, at fyne.Position, middle fyne.Size) {
	set := func(part *canvas.Rectangle, x, y, w, h float32) {
		part.Move(fyne.NewPos(x, y))
		part.Resize(fyne.NewSize(fyne.Max(0, w), fyne.Max(0, h)))
	}
	right, below := at.X+middle.Width, at.Y+middle.Height
	set(v.parts[0], 0, 0, size.Width, at.Y)
	set(v.parts[1], 0, at.Y, at.X, middle.Height)
	set(v.parts[2], right, at.Y, size.Width-right, middle.Height)
	set(v.parts[3], 0, below, size.Width, size.Height-below)
}
