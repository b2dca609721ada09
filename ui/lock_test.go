package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/security/session"
	"pbxusers/ui/kit"
)

// unlock types the password of the demonstration.
func (p *program) unlock() {
	p.Type(session.DemoPassword)
	p.Press(fyne.KeyReturn)
	p.Wait("the screen", func() bool { return !p.main.locked })
}

func TestWhatComesLateShowsOnlyOnceTheLockIsOpen(t *testing.T) {
	p := demo(t)
	p.main.screens[p.main.at].Shortcuts()[0].Do() // Create New User, which reads before it shows the form
	p.lock()
	p.Wait("the form", func() bool { return len(p.main.canvas.Overlays().List()) > 0 })
	if p.Sees("E-mail") || len(p.App.window.Canvas().Overlays().List()) > 0 {
		t.Fatal("it shows on the lock:", p.Text())
	}
	p.unlock()
	if !p.Sees("E-mail") {
		t.Fatal("it is lost:", p.Text())
	}
	p.Type("zoe")
	if p.Press(fyne.KeyEscape); !p.Sees("Unsaved changes") {
		t.Error("the keyboard is not in the form:", p.Text())
	}
}

func TestWhatClosesBehindTheLockDoesNotComeBack(t *testing.T) {
	p := demo(t)
	below := kit.NewDialog("Below", kit.NewEntry())
	below.Show(p.main.over())
	above := kit.NewDialog("Importing 3 of 5 users", kit.NewEntry())
	above.Show(p.main.over())
	p.lock()
	above.Close()
	p.unlock()
	if p.Sees("Importing") || !p.Sees("Below") {
		t.Error(p.Text())
	}
	below.Close()
	p.Press(fyne.KeyF1)
	if !p.Sees("Keyboard shortcuts") {
		t.Error("the window does not get its keys back")
	}
}

func TestNothingIsUndoneFromTheLock(t *testing.T) {
	p, undone := demo(t), 0
	p.App.stage.ShowToast(kit.Notice{Text: "bob was deleted", Action: "Undo", Do: func() { undone++ }, Close: "Close"})
	p.lock()
	if p.undo(); undone != 0 || p.Sees("bob was deleted") {
		t.Fatal("it was undone, or can be read:", p.Text())
	}
	p.unlock()
	if p.undo(); undone != 1 {
		t.Errorf("undone %d times", undone)
	}
}

func TestNothingIsUndoneByWhoeverSignsInNext(t *testing.T) {
	p, undone := demo(t), 0
	p.App.stage.ShowToast(kit.Notice{Text: "bob was deleted", Action: "Undo", Do: func() { undone++ }, Close: "Close"})
	p.choose("Sign out")
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	if p.undo(); undone != 0 || p.Sees("bob was deleted") {
		t.Error(p.Text())
	}
}
