package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestARadioPassesOverWhatCannotBeChosen(t *testing.T) {
	r := kit.NewRadio([]kit.RadioOption{{Text: "None", Detail: "Nothing is asked."}, {Text: "E-mail", Refusal: "No server."}, {Text: "App"}}, 0)
	chosen := []int{}
	r.OnChanged = func(option int) { chosen = append(chosen, option) }
	w := kittest.Open(t, r, 400, 300)
	w.Canvas().Focus(r)
	w.Press(fyne.KeyDown)
	if r.Chosen() != 2 {
		t.Fatalf("Down chose %d", r.Chosen())
	}
	w.Press(fyne.KeyDown) // there is nothing below
	w.Press(fyne.KeyUp)
	if r.Chosen() != 0 {
		t.Fatalf("Up chose %d", r.Chosen())
	}
	row := kittest.Find(w, func(o fyne.CanvasObject) bool {
		text, ok := o.(*kit.Text)
		return ok && text.Text == "E-mail"
	})
	w.Click(row)
	if r.Chosen() != 0 || !w.Sees("No server.") {
		t.Errorf("what cannot be was chosen, or why is not said: %d", r.Chosen())
	}
	w.Press(fyne.KeyEnd)
	if len(chosen) != 3 || chosen[2] != 2 {
		t.Errorf("told %v", chosen)
	}
}

func TestTheKeyboardBeginsAtTheFirstOptionThatCanBeChosen(t *testing.T) {
	r := kit.NewRadio([]kit.RadioOption{{Text: "None", Refusal: "The role demands one."}, {Text: "E-mail"}, {Text: "App"}}, -1)
	w := kittest.Open(t, r, 400, 300)
	w.Canvas().Focus(r)
	ring := kittest.Find(w, func(o *canvas.Rectangle) bool {
		return o.StrokeWidth >= 2 && o.StrokeColor == theme.Color(look.ColorNameFocusRing)
	})
	refused := kittest.Find(w, func(text *kit.Text) bool { return text.Text == "E-mail" })
	if ring == nil || w.At(ring).Y-ring.Size().Height/2 > w.At(refused).Y || w.At(ring).Y+ring.Size().Height/2 < w.At(refused).Y {
		t.Errorf("the ring %v is not round what can be chosen", ring)
	}
	wants(t, "chosen", r.Chosen(), -1)
	w.Press(fyne.KeyDown)
	wants(t, "chosen by Down", r.Chosen(), 1)
}
