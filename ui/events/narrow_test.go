package events_test

import (
	"fmt"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// sidebar is what the menu at the left takes of the window.
const sidebar = 232

// refusals are a day with what is refused at the door.
func refusals() []data.Event {
	list := day()
	for i, note := range []string{data.NoteWaiting, data.NoteLocked, data.NoteUnknown} {
		wrong := list[len(list)-1-i]
		wrong.ID, wrong.Note = int64(8+i), note
		list = append(list, wrong)
	}
	return list
}

func TestBesideTheMenuARefusalAndWhoItWasAreReadWhole(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		s := openWith(t, &store{events: refusals()}, mode, 1280-sidebar, 800)
		s.Picture(fmt.Sprintf("1280-%v", mode))
		if !s.Sees("within the wait after wrong tries") {
			t.Error(s.Text())
		}
		for _, text := range []string{"Nobody signed in", "Refused", "wrong password or code", "nobody has that username", "Failed sign-in", "Modification", "User bob", "2026-11-21 14:04:05"} {
			if cell := kittest.Find(s.Window, func(shown *kit.Text) bool { return shown.Text == text }); cell == nil || cell.Cut() {
				t.Errorf("%q is cut, or not there: %s", text, s.Text())
			}
		}
	}
}

func TestAWindowOf1024ShowsEveryColumnOfTheLog(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		s := openWith(t, &store{events: refusals()}, mode, 1024-sidebar, 700)
		s.Picture(fmt.Sprintf("1024-%v", mode))
		for _, title := range []string{"When", "Who", "What", "On whom", "Change or reason", "Result"} {
			if head := kittest.Find(s.Window, func(shown *kit.Text) bool { return shown.Bold && shown.Text == title }); head == nil || head.Cut() {
				t.Errorf("the title %s has left, or is cut", title)
			}
		}
		for _, text := range []string{"Nobody signed in", "Failed sign-in", "Refused"} {
			if cell := kittest.Find(s.Window, func(shown *kit.Text) bool { return shown.Text == text }); cell == nil || cell.Cut() {
				t.Errorf("%q is cut, or not there: %s", text, s.Text())
			}
		}
	}
}
