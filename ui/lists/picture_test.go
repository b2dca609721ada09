package lists_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws what all lists have; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		drawStates(t, f, "lists-"+f.Name)
	}
}

func drawStates(t *testing.T, f kittest.Frame, name string) {
	s := openWith(t, newOffice(), f.Mode, f.Width, f.Height)
	s.Scale(f.Scale)
	s.grid().SetCurrentKey(1)
	s.Press(fyne.KeyDelete)
	s.WaitFor("It is used by")
	s.Picture(name + "-inuse")
	kittest.Find[*kit.Select](s.Window, nil).SetSelected("south")
	s.fail = data.ErrLastAdministrator
	s.Click(s.Button("Delete"))
	s.WaitFor("Nobody could administer")
	s.Picture(name + "-inuse-refused")
	s.Press(fyne.KeyEscape)
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.WaitFor("was deleted")
	s.Picture(name + "-undo")
	s.shortcut("Search things")
	s.Type("nothing")
	s.Picture(name + "-nomatch")
	empty := newOffice()
	empty.tenants = nil
	s = openWith(t, empty, f.Mode, f.Width, f.Height)
	s.Picture(name + "-empty")
	broken := newOffice()
	broken.broken = errDisk
	s = openWith(t, broken, f.Mode, f.Width, f.Height)
	s.Picture(name + "-failure")
}
