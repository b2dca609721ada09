package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Banner is a strip that says something about all that stands below it, with a button where there is
// something to do.
type Banner struct {
	widget.BaseWidget
	kind Kind
	text *Paragraph
	act  *Button
}

// NewBanner returns a strip; action "" makes it one without a button.
func NewBanner(kind Kind, text, action string, do func()) *Banner {
	b := &Banner{kind: kind, text: NewParagraph(text)}
	if action != "" {
		b.act = NewButton(action, do)
	}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes kind and text.
func (b *Banner) Set(kind Kind, text string) {
	b.kind = kind
	b.text.Set(text)
	b.Refresh()
}

// Held returns the button, if any.
func (b *Banner) Held() []fyne.CanvasObject {
	if b.act == nil {
		return nil
	}
	return []fyne.CanvasObject{b.act}
}

// CreateRenderer is called by Fyne.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	back := NewSurface("", theme.Size(theme.SizeNameInputRadius))
	icon := widget.NewIcon(nil)
	left := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(20), icon))
	var right fyne.CanvasObject
	if b.act != nil {
		right = container.NewCenter(b.act)
	}
	text := container.New(layout.NewCustomPaddedLayout(5, 5, 10, 10), b.text)
	body := container.NewStack(back, inset(container.NewBorder(nil, nil, left, right, text), 12, 5))
	d := &drawing{objects: []fyne.CanvasObject{body}, layout: body.Resize, min: body.MinSize}
	d.refresh = func() {
		back.Fill, back.Stroke = b.kind.soft(), b.kind.color()
		back.Refresh()
		icon.SetResource(look.In(b.kind.icon(), b.kind.color()))
		body.Refresh()
	}
	d.refresh()
	return d
}

// NewCard returns content on a card with a margin; title "" for none.
func NewCard(title string, content fyne.CanvasObject) fyne.CanvasObject {
	back := NewSurface(look.ColorNameCard, theme.Size(theme.SizeNameCardRadius))
	back.Stroke = look.ColorNameBorder
	if title != "" {
		head := NewStyledText(title, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
		content = container.New(layout.NewCustomPaddedVBoxLayout(theme.Size(look.SizeNameGap)), head, content)
	}
	margin := theme.Size(look.SizeNameMargin)
	return container.NewStack(back, inset(content, margin, margin-4))
}

// NewEmptyState returns what stands where there is nothing yet: an icon, a heading, a sentence and a button
// (button "" for none).
func NewEmptyState(icon fyne.Resource, heading, sentence, button string, tapped func()) fyne.CanvasObject {
	picture := container.NewGridWrap(fyne.NewSquareSize(44), widget.NewIcon(look.In(icon, theme.ColorNamePlaceHolder)))
	head := NewStyledText(heading, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
	text := NewStyledParagraph(sentence, theme.SizeNameText, look.ColorNameMuted).Centre()
	column := container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewCenter(picture), container.NewCenter(whole(head)),
		container.New(&fixedWidth{420}, text))
	if button != "" {
		column.Add(container.NewCenter(NewPrimaryButton(button, nil, tapped)))
	}
	return container.NewCenter(column)
}

// fixedWidth gives wrapped text its width at once.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, heightAt(o[0], l.width))
}

func (l *fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
