package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is text that wraps at words. Unlike Fyne's label it has no space round it, so that it stands on
// one line with what is above and below it.
type Paragraph struct {
	widget.BaseWidget
	segment *widget.TextSegment
	text    *widget.RichText
}

// NewParagraph returns a paragraph of normal text.
func NewParagraph(text string) *Paragraph {
	return NewStyledParagraph(text, theme.SizeNameText, theme.ColorNameForeground)
}

// NewStyledParagraph returns a paragraph of that size and colour.
func NewStyledParagraph(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName) *Paragraph {
	p := &Paragraph{segment: &widget.TextSegment{Text: text, Style: widget.RichTextStyle{SizeName: size, ColorName: colour}}}
	p.text = widget.NewRichText(p.segment)
	p.text.Wrapping = fyne.TextWrapWord
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another text.
func (p *Paragraph) Set(text string) {
	if p.segment.Text != text {
		p.segment.Text = text
		p.text.Refresh()
		p.Refresh()
	}
}

// SetColor takes another colour of the theme.
func (p *Paragraph) SetColor(name fyne.ThemeColorName) {
	p.segment.Style.ColorName = name
	p.text.Refresh()
}

// Centre sets the lines in the middle and returns the paragraph.
func (p *Paragraph) Centre() *Paragraph {
	p.segment.Style.Alignment = fyne.TextAlignCenter
	p.text.Refresh()
	return p
}

// CreateRenderer is called by Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(tightLayout{}, p.text))
}

// tightLayout takes away the space that Fyne leaves round text.
type tightLayout struct{}

func (tightLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	pad, least := theme.Size(theme.SizeNameInnerPadding), o[0].MinSize()
	return fyne.NewSize(fyne.Max(0, least.Width-2*pad), least.Height-2*pad)
}

func (tightLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	o[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
	o[0].Move(fyne.NewPos(-pad, -pad))
}
