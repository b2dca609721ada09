package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// treeBox is a box in a line of a CheckTree.
type treeBox struct {
	icon  *widget.Icon
	state int
	fixed bool
}

// newTreeBox returns a box that is not seen: most lines are branches, and a drawing that nobody sees takes as long
// to read as one that is.
func newTreeBox() *treeBox {
	b := &treeBox{icon: widget.NewIcon(nil), state: -1}
	b.icon.Hide()
	return b
}

// boxLocked is the state of an empty box that nobody can press: a lock, as a grey box would look like any empty one.
const boxLocked = 3

// set shows a state of boxIcon, -1 for no box, or boxLocked; a fixed one is grey.
func (b *treeBox) set(state int, fixed bool) {
	if state == b.state && fixed == b.fixed {
		return
	}
	b.state, b.fixed = state, fixed
	if state < 0 {
		b.icon.Hide()
		return
	}
	icon := boxIcon(state)
	switch {
	case state == boxLocked:
		icon = look.In(look.IconLock, theme.ColorNameDisabled)
	case fixed:
		icon = greyBoxIcon(state)
	}
	b.icon.SetResource(icon)
	b.icon.Show()
}

func (b *treeBox) seen() bool { return b.state >= 0 }

func (b *treeBox) place(x, rowHeight float32) {
	b.icon.Resize(fyne.NewSquareSize(gridBox))
	b.icon.Move(fyne.NewPos(x, (rowHeight-gridBox)/2))
}

// greyBoxIcon is boxIcon for a box that cannot be pressed.
func greyBoxIcon(state int) fyne.Resource {
	name := theme.IconNameCheckButton
	switch state {
	case 1:
		name = theme.IconNameCheckButtonPartial
	case 2:
		name = theme.IconNameCheckButtonChecked
	}
	return theme.NewColoredResource(theme.Icon(name), theme.ColorNameDisabled)
}

// pill is a word on a small round ground, drawn by the row that it stands in.
type pill struct {
	back   *canvas.Rectangle
	text   *Text
	ground fyne.ThemeColorName
}

const pillHeight = 20

func newPill(ground, ink fyne.ThemeColorName) *pill {
	p := &pill{back: canvas.NewRectangle(color.Transparent), text: NewStyledText("", theme.SizeNameCaptionText, ink, false), ground: ground}
	p.back.CornerRadius = pillHeight / 2
	p.paint()
	return p
}

func (p *pill) paint() { p.back.FillColor = theme.Color(p.ground) }

// width is what the pill takes; 0 without a word.
func (p *pill) width() float32 {
	if p.text.Text == "" {
		return 0
	}
	return p.text.natural().Width + 2*chipPad + 1
}

func (p *pill) hide() { p.back.Hidden, p.text.Hidden = true, true }

// place sets the pill at x, cut at end, and reports whether there was room for it.
func (p *pill) place(x, end, rowHeight float32) bool {
	width := fyne.Min(p.width(), end-x)
	if width < 3*chipPad {
		p.hide()
		return false
	}
	p.back.Hidden, p.text.Hidden = false, false
	p.back.Move(fyne.NewPos(x, (rowHeight-pillHeight)/2))
	p.back.Resize(fyne.NewSize(width, pillHeight))
	p.text.Move(fyne.NewPos(x+chipPad, 0))
	p.text.Resize(fyne.NewSize(width-2*chipPad, rowHeight))
	return true
}
