package kit_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

var dualWords = kit.DualWords{Available: "Available", Selected: "Selected", Search: "Search", Clear: "Clear",
	Add: "Add", AddAll: "Add all shown", Remove: "Remove", RemoveAll: "Remove all shown",
	ToAdd:    func(n int) string { return fmt.Sprint(n, " ticked, not added yet") },
	ToRemove: func(n int) string { return fmt.Sprint(n, " ticked, not removed yet") }}

func agents(n int) (items []kit.DualItem) {
	for i := range n {
		items = append(items, kit.DualItem{ID: fmt.Sprint(100 + i), Text: fmt.Sprint("Agent ", 100+i), Detail: people[i%len(people)]})
	}
	return items
}

// openDual shows a DualList of n agents with the keyboard in its left list.
func openDual(t testing.TB, n int) (*kit.DualList, *kittest.Window, *int) {
	t.Helper()
	d := kit.NewDualList(dualWords, 6)
	d.SetItems(agents(n))
	changes := 0
	d.OnChanged = func() { changes++ }
	w := kittest.Open(t, d, 700, 420)
	w.Press(fyne.KeyTab, fyne.KeyDown)
	return d, w, &changes
}

func dualButton(w *kittest.Window, tip string) *kit.Button {
	return kittest.Find(w, func(b *kit.Button) bool { return b.Tooltip() == tip })
}

func TestSpaceAndEnterMoveTheCurrentItemAndTheKeyboardStays(t *testing.T) {
	d, w, changes := openDual(t, 5)
	w.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	wants(t, "selected", d.Selected(), []string{"101", "102"})
	wants(t, "changes told", *changes, 2)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	w.Press(fyne.KeySpace)
	wants(t, "selected once one was sent back from the list at the right", d.Selected(), []string{"102"})
}

func TestTickedItemsMoveTogether(t *testing.T) {
	d, w, changes := openDual(t, 6)
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyDown, fyne.KeyDown)
	release()
	w.Press(fyne.KeyEnd)
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierShortcutDefault})
	w.Press(fyne.KeyReturn)
	wants(t, "selected", d.Selected(), []string{"100", "101", "102", "105"})
	wants(t, "changes told", *changes, 1)
}

func TestADoubleClickMovesAnItem(t *testing.T) {
	d, w, _ := openDual(t, 5)
	item := kittest.Find(w, func(x *kit.Text) bool { return x.Text == "Agent 103" })
	w.Click(item)
	wants(t, "after one click", d.Selected(), []string{})
	w.Click(item)
	wants(t, "after two", d.Selected(), []string{"103"})
}

func TestAClickOnAnItemTicksItAndNothingIsSavedBeforeItIsMoved(t *testing.T) {
	d := kit.NewDualList(dualWords, 6)
	d.SetItems(agents(16))
	w, saved := formWith(t, kit.NewField("Name", kit.NewEntry()), d)
	item := func(text string) *kit.Text {
		return kittest.Find(w, func(x *kit.Text) bool { return x.Text == text })
	}
	w.Click(item("Agent 101"))
	w.Click(item("Agent 102"))
	if !w.Sees("2 ticked, not added yet") || dualButton(w, "Add").Importance != widget.HighImportance {
		t.Fatalf("nothing says that two are ticked: %s", w.Text())
	}
	w.Press(fyne.KeyTab) // the keyboard is not in the list any more
	w.CtrlS()
	w.Button("Save").Tapped(nil)
	wants(t, "saved", *saved, 0)
	if on := w.Canvas().Focused(); on != fyne.Focusable(dualButton(w, "Add")) {
		t.Errorf("the keyboard is on %T", on)
	}
	w.Press(fyne.KeyReturn)
	wants(t, "selected", d.Selected(), []string{"101", "102"})
	w.CtrlS()
	wants(t, "saved once they were moved", *saved, 1)
	w.Click(item("Agent 102"))
	if !w.Sees("1 ticked, not removed yet") {
		t.Errorf("nothing says that one is ticked to be removed: %s", w.Text())
	}
	w.CtrlS()
	wants(t, "saved while one is to be removed", *saved, 1)
	again := item("Agent 102")
	w.ClickAt(w.At(again).SubtractXY(again.Size().Width/2+30, 0), desktop.MouseButtonPrimary) // its box: no double click
	w.CtrlS()
	wants(t, "saved once the tick is gone", *saved, 2)
	wants(t, "selected", d.Selected(), []string{"101", "102"})
}

