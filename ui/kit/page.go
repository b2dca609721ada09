package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// Page is what a screen shows: objects one below the other with a margin round them. The last, usually a Grid,
// takes the height that is left, but at least a given one; where the window is too low for that, all of it
// scrolls.
type Page struct {
	content *fyne.Container
	view    fyne.CanvasObject
}

// NewPage returns a page of objects, the last of which is at least so high, in Fyne's units.
func NewPage(least float32, objects ...fyne.CanvasObject) *Page {
	p := &Page{content: container.New(pageLayout{least}, objects...)}
	margin := theme.Size(look.SizeNameMargin)
	p.view = NewScroll(inset(p.content, margin, margin-4))
	return p
}

// Content returns the object to show.
func (p *Page) Content() fyne.CanvasObject { return p.view }

// Relayout makes room for what came, went or took another height. Where that had the keyboard and went, the list gets
// it.
func (p *Page) Relayout() {
	p.content.Refresh()
	p.view.Refresh()
	regain(canvasOf(p.view))
}

// pageLayout gives each object the page's width before it asks for its height, which wrapped text needs.
type pageLayout struct{ least float32 }

const pageGap = 8

func (l pageLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for i, o := range objects {
		if o.Visible() {
			size.Width = fyne.Max(size.Width, o.MinSize().Width)
			size.Height += l.height(objects, i) + pageGap
		}
	}
	return size
}

func (l pageLayout) height(objects []fyne.CanvasObject, i int) float32 {
	if i == len(objects)-1 {
		return fyne.Max(l.least, objects[i].MinSize().Height)
	}
	return objects[i].MinSize().Height
}

func (l pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightAt(o, size.Width)
		if i == len(objects)-1 {
			height = fyne.Max(l.height(objects, i), size.Height-y)
		}
		put(o, 0, y, size.Width, height, true)
		y += height + pageGap
	}
}
