package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// linkPad is beside a link's words: room for the ring, no more, as links stand in line with fields.
const linkPad = 4

// linkRenderer draws a button as a link: words in the colour of links, underlined under the mouse and where the
// keyboard is.
func linkRenderer(b *Button) fyne.WidgetRenderer {
	text, icon := NewStyledText(b.Text, theme.SizeNameText, theme.ColorNameHyperlink, false), widget.NewIcon(nil)
	line, frame := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{icon, text, line, frame}}
	before := func() float32 {
		if b.Icon == nil {
			return 0
		}
		return theme.Size(theme.SizeNameInlineIcon) + 6
	}
	d.layout = func(size fyne.Size) {
		side, natural := theme.Size(theme.SizeNameInlineIcon), text.natural()
		width := fyne.Min(natural.Width+1, fyne.Max(0, size.Width-before()))
		x := (size.Width - before() - width) / 2
		icon.Move(fyne.NewPos(x, (size.Height-side)/2))
		icon.Resize(fyne.NewSquareSize(side))
		text.Move(fyne.NewPos(x+before(), 0))
		text.Resize(fyne.NewSize(width, size.Height))
		line.Move(fyne.NewPos(x+before(), (size.Height+natural.Height)/2-2))
		line.Resize(fyne.NewSize(width, 1))
		frame.Resize(size)
	}
	d.min = func() fyne.Size {
		return text.natural().AddWidthHeight(before()+1+2*linkPad, 2*theme.Size(theme.SizeNameInnerPadding))
	}
	d.refresh = func() {
		colour := theme.ColorNameHyperlink
		if b.Disabled() {
			colour = theme.ColorNameDisabled
		}
		text.Text, text.Color = b.Text, colour
		text.Refresh()
		icon.Hidden = b.Icon == nil
		if b.Icon != nil {
			icon.SetResource(look.In(b.Icon, colour))
		}
		line.FillColor = color.Transparent
		if (b.over || b.focused) && !b.Disabled() {
			line.FillColor = theme.Color(colour)
		}
		ring(frame, b.focused, "")
		d.layout(b.Size())
	}
	d.refresh()
	return d
}
