package kit_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestTabNeverLeadsOutOfSight(t *testing.T) {
	f := kit.NewForm(1)
	for i := range 12 {
		f.AddSection("", kit.NewField("Field "+strconv.Itoa(i), kit.NewEntry()))
	}
	var pressed bool
	f.AddSection("", kit.NewButton("Save", func() { pressed = true }))
	w := kittest.Open(t, kit.NewScroll(f), 400, 300)
	for range 13 {
		w.Press(fyne.KeyTab)
		o, ok := w.Canvas().Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatal("Tab led to nothing")
		}
		if y := w.At(o).Y; y < 0 || y > 300 {
			t.Errorf("%T has the keyboard at %v, outside of the window", o, y)
		}
	}
	if w.Press(fyne.KeyReturn); !pressed {
		t.Error("the last stop was not the button")
	}
	w.Press(fyne.KeyTab)
	if o, ok := w.Canvas().Focused().(fyne.CanvasObject); !ok || w.At(o).Y < 0 {
		t.Error("from the end Tab did not lead to the first field, in sight")
	}
}
