package kit

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	chipHeight = 24
	chipIcon   = 13
	chipPad    = 9
	chipGap    = 5
)

// Tag is what a chip says.
type Tag struct {
	Text    string
	Tooltip string
	Special bool // marked by colour and a star
}

// Chip is a small pill with a word or two in it.
type Chip struct {
	widget.BaseWidget
	tipped
	tag  Tag
	text *Text
	star *widget.Icon
}

// NewChip returns a chip for a tag.
func NewChip(tag Tag) *Chip {
	c := &Chip{text: NewStyledText("", theme.SizeNameCaptionText, look.ColorNameChipForeground, false),
		star: widget.NewIcon(look.In(look.IconStar, look.ColorNameChipSpecialForeground))}
	c.ExtendBaseWidget(c)
	c.Set(tag)
	return c
}

// Set shows another tag.
func (c *Chip) Set(tag Tag) {
	if c.tag == tag && c.text.Text == tag.Text {
		return
	}
	c.tag, c.tip = tag, tag.Tooltip
	c.star.Hidden = !tag.Special
	if tag.Special {
		c.text.SetColor(look.ColorNameChipSpecialForeground)
	} else {
		c.text.SetColor(look.ColorNameChipForeground)
	}
	c.text.Set(tag.Text)
	c.Refresh()
}

// MouseIn is called by Fyne.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.enter(c) }

// MouseMoved is called by Fyne.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (c *Chip) MouseOut() { c.leave(c) }

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, c.star, c.text}}
	d.layout = func(size fyne.Size) {
		back.Resize(size)
		back.CornerRadius = size.Height / 2
		x := float32(chipPad)
		if c.tag.Special {
			c.star.Move(fyne.NewPos(chipPad-2, (size.Height-chipIcon)/2))
			c.star.Resize(fyne.NewSquareSize(chipIcon))
			x += chipIcon + 1
		}
		c.text.Move(fyne.NewPos(x, 0))
		c.text.Resize(fyne.NewSize(fyne.Max(1, size.Width-x-chipPad), size.Height))
	}
	d.min = func() fyne.Size { return fyne.NewSize(chipWidth(c.tag), chipHeight) }
	d.refresh = func() {
		name := look.ColorNameChipBackground
		if c.tag.Special {
			name = look.ColorNameChipSpecialBackground
		}
		back.FillColor = theme.Color(name)
		d.layout(c.Size())
	}
	d.refresh()
	return d
}

func chipWidth(tag Tag) float32 {
	w := fyne.MeasureText(tag.Text, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width + 2*chipPad + 1
	if tag.Special {
		w += chipIcon + 1
	}
	return w
}

// ChipRow shows as many chips as fit side by side, and a last one "+3" whose tooltip names the others.
type ChipRow struct {
	widget.BaseWidget
	tags  []Tag
	chips []*Chip
	outer func(bool)
}

// NewChipRow returns a row of chips; as a cell of a Grid, make it empty and call Set.
func NewChipRow(tags ...Tag) *ChipRow {
	r := &ChipRow{tags: tags}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other tags.
func (r *ChipRow) Set(tags []Tag) {
	same := len(tags) == len(r.tags)
	for i := 0; same && i < len(tags); i++ {
		same = tags[i] == r.tags[i]
	}
	if same {
		return
	}
	r.tags = append(r.tags[:0], tags...)
	r.Refresh()
}

func (r *ChipRow) tellHover(f func(bool)) {
	r.outer = f
	for _, c := range r.chips {
		c.outer = f
	}
}

// fitting returns how many tags are shown in that width; where not all, room for "+n" is left.
func (r *ChipRow) fitting(width float32) int {
	x := float32(0)
	for i, tag := range r.tags {
		w := chipWidth(tag)
		rest := float32(0)
		if more := len(r.tags) - i - 1; more > 0 {
			rest = chipGap + chipWidth(moreTag(r.tags[i+1:]))
		}
		if x+w+rest > width {
			return i
		}
		x += w + chipGap
	}
	return len(r.tags)
}

func moreTag(tags []Tag) Tag {
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = t.Text
	}
	return Tag{Text: "+" + strconv.Itoa(len(tags)), Tooltip: strings.Join(names, ", ")}
}

func (r *ChipRow) chip(i int, tag Tag) *Chip {
	for len(r.chips) <= i {
		c := NewChip(tag)
		c.outer = r.outer
		r.chips = append(r.chips, c)
	}
	r.chips[i].Set(tag)
	r.chips[i].Show()
	return r.chips[i]
}

// CreateRenderer is called by Fyne.
func (r *ChipRow) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	d.layout = func(size fyne.Size) {
		x, n := float32(0), r.fitting(size.Width)
		place := func(i int, tag Tag) {
			c := r.chip(i, tag)
			w := fyne.Min(chipWidth(tag), fyne.Max(0, size.Width-x))
			c.Resize(fyne.NewSize(w, chipHeight))
			c.Move(fyne.NewPos(x, (size.Height-chipHeight)/2))
			x += w + chipGap
		}
		shown := r.tags[:n]
		if n == 0 && len(r.tags) == 1 { // one that does not fit is cut, which says more than "+1"
			shown, n = r.tags, 1
		}
		for i, tag := range shown {
			if tag.Tooltip == "" && chipWidth(tag) > size.Width {
				tag.Tooltip = tag.Text
			}
			place(i, tag)
		}
		used := n
		if n < len(r.tags) {
			place(n, moreTag(r.tags[n:]))
			used = n + 1
		}
		for i := used; i < len(r.chips); i++ {
			r.chips[i].Hide()
		}
		d.objects = d.objects[:0]
		for _, c := range r.chips {
			d.objects = append(d.objects, c)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, chipHeight) }
	d.refresh = func() { d.layout(r.Size()) }
	d.refresh()
	return d
}
