package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const completeRows = 6

// CompleteEntry is a text field that offers, in a list below it, the known texts that contain what is typed.
// Any text may be typed. Down and Up walk the list, Enter and Tab take the marked one, Escape shuts it.
type CompleteEntry struct {
	Entry
	options func() []string
	list    *fyne.Container
	rows    []*completeRow
	marked  int // index into rows, -1 for none
	taking  bool
}

// NewCompleteEntry returns a field that completes from options, which is asked anew at every key.
func NewCompleteEntry(options func() []string, changed func(string)) *CompleteEntry {
	e := &CompleteEntry{options: options, marked: -1, list: container.NewStack()}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.outer = e
	e.ExtendBaseWidget(e)
	e.OnChanged = func(text string) {
		if e.focused && !e.taking {
			e.offer(strings.TrimSpace(text))
		}
		if changed != nil {
			changed(text)
		}
	}
	return e
}

// Open reports whether the list is shown.
func (e *CompleteEntry) Open() bool {
	host := layeredOn(canvasOf(e))
	return host != nil && host.floats().shows(e.list)
}

// offer shows the options that contain text, those that begin with it first.
func (e *CompleteEntry) offer(text string) {
	begin, within := []string{}, []string{}
	for _, option := range e.options() {
		small, typed := strings.ToLower(option), strings.ToLower(text)
		switch {
		case option == text:
		case strings.HasPrefix(small, typed):
			begin = append(begin, option)
		case strings.Contains(small, typed):
			within = append(within, option)
		}
	}
	found := append(begin, within...)
	e.shut()
	if len(found) == 0 {
		return
	}
	e.show(found[:min(len(found), completeRows)])
}

func (e *CompleteEntry) show(options []string) {
	host := layeredOn(canvasOf(e))
	if host == nil {
		return
	}
	column := container.NewVBox()
	e.rows, e.marked = nil, -1
	for _, option := range options {
		row := newCompleteRow(option, func() { e.take(option) })
		e.rows = append(e.rows, row)
		column.Add(row)
	}
	back := NewSurface(theme.ColorNameMenuBackground, theme.Size(theme.SizeNameMenuRadius))
	back.Stroke = theme.ColorNameInputBorder
	e.list.Objects = []fyne.CanvasObject{back, container.NewPadded(column)}
	driver, layer := fyne.CurrentApp().Driver(), host.floats()
	at := driver.AbsolutePositionForObject(e).Subtract(driver.AbsolutePositionForObject(layer.Container))
	size := fyne.NewSize(e.Size().Width, e.list.MinSize().Height)
	below := at.AddXY(0, e.Size().Height+2)
	if below.Y+size.Height > layer.Size().Height {
		below = at.AddXY(0, -size.Height-2)
	}
	layer.show(e.list, below, size)
}

func (e *CompleteEntry) shut() {
	if host := layeredOn(canvasOf(e)); host != nil && host.floats().shows(e.list) {
		host.floats().hide()
	}
	e.rows, e.marked = nil, -1
}

func (e *CompleteEntry) take(option string) {
	e.taking = true
	e.SetText(option)
	e.CursorColumn = len([]rune(option))
	e.taking = false
	e.shut()
	e.Refresh()
}

func (e *CompleteEntry) mark(i int) {
	for j, row := range e.rows {
		row.setMarked(i == j)
	}
	e.marked = i
}

// FocusLost is called by Fyne.
func (e *CompleteEntry) FocusLost() {
	e.Entry.FocusLost()
	e.shut()
}

// FocusGained is called by Fyne.
func (e *CompleteEntry) FocusGained() {
	e.Entry.FocusGained()
	reveal(e) // the Entry inside is not what the window knows
}

// TypedKey is called by Fyne.
func (e *CompleteEntry) TypedKey(ev *fyne.KeyEvent) {
	active(e)
	open := e.Open()
	switch {
	case ev.Name == fyne.KeyDown && open:
		e.mark((e.marked + 1) % len(e.rows))
	case ev.Name == fyne.KeyDown:
		e.offer("")
	case ev.Name == fyne.KeyUp && open:
		e.mark((max(e.marked, 0) + len(e.rows) - 1) % len(e.rows))
	case ev.Name == fyne.KeyEscape && open:
		e.shut()
	case isEnter(ev) && open && e.marked >= 0:
		e.take(e.rows[e.marked].text.Text)
	case !e.keepsKey(ev):
		e.shut()
		e.pass(e, ev)
	default:
		e.Entry.Entry.TypedKey(ev)
	}
}

type completeRow struct {
	widget.BaseWidget
	text *Text
	back *Surface
	pick func()
}

func newCompleteRow(option string, pick func()) *completeRow {
	r := &completeRow{text: NewText(option), back: NewSurface("", theme.Size(theme.SizeNameSelectionRadius)), pick: pick}
	r.ExtendBaseWidget(r)
	return r
}

func (r *completeRow) setMarked(marked bool) {
	r.back.Fill = ""
	if marked {
		r.back.Fill = theme.ColorNameSelection
	}
	r.back.Refresh()
}

// MouseDown takes the option; a tap would come after the field has lost the keyboard and shut the list.
func (r *completeRow) MouseDown(*desktop.MouseEvent) { r.pick() }
func (r *completeRow) MouseUp(*desktop.MouseEvent)   {}
func (r *completeRow) MouseIn(*desktop.MouseEvent) {
	r.back.Fill = look.ColorNameRowHover
	r.back.Refresh()
}
func (r *completeRow) MouseMoved(*desktop.MouseEvent) {}
func (r *completeRow) MouseOut()                      { r.setMarked(false) }

func (r *completeRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.back, inset(r.text, 8, 5)))
}
