package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	radioMark = 18 // across the circle
	radioGap  = 10
	radioPad  = 7
)

// RadioOption is one of the options of a Radio.
type RadioOption struct {
	Text    string
	Detail  string // what it means, below the text
	Refusal string // why it cannot be chosen, in place of Detail; "" where it can
}

// Radio is a choice of one of a few options that all stand in sight, each with what it means. It is one stop of
// Tab: Up and Down, Home and End choose; Enter and Escape are handed on.
type Radio struct {
	widget.BaseWidget
	Keyed
	OnChanged func(option int) // somebody chose another one

	rows    []*radioRow
	at      int
	focused bool
}

// NewRadio returns a choice; chosen is the option it begins with, counted from 0, and -1 for none.
func NewRadio(options []RadioOption, chosen int) *Radio {
	r := &Radio{at: chosen}
	for i, o := range options {
		r.rows = append(r.rows, newRadioRow(r, i, o))
	}
	r.ExtendBaseWidget(r)
	return r
}

// Chosen returns the chosen option, counted from 0; -1 for none.
func (r *Radio) Chosen() int { return r.at }

// keyed returns the option that the keyboard is at: the chosen one, else the first that can be chosen.
func (r *Radio) keyed() int {
	if r.at >= 0 {
		return r.at
	}
	return max(0, slices.IndexFunc(r.rows, func(row *radioRow) bool { return !row.refused }))
}

// choose takes an option if it can be chosen, and reports whether it can.
func (r *Radio) choose(option int) bool {
	if option < 0 || option >= len(r.rows) || r.rows[option].refused {
		return false
	}
	if option != r.at {
		r.at = option
		r.Refresh()
		if r.OnChanged != nil {
			r.OnChanged(option)
		}
	}
	return true
}

// step goes from an option on to the next that can be chosen.
func (r *Radio) step(from, by int) {
	for at := from + by; at >= 0 && at < len(r.rows); at += by {
		if r.choose(at) {
			return
		}
	}
}

// FocusGained is called by Fyne.
func (r *Radio) FocusGained() {
	r.focused = true
	r.Refresh()
	reveal(r)
}

// FocusLost is called by Fyne.
func (r *Radio) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune is called by Fyne.
func (r *Radio) TypedRune(rune) { active(r) }

// TypedKey is called by Fyne.
func (r *Radio) TypedKey(ev *fyne.KeyEvent) {
	active(r)
	switch {
	case ev.Name == fyne.KeyUp && r.at > 0:
		r.step(r.at, -1)
	case ev.Name == fyne.KeyDown:
		r.step(r.at, 1)
	case ev.Name == fyne.KeyHome:
		r.step(-1, 1)
	case ev.Name == fyne.KeyEnd:
		r.step(len(r.rows), -1)
	case forwards(ev):
		r.pass(r, ev)
	}
}

// CreateRenderer is called by Fyne.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	for _, row := range r.rows {
		d.objects = append(d.objects, row)
	}
	place := func(width float32, move bool) (y float32) {
		for _, row := range r.rows {
			height := heightAt(row, width)
			put(row, 0, y, width, height, move)
			y += height
		}
		return y
	}
	d.layout = func(size fyne.Size) { place(size.Width, true) }
	d.min = func() fyne.Size { return fyne.NewSize(160, place(fyne.Max(160, r.Size().Width), false)) }
	d.refresh = func() {
		for _, row := range r.rows {
			row.Refresh()
		}
	}
	return d
}

// radioRow is one option.
type radioRow struct {
	widget.BaseWidget
	radio   *Radio
	index   int
	text    *Text
	detail  *Paragraph
	refused bool
	over    bool
}

func newRadioRow(r *Radio, index int, o RadioOption) *radioRow {
	row := &radioRow{radio: r, index: index, refused: o.Refusal != ""}
	colour, detail := theme.ColorNameForeground, o.Detail
	if row.refused {
		colour, detail = theme.ColorNameDisabled, o.Refusal
	}
	row.text = NewStyledText(o.Text, theme.SizeNameText, colour, true)
	row.detail = NewStyledParagraph(detail, theme.SizeNameCaptionText, look.ColorNameMuted)
	row.ExtendBaseWidget(row)
	return row
}

// Tapped is called by Fyne.
func (row *radioRow) Tapped(*fyne.PointEvent) {
	active(row)
	if c := canvasOf(row); c != nil {
		c.Focus(row.radio)
	}
	row.radio.choose(row.index)
}

// Cursor shows a hand over what can be chosen.
func (row *radioRow) Cursor() desktop.Cursor {
	if row.refused {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is called by Fyne.
func (row *radioRow) MouseIn(*desktop.MouseEvent) {
	active(row)
	row.over = true
	row.Refresh()
}

// MouseMoved is called by Fyne.
func (row *radioRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (row *radioRow) MouseOut() {
	row.over = false
	row.Refresh()
}

// CreateRenderer is called by Fyne.
func (row *radioRow) CreateRenderer() fyne.WidgetRenderer {
	back, mark, dot := canvas.NewRectangle(color.Transparent), canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, mark, dot, row.text, row.detail}}
	left := float32(radioPad + radioMark + radioGap)
	d.layout = func(size fyne.Size) {
		back.Resize(size)
		line := row.text.MinSize().Height
		put(mark, radioPad, radioPad+(line-radioMark)/2, radioMark, radioMark, true)
		const inner = radioMark / 2
		put(dot, radioPad+(radioMark-inner)/2, radioPad+(line-inner)/2, inner, inner, true)
		width := fyne.Max(1, size.Width-left-radioPad)
		put(row.text, left, radioPad, width, line, true)
		put(row.detail, left, radioPad+line+2, width, size.Height-2*radioPad-line-2, true)
	}
	d.min = func() fyne.Size {
		width := fyne.Max(1, row.Size().Width-left-radioPad)
		return fyne.NewSize(left+60, 2*radioPad+row.text.MinSize().Height+2+heightAt(row.detail, width))
	}
	d.refresh = func() {
		here := row.radio.at == row.index
		mark.StrokeWidth, mark.StrokeColor = 1.5, theme.Color(theme.ColorNameInputBorder)
		dot.FillColor, back.FillColor = color.Transparent, color.Transparent
		switch {
		case here:
			mark.StrokeWidth, mark.StrokeColor, dot.FillColor = 2, theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNamePrimary)
		case row.refused:
			mark.StrokeColor = theme.Color(theme.ColorNameDisabled)
		case row.over:
			back.FillColor = theme.Color(theme.ColorNameHover)
		}
		ring(back, row.radio.focused && row.radio.keyed() == row.index, "")
	}
	d.refresh()
	return d
}
