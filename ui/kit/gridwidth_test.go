package kit_test

import (
	"fmt"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// ranked opens a table whose columns "E-mail" and "Second factor" leave, the latter first.
func ranked(t *testing.T, width float32) (*kit.Grid, *kittest.Window) {
	t.Helper()
	column := func(title string, rank int) kit.Column {
		c := kit.TextColumn(title, 1, 120, func(row int) string { return title[:2] + fmt.Sprint(row) })
		c.Rank = rank
		return c
	}
	g := kit.NewGrid([]kit.Column{column("Username", 0), column("Second factor", 2), column("E-mail", 1), column("Actions", 0)},
		false, func() int { return 3 }, func(row int) int64 { return int64(row) })
	w := kittest.Open(t, g, width, 400)
	return g, w
}

func TestColumnsLeaveByRankWhereTheyDoNotFitAndComeBackWithTheirWeight(t *testing.T) {
	g, w := ranked(t, 700)
	g.SetWeights([]float32{1, 2, 3, 4})
	weights := g.Weights()
	for _, c := range []struct {
		width         float32
		email, factor bool
	}{{700, true, true}, {450, true, false}, {330, false, false}, {450, true, false}, {700, true, true}} {
		w.Resize(fyne.NewSize(c.width, 400))
		for text, want := range map[string]bool{"Username": true, "Us1": true, "Actions": true, "Ac1": true,
			"E-mail": c.email, "E-1": c.email, "Second factor": c.factor, "Se1": c.factor} {
			if got := w.Sees(text); got != want {
				t.Errorf("%v wide: %q seen: %v", c.width, text, got)
			}
		}
	}
	wants(t, "weights", g.Weights(), weights)
}

func TestColumnsOfRankNothingStayWhereEvenTheyDoNotFit(t *testing.T) {
	g, w := ranked(t, 700)
	w.Resize(fyne.NewSize(200, 400))
	if g.Size().Width > 240 {
		t.Fatalf("the table is still %v wide", g.Size().Width)
	}
	for _, column := range []string{"Username", "Actions"} {
		if kittest.Find(w, func(text *kit.Text) bool { return text.Text == column }) == nil {
			t.Errorf("%s has left", column)
		}
	}
}

func TestADragWhereNotAllIsShownLeavesTheShareOfTheRest(t *testing.T) {
	g, w := ranked(t, 450)
	before := g.Weights()
	w.Press(fyne.KeyTab, fyne.KeyTab)
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyLeft)
	release()
	after := g.Weights()
	if after[0] >= before[0] || after[2] <= before[2] {
		t.Errorf("the border between Username and E-mail did not move: %v, then %v", before, after)
	}
	for i, want := range map[int]float32{1: before[1], 3: before[3]} {
		if math.Abs(float64(after[i]-want)) > 1e-4 {
			t.Errorf("column %d: %v, then %v", i, want, after[i])
		}
	}
}

func TestTheKeyboardInTheHeaderPassesOverWhatIsNotShown(t *testing.T) {
	g, w := ranked(t, 330)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyRight, fyne.KeyReturn)
	if column, _ := g.Sort(); column != 3 {
		t.Errorf("sorted by column %d", column)
	}
	w.Press(fyne.KeyLeft, fyne.KeyReturn)
	if column, _ := g.Sort(); column != 0 {
		t.Errorf("sorted by column %d", column)
	}
	w.Resize(fyne.NewSize(700, 400))
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if column, _ := g.Sort(); column != 1 {
		t.Errorf("sorted by column %d where there is room again", column)
	}
}

func TestATitleIsNotCutWhereThereIsRoomForAll(t *testing.T) {
	g, w := ranked(t, 620)
	g.SetWeights([]float32{50, 0.1, 50, 0.1})
	for _, column := range []string{"Username", "Second factor", "E-mail", "Actions"} {
		if title := kittest.Find(w, func(text *kit.Text) bool { return text.Text == column }); title == nil || title.Cut() {
			t.Errorf("%s is cut or hidden", column)
		}
	}
}

// withButtons opens a table whose last column has a width of its own.
func withButtons(t *testing.T, width float32) (*kit.Grid, *kittest.Window) {
	t.Helper()
	buttons := kit.TextColumn("Actions", 5, 60, func(row int) string { return fmt.Sprint("Ac", row) })
	buttons.Width = 150
	g := kit.NewGrid([]kit.Column{kit.TextColumn("Username", 1, 120, func(row int) string { return fmt.Sprint("Us", row) }),
		kit.TextColumn("E-mail", 1, 120, func(row int) string { return fmt.Sprint("Em", row) }), buttons},
		false, func() int { return 3 }, func(row int) int64 { return int64(row) })
	return g, kittest.Open(t, g, width, 400)
}

func TestAColumnWithAWidthOfItsOwnTakesThatAndLeavesTheRestToTheOthers(t *testing.T) {
	for _, c := range []struct{ width, name, actions float32 }{{800, 320, 150}, {420, 130, 150}, {370, 120, 120}} {
		_, w := withButtons(t, c.width)
		at := func(text string) float32 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(kittest.Find(w, func(x *kit.Text) bool { return x.Text == text })).X
		}
		if name := at("Em0") - at("Us0"); math.Abs(float64(name-c.name)) > 0.1 {
			t.Errorf("%v wide: the name takes %v, want %v", c.width, name, c.name)
		}
		if actions := c.width - 10 - (at("Ac0") - 10); math.Abs(float64(actions-c.actions)) > 0.1 {
			t.Errorf("%v wide: the buttons take %v, want %v", c.width, actions, c.actions)
		}
	}
}

func TestTheBorderBesideAColumnWithAWidthOfItsOwnCannotBeDragged(t *testing.T) {
	g, w := withButtons(t, 800)
	told := 0
	g.OnWidths = func() { told++ }
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyRight)
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyLeft)
	wants(t, "told where E-mail meets Actions", told, 0)
	release()
	w.Press(fyne.KeyHome)
	defer w.Hold(fyne.KeyModifierShift)()
	w.Press(fyne.KeyRight)
	wants(t, "told where Username meets E-mail", told, 1)
}
