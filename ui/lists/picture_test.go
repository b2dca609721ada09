package lists_test

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// TestPictures draws what all lists have; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	sizes := map[string][3]float32{"small": {683, 467, 1.5}}
	if os.Getenv("PICTURES") != "" {
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		for size, of := range sizes {
			drawStates(t, m, fmt.Sprintf("lists-%s-%s", size, mode), of)
		}
	}
}

func drawStates(t *testing.T, mode look.Mode, name string, of [3]float32) {
	s := openWith(t, newOffice(), mode, of[0], of[1])
	s.Scale(of[2])
	s.grid().SetCurrentKey(1)
	s.Press(fyne.KeyDelete)
	s.waitFor("It is used by")
	s.Picture(name + "-inuse")
	kittest.Find[*kit.Select](s.Window, nil).SetSelected("south")
	s.fail = data.ErrLastAdministrator
	s.Click(s.Button("Delete"))
	s.waitFor("Nobody could administer")
	s.Picture(name + "-inuse-refused")
	s.Press(fyne.KeyEscape)
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.waitFor("was deleted")
	s.Picture(name + "-undo")
	s.shortcut("Search things")
	s.Type("nothing")
	s.Picture(name + "-nomatch")
	empty := newOffice()
	empty.tenants = nil
	s = openWith(t, empty, mode, of[0], of[1])
	s.Picture(name + "-empty")
	broken := newOffice()
	broken.broken = errDisk
	s = openWith(t, broken, mode, of[0], of[1])
	s.Picture(name + "-failure")
}
