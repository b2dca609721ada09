package profiles_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func (w *window) only() *kit.Check {
	return kittest.Find(w.Window, func(c *kit.Check) bool { return c.Text == "Differences only" })
}

func TestComparingShowsWhereTwoProfilesDiffer(t *testing.T) {
	w := open(t, newOffice(t))
	w.chosen(reception, "Compare with…")
	for _, text := range []string{"125 modules differ, 2 permissions differ", "127 modules, 7 open here", "4 modules, 2 open here", "May update the system", "Yes", "No"} {
		if !w.Sees(text) {
			t.Errorf("%q is missing in: %s", text, w.Text())
		}
	}
	if w.Sees("May change the language") {
		t.Error("what both have is shown as a difference")
	}
	w.only().SetChecked(false)
	if !w.Sees("May change the language") {
		t.Errorf("with all: %s", w.Text())
	}
}

func TestTwoOfAKindHaveNoDifferences(t *testing.T) {
	o := newOffice(t)
	twin := o.profile(reception)
	twin.ID, twin.Name = reception+1, "Twin"
	o.profiles[twin.ID] = twin
	w := open(t, o)
	w.screen.Compare(reception)
	selects := func(at int) *kit.Select {
		return kittest.Find(w.Window, func(s *kit.Select) bool { at--; return at < 0 })
	}
	selects(1).SetSelected("Twin")
	if !w.Sees("No differences") {
		t.Errorf("seen: %s", w.Text())
	}
	selects(1).SetSelected("Portal")
	if w.Sees("No differences") || !w.Sees("10 modules differ, 1 permission differs") {
		t.Errorf("against the portal: %s", w.Text())
	}
}

func TestAComparisonIsSearchedAndClosedByKeyboard(t *testing.T) {
	w := open(t, newOffice(t))
	w.shortcut("Compare two profiles")
	w.Press(fyne.KeyTab)
	w.Type("event log")
	if !w.Sees("Reports › System") || w.Sees("Bulk Extensions") {
		t.Errorf("searched: %s", w.Text())
	}
	w.Press(fyne.KeyDown)
	if !kittest.Find[*kit.Grid](w.Window, nil).Focused() {
		t.Error("Down does not go to the table")
	}
	w.Press(fyne.KeyEscape)
	if w.Sees("Differences only") {
		t.Error("Escape does not close it")
	}
}

func TestOneProfileAloneHasNothingToCompareWith(t *testing.T) {
	o := newOffice(t)
	for id := range o.profiles {
		if id != reception {
			delete(o.profiles, id)
		}
	}
	w := open(t, o)
	for _, s := range w.screen.Shortcuts() {
		if s.Label == "Compare two profiles" && s.Enabled() {
			t.Error("it can be compared")
		}
	}
	w.screen.Compare(reception)
	if !w.Sees("There is no other profile to compare with.") {
		t.Errorf("seen: %s", w.Text())
	}
}
