package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestATextIsInsertedAtTheCursorAndUndoneInOneStep(t *testing.T) {
	e := kit.NewMultiLineEntry(4)
	changes := 0
	e.OnChanged = func(string) { changes++ }
	w := kittest.Open(t, e, 400, 300)
	w.Canvas().Focus(e)
	w.Type("Dear , hello")
	w.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	w.Canvas().Unfocus()
	changes = 0
	e.Insert("{username}")
	if e.Text != "Dear {username}, hello" || changes != 1 || w.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("%q after %d changes", e.Text, changes)
	}
	if w.Type("!"); e.Text != "Dear {username}!, hello" {
		t.Errorf("the cursor is not behind it: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "Dear , hello" {
		t.Errorf("after undo: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	if e.Insert("{code}"); e.Text != "{code}" {
		t.Errorf("what was selected: %q", e.Text)
	}
	e.Disable()
	if e.Insert("more"); e.Text != "{code}" {
		t.Errorf("a disabled field takes %q", e.Text)
	}
}