func TestATickStaysWhileAnotherSearchHidesIt(t *testing.T) {
	d, w, _ := openDual(t, 16)
	for _, number := range []string{"103", "111"} {
		w.Type(number)
		w.Click(kittest.Find(w, func(x *kit.Text) bool { return x.Text == "Agent "+number }))
		w.Canvas().Focus(searches(w)[0])
		w.Press(fyne.KeyEscape)
	}
	w.Type("105")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	wants(t, "selected by Enter, which means what is seen", d.Selected(), []string{"105"})
	w.Click(dualButton(w, "Add"))
	wants(t, "selected", d.Selected(), []string{"103", "105", "111"})
	wants(t, "still said", w.Sees("not added yet"), false)
}

func TestAddAllMovesOnlyWhatTheSearchShows(t *testing.T) {
	d, w, _ := openDual(t, 16)
	w.Type("lopez")
	w.Click(dualButton(w, "Add all shown"))
	wants(t, "selected", d.Selected(), []string{"100", "108"})
	wants(t, "count", w.Sees("0 / 14"), true)
	w.Click(dualButton(w, "Remove"))
	wants(t, "selected", d.Selected(), []string{"108"})
	w.Click(dualButton(w, "Remove all shown"))
	wants(t, "selected", d.Selected(), []string{})
}

func TestWhatIsNotOfferedAnyMoreStaysSelected(t *testing.T) {
	d, w, changes := openDual(t, 3)
	d.SetSelected("101", "999")
	wants(t, "selected", d.Selected(), []string{"101", "999"})
	wants(t, "seen", w.Sees("999"), true)
	d.SetItems(agents(1))
	wants(t, "selected among other items", d.Selected(), []string{"101", "999"})
	wants(t, "changes told", *changes, 0)
}

func TestAReadOnlyDualListMovesNothing(t *testing.T) {
	d, w, changes := openDual(t, 3)
	d.SetReadOnly(true)
	w.Press(fyne.KeySpace, fyne.KeyReturn)
	w.Click(dualButton(w, "Add"))
	w.Click(dualButton(w, "Add all shown"))
	wants(t, "selected", d.Selected(), []string{})
	wants(t, "changes told", *changes, 0)
	d.SetReadOnly(false)
	w.Click(dualButton(w, "Add all shown"))
	wants(t, "selected", len(d.Selected()), 3)
}

func TestTheKeyboardIsNotLeftOnAButtonThatCanDoNothing(t *testing.T) {
	_, w, _ := openDual(t, 2)
	all := dualButton(w, "Add all shown")
	w.Canvas().Focus(all)
	w.Press(fyne.KeyReturn)
	if w.Canvas().Focused() == fyne.Focusable(all) || w.Canvas().Focused() == nil {
		t.Errorf("the keyboard is on %T", w.Canvas().Focused())
	}
}

func TestFiveThousandItemsAreSearchedAndMovedAtOnce(t *testing.T) {
	d, w, _ := openDual(t, 5000)
	w.Canvas().FocusPrevious()
	start := time.Now()
	w.Type("agent 50")
	w.Click(dualButton(w, "Add all shown"))
	if took := time.Since(start); took > time.Second {
		t.Errorf("eight letters and a move took %v", took)
	}
	wants(t, "selected", len(d.Selected()), 10+100) // 500 to 509 and 5000 to 5099
}

// TestDualPictures draws the lists in both modes; with PICTURES set, for people to look at.
func TestDualPictures(t *testing.T) {
	for mode, m := range modes {
		for _, scale := range []float32{1, 1.5} {
			if scale == 1 && os.Getenv("PICTURES") == "" {
				continue
			}
			d := kit.NewDualList(dualWords, 6)
			d.SetItems(agents(60))
			d.SetSelected("103", "104", "120", "121")
			w := kittest.OpenWith(t, kittest.NewApp(t, m), kit.NewInset(d, 16, 16), 1000/scale, 400)
			w.Press(fyne.KeyTab)
			w.Type("10")
			w.Press(fyne.KeyDown, fyne.KeyDown)
			w.Scale(scale)
			w.Picture(fmt.Sprintf("dual-%s-%.1f", mode, scale))
		}
	}
}
