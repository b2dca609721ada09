package settings_test

import (
	"testing"
	"time"

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
		s := view(without())
		s.Picture(f.Name + "-none")
		s.edit("Set up e-mail")
		s.entry("Sender").SetText("nobody")
		s.Push("Save")
		s.WaitFor("This is needed.")
		s.Picture(f.Name + "-missing")
		o := newOffice()
		o.may = data.View
		view(o).Picture(f.Name + "-view")
		o = newOffice()
		o.words, o.proved = data.View, time.Time{}
		view(o).Picture(f.Name + "-untried")
		o.proved = day
		s = view(o)
		s.Picture(f.Name + "-page")
		s.edit("Edit")
		s.Picture(f.Name + "-form")
		s.Push("Change")
		s.onPassword()
		s.Picture(f.Name + "-password")
		o.hold = make(chan struct{})
		s.Push("Send a test")
		s.Push("Send")
		s.Picture(f.Name + "-sending")
		s.Push("Cancel")
		o.cancelled(t)
		o.hold = nil
		o.fail = &data.MailFailure{Kind: data.MailSilent, Server: "smtp.example.org:465", TLS: data.MailStartTLS, Step: "greeting"}
		s.Push("Send")
		s.WaitFor("port 465 usually does")
		s.Picture(f.Name + "-failed")
		s.Push("Send")
		s.WaitFor("took the test")
		s.Picture(f.Name + "-sent")
	}
}
