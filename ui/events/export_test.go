package events_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

func TestWhatSearchAndFiltersShowIsExportedAlsoBeyondWhatTheTableHasRead(t *testing.T) {
	l := &store{events: crowd(2500)}
	s := open(t, l)
	s.find("user3")
	if !s.Sees("500 entries") {
		t.Fatal(s.Text())
	}
	s.find("") // 1,000 of 2,500 are shown
	s.shortcut("Export…")
	s.WaitFor("All 2,500 entries of the log are written")
	s.Press(fyne.KeyReturn) // Save… has the keyboard
	s.WaitFor("They are in /home/ann/events.csv.")
	if len(l.files.lines) != 2500 || l.files.lines[0] != "2500" {
		t.Errorf("%d entries, first %v", len(l.files.lines), l.files.lines[:1])
	}
	s.Press(fyne.KeyReturn)
	s.find("person24 user4")
	s.shortcut("Export…")
	s.WaitFor("those that your search and filters show")
	shown := s.rows()
	s.Press(fyne.KeyReturn)
	s.WaitFor("They are in")
	if len(l.files.lines) != len(shown) || len(shown) == 0 {
		t.Errorf("%d entries for %d that are shown", len(l.files.lines), len(shown))
	}
}

func TestAnExportThatIsLeftWritesNothing(t *testing.T) {
	l := &store{events: day()}
	s := open(t, l)
	s.Click(s.Button("Export…"))
	s.WaitFor("All 7 entries")
	s.Press(fyne.KeyEscape)
	if s.Sees("All 7 entries") || !s.grid().Focused() && !s.Button("Export…").Visible() || l.files.name != "" {
		t.Error(s.Text())
	}
	l.files.cancels = true
	s.Click(s.Button("Export…"))
	s.WaitFor("All 7 entries")
	s.Press(fyne.KeyReturn)
	if !s.Sees("All 7 entries") || l.files.name != "events.csv" {
		t.Error("who leaves the file's dialog finds no way back:", s.Text())
	}
}

func TestALongExportTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	l := &store{events: crowd(30)}
	l.files.slow = make(chan struct{})
	s := open(t, l)
	s.Click(s.Button("Export…"))
	s.WaitFor("All 30 entries")
	s.Press(fyne.KeyReturn)
	for range 10 {
		l.files.slow <- struct{}{}
	}
	began := time.Now()
	s.WaitFor("Writing 10 of 30 entries…")
	if time.Since(began) < 700*time.Millisecond {
		t.Error("the progress shows at once")
	}
	s.Press(fyne.KeyEscape)
	s.WaitFor("There is no file of it.")
	if l.files.lines != nil || s.Sees("Writing") || !s.Sees("All 30 entries") {
		t.Error(s.Text())
	}
}

func TestAnExportThatFailsSaysSo(t *testing.T) {
	l := &store{events: day()}
	l.files.disk = errors.New("disk")
	s := open(t, l)
	s.Click(s.Button("Export…"))
	s.WaitFor("All 7 entries")
	s.Press(fyne.KeyReturn)
	s.WaitFor("The entries were not exported")
}

func TestThereIsNothingToExportWhereNothingIsShown(t *testing.T) {
	s := open(t, &store{events: day()})
	s.find("nobody has done this")
	if b := s.Button("Export…"); !b.Disabled() {
		t.Error("it is offered")
	}
	watching := open(t, &store{events: day(), readOnly: true})
	for _, label := range []string{"Export…", "Keep entries…"} {
		if b := watching.Button(label); !b.Disabled() {
			t.Errorf("%s is offered to who looks as another user", label)
		}
	}
	if i := slices.IndexFunc(watching.screen.Shortcuts(), func(one kit.Shortcut) bool { return one.Label == "Export…" }); watching.screen.Shortcuts()[i].Enabled() {
		t.Error("by the keyboard it is")
	}
}
