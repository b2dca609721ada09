package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// drawing is a widget renderer made of functions: most of our widgets differ only in these three.
type drawing struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
}

func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawing) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Destroy()                     {}

func (d *drawing) Refresh() {
	if d.refresh != nil {
		d.refresh()
	}
	for _, o := range d.objects {
		canvas.Refresh(o)
	}
}

// ringed draws a frame round a stock widget, which has no outline of its own: the quiet border of a field or
// button, or the focus ring.
type ringed struct {
	fyne.WidgetRenderer
	ring  *canvas.Rectangle
	paint func(ring *canvas.Rectangle)
	fit   func(fyne.Size) fyne.Size // size of the frame where it is not the whole widget
	off   float32                   // how far the frame is off the widget at present; paint sets it
	over  fyne.CanvasObject         // lies over all; may be nil
}

func newRinged(inner fyne.WidgetRenderer, paint func(*canvas.Rectangle)) *ringed {
	r := &ringed{WidgetRenderer: inner, ring: canvas.NewRectangle(color.Transparent), paint: paint}
	paint(r.ring)
	return r
}

func (r *ringed) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	all := append(inner[:len(inner):len(inner)], r.ring)
	if r.over != nil {
		all = append(all, r.over)
	}
	return all
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if r.over != nil {
		r.over.Resize(size)
	}
	if r.fit != nil {
		size = r.fit(size)
	}
	r.ring.Move(fyne.NewPos(-r.off, -r.off))
	r.ring.Resize(size.AddWidthHeight(2*r.off, 2*r.off))
}

func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint(r.ring)
	r.ring.Refresh()
}

// ring paints a frame: the focus ring where focused, else a thin line of the named colour ("" for none).
func ring(r *canvas.Rectangle, focused bool, border fyne.ThemeColorName) {
	r.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	switch {
	case focused:
		r.StrokeWidth, r.StrokeColor = theme.Size(look.SizeNameRing), theme.Color(look.ColorNameFocusRing)
	case border != "":
		r.StrokeWidth, r.StrokeColor = theme.Size(theme.SizeNameInputBorder), theme.Color(border)
	default:
		r.StrokeWidth, r.StrokeColor = 0, color.Transparent
	}
}

// Surface is a filled rectangle whose colours follow the theme.
type Surface struct {
	widget.BaseWidget
	Fill, Stroke fyne.ThemeColorName // Stroke "" for none
	Radius       float32
	StrokeWidth  float32
}

// NewSurface returns a rectangle in the theme's colour of that name, with rounded corners of radius.
func NewSurface(fill fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{Fill: fill, Radius: radius, StrokeWidth: 1}
	s.ExtendBaseWidget(s)
	return s
}

func (s *Surface) paint(p *plate) {
	fill, stroke, line := color.Color(color.Transparent), color.Color(color.Transparent), float32(0)
	if s.Fill != "" {
		fill = theme.Color(s.Fill)
	}
	if s.Stroke != "" {
		stroke, line = theme.Color(s.Stroke), s.StrokeWidth
	}
	p.paint(fill, stroke, line, s.Radius)
}

// CreateRenderer is called by Fyne.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	p := newPlate()
	d := &drawing{
		objects: append(p.surface(), p.edges()...),
		layout:  func(size fyne.Size) { p.place(fyne.Position{}, size) },
		min:     func() fyne.Size { return fyne.Size{} },
		refresh: func() {
			s.paint(p)
			p.place(fyne.Position{}, s.Size())
		},
	}
	d.refresh()
	return d
}

// modifiers returns the modifier keys held at this moment.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// contains reports whether target is root or somewhere inside it.
func contains(root, target fyne.CanvasObject) bool {
	if root == target {
		return true
	}
	for _, child := range children(root) {
		if contains(child, target) {
			return true
		}
	}
	return false
}
