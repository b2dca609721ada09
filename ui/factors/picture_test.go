package factors_test

import (
	"testing"

	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the page in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		name := f.Name
		side := float32(216)
		if f.Width < 1000 {
			side = 56
		}
		s := openWith(t, newOffice(crowd(60)...), f.Mode, f.Width-side, f.Height)
		s.Scale(f.Scale)
		s.row(3)
		s.Picture(name + "-overview")
		s.group("Locked or waiting")
		s.grid().SetSelected(7, 8)
		s.Picture(name + "-locked")
		s.take(7, "Details")
		s.Picture(name + "-details")
		s.Press("Escape")
		s.grid().ClearSelection()
		s.Push("Change the grace…")
		s.Picture(name + "-grace")
		s.Press("Escape")
		s.group("Must have one")
		s.Use(s.screen.Shortcuts(), "Search users")
		s.Type("nobody")
		s.Picture(name + "-none")
	}
}
