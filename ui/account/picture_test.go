package account_test

import (
	"bytes"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
)

// TestPictures draws the dialog in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		name := f.Name
		o := newOffice()
		face, err := data.CheckedPicture(bytes.NewReader(kittest.PNG(t, color.NRGBA{R: 60, G: 140, B: 200, A: 255})))
		if err != nil {
			t.Fatal(err)
		}
		o.picture = face
		s := openWith(t, o, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		s.Picture(name + "-account")
		kit.Focus(s.Button("Set up an authenticator…"))
		s.Picture(name + "-factor")
		s.Push("Set up an authenticator…")
		s.WaitFor("Setup Key")
		s.Picture(name + "-enrolment")
		s.Type(theCode)
		s.Press(fyne.KeyReturn)
		s.WaitFor(theCodes[0])
		s.Picture(name + "-codes")
		s.Press(fyne.KeyReturn)
		s.Picture(name + "-unkept")
		s.Push("They are written down")
		s.Push("New recovery codes…")
		s.Picture(name + "-newcodes")
		s.Press(fyne.KeyEscape)
		s.Push("Verification method…")
		s.WaitFor("For your own account")
		s.Picture(name + "-method")
		s.Press(fyne.KeyEscape)
		s.Push("Change Password")
		s.entry("New password").SetText("hello world")
		s.Picture(name + "-password")
		s.entry("Present password").SetText("old one")
		s.Push("Save")
		s.WaitFor("Your password was changed")
		s.Picture(name + "-changed")
		s.Stage.EndToast() // it would end in the next window
		o.profile.UpdateProfile, o.profile.ChangeLanguage, o.picture = false, false, nil
		o.roles[0] = data.Role{ID: 1, Name: "Everything", Description: "Holds every permission", Permissions: []data.Permission{data.PermissionAdmin}}
		o.profile.Modules = liststest.Catalog().Profiles[0].Modules
		s = openWith(t, o, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		s.Picture(name + "-fixed")
	}
}
