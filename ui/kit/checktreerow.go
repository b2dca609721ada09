package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	treeIndent  = 20 // of each level
	treeChevron = 16
	treeGap     = 8
	treeDetail  = 60 // narrower, a detail says nothing
)

// checkTreeRow draws one line of a CheckTree after another.
type checkTreeRow struct {
	widget.BaseWidget
	tipped
	body  *checkTreeBody
	index int // line shown, -1 for none

	chevron            *widget.Icon
	points             fyne.Resource // what the chevron shows
	boxes              []*treeBox    // the line's own, then one for each column
	label, detail      *Text
	badge, mark        *pill
	back, line         *canvas.Rectangle
	frame, boxFrame    *canvas.Rectangle
	hovered, overLabel bool
	boxesAre           float32 // where the columns begin
}

func newCheckTreeRow(b *checkTreeBody) *checkTreeRow {
	plain := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &checkTreeRow{body: b, index: -1, chevron: widget.NewIcon(look.IconRight), label: NewText(""),
		detail: NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false),
		badge:  newPill(look.ColorNameChipBackground, look.ColorNameChipForeground),
		mark:   newPill(look.ColorNameChipSpecialBackground, look.ColorNameChipSpecialForeground),
		back:   plain(), line: plain(), frame: plain(), boxFrame: plain()}
	for range len(b.tree.head.columns) + 1 {
		r.boxes = append(r.boxes, newTreeBox())
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *checkTreeRow) at() int { return r.index }

// bind shows a line.
func (r *checkTreeRow) bind(index int) {
	if r.index != index {
		r.hovered = false
	}
	if r.index = index; index < 0 {
		return
	}
	t, at := r.body.tree, r.item()
	it := &t.items[at]
	if leaf := it.leaf(at); leaf {
		r.chevron.Hide()
	} else {
		icon := look.IconRight
		if t.opened(at) {
			icon = look.IconChevron
		}
		if icon != r.points { // reading a drawing anew is most of what a line costs
			r.points = icon
			r.chevron.SetResource(look.In(icon, look.ColorNameMuted))
		}
		r.chevron.Show()
	}
	if bold := it.depth == 0 && !it.leaf(at); bold != r.label.Bold {
		r.label.Bold = bold
		r.label.Refresh()
	}
	r.label.Set(it.Label)
	r.detail.Set(it.Detail)
	r.badge.text.Set(it.Badge)
	r.mark.text.Set("")
	if it.leaf(at) {
		r.mark.text.Set(t.marks[it.Key])
	}
	r.place()
	r.paint()
}

func (r *checkTreeRow) item() int { return r.body.tree.shown[r.index] }

// place sets everything for the row's width: the label first, then the mark, the badge at the right, and what
// is left for the detail.
func (r *checkTreeRow) place() {
	size := r.Size()
	r.back.Resize(size)
	r.frame.Move(fyne.NewPos(2, 1))
	r.frame.Resize(size.SubtractWidthHeight(4+r.body.bar(), 2))
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	if r.index < 0 || r.index >= len(r.body.tree.shown) {
		return
	}
	it := &r.body.tree.items[r.item()]
	edges := r.body.tree.head.edges(size.Width)
	r.boxesAre = edges[0]
	x := gridInset + float32(it.depth)*treeIndent
	r.chevron.Move(fyne.NewPos(x, (size.Height-treeChevron)/2))
	r.chevron.Resize(fyne.NewSquareSize(treeChevron))
	x += treeChevron + 6
	r.boxes[0].place(x, size.Height)
	for i, box := range r.boxes[1:] {
		box.place((edges[i]+edges[i+1]-gridBox)/2, size.Height)
	}
	x += gridBox + treeGap
	end := edges[0] - treeGap
	label := fyne.Max(0, fyne.Min(r.label.natural().Width+1, end-x))
	r.label.Move(fyne.NewPos(x, 0))
	r.label.Resize(fyne.NewSize(label, size.Height))
	x += label + treeGap
	if r.mark.place(x, end, size.Height) {
		x += r.mark.width() + treeGap
	}
	if r.badge.place(end-r.badge.width(), end, size.Height) && end-r.badge.width() >= x {
		end -= r.badge.width() + treeGap
	} else {
		r.badge.hide()
	}
	r.detail.Hidden = end-x < treeDetail
	r.detail.Move(fyne.NewPos(x, 1))
	r.detail.Resize(fyne.NewSize(fyne.Max(0, end-x), size.Height))
}

