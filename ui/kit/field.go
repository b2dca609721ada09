package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Field is a widget with its label above it, help below it, and below that what is wrong with it.
type Field struct {
	widget.BaseWidget
	Wide bool // takes both columns of a form of two

	object   fyne.CanvasObject
	label    *Text
	mark     *Text
	help     *Paragraph
	wrong    *Paragraph
	wrongRow *fyne.Container
	err      string
	form     *Form
}

// NewField returns a field around any object, usually one of the kit's.
func NewField(label string, object fyne.CanvasObject) *Field {
	f := &Field{
		object: object,
		label:  NewStyledText(label, theme.SizeNameText, theme.ColorNameForeground, true),
		mark:   NewStyledText("*", theme.SizeNameText, theme.ColorNameError, true),
		help:   NewStyledParagraph("", theme.SizeNameCaptionText, look.ColorNameMuted),
		wrong:  NewStyledParagraph("", theme.SizeNameCaptionText, theme.ColorNameError),
	}
	f.mark.Hide()
	f.help.Hide()
	icon := widget.NewIcon(look.In(look.IconError, theme.ColorNameError))
	f.wrongRow = container.New(&wrongLayout{}, icon, f.wrong)
	f.wrongRow.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Help sets the text below the widget and returns the field.
func (f *Field) Help(text string) *Field {
	f.help.Set(text)
	if text == "" {
		f.help.Hide()
	} else {
		f.help.Show()
	}
	return f
}

// Required marks the label with a star and returns the field. Checking it is the caller's business.
func (f *Field) Required() *Field {
	f.mark.Show()
	return f
}

// Span makes the field take both columns of a form of two, and returns it.
func (f *Field) Span() *Field {
	f.Wide = true
	return f
}

// Object returns the widget that the field was made around.
func (f *Field) Object() fyne.CanvasObject { return f.object }

// Wrong returns what SetError was given last.
func (f *Field) Wrong() string { return f.err }

// SetError shows what is wrong, with an icon and in the error's colour; "" takes it away.
func (f *Field) SetError(text string) {
	if f.err == text {
		return
	}
	f.err = text
	f.wrong.Set(text)
	if text == "" {
		f.wrongRow.Hide()
	} else {
		f.wrongRow.Show()
	}
	walk(f.object, func(o fyne.CanvasObject) bool {
		if w, ok := o.(interface{ setWrong(bool) }); ok {
			w.setWrong(text != "")
		}
		return true
	})
	f.Refresh()
	if f.form != nil {
		f.form.relayout()
	}
}

// Held returns the field's widget.
func (f *Field) Held() []fyne.CanvasObject { return []fyne.CanvasObject{f.object} }

// Focus gives the keyboard to the field's widget, and reports whether there was one to take it.
func (f *Field) Focus() bool {
	target := firstFocusable(f.object)
	c := canvasOf(f)
	if target == nil || c == nil {
		return false
	}
	c.Focus(target)
	return true
}

// CreateRenderer is called by Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	head := newFieldHead(f)
	if f.label.Text == "" {
		head.Hide()
	}
	object := f.object
	if _, isCheck := object.(*Check); isCheck { // its box stands in line with the other fields' frames
		object = container.New(layout.NewCustomPaddedLayout(0, 0, -4, 0), object)
	}
	column := container.New(layout.NewCustomPaddedVBoxLayout(3), head, object, f.help, f.wrongRow)
	return widget.NewSimpleRenderer(column)
}

// fieldHead is the label with its mark. A click on it goes to the field, as people expect of labels.
type fieldHead struct {
	widget.BaseWidget
	field *Field
}

func newFieldHead(f *Field) *fieldHead {
	h := &fieldHead{field: f}
	h.ExtendBaseWidget(h)
	return h
}

func (h *fieldHead) Tapped(*fyne.PointEvent) { h.field.Focus() }

func (h *fieldHead) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&rowLayout{gap: 4}, whole(h.field.label), whole(h.field.mark)))
}

// wrongLayout sets a small icon before a text that wraps.
type wrongLayout struct{}

const wrongIcon = 16

func (wrongLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(wrongIcon, o[1].MinSize().Height)
}

func (wrongLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSquareSize(wrongIcon))
	o[1].Resize(fyne.NewSize(size.Width-wrongIcon-4, size.Height))
	o[1].Move(fyne.NewPos(wrongIcon+4, 0))
}

// Label returns the field's label.
func (f *Field) Label() string { return f.label.Text }
