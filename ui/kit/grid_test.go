package kit_test

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// table is a grid of numbered rows whose keys are 100 more than the number, and what it told.
type table struct {
	*kit.Grid
	keys    []int64
	opened  []int
	deleted [][]int
	menus   []int
	sorts   []string
	updates int
}

func newTable(n int) *table {
	tb := &table{}
	for i := range n {
		tb.keys = append(tb.keys, int64(100+i))
	}
	text := func(row int) string { tb.updates++; return fmt.Sprint("row ", tb.keys[row]) }
	tb.Grid = kit.NewGrid([]kit.Column{
		kit.TextColumn("Name", 2, 80, text), kit.TextColumn("E-mail", 1, 80, text), {Title: "Actions", Weight: 1, MinWidth: 80,
			Cell: func() fyne.CanvasObject { return kit.NewText("") }},
	}, true, func() int { return len(tb.keys) }, func(row int) int64 { return tb.keys[row] })
	tb.OnOpen = func(row int) { tb.opened = append(tb.opened, row) }
	tb.OnDelete = func(rows []int) { tb.deleted = append(tb.deleted, rows) }
	tb.OnMenu = func(row int, _ fyne.Position) { tb.menus = append(tb.menus, row) }
	tb.OnSort = func(c int, d bool) { tb.sorts = append(tb.sorts, fmt.Sprint(c, d)) }
	return tb
}

func openTable(t *testing.T, n int) (*table, *kittest.Window) {
	t.Helper()
	tb := newTable(n)
	w := kittest.Open(t, tb.Grid, 700, 436)
	tb.Focus()
	return tb, w
}

func wants[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestKeysMoveTheCurrentRow(t *testing.T) {
	tb, w := openTable(t, 50)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyUp, 0}, {fyne.KeyDown, 1}, {fyne.KeyPageDown, 9}, {fyne.KeyEnd, 49}, {fyne.KeyDown, 49}, {fyne.KeyPageUp, 41}, {fyne.KeyHome, 0}} {
		w.Press(step.key)
		wants(t, string(step.key), tb.Current(), step.want)
	}
	w.Press(fyne.KeyEnd)
	if !w.Sees("row 149") || w.Sees("row 100\n") {
		t.Error("End did not scroll to the last row")
	}
}

func TestEnterOpensDeleteDeletesAndTheMenuKeysOpenTheMenu(t *testing.T) {
	tb, w := openTable(t, 5)
	w.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete, desktop.KeyMenu)
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyF10)
	release()
	wants(t, "opened", tb.opened, []int{1})
	wants(t, "deleted", tb.deleted, [][]int{{1}})
	wants(t, "menus", tb.menus, []int{1, 1})
	tb.SetSelected(100, 103)
	w.Press(fyne.KeyDelete)
	wants(t, "deleted with ticks", tb.deleted[1], []int{0, 3})
}

func TestSpaceShiftAndCtrlATick(t *testing.T) {
	tb, w := openTable(t, 6)
	w.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	wants(t, "two spaces", tb.Selected(), []int64{100, 102})
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyDown, fyne.KeyDown)
	release()
	wants(t, "shift and arrows", tb.Selected(), []int64{100, 102, 103, 104})
	w.Press(fyne.KeyUp)
	wants(t, "an arrow leaves the ticks", tb.SelectedCount(), 4)
	w.Shortcut(&fyne.ShortcutSelectAll{})
	wants(t, "Ctrl+A", tb.SelectedCount(), 6)
	w.Press(fyne.KeyEscape)
	wants(t, "Escape", tb.SelectedCount(), 0)
}

// at is the middle of a row in a column 100 units from the left, or on its box.
func at(row int, box bool) fyne.Position {
	x := float32(100)
	if box {
		x = 20
	}
	return fyne.NewPos(x, 36+40*float32(row)+20)
}

