package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// tableCard draws what a Grid and a CheckTree have in common: a card with a header over rows, whose line says
// that the rows have the keyboard, and in its middle what stands in for rows where there are none.
type tableCard struct {
	owner, header, body fyne.CanvasObject
	headHeight          float32
	rowHeight           func() float32
	focused             func() bool
	empty               func() (shown fyne.CanvasObject, now bool) // shown may be nil
	bare                func() bool                                // no row has the ring
	back                *plate
}

// tableEdge is left free above and below rows without a header, for the card's round corners.
const tableEdge = 6

// frame draws the line round the card as it is now.
func (c *tableCard) frame() {
	line, thick := look.ColorNameBorder, float32(1)
	if c.focused() {
		line = look.ColorNameFocusRing
		if c.bare() { // else the current row has the ring
			thick = theme.Size(look.SizeNameRing)
		}
	}
	c.back.paint(theme.Color(look.ColorNameCard), theme.Color(line), thick, theme.Size(theme.SizeNameCardRadius))
	c.back.place(fyne.Position{}, c.owner.Size())
}

func (c *tableCard) drawing() *drawing {
	c.back = newPlate()
	middle := container.NewCenter()
	d := &drawing{objects: append(append(c.back.surface(), c.body), c.back.edges()...)}
	d.objects = append(d.objects, c.header, middle)
	d.layout = func(size fyne.Size) {
		c.back.place(fyne.Position{}, size)
		c.header.Resize(fyne.NewSize(size.Width, c.headHeight))
		top := c.headHeight
		if top == 0 {
			top = tableEdge
		}
		below := fyne.NewSize(size.Width, size.Height-top-2)
		if c.headHeight == 0 {
			below.Height -= tableEdge - 2
		}
		for _, o := range []fyne.CanvasObject{c.body, middle} {
			o.Move(fyne.NewPos(0, top))
			o.Resize(below)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(240, c.headHeight+2*c.rowHeight()) }
	d.refresh = func() {
		middle.Objects = nil
		if shown, now := c.empty(); now && shown != nil {
			middle.Objects = []fyne.CanvasObject{shown}
		}
		middle.Refresh()
		c.frame()
		c.header.Refresh()
		c.body.Refresh()
	}
	d.refresh()
	return d
}
