package templates_test

import (
	"testing"

	"pbxusers/data"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		view := func(o *office) *scene {
			s := openWith(t, o, f.Mode, f.Width, f.Height)
			s.Scale(f.Scale)
			return s
		}
		o := newOffice(ours)
		s := view(o)
		s.screen.Focus()
		s.Picture(f.Name + "-page")
		s.edit(1)
		s.Picture(f.Name + "-editor")
		s.write("Subject", "Your {code}")
		s.write("Text", "Hello {nam}")
		s.Push("Save")
		s.WaitFor("cannot stand in the subject")
		s.Picture(f.Name + "-wrong")
		s.write("Subject", "Fine")
		s.write("Text", "{code}")
		s.Push("Back to the built-in words…")
		s.Picture(f.Name + "-back")
		s.Push("Keep our own")
		o.fail = data.ErrNoMail
		s.Push("Send a test to me")
		s.Push("Send")
		s.WaitFor("No mail server is set")
		s.Picture(f.Name + "-test")
		o = newOffice(ours)
		o.may = data.View
		s = view(o)
		s.Picture(f.Name + "-view")
		s.edit(0)
		s.Picture(f.Name + "-read")
	}
}