func TestClicksTickWithCtrlShiftAndOnTheBox(t *testing.T) {
	tb, w := openTable(t, 8)
	w.ClickAt(at(1, true), desktop.MouseButtonPrimary)
	wants(t, "box", tb.Selected(), []int64{101})
	release := w.Hold(fyne.KeyModifierControl)
	w.ClickAt(at(3, false), desktop.MouseButtonPrimary)
	release()
	wants(t, "Ctrl", tb.Selected(), []int64{101, 103})
	release = w.Hold(fyne.KeyModifierShift)
	w.ClickAt(at(5, false), desktop.MouseButtonPrimary)
	release()
	wants(t, "Shift", tb.Selected(), []int64{101, 103, 104, 105})
	w.ClickAt(at(6, false), desktop.MouseButtonPrimary)
	wants(t, "a plain click keeps the ticks", tb.SelectedCount(), 4)
	wants(t, "and moves", tb.Current(), 6)
	if !tb.Focused() {
		t.Error("a click on a row takes the keyboard away from the table")
	}
}

func TestADoubleClickOpensAndTwoSlowOnesOnDifferentRowsDoNot(t *testing.T) {
	tb, w := openTable(t, 8)
	w.ClickAt(at(2, false), desktop.MouseButtonPrimary)
	w.ClickAt(at(3, false), desktop.MouseButtonPrimary)
	wants(t, "two rows", len(tb.opened), 0)
	w.ClickAt(at(3, false), desktop.MouseButtonPrimary)
	wants(t, "one row", tb.opened, []int{3})
	w.ClickAt(at(4, false), desktop.MouseButtonSecondary)
	wants(t, "right click", tb.menus, []int{4})
}

func TestTicksAndTheCurrentRowStayWithTheirKeysWhenRowsMove(t *testing.T) {
	tb, _ := openTable(t, 6)
	tb.SetSelected(101, 104)
	tb.SetCurrent(4)
	tb.keys = []int64{105, 104, 100}
	tb.Refresh()
	wants(t, "current", tb.Current(), 1)
	wants(t, "ticks; the row that has gone lost its", tb.Selected(), []int64{104})
	tb.keys = nil
	tb.Refresh()
	wants(t, "no rows", tb.Current(), -1)
	wants(t, "no targets", len(tb.Targets()), 0)
}

func TestTheHeaderSortsByClickAndByKey(t *testing.T) {
	tb, w := openTable(t, 5)
	w.ClickAt(fyne.NewPos(80, 15), desktop.MouseButtonPrimary)
	w.ClickAt(fyne.NewPos(80, 15), desktop.MouseButtonPrimary)
	wants(t, "clicks", tb.sorts, []string{"0 false", "0 true"})
	w.ClickAt(fyne.NewPos(650, 15), desktop.MouseButtonPrimary)
	wants(t, "a column that does not sort", len(tb.sorts), 2)
	tb.Focus()
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyTab)
	release()
	w.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	wants(t, "keys", tb.sorts[2:], []string{"1 false"})
	w.Press(fyne.KeyHome, fyne.KeySpace)
	wants(t, "the box ticks all", tb.SelectedCount(), 5)
	w.Press(fyne.KeySpace)
	wants(t, "and none", tb.SelectedCount(), 0)
	w.Press(fyne.KeyDown)
	if !tb.Focused() {
		t.Error("Down does not lead from the header to the rows")
	}
}

func TestDraggingABorderChangesWeightsAlikeAtEveryScale(t *testing.T) {
	var weights [][]float32
	for _, scale := range []float32{1, 1.5} {
		tb, w := openTable(t, 5)
		w.Scale(scale)
		told := 0
		tb.OnWidths = func() { told++ }
		border := 40 + (700-40-10)*tb.Weights()[0]
		test.Drag(w.Canvas(), fyne.NewPos(border, 15), 60, 0)
		wants(t, "told", told, 1)
		weights = append(weights, tb.Weights())
		sum := float32(0)
		for _, x := range tb.Weights() {
			sum += x
		}
		if math.Abs(float64(sum-1)) > 1e-5 || tb.Weights()[0] < 0.55 {
			t.Errorf("weights at scale %v: %v", scale, tb.Weights())
		}
	}
	wants(t, "weights at scale 1.5", weights[1], weights[0])
}

func TestDamagedWeightsAreNotTaken(t *testing.T) {
	tb, _ := openTable(t, 5)
	before := tb.Weights()
	nan := float32(math.NaN())
	for _, bad := range [][]float32{nil, {1, 1}, {1, 0, 1}, {1, -1, 1}, {nan, 1, 1}} {
		tb.SetWeights(bad)
		wants(t, fmt.Sprint(bad), tb.Weights(), before)
	}
	tb.SetWeights([]float32{1, 1, 2})
	wants(t, "good ones", tb.Weights(), []float32{0.25, 0.25, 0.5})
}

