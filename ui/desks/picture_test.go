package desks_test

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
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
			drawStates(t, m, fmt.Sprintf("desks-%s-%s", size, mode), of)
		}
	}
}

func drawStates(t *testing.T, mode look.Mode, name string, of [3]float32) {
	o := newOffice()
	s := openWith(t, o, mode, of[0], of[1])
	s.Scale(of[2])
	s.Picture(name + "-table")
	s.edit(1)
	s.Picture(name + "-form")
	s.entry("Queues").SetText("219-200")
	s.save()
	s.waitFor("runs backwards")
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
