package templates

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// preview shows a letter as its reader gets it, with example values.
type preview struct {
	field   *kit.Field
	example data.Letter
	subject *kit.Paragraph
	text    *kit.Paragraph
	body    fyne.CanvasObject
}

func newPreview(s *Screen) *preview {
	p := &preview{
		example: data.Letter{Organisation: s.deps.Organisation(), Username: s.deps.Rights().User.Username, Code: "12345678", Life: 10 * time.Minute},
		subject: kit.NewStyledParagraph("", theme.SizeNameSubHeadingText, theme.ColorNameForeground),
		text:    kit.NewParagraph(""),
	}
	p.body = kit.NewStackOf(p.subject, widget.NewSeparator(), p.text)
	p.field = kit.NewField(words.T("As you would get it"), container.NewStack(kit.NewCard("", p.body)))
	return p
}

// set shows a template and reports whether it takes another height.
func (p *preview) set(t data.Template) bool {
	before := p.field.MinSize().Height
	subject, text := t.Fill(p.example)
	p.subject.Set(subject)
	p.text.Set(strings.TrimRight(text, "\n"))
	return p.field.MinSize().Height != before
}
