package kit

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/look"
)

// SearchEntry is a field to search with. Escape, and the x at its end, empty it; Escape in an empty one is handed on.
// Down and Enter go to what was found: a search is no answer to what a form asks, so that Enter in it never saves.
type SearchEntry struct {
	Entry
	OnDown  func() // usually gives the keyboard to the list below; nil where there is none
	OnEnter func() // in place of OnDown, where Enter does more than that
	clear   *Button
}

// NewSearchEntry returns an empty search field. placeholder stands in it, clear is the tooltip of its x, and
// changed is told each new text.
func NewSearchEntry(placeholder, clear string, changed func(string)) *SearchEntry {
	s := &SearchEntry{}
	s.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	s.ExtendBaseWidget(s)
	s.PlaceHolder, s.outer = placeholder, s
	s.Icon = look.IconSearch
	s.clear = NewIconButton(look.IconClose, clear, func() {
		s.SetText("")
		if c := canvasOf(s); c != nil {
			c.Focus(s)
		}
	})
	s.clear.Hide()
	s.ActionItem = s.clear
	s.OnChanged = func(text string) {
		s.showClear()
		if changed != nil {
			changed(text)
		}
	}
	return s
}

func (s *SearchEntry) showClear() {
	if s.Text == "" {
		s.clear.Hide()
	} else {
		s.clear.Show()
	}
}

// FocusGained is called by Fyne.
func (s *SearchEntry) FocusGained() {
	s.Entry.FocusGained()
	reveal(s) // the Entry inside is not what the window knows
}

// TypedKey is called by Fyne.
func (s *SearchEntry) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape && s.Text != "":
		s.SetText("")
	case isEnter(ev):
		active(s)
		s.enter()
	case ev.Name == fyne.KeyDown && s.OnDown != nil:
		s.OnDown()
	case !s.keepsKey(ev):
		s.pass(s, ev)
	default:
		s.Entry.Entry.TypedKey(ev)
	}
}

func (s *SearchEntry) enter() {
	switch {
	case s.OnEnter != nil:
		s.OnEnter()
	case s.OnDown != nil:
		s.OnDown()
	}
}
