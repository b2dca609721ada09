package kit_test

import (
	"testing"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestABusyBarStopsOnceTheWindowShowsSomethingElse(t *testing.T) {
	bar := kit.NewProgress("Reading…", "", nil)
	kittest.Open(t, bar, 400, 200)
	stage := kit.CanvasOf(bar).Content().(*kit.Stage)
	bar.Set("Reading…", -1)
	bar.Start()
	kit.TickBar(bar, 0.5)
	if !kit.Moving(bar) {
		t.Fatal("the bar does not move")
	}
	stage.SetContent(kit.NewText("Done"))
	kit.TickBar(bar, 0.6)
	if kit.Moving(bar) {
		t.Error("the bar moves where nobody sees it")
	}
}

func TestABusyBarThatTheWindowNeverShowsStops(t *testing.T) {
	bar := kit.NewProgress("Reading…", "", nil)
	kittest.Open(t, kit.NewText("Read before anything was drawn"), 400, 200)
	bar.Start()
	for range 100 {
		if kit.Moving(bar) {
			kit.TickBar(bar, 0.5)
		}
	}
	if kit.Moving(bar) {
		t.Error("the bar moves where nobody ever sees it")
	}
}
