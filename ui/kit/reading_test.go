package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestALongTextIsScrolledByKeys(t *testing.T) {
	w := kittest.Open(t, kit.NewText(""), 600, 400)
	first, last := kit.NewParagraph("first"), kit.NewParagraph("last")
	d := kit.NewDialog("Long", kit.NewReading(container.NewVBox(first, kit.NewParagraph(strings.Repeat("line\n", 60)), last)))
	d.SetCancel("Close")
	d.Show(w.Canvas())
	at := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	begin := at(first)
	for _, way := range [][2]fyne.KeyName{{fyne.KeyDown, fyne.KeyUp}, {fyne.KeyPageDown, fyne.KeyPageUp}, {fyne.KeyEnd, fyne.KeyHome}} {
		w.Press(way[0])
		if at(first) >= begin {
			t.Errorf("%s does not scroll", way[0])
		}
		if way[0] == fyne.KeyEnd && at(last) > 400 {
			t.Errorf("the end is at %v", at(last))
		}
		w.Press(way[1])
		wants(t, "back at the top", at(first), begin)
	}
	w.Press(fyne.KeyEscape)
	if d.Shown() {
		t.Error("Escape does not close it")
	}
}
