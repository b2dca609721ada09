package events_test

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
	modes := map[string]look.Mode{"light": look.Light}
	if os.Getenv("PICTURES") != "" {
		modes["dark"] = look.Dark
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range modes {
		for size, of := range sizes {
			name := fmt.Sprintf("%s-%s", size, mode)
			l := &store{events: append(crowd(1200), later(day(), 1200)...), right: 1207}
			s := openWith(t, l, m, of[0], of[1])
			s.Scale(of[2])
			s.Picture(name + "-table")
			s.Click(s.Button("Verify"))
			s.waitFor("All 1,207 entries")
			s.Click(s.Button("Filters"))
			s.pick("When", "From … to …")
			s.Picture(name + "-filters")
			l.broken = &data.BrokenLog{ID: 1204}
			s.Click(s.Button("Verify"))
			s.waitFor("is not as it was written")
			s.find("robert nobody")
			s.Picture(name + "-broken")
			s.find("robert")
			s.grid().Focus()
			s.Press(fyne.KeyReturn)
			s.Picture(name + "-details")
		}
	}
}

// later gives entries higher ids.
func later(list []data.Event, by int64) []data.Event {
	for i := range list {
		list[i].ID += by
	}
	return list
}
