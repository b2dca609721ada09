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

func TestTheWheelGoesThroughAFormWhereverTheMouseIs(t *testing.T) {
	text := kit.NewMultiLineEntry(3)
	text.SetText("1\n2\n3\n4\n5\n6\n7\n8\n9")
	for name, field := range map[string]fyne.CanvasObject{
		"entry": kit.NewEntry(), "search": kit.NewSearchEntry("Search", "Clear", nil), "text": text,
		"complete": kit.NewCompleteEntry(func() []string { return nil }, nil), "password": kit.NewPasswordEntry("Show", "Hide"),
	} {
		t.Run(name, func(t *testing.T) {
			form := kit.NewForm(1).AddSection("", kit.NewField("First", field), container.NewGridWrap(fyne.NewSize(10, 900)))
			w := kittest.Open(t, kit.NewScroll(form), 500, 300)
			at, before := w.At(field), w.At(field).Y
			w.ScrollAt(at, -10)
			wants(t, "moved by the first turn", w.At(field).Y < before, name != "text")
			for range 40 {
				w.ScrollAt(at, -10)
			}
			wants(t, "moved", w.At(field).Y < before, true)
			w.Canvas().Focus(field.(fyne.Focusable))
			w.Click(field)
			w.Type("x")
			wants(t, "a click still gets through", w.Canvas().Focused() == field.(fyne.Focusable), true)
		})
	}
}
