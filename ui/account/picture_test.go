package account_test

import (
	"bytes"
	"os"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/look"
)

// TestPictures draws the dialog in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	sizes := map[string][3]float32{"small": {683, 467, 1.5}}
	modes := map[string]look.Mode{"light": look.Light}
	if os.Getenv("PICTURES") != "" {
		modes["dark"] = look.Dark
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range modes {
		for size, of := range sizes {
			name := size + "-" + mode
			o := newOffice()
			face, err := data.CheckedPicture(bytes.NewReader(aPicture(t)))
			if err != nil {
				t.Fatal(err)
			}
			o.picture = face
			s := openWith(t, o, m, of[0], of[1])
			s.Scale(of[2])
			s.Picture(name + "-account")
			s.push("Change Password")
			s.entry("New password").SetText("hello world")
			s.Picture(name + "-password")
			o.profile.UpdateProfile, o.profile.ChangeLanguage, o.picture = false, false, nil
			o.roles[0] = data.Role{ID: 1, Name: "Everything", Description: "Holds every permission", Permissions: []data.Permission{data.PermissionAdmin}}
			o.profile.Modules = catalog().Profiles[0].Modules
			s = openWith(t, o, m, of[0], of[1])
			s.Scale(of[2])
			s.Picture(name + "-fixed")
		}
	}
}
