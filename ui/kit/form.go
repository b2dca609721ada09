package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// formColumn is the least width of a column; a form of two columns narrower than two such shows one.
const formColumn = 240

// Form lays fields out in one or two columns, in sections with headings. Enter in a field runs OnSubmit,
// Escape runs OnCancel; where they are nil the key goes on to the dialog that the form stands in.
type Form struct {
	widget.BaseWidget
	OnSubmit func()
	OnCancel func()

	columns  int
	sections []*section
}

type section struct {
	heading *Text
	objects []fyne.CanvasObject
}

// NewForm returns an empty form of one or two columns.
func NewForm(columns int) *Form {
	f := &Form{columns: columns}
	f.ExtendBaseWidget(f)
	return f
}

// AddSection adds a heading ("" for none) and below it fields, or other objects, which take the whole width.
func (f *Form) AddSection(heading string, objects ...fyne.CanvasObject) *Form {
	s := &section{objects: objects}
	if heading != "" {
		s.heading = NewStyledText(heading, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
	}
	f.sections = append(f.sections, s)
	for _, o := range objects {
		walk(o, func(o fyne.CanvasObject) bool {
			switch o := o.(type) {
			case *Field:
				o.form = f
			case interface{ setForm(*Form) }:
				o.setForm(f)
			}
			return true
		})
	}
	f.Refresh()
	return f
}

// Fields returns the form's fields, in the order of Tab.
func (f *Form) Fields() (fields []*Field) {
	for _, o := range f.Held() {
		walk(o, func(o fyne.CanvasObject) bool {
			if field, ok := o.(*Field); ok {
				fields = append(fields, field)
			}
			return true
		})
	}
	return fields
}

// ClearErrors takes away every field's error.
func (f *Form) ClearErrors() {
	for _, field := range f.Fields() {
		field.SetError("")
	}
}

// FocusFirst gives the keyboard to the first field that takes it.
func (f *Form) FocusFirst() {
	for _, field := range f.Fields() {
		if field.Visible() && field.Focus() {
			return
		}
	}
}

// FocusFirstError gives the keyboard to the first field with an error, and reports whether there is one.
func (f *Form) FocusFirstError() bool {
	for _, field := range f.Fields() {
		if field.Wrong() != "" {
			field.Focus()
			reveal(field) // with what is wrong, also where the keyboard was there already
			return true
		}
	}
	return false
}

// Held returns the objects of all sections.
func (f *Form) Held() (objects []fyne.CanvasObject) {
	for _, s := range f.sections {
		objects = append(objects, s.objects...)
	}
	return objects
}

// take is given the keys that a field has no use for.
func (f *Form) take(ev *fyne.KeyEvent) bool {
	switch {
	case isEnter(ev) && f.OnSubmit != nil:
		f.OnSubmit()
	case ev.Name == fyne.KeyEscape && f.OnCancel != nil:
		f.OnCancel()
	default:
		return false
	}
	return true
}

// relayout makes room for an error that came or went.
func (f *Form) relayout() {
	f.place(f.BaseWidget.Size().Width, true)
	c := canvasOf(f)
	if c == nil {
		return
	}
	root := c.Content()
	if top, ok := c.Overlays().Top().(*dialogOverlay); ok && contains(top, f) {
		top.Refresh() // the dialog grows
		root = top.dialog.scroll.box
	}
	if s := boxRound(root, f, nil); s != nil {
		s.scroller.Content.Refresh()
		s.Layout(nil, s.box.Size())
	}
}

// place sets everything for that width and returns the height it takes. Without move it only measures.
func (f *Form) place(width float32, move bool) float32 {
	gap, columns := theme.Size(look.SizeNameGap), f.columns
	if columns < 1 || width < 2*formColumn+2*gap {
		columns = 1
	}
	cell := (width - float32(columns-1)*2*gap) / float32(columns)
	y := float32(0)
	for i, s := range f.sections {
		if s.heading != nil {
			if i > 0 {
				y += gap
			}
			height := s.heading.MinSize().Height
			put(s.heading, 0, y, width, height, move)
			y += height + gap
		}
		y = placeCells(s.objects, columns, cell, width, y, gap, move)
	}
	return fyne.Max(0, y-gap)
}

// placeCells sets one section's objects from y on, row by row, and returns where the next section begins.
func placeCells(objects []fyne.CanvasObject, columns int, cell, width, y, gap float32, move bool) float32 {
	column, rowHeight := 0, float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		field, isField := o.(*Field)
		wide := columns == 1 || !isField || field.Wide
		if wide && column > 0 {
			y, column, rowHeight = y+rowHeight+gap, 0, 0
		}
		w := cell
		if wide {
			w = width
		}
		height := heightAt(o, w)
		put(o, float32(column)*(cell+2*gap), y, w, height, move)
		rowHeight = fyne.Max(rowHeight, height)
		column++
		if wide || column == columns {
			y, column, rowHeight = y+rowHeight+gap, 0, 0
		}
	}
	if column > 0 {
		y += rowHeight + gap
	}
	return y
}

func put(o fyne.CanvasObject, x, y, width, height float32, move bool) {
	if move {
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, y))
	}
}

// heightAt returns the least height of an object of that width; wrapped text must be told its width first.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	collect := func() {
		d.objects = nil
		for _, s := range f.sections {
			if s.heading != nil {
				d.objects = append(d.objects, s.heading)
			}
			d.objects = append(d.objects, s.objects...)
		}
	}
	collect()
	d.layout = func(size fyne.Size) { f.place(size.Width, true) }
	d.min = func() fyne.Size {
		least := float32(0)
		for _, o := range f.Held() {
			least = fyne.Max(least, o.MinSize().Width)
		}
		width := f.BaseWidget.Size().Width
		if width < least {
			width = least
		}
		return fyne.NewSize(least, f.place(width, false))
	}
	d.refresh = func() {
		collect()
		f.place(f.BaseWidget.Size().Width, true)
	}
	return d
}
