package users_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestANarrowTableKeepsWhatMattersAndCutsNoTitle(t *testing.T) {
	all := []string{"Username", "E-mail", "Roles", "Desks", "Profile", "Second factor", "Enabled", "Actions"}
	for width, shown := range map[float32][]string{
		1280 - 216: all,
		1024 - 232: {"Username", "E-mail", "Roles", "Second factor", "Enabled", "Actions"},
		683 - 56:   {"Username", "E-mail", "Enabled", "Actions"},
		512 - 56:   {"Username", "E-mail", "Actions"},
		340:        {"Username", "Actions"},
	} {
		s := openWith(t, newRegister(t, crowd(20)), look.Light, width, 600)
		seen := 0
		for _, column := range all {
			title := kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == column && text.Bold })
			if title == nil || title.Text == "" {
				continue
			}
			seen++
			if title.Cut() {
				t.Errorf("%v wide: the title %s is cut", width, column)
			}
		}
		for _, column := range shown {
			if kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == column && text.Bold }) == nil {
				t.Errorf("%v wide: %s has left", width, column)
			}
		}
		if seen != len(shown) {
			t.Errorf("%v wide: %d columns, not %v", width, seen, shown)
		}
	}
}

func TestAllFourActionsShowInAWindowOf1280(t *testing.T) {
	s := openWith(t, newRegister(t, crowd(20)), look.Light, 1280-216, 600)
	for _, tooltip := range []string{"Edit", "Change Password", "Delete", "More actions"} {
		if kittest.Find(s.Window, func(b *kit.CellButton) bool { return b.Tooltip() == tooltip }) == nil {
			t.Errorf("no button %s", tooltip)
		}
	}
}

func TestALowWindowScrollsToWhatTheKeyboardGetsTo(t *testing.T) {
	s := openWith(t, newRegister(t, crowd(20)), look.Light, 456, 280)
	s.Click(s.Button("Filters"))
	s.grid().SetSelected(3, 4)
	s.Settle()
	s.grid().Focus()
	s.Press(fyne.KeyEnd, fyne.KeyHome)
	s.Settle()
	if got := s.Canvas().Size(); got.Height > 280 {
		t.Fatalf("the window has grown to %v", got)
	}
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.grid()).Y
	if y+76 > 280 || y < -40 {
		t.Errorf("the table with the keyboard begins at %v of 280", y)
	}
	s.shortcut("Search users")
	search := kittest.Find[*kit.SearchEntry](s.Window, nil)
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(search).Y; y < 0 || y > 250 {
		t.Errorf("the search with the keyboard is at %v of 280", y)
	}
}

func TestTheTableTakesTheKeyboardFromAFieldThatIsGone(t *testing.T) {
	r := newRegister(t, crowd(3))
	s := open(t, r)
	gone := kit.NewEntry()
	shown := s.Stage.Held()[0]
	s.Stage.SetContent(gone)
	kit.Focus(gone)
	s.Stage.SetContent(shown)
	s.screen.Reload()
	s.Wait("the keyboard", func() bool { return s.grid().Focused() })
	search := kittest.Find[*kit.SearchEntry](s.Window, nil)
	kit.Focus(search)
	r.mutex.Lock()
	r.users = r.users[:2]
	r.mutex.Unlock()
	s.screen.Reload()
	s.WaitFor("2 users")
	if s.Canvas().Focused() != fyne.Focusable(search) {
		t.Error("a reload took the keyboard from the search")
	}
}
