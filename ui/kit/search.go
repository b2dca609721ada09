package kit

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/look"
)

// SearchEntry is a field to search with. Escape, and the x at its end, empty it; Escape in an empty one is
// handed on. Down is handed to OnDown, which usually gives the keyboard to the table below.
type SearchEntry struct {
	Entry
	OnDown func()
	clear  *Button
}

// NewSearchEntry returns an empty search field. placeholder stands in it, clear is the tooltip of its x, and
// changed is told each new text.
func NewSearchEntry(placeholder, clear string, changed func(string)) *SearchEntry {
	s := &SearchEntry{}
	s.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	s.ExtendBaseWidget(s)
	s.PlaceHolder = placeholder
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
	case ev.Name == fyne.KeyDown && s.OnDown != nil:
		s.OnDown()
	case !s.keepsKey(ev):
		s.pass(s, ev)
	default:
		s.Entry.Entry.TypedKey(ev)
	}
}
