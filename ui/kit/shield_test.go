package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// The click goes the way of Fyne's own drivers, which look below what a scroller cuts off.
func TestAClickBesideADialogsButtonsReachesNothingThatIsScrolledAway(t *testing.T) {
	nodes := make([]kit.Node, 40)
	for i := range nodes {
		nodes[i] = kit.Node{Key: fmt.Sprint(i), Label: fmt.Sprint("Line ", i), Columns: 1}
	}
	tree := kit.NewCheckTree("Lines")
	tree.SetNodes(nodes)
	w := kittest.Open(t, container.NewStack(), 700, 400)
	d := kit.NewDialog("Title", container.New(kit.NewTall(900), tree))
	d.First = d.SetCancel("Cancel") // the tree would scroll to its own end
	d.Show(w.Canvas())
	w.Settle()

	pressed := 0
	tree.OnChanged = func() { pressed++ }
	click := func(from, to float32) {
		for y := from; y < to; y += 7 {
			for x := float32(80); x < 300; x += 7 {
				test.TapCanvas(w.Canvas(), fyne.NewPos(x, y))
			}
		}
	}
	footer := w.At(w.Button("Cancel")).Y - w.Button("Cancel").Size().Height/2
	click(footer-100, footer-30)
	if pressed == 0 {
		t.Error("what is seen cannot be clicked any more")
	}
	pressed = 0
	click(footer, 400)
	tree.Focus() // scrolls
	click(0, 60)
	if pressed > 0 {
		t.Errorf("%d boxes that nobody sees were pressed", pressed)
	}
}