// paint draws boxes, hover and focus as they are now.
func (r *checkTreeRow) paint() {
	t, at := r.body.tree, r.item()
	it := &t.items[at]
	lock := func(box *treeBox, state int, locked bool) {
		if locked && state == 0 && !t.fixed {
			state = boxLocked
		}
		box.set(state, t.fixed || locked)
	}
	lock(r.boxes[0], t.state(at, false), t.state(at, true) < 0)
	for c, box := range r.boxes[1:] {
		state := -1
		if it.leaf(at) && it.Columns&(1<<c) != 0 {
			state = 0
			if it.bits&(1<<c) != 0 {
				state = 2
			}
		}
		lock(box, state, it.locked&(1<<c) != 0)
	}
	current := t.current == at
	r.back.FillColor, r.line.FillColor = color.Transparent, theme.Color(theme.ColorNameSeparator)
	if r.hovered || current {
		r.back.FillColor = theme.Color(look.ColorNameRowHover)
	}
	ring(r.frame, current && r.body.focused, "")
	ring(r.boxFrame, current && r.body.focused && r.boxes[t.boxAt()].seen(), "")
	if current {
		box := r.boxes[t.boxAt()].icon
		r.boxFrame.Move(box.Position().SubtractXY(5, 5))
		r.boxFrame.Resize(box.Size().AddWidthHeight(10, 10))
	}
	for _, o := range []fyne.CanvasObject{r.back, r.line, r.frame, r.boxFrame} {
		o.Refresh()
	}
}

// boxAt is the place of the current box among a row's boxes.
func (t *CheckTree) boxAt() int { return t.box() + 1 }

// MouseIn is called by Fyne.
func (r *checkTreeRow) MouseIn(ev *desktop.MouseEvent) {
	r.hover(true)
	r.MouseMoved(ev)
}

// MouseMoved is called by Fyne. Over a line that does not show all it has to say, a tooltip says it.
func (r *checkTreeRow) MouseMoved(ev *desktop.MouseEvent) {
	active(r)
	over := ev.Position.X < r.boxesAre
	if over == r.overLabel || r.index < 0 || r.index >= len(r.body.tree.shown) {
		return
	}
	if r.overLabel = over; !over {
		r.hideTip(r.label)
		return
	}
	r.tip = ""
	it := &r.body.tree.items[r.item()]
	cut := r.label.Cut() || it.Detail != "" && (r.detail.Hidden || r.detail.Cut()) || it.Badge != "" && r.badge.text.Hidden ||
		r.mark.text.Text != "" && (r.mark.text.Hidden || r.mark.text.Cut())
	if cut {
		said := []string{}
		for _, line := range []string{it.Label, it.Detail, it.Badge, r.mark.text.Text} {
			if line != "" {
				said = append(said, line)
			}
		}
		r.tip = strings.Join(said, "\n")
	}
	r.tipSoon(r.label)
}

// MouseOut is called by Fyne.
func (r *checkTreeRow) MouseOut() {
	r.hover(false)
	r.overLabel = false
	r.hideTip(r.label)
}

func (r *checkTreeRow) hover(in bool) {
	if r.hovered != in && r.index >= 0 && r.index < len(r.body.tree.shown) {
		r.hovered = in
		r.paint()
	}
}

// MouseDown is called by Fyne.
func (r *checkTreeRow) MouseDown(*desktop.MouseEvent) {
	active(r)
	if r.index < 0 || r.index >= len(r.body.tree.shown) {
		return
	}
	r.hideTip(r.label)
	r.body.grab()
	r.body.tree.goTo(r.index)
}

// MouseUp is called by Fyne.
func (r *checkTreeRow) MouseUp(*desktop.MouseEvent) {}

// Tapped is called by Fyne: on a box it presses it, on the label of a leaf the line's own box; a branch opens or shuts.
func (r *checkTreeRow) Tapped(ev *fyne.PointEvent) {
	if r.index < 0 || r.index >= len(r.body.tree.shown) {
		return
	}
	t, at := r.body.tree, r.item()
	for i, box := range r.boxes {
		if x := box.icon.Position().X; box.seen() && ev.Position.X >= x-8 && ev.Position.X < x+gridBox+8 {
			t.column = i - 1
			t.press(at, i-1)
			return
		}
	}
	t.column = -1
	switch {
	case ev.Position.X >= r.boxesAre:
		t.body.repaint()
	case t.items[at].leaf(at):
		t.press(at, -1)
		t.body.repaint()
	default:
		t.foldItem(at, !t.opened(at))
	}
}

// CreateRenderer is called by Fyne.
func (r *checkTreeRow) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{r.back, r.line, r.chevron, r.label, r.detail, r.badge.back, r.badge.text, r.mark.back, r.mark.text}}
	for _, box := range r.boxes {
		d.objects = append(d.objects, box.icon)
	}
	d.objects = append(d.objects, r.frame, r.boxFrame)
	d.layout = func(fyne.Size) { r.place() }
	d.min = func() fyne.Size { return fyne.NewSize(0, treeRow) }
	d.refresh = func() {
		if r.index >= 0 && r.index < len(r.body.tree.shown) {
			r.badge.paint()
			r.mark.paint()
			r.paint()
		}
	}
	d.refresh()
	return d
}
