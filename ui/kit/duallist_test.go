package kit_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

var dualWords = kit.DualWords{Available: "Available", Selected: "Selected", Search: "Search", Clear: "Clear",
	Add: "Add", AddAll: "Add all shown", Remove: "Remove", RemoveAll: "Remove all shown"}

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
