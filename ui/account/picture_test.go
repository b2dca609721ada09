package account_test

import (
	"bytes"
	"image/color"
	"testing"

	"pbxusers/data"
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
		s.Push("Change Password")
		s.entry("New password").SetText("hello world")
		s.Picture(name + "-password")
		o.profile.UpdateProfile, o.profile.ChangeLanguage, o.picture = false, false, nil
		o.roles[0] = data.Role{ID: 1, Name: "Everything", Description: "Holds every permission", Permissions: []data.Permission{data.PermissionAdmin}}
		o.profile.Modules = liststest.Catalog().Profiles[0].Modules
		s = openWith(t, o, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		s.Picture(name + "-fixed")
	}
}
