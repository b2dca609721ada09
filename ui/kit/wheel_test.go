package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// lists are the kinds of list that stand in forms, each longer than its place.
func lists() map[string]fyne.CanvasObject {
	dual := kit.NewDualList(dualWords, 6)
	dual.SetItems(agents(60))
	pick := kit.NewMultiPick(options(60), 6, "Search", "Clear", "None")
	tree := kit.NewCheckTree("", "View")
	leaves := []kit.Node{}
	for _, o := range options(60) {
		leaves = append(leaves, kit.Node{Key: o.Text, Label: o.Text, Columns: 1})
	}
	tree.SetNodes(leaves)
	return map[string]fyne.CanvasObject{"two lists": dual, "pick": pick, "tree": container.NewGridWrap(fyne.NewSize(400, 200), tree)}
}

func options(n int) (all []kit.Option) {
	for i, agent := range agents(n) {
		all = append(all, kit.Option{ID: int64(i + 1), Text: agent.Text})
	}
	return all
}

func TestTheWheelGoesOnInTheFormWhereAListIsAtItsEnd(t *testing.T) {
	for name, list := range lists() {
		t.Run(name, func(t *testing.T) {
			last := kit.NewEntry()
			form := kit.NewForm(1).AddSection("", kit.NewField("List", list), container.NewGridWrap(fyne.NewSize(10, 600)), kit.NewField("Last", last))
			w := kittest.Open(t, container.NewStack(), 700, 460)
			d := kit.NewDialog("Form", form)
			d.Show(w.Canvas())
			row := kittest.Find(w, func(text *kit.Text) bool { return text.Text == "Agent 102" })
			at := w.At(row)
			before := w.At(last).Y
			w.ScrollAt(at, -60)
			if w.At(last).Y != before || w.Sees("Agent 100") {
				t.Fatal("the wheel does not go through the list first")
			}
			for range 60 {
				w.ScrollAt(at, -60)
			}
			if !(w.At(last).Y < before) {
				t.Error("the wheel is trapped at the list's end")
			}
			for range 120 {
				w.ScrollAt(at, 60)
			}
			if w.At(last).Y != before || !w.Sees("Agent 100") {
				t.Error("the wheel does not lead back to where it began")
			}
		})
	}
}
