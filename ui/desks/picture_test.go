package desks_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		drawStates(t, f, "desks-"+f.Name)
	}
}

func drawStates(t *testing.T, f kittest.Frame, name string) {
	o := newOffice()
	s := openWith(t, o, f.Mode, f.Width, f.Height)
	s.Scale(f.Scale)
	s.Picture(name + "-table")
	s.edit(1)
	s.Picture(name + "-form")
	kittest.Find(s.Window, func(l *kit.DualList) bool { return true }).Held()[1].(*kit.Grid).Focus()
	s.Shortcut(&fyne.ShortcutSelectAll{})
	s.save()
	s.Picture(name + "-ticked")
	s.Press(fyne.KeyReturn)
	s.entry("Queues").SetText("219-200")
	s.save()
	s.WaitFor("runs backwards")
	s.Picture(name + "-wrong")
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	o.mine = []data.Permission{"show_desk", "edit_desk"}
	s.edit(1)
	s.Picture(name + "-limited")
	s.Press(fyne.KeyEscape)
	o.mine = []data.Permission{"show_desk"}
	s.edit(1)
	s.Picture(name + "-readonly")
	s.Press(fyne.KeyEscape)
}
