package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// entryOf is an entry of the main menu, nil where there is none of that name.
func (p *program) entryOf(label string) *fyne.MenuItem {
	for _, menu := range p.App.window.MainMenu().Items {
		for _, item := range menu.Items {
			if name, _, _ := strings.Cut(item.Label, "   "); name == label {
				return item
			}
		}
	}
	return nil
}

func TestTheTableOfKeysNamesEveryShortcutOfTheMenus(t *testing.T) {
	p := demo(t)
	p.Press(fyne.KeyF1)
	for _, menu := range p.App.window.MainMenu().Items {
		for _, item := range menu.Items {
			name, keys, spelled := strings.Cut(item.Label, "   ")
			if spelled && (!p.Sees(name) || !p.Sees(strings.TrimSpace(keys))) {
				t.Errorf("it lacks %q at %q", name, keys)
			}
		}
	}
	for _, text := range []string{"Alt", "Create New User", "Ctrl+N", "Page Up"} {
		if !p.Sees(text) {
			t.Errorf("it lacks %q: %s", text, p.Text())
		}
	}
	if p.Press(fyne.KeyEscape); p.Sees("Keyboard shortcuts") {
		t.Error("Escape leaves it open")
	}
}

func TestTheKeysAreToldBeforeAnybodySignsInToo(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.choose("Keyboard shortcuts")
	if !p.Sees("Ctrl+Q") || p.Sees("In a table") {
		t.Error(p.Text())
	}
}

func TestUndoIsGreyWhileThereIsNothingToUndo(t *testing.T) {
	p, undone := demo(t), 0
	if !p.entryOf("Undo").Disabled {
		t.Error("it can be chosen")
	}
	p.App.stage.ShowToast(kit.Notice{Text: "bob was deleted", Action: "Undo", Do: func() { undone++ }, Close: "Close"})
	if p.entryOf("Undo").Disabled {
		t.Fatal("it cannot be chosen")
	}
	if p.choose("Undo"); undone != 1 || !p.entryOf("Undo").Disabled {
		t.Errorf("undone %d times, or it can be chosen still", undone)
	}
}

func TestTheKeysAreToldOverAFormOnceAndTheFormStays(t *testing.T) {
	p := demo(t)
	p.typeNewUser()
	p.Press(fyne.KeyF1)
	p.Press(fyne.KeyF1)
	if !p.Sees("Keyboard shortcuts") || len(p.Canvas().Overlays().List()) != 2 {
		t.Fatalf("%d dialogs lie over each other: %s", len(p.Canvas().Overlays().List()), p.Text())
	}
	p.Press(fyne.KeyEscape)
	if p.Sees("Keyboard shortcuts") || !p.Sees("half-typed") {
		t.Error("the form went with them")
	}
	p.Type("-on")
	if !p.Sees("half-typed-on") {
		t.Error("the keyboard is not back where it was")
	}
}

func TestCtrlSSavesAUserAndNothingBehindTheLock(t *testing.T) {
	p := demo(t)
	p.typeNewUser()
	p.lock()
	p.CtrlS()
	p.unlock()
	if wrong := p.Field("E-mail").Wrong(); wrong != "" {
		t.Errorf("behind the lock the form was saved: %s", wrong)
	}
	p.CtrlS()
	p.Wait("the refusal", func() bool { return p.Field("E-mail").Wrong() != "" })
}

func TestTheKeysOfTheAccountMenuCanBeRead(t *testing.T) {
	p := demo(t)
	p.Click(kittest.Find(p.Window, func(b *kit.MenuButton) bool { return b.Text == p.main.rights.User.Username }))
	keys := kittest.Find(p.Window, func(text *canvas.Text) bool { return strings.HasSuffix(text.Text, "Ctrl+L") })
	if keys == nil {
		t.Fatal("the menu names no keys: ", p.Text())
	}
	if keys.Color != theme.Color(theme.ColorNameForeground) {
		t.Errorf("they are in %v", keys.Color)
	}
}
