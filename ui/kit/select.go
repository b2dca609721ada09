package kit

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Select is a choice of one from a list. Up, Down, Space, Enter and F4 open the list, Left and Right go through it, a
// letter goes to the next option that begins with it; Escape is handed on.
type Select struct {
	widget.Select
	Keyed
	tipped
	owner          fyne.Focusable // what the window knows: this, or what it stands in
	focused, wrong bool
}

// NewSelect returns a choice with nothing chosen, where placeholder stands; changed is told each choice.
func NewSelect(options []string, placeholder string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, placeholder
	if placeholder == "" {
		s.PlaceHolder = " " // Fyne would put English words there
	}
	s.owner = s
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne.
func (s *Select) Tapped(*fyne.PointEvent) {
	if !s.Disabled() {
		Focus(s.owner)
		s.open()
	}
}

// open shows the options below.
func (s *Select) open() {
	items := make([]*fyne.MenuItem, len(s.Options))
	for i, option := range s.Options {
		items[i] = fyne.NewMenuItem(option, func() { s.SetSelectedIndex(i) })
	}
	object := s.owner.(fyne.CanvasObject)
	showPopup(canvasOf(object), items, func() fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(object).AddXY(0, s.Size().Height-1)
	}, s.Size().Width)
}

// Choose takes an option without telling OnChanged; one that is not in the list empties the choice.
func (s *Select) Choose(option string) {
	changed := s.OnChanged
	s.OnChanged = nil
	s.ClearSelected()
	s.SetSelected(option)
	s.OnChanged = changed
}

// TypedKey is called by Fyne.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	active(s)
	switch {
	case !s.Disabled() && (isEnter(ev) || slices.Contains(opening, ev.Name)):
		s.open()
	case forwards(ev):
		s.pass(s, ev)
	case !s.Disabled():
		s.Select.TypedKey(ev)
	}
}

// TypedRune is called by Fyne.
func (s *Select) TypedRune(r rune) {
	if s.Disabled() || len(s.Options) == 0 || !unicode.IsPrint(r) || r == ' ' {
		return
	}
	start := s.SelectedIndex() + 1
	for i := range s.Options {
		at := (start + i) % len(s.Options)
		if strings.HasPrefix(strings.ToLower(s.Options[at]), strings.ToLower(string(r))) {
			s.SetSelectedIndex(at)
			return
		}
	}
}

// FocusGained is called by Fyne.
func (s *Select) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
	reveal(s)
}

// FocusLost is called by Fyne.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
}

// MouseIn is called by Fyne.
func (s *Select) MouseIn(ev *desktop.MouseEvent) {
	active(s)
	s.Select.MouseIn(ev)
	s.enter(s)
}

// MouseOut is called by Fyne.
func (s *Select) MouseOut() {
	s.Select.MouseOut()
	s.leave(s)
}

func (s *Select) setWrong(wrong bool) {
	s.wrong = wrong
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return newRinged(s.Select.CreateRenderer(), func(r *canvas.Rectangle) {
		paintField(r, s.focused, s.wrong, s.Disabled(), false)
	})
}
