package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// popup is a menu over the window with a line round it: Fyne draws a shadow alone, which on white is next to nothing.
// It has the keyboard until something is chosen, or a click elsewhere or Escape shuts it.
type popup struct {
	widget.BaseWidget
	canvas fyne.Canvas
	items  []*fyne.MenuItem
	menu   *widget.PopUpMenu // which only draws and takes keys; this lies on the canvas in its place
	at     func() fyne.Position
	width  float32 // at least
}

var (
	_ fyne.Tappable          = (*popup)(nil)
	_ fyne.SecondaryTappable = (*popup)(nil)
	_ desktop.Hoverable      = (*popup)(nil)
)

// showPopup opens a menu at an absolute position, which is asked again when the window gets another size, and at least
// so wide. It returns nil where there is nothing to show.
func showPopup(c fyne.Canvas, items []*fyne.MenuItem, at func() fyne.Position, width float32) *popup {
	if c == nil || len(items) == 0 {
		return nil
	}
	HideTooltips(c)
	p := &popup{canvas: c, items: items, menu: widget.NewPopUpMenu(fyne.NewMenu("", items...), c), at: at, width: width}
	p.menu.OnDismiss = func() { c.Overlays().Remove(p) }
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	c.Focus(p.menu)
	return p
}

// markFirst marks the first item that can be chosen, as Down does.
func (p *popup) markFirst() {
	can := func(item *fyne.MenuItem) bool { return !item.IsSeparator && !item.Disabled }
	for _, item := range p.items[:slices.IndexFunc(p.items, can)+1] {
		if !item.IsSeparator { // Fyne passes over these
			p.menu.ActivateNext()
		}
	}
}

// Tapped is called by Fyne for a click beside the menu, as TappedSecondary is.
func (p *popup) Tapped(*fyne.PointEvent) { p.menu.Dismiss() }

// TappedSecondary is called by Fyne.
func (p *popup) TappedSecondary(*fyne.PointEvent) { p.menu.Dismiss() }

// MouseIn is called by Fyne, as MouseMoved and MouseOut: what lies below gets none of them.
func (p *popup) MouseIn(*desktop.MouseEvent) { active(p) }

// MouseMoved is called by Fyne.
func (p *popup) MouseMoved(*desktop.MouseEvent) { active(p) }

// MouseOut is called by Fyne.
func (p *popup) MouseOut() {}

// CreateRenderer is called by Fyne.
func (p *popup) CreateRenderer() fyne.WidgetRenderer {
	edge := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{p.menu, edge}}
	d.layout = func(size fyne.Size) {
		least := p.menu.MinSize()
		p.menu.Resize(fyne.NewSize(fyne.Max(p.width, least.Width), least.Height))
		p.menu.Move(p.at()) // keeps inside the window
		from, full := p.menu.Position(), p.menu.Size()
		edge.Move(from)
		edge.Resize(fyne.NewSize(full.Width, fyne.Min(full.Height, size.Height-from.Y)))
	}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.refresh = func() {
		edge.StrokeWidth, edge.StrokeColor = 1, theme.Color(theme.ColorNameInputBorder)
		edge.CornerRadius = theme.Size(theme.SizeNameMenuRadius)
		d.layout(p.Size())
	}
	d.refresh()
	return d
}
