package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const ellipsis = "…"

// Text is one line of text that ends in an ellipsis where it does not fit. It costs a tenth of a
// widget.Label, which is what a table of many cells needs.
type Text struct {
	widget.BaseWidget
	Text     string
	TextSize fyne.ThemeSizeName
	Color    fyne.ThemeColorName
	Bold     bool
	Mono     bool
	Align    fyne.TextAlign

	shown *canvas.Text
}

// NewText returns a line of normal text.
func NewText(text string) *Text {
	t := &Text{Text: text, TextSize: theme.SizeNameText, Color: theme.ColorNameForeground}
	t.ExtendBaseWidget(t)
	return t
}

// NewStyledText returns a line of text of that size and colour.
func NewStyledText(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, bold bool) *Text {
	t := &Text{Text: text, TextSize: size, Color: colour, Bold: bold}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows another text; it draws nothing where the text is the same.
func (t *Text) Set(text string) {
	if t.Text == text {
		return
	}
	t.Text = text
	t.Refresh()
}

// SetColor takes another colour of the theme.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.Color == name {
		return
	}
	t.Color = name
	t.Refresh()
}

// Cut reports whether the text is shown with an ellipsis.
func (t *Text) Cut() bool { return t.shown != nil && t.shown.Text != oneLine(t.Text) }

// oneLine puts a space in the place of what a line of text cannot show: line breaks, tabs and the like.
func oneLine(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold, Monospace: t.Mono} }

func (t *Text) fit(width float32) string {
	size, style, text := theme.Size(t.TextSize), t.style(), oneLine(t.Text)
	if width <= 0 || fyne.MeasureText(text, size, style).Width <= width+0.5 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:middle])+ellipsis, size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return string(runes[:low]) + ellipsis
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.shown = canvas.NewText("", color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{t.shown}}
	d.layout = func(size fyne.Size) {
		t.shown.Text = t.fit(size.Width)
		height := t.shown.MinSize().Height
		t.shown.Move(fyne.NewPos(0, (size.Height-height)/2))
		t.shown.Resize(fyne.NewSize(size.Width, height))
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(0, fyne.MeasureText("M", theme.Size(t.TextSize), t.style()).Height)
	}
	d.refresh = func() {
		t.shown.Color, t.shown.TextSize = theme.Color(t.Color), theme.Size(t.TextSize)
		t.shown.TextStyle, t.shown.Alignment = t.style(), t.Align
		d.layout(t.Size())
	}
	d.refresh()
	return d
}

// natural returns the size at which nothing is cut.
func (t *Text) natural() fyne.Size {
	return fyne.MeasureText(oneLine(t.Text), theme.Size(t.TextSize), t.style())
}

// whole makes a text take the room it needs; NewText alone takes what it is given.
func whole(t *Text) fyne.CanvasObject {
	return container.New(&wholeLayout{t}, t)
}

type wholeLayout struct{ text *Text }

func (l *wholeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.text.natural() }

func (l *wholeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}
