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
	help     *widget.Label
	wrong    *widget.Label
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
		help:   NewParagraph(""),
		wrong:  NewParagraph(""),
	}
	f.help.SizeName, f.wrong.SizeName = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	f.wrong.Importance = widget.DangerImportance
	f.help.Importance = widget.LowImportance
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
	f.help.SetText(text)
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

// Error returns what SetError was given last.
func (f *Field) Error() string { return f.err }

// SetError shows what is wrong, with an icon and in the error's colour; "" takes it away.
func (f *Field) SetError(text string) {
	if f.err == text {
		return
	}
	f.err = text
	f.wrong.SetText(text)
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
	head := container.New(&rowLayout{gap: 4}, whole(f.label), whole(f.mark))
	if f.label.Text == "" {
		head.Hide()
	}
	column := container.New(layout.NewCustomPaddedVBoxLayout(3), head, f.object, tight(f.help), f.wrongRow)
	return widget.NewSimpleRenderer(column)
}

// wrongLayout sets a small icon before a text that wraps.
type wrongLayout struct{}

const wrongIcon = 16

func (wrongLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(wrongIcon, o[1].MinSize().Height-2*pad+4)
}

func (wrongLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	o[0].Resize(fyne.NewSquareSize(wrongIcon))
	o[0].Move(fyne.NewPos(0, 2))
	o[1].Resize(fyne.NewSize(size.Width-wrongIcon-4+2*pad, size.Height+2*pad))
	o[1].Move(fyne.NewPos(wrongIcon+4-pad, 1-pad))
}

// tight takes away the space that Fyne leaves round a label.
func tight(label *widget.Label) fyne.CanvasObject {
	return container.New(&tightLayout{label}, label)
}

type tightLayout struct{ label *widget.Label }

func (l *tightLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if !l.label.Visible() {
		return fyne.Size{}
	}
	pad := theme.Size(theme.SizeNameInnerPadding)
	least := l.label.MinSize()
	return fyne.NewSize(fyne.Max(0, least.Width-2*pad), least.Height-2*pad)
}

func (l *tightLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	l.label.Resize(size.AddWidthHeight(2*pad, 2*pad))
	l.label.Move(fyne.NewPos(-pad, -pad))
}

// Label returns the field's label.
func (f *Field) Label() string { return f.label.Text }
