package lists_test

import (
	"testing"

	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
)

func TestFiltersAreShownAndCountedWhileTheyAreHidden(t *testing.T) {
	resized, cleared := 0, 0
	state := kit.NewSelect([]string{"Any state", "Locked"}, "", nil)
	state.Choose("Any state")
	f := lists.NewFilters(func() { cleared++ }, kit.NewField("State", state))
	w := kittest.Open(t, container.NewVBox(f.Buttons, f.Row), 480, 300)
	f.Resized = func() { resized++ }
	w.Click(w.Button("Filters"))
	if !w.Sees("State") || resized != 1 {
		t.Errorf("the filters are not shown; told %d times; seen: %s", resized, w.Text())
	}
	state.SetSelected("Locked")
	f.Mark(lists.Chosen([]*kit.Select{state}))
	w.Click(w.Button("Filters (1)"))
	if w.Sees("State") || resized != 3 {
		t.Errorf("the filters are not hidden; told %d times; seen: %s", resized, w.Text())
	}
	clear := kittest.Find(w, func(b *kit.Button) bool { return b.Text == "" })
	if clear == nil {
		t.Fatal("nothing clears them")
	}
	if w.Click(clear); cleared != 1 {
		t.Errorf("cleared %d times", cleared)
	}
	if f.Mark(0); kittest.Find(w, func(b *kit.Button) bool { return b.Text == "" }) != nil || !w.Sees("Filters") {
		t.Errorf("there is something to clear: %s", w.Text())
	}
}
