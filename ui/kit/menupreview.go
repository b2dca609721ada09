package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	previewNoted = 50 // height of an entry with a note
	previewStep  = sideRow
)

// PreviewItem is one entry of a MenuPreview.
type PreviewItem struct {
	Title string
	Icon  fyne.Resource
	Mark  string // a small word at the right; "" for none
	Note  string // a small line below the title; "" for none
}

// PreviewGroup is some entries of a MenuPreview below a heading.
type PreviewGroup struct {
	Heading string
	Items   []PreviewItem
}

// MenuPreview shows a menu as somebody would find it. Nothing in it can be chosen. It is one stop of Tab, at
// which Up, Down, Home, End, PageUp and PageDown scroll.
type MenuPreview struct {
	widget.BaseWidget
	Keyed

	title, nothing string
	groups         []PreviewGroup
	foot           *Paragraph
	column         *fyne.Container
	scroll         *scroll
	focused        bool
}

// NewMenuPreview returns an empty preview: title stands over it, nothing where there is no entry.
func NewMenuPreview(title, nothing string) *MenuPreview {
	p := &MenuPreview{title: title, nothing: nothing, column: container.New(&columnLayout{}),
		foot: NewStyledParagraph("", theme.SizeNameCaptionText, look.ColorNameMuted)}
	p.scroll = newScroll(p.column)
	p.ExtendBaseWidget(p)
	p.fill()
	return p
}

// Set shows other entries, and below them a sentence, which may be "".
func (p *MenuPreview) Set(groups []PreviewGroup, foot string) {
	same := slices.EqualFunc(groups, p.groups, func(a, b PreviewGroup) bool {
		return a.Heading == b.Heading && slices.Equal(a.Items, b.Items)
	})
	if !same {
		p.groups = groups
		p.fill()
	}
	p.foot.Set(foot)
	p.Refresh()
}

func (p *MenuPreview) fill() {
	p.column.Objects = nil
	for _, g := range p.groups {
		head := NewStyledText(g.Heading, theme.SizeNameCaptionText, look.ColorNameMuted, true)
		p.column.Add(container.New(previewHead{}, head))
		for _, item := range g.Items {
			p.column.Add(newPreviewRow(item))
		}
	}
	if len(p.groups) == 0 {
		p.column.Add(inset(NewStyledParagraph(p.nothing, theme.SizeNameText, look.ColorNameMuted), 20, 10))
	}
}

// FocusGained is called by Fyne.
func (p *MenuPreview) FocusGained() {
	p.focused = true
	p.Refresh()
	reveal(p)
}

// FocusLost is called by Fyne.
func (p *MenuPreview) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune is called by Fyne.
func (p *MenuPreview) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (p *MenuPreview) TypedKey(ev *fyne.KeyEvent) {
	active(p)
	s := p.scroll.scroller
	most := fyne.Max(0, s.Content.Size().Height-s.Size().Height)
	to := s.Offset.Y
	switch ev.Name {
	case fyne.KeyUp:
		to -= previewStep
	case fyne.KeyDown:
		to += previewStep
	case fyne.KeyPageUp:
		to -= s.Size().Height - previewStep
	case fyne.KeyPageDown:
		to += s.Size().Height - previewStep
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = most
	default:
		if forwards(ev) {
			p.pass(p, ev)
		}
		return
	}
	s.ScrollToOffset(fyne.NewPos(0, fyne.Max(0, fyne.Min(to, most))))
}

