package factors_test

import (
	"testing"

	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/words"
)

// TestPictures draws the page in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	defer words.Use("en")
	for _, f := range kittest.Frames() {
		drawStates(t, f)
		words.Use("es")
		s := openWith(t, newOffice(crowd(60)...), f.Mode, f.Width-sidebar(f), f.Height)
		s.Scale(f.Scale)
		s.Picture(f.Name + "-spanish")
		words.Use("en")
	}
}

// sidebar is what the menu at the left takes of such a window.
func sidebar(f kittest.Frame) float32 {
	if f.Width < 1000 {
		return 56
	}
	return 216
}

func drawStates(t *testing.T, f kittest.Frame) {
	name := f.Name
	s := openWith(t, newOffice(crowd(60)...), f.Mode, f.Width-sidebar(f), f.Height)
	s.Scale(f.Scale)
	s.row(3)
	s.Picture(name + "-overview")
	s.group("Kept out")
	s.grid().SetSelected(7, 8)
	s.Picture(name + "-locked")
	s.take(7, "Details")
	s.Picture(name + "-details")
	s.Press("Escape")
	s.grid().ClearSelection()
	s.Push("Change the grace…")
	s.Picture(name + "-grace")
	s.Press("Escape")
	s.group("Must have")
	s.Use(s.screen.Shortcuts(), "Search users")
	s.Type("nobody")
	s.Picture(name + "-none")
}
