package events_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		name := f.Name
		l := &store{events: append(crowd(1200), later(day(), 1200)...), right: 1207}
		s := openWith(t, l, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		s.Picture(name + "-table")
		s.Click(s.Button("Verify"))
		s.WaitFor("All 1,207 entries")
		s.Click(s.Button("Filters"))
		s.pick("When", "From … to …")
		s.Picture(name + "-filters")
		l.broken = &data.BrokenLog{ID: 1204}
		s.Click(s.Button("Verify"))
		s.WaitFor("is not as it was written")
		s.find("robert nobody")
		s.Picture(name + "-broken")
		s.find("robert")
		s.grid().Focus()
		s.Press(fyne.KeyReturn)
		s.Picture(name + "-details")

		s = openWith(t, l, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		l.events = bulk(40)
		s.shortcut("Read the newest entries")
		s.WaitFor("+ Users (40)")
		s.grid().Focus()
		s.grid().SetCurrentKey(-43)
		s.Picture(name + "-act")
		s.grid().OnOpen(s.grid().Current())
		s.Picture(name + "-open")
		l.events = append(crowd(1200), later(day(), 1200)...)
		s.find("user3")
		s.Click(s.Button("Export…"))
		s.WaitFor("entries are written")
		s.Picture(name + "-export")
		s.Press(fyne.KeyEscape)
		l.keeps.days, l.keeps.old = 365, map[int]int64{365: 812}
		s.Click(s.Button("Keep entries…"))
		s.WaitFor("812 of them are older")
		s.Picture(name + "-keep")
		s.Press(fyne.KeyReturn)
		s.WaitFor("Let go of 812 entries?")
		s.Picture(name + "-letgo")
		s.Press(fyne.KeyEscape, fyne.KeyUp)
		s.WaitFor("All stay")
		s.Picture(name + "-forever")
	}
}

// later gives entries higher ids.
func later(list []data.Event, by int64) []data.Event {
	for i := range list {
		list[i].ID += by
	}
	return list
}