// CreateRenderer is called by Fyne.
func (p *MenuPreview) CreateRenderer() fyne.WidgetRenderer {
	back, line := newPlate(), canvas.NewRectangle(color.Transparent)
	title := NewStyledText(p.title, theme.SizeNameText, theme.ColorNameForeground, true)
	d := &drawing{objects: append(append(back.surface(), title, p.scroll.box, line, p.foot), back.edges()...)}
	d.layout = func(size fyne.Size) {
		back.place(fyne.Position{}, size)
		title.Move(fyne.NewPos(20, 1))
		title.Resize(fyne.NewSize(fyne.Max(0, size.Width-40), gridHeader))
		below := size.Height - 8
		line.Hidden, p.foot.Hidden = p.foot.segment.Text == "", p.foot.segment.Text == ""
		if !p.foot.Hidden {
			height := heightAt(p.foot, fyne.Max(0, size.Width-40))
			p.foot.Resize(fyne.NewSize(fyne.Max(0, size.Width-40), height))
			p.foot.Move(fyne.NewPos(20, size.Height-height-10))
			below = size.Height - height - 19
			line.Move(fyne.NewPos(1, below))
			line.Resize(fyne.NewSize(fyne.Max(0, size.Width-2), 1))
		}
		p.scroll.box.Move(fyne.NewPos(1, gridHeader))
		p.scroll.box.Resize(fyne.NewSize(fyne.Max(0, size.Width-2), fyne.Max(0, below-gridHeader)))
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, gridHeader+2*sideRow) }
	d.refresh = func() {
		stroke, thick := look.ColorNameBorder, float32(1)
		if p.focused {
			stroke, thick = look.ColorNameFocusRing, theme.Size(look.SizeNameRing)
		}
		back.paint(theme.Color(look.ColorNameSidebar), theme.Color(stroke), thick, theme.Size(theme.SizeNameCardRadius))
		line.FillColor = theme.Color(look.ColorNameBorder)
		d.layout(p.Size())
		p.scroll.Layout(nil, p.scroll.box.Size())
	}
	d.refresh()
	return d
}

// previewRow draws an entry.
type previewRow struct {
	widget.BaseWidget
	tipped
	item        PreviewItem
	icon        *widget.Icon
	title, note *Text
	mark        *pill
}

func newPreviewRow(item PreviewItem) *previewRow {
	r := &previewRow{item: item, icon: widget.NewIcon(item.Icon), title: NewText(item.Title),
		note: NewStyledText(item.Note, theme.SizeNameCaptionText, look.ColorNameMuted, false),
		mark: newPill(look.ColorNameChipBackground, look.ColorNameChipForeground)} // it warns of nothing
	r.mark.text.Set(item.Mark)
	r.ExtendBaseWidget(r)
	return r
}

// MouseIn is called by Fyne. What is cut can be read in a tooltip.
func (r *previewRow) MouseIn(*desktop.MouseEvent) {
	active(r)
	r.tip = ""
	if r.title.Cut() || r.note.Cut() {
		r.tip = r.item.Title
		if r.item.Note != "" {
			r.tip += "\n" + r.item.Note
		}
	}
	r.enter(r)
}

// MouseMoved is called by Fyne.
func (r *previewRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *previewRow) MouseOut() { r.leave(r) }

// CreateRenderer is called by Fyne.
func (r *previewRow) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{r.icon, r.title, r.note, r.mark.back, r.mark.text}}
	d.layout = func(size fyne.Size) {
		r.icon.Move(fyne.NewPos(20, (sideRow-18)/2))
		r.icon.Resize(fyne.NewSquareSize(18))
		end := size.Width - 12
		if r.mark.place(end-r.mark.width(), end, sideRow) {
			end -= r.mark.width() + treeGap
		}
		r.title.Move(fyne.NewPos(48, 0))
		r.title.Resize(fyne.NewSize(fyne.Max(0, end-48), sideRow))
		r.note.Move(fyne.NewPos(48, sideRow-8))
		r.note.Resize(fyne.NewSize(fyne.Max(0, size.Width-12-48), 16))
	}
	d.min = func() fyne.Size {
		if r.item.Note != "" {
			return fyne.NewSize(0, previewNoted)
		}
		return fyne.NewSize(0, sideRow)
	}
	d.refresh = func() {
		r.mark.paint()
		d.layout(r.Size())
	}
	d.refresh()
	return d
}

// previewHead sets the heading over its group.
type previewHead struct{}

func (previewHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 28) }

func (previewHead) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(20, 8))
	o[0].Resize(fyne.NewSize(fyne.Max(0, size.Width-32), size.Height-10))
}