func TestScrollingAHundredThousandRowsFillsOnlyWhatComesIntoSight(t *testing.T) {
	tb, w := openTable(t, 100_000)
	tb.updates = 0
	w.Scroll(tb.Grid, -40)
	if tb.updates == 0 || tb.updates > 8 {
		t.Errorf("one row further filled %d cells", tb.updates)
	}
	w.Press(fyne.KeyEnd)
	if !w.Sees("row 100099") {
		t.Error("the last of 100,000 rows cannot be reached")
	}
}

func BenchmarkAWheelClickAtAHundredThousandRows(b *testing.B) {
	tb := newTable(100_000)
	w := kittest.Open(b, tb.Grid, 1200, 800)
	b.ReportAllocs()
	for b.Loop() {
		w.Scroll(tb.Grid, -100)
	}
}

func TestAnEmptyBoxIsSeenAtThreeToOne(t *testing.T) {
	for mode, m := range modes {
		tb := newTable(3)
		w := kittest.OpenWith(t, kittest.NewApp(t, m), tb.Grid, 700, 436)
		tb.Refresh()
		picture := w.Canvas().Capture()
		card := picture.At(300, 36+40+20)
		best := 1.0
		for x := 8; x < 20; x++ { // across the left side of the second row's box
			best = math.Max(best, ratio(picture.At(x, 36+40+20), card))
		}
		if best < 3 {
			t.Errorf("%s: %.2f", mode, best)
		}
	}
}

// ratio is the WCAG contrast of two opaque colours.
func ratio(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		linear := func(v uint32) float64 { return math.Pow(float64(v)/0xffff, 2.2) }
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b) + 0.05
	}
	x, y := light(a), light(b)
	return math.Max(x, y) / math.Min(x, y)
}

func TestAClickBelowTheRowsLeavesNoRowForAKeyToActOn(t *testing.T) {
	tb, w := openTable(t, 3)
	w.Press(fyne.KeyDown)
	w.ClickAt(fyne.NewPos(300, 400), desktop.MouseButtonPrimary)
	wants(t, "the rows have the keyboard", tb.Focused(), true)
	wants(t, "current", tb.Current(), -1)
	w.Press(fyne.KeyDelete, fyne.KeyReturn, fyne.KeySpace, desktop.KeyMenu)
	if len(tb.deleted)+len(tb.opened)+len(tb.menus)+tb.SelectedCount() != 0 {
		t.Errorf("deleted %v, opened %v, menus %v, ticked %d", tb.deleted, tb.opened, tb.menus, tb.SelectedCount())
	}
	w.Press(fyne.KeyUp)
	wants(t, "current once a key says so", tb.Current(), 0)
	w.Press(fyne.KeyDelete)
	wants(t, "deleted", tb.deleted, [][]int{{0}})
}

func TestAButtonInARowMakesItsRowCurrent(t *testing.T) {
	at := -1
	g := kit.NewGrid([]kit.Column{kit.TextColumn("Name", 1, 80, func(row int) string { return fmt.Sprint("row ", row) }),
		{Title: "Actions", Weight: 1, MinWidth: 80, Cell: func() fyne.CanvasObject { return kit.NewCellButtons(kit.NewCellButton(look.IconMore, "More", nil)) },
			Update: func(row int, cell fyne.CanvasObject) {
				cell.(*fyne.Container).Objects[0].(*kit.CellButton).Set(true, func() { at = row })
			}},
	}, false, func() int { return 4 }, func(row int) int64 { return int64(row) })
	w := kittest.Open(t, g, 500, 300)
	n := 0
	third := kittest.Find(w, func(*kit.CellButton) bool { n++; return n == 3 })
	w.Click(third)
	wants(t, "pressed", at, 2)
	wants(t, "current", g.Current(), 2)
	wants(t, "the rows have the keyboard", g.Focused(), true)
}

func TestALineBreakInACellIsASpace(t *testing.T) {
	text := kit.NewText("one\r\ntwo\tthree")
	w := kittest.Open(t, text, 400, 60)
	wants(t, "drawn", w.Text(), "one two three")
	wants(t, "cut", text.Cut(), false)
}
