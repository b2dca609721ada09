package roles_test

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	sizes := map[string][3]float32{"small": {683, 467, 1.5}}
	if os.Getenv("PICTURES") != "" {
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		for size, of := range sizes {
			drawStates(t, m, fmt.Sprintf("roles-%s-%s", size, mode), of)
		}
	}
}

func drawStates(t *testing.T, mode look.Mode, name string, of [3]float32) {
	o := newOffice()
	s := openWith(t, o, mode, of[0], of[1])
	s.Scale(of[2])
	s.Picture(name + "-table")
	s.screen.WhoHas(o.roles[1].Item)
	s.waitFor("bernd@example.org")
	s.Picture(name + "-who")
	s.Press(fyne.KeyEscape)
	s.edit(3)
	s.Picture(name + "-form")
	s.search()
	s.Type("desk")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	s.Picture(name + "-permissions")
	s.turn(fyne.KeyHome)
	s.Field("Accepted IPs").Object().(*kit.Entry).SetText("ten")
	s.search()
	s.Press(fyne.KeyReturn)
	s.waitFor("Line 1")
	s.Picture(name + "-wrong")
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.edit(1)
	s.Picture(name + "-admin")
	s.turn(fyne.KeyEnd)
	s.Picture(name + "-all")
	s.Press(fyne.KeyEscape)
	o.mine.Permissions = []data.Permission{"show_role", "create_role", "edit_role", "show_index"}
	s.screen.Create()
	s.turn(fyne.KeyEnd)
	s.tree().ExpandAll()
	s.tree().Focus()
	s.Picture(name + "-limited")
	s.Press(fyne.KeyEscape)
	s.edit(2)
	s.Picture(name + "-readonly")
	s.Press(fyne.KeyEscape)
}
