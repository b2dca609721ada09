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

// ringOf returns the focus ring drawn for an object, or nil.
func ringOf(o fyne.CanvasObject) (ring *canvas.Rectangle) {
	for _, child := range kittest.Children(o) {
		if r, ok := child.(*canvas.Rectangle); ok && r.StrokeWidth >= 2 && r.StrokeColor == theme.Color(look.ColorNameFocusRing) {
			ring = r
		}
	}
	return ring
}

func TestTheRingOfAFilledButtonStandsOffIt(t *testing.T) {
	plain, filled, danger := kit.NewButton("Cancel", nil), kit.NewPrimaryButton("Save", nil, nil), kit.NewDangerButton("Delete", nil, nil)
	w := kittest.Open(t, kit.NewInset(kit.NewRowOf(plain, filled, danger), 20, 20), 500, 100)
	for _, c := range []struct {
		button *kit.Button
		off    float32
	}{{plain, 0}, {filled, 4}, {danger, 4}} {
		if ringOf(c.button) != nil {
			t.Errorf("%s has a ring without the keyboard", c.button.Text)
		}
		w.Canvas().Focus(c.button)
		ring := ringOf(c.button)
		if ring == nil {
			t.Fatalf("%s has no ring", c.button.Text)
		}
		wants(t, c.button.Text, ring.Position(), fyne.NewPos(-c.off, -c.off))
		wants(t, c.button.Text, ring.Size(), c.button.Size().AddWidthHeight(2*c.off, 2*c.off))
	}
}

func TestALinkIsUnderlinedUnderTheMouseAndWithTheKeyboard(t *testing.T) {
	pressed := 0
	link := kit.NewLinkButton("Suggest a passphrase", func() { pressed++ })
	w := kittest.Open(t, kit.NewStackOf(kit.NewRowOf(link), kit.NewEntry()), 500, 200)
	lined := func() bool {
		for _, child := range kittest.Children(link) {
			if r, ok := child.(*canvas.Rectangle); ok && r.FillColor == theme.Color(theme.ColorNameHyperlink) {
				return true
			}
		}
		return false
	}
	wants(t, "underlined at rest", lined(), false)
	w.Hover(link)
	wants(t, "underlined under the mouse", lined(), true)
	link.MouseOut()
	wants(t, "underlined without it", lined(), false)
	w.Press(fyne.KeyTab)
	wants(t, "underlined with the keyboard", lined(), true)
	w.Press(fyne.KeyReturn)
	wants(t, "pressed", pressed, 1)
	link.SetText("Another")
	wants(t, "another label", w.Sees("Another"), true)
}
