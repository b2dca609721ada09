package kit_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// Veil and panel are drawn in parts; where these meet there must be neither a gap nor a second veil.
func TestADialogHasNoSeamsAtAnyScale(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		page := canvas.NewRectangle(color.White)
		w := kittest.Open(t, container.NewStack(page), 601, 403)
		w.Scale(scale)
		kit.NewDialog("", canvas.NewRectangle(color.Transparent)).Show(w.Canvas())
		picture := w.Canvas().Capture()
		size := picture.Bounds().Size()
		at := func(x, y int) color.Color { return color.NRGBAModel.Convert(picture.At(x, y)) }
		panel, line := theme.Color(theme.ColorNameOverlayBackground), theme.Color(look.ColorNameBorder)
		across := map[color.Color]int{}
		for x := range size.X {
			across[at(x, size.Y/2)]++
		}
		if across[panel] < size.X/3 || across[line] < 2 || len(across) != 3 {
			t.Errorf("scale %v: across there are %v, not one veil, a panel and its line", scale, across)
		}
		column, first, last := size.X/2-100, -1, -1
		for y := range size.Y {
			if at(column, y) == panel {
				if last = y; first < 0 {
					first = y
				}
			}
		}
		for y := first; y <= last; y++ {
			if c := at(column, y); c != panel && c != line {
				t.Errorf("scale %v: in the panel, at %d between %d and %d, is %v", scale, y, first, last, c)
			}
		}
	}
}

func TestTheCardOfATableSaysThatTheRowsHaveTheKeyboard(t *testing.T) {
	tb := newTable(3)
	w := kittest.Open(t, container.NewBorder(kit.NewEntry(), nil, nil, nil, tb.Grid), 500, 300)
	edge := func() color.Color {
		picture := w.Canvas().Capture()
		return color.NRGBAModel.Convert(picture.At(0, picture.Bounds().Dy()/2))
	}
	wants(t, "line at rest", edge(), color.Color(theme.Color(look.ColorNameBorder)))
	tb.Focus()
	wants(t, "line with the keyboard", edge(), color.Color(theme.Color(look.ColorNameFocusRing)))
}
