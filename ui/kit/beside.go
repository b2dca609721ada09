package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// NewBeside sets two objects side by side, both with half the width, or one below the other where that would be
// less than least. What stands round it must tell it its width before it asks for its height, as a Dialog does.
func NewBeside(least float32, left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &beside{least: least}, Objects: []fyne.CanvasObject{left, right}}
}

type beside struct{ least, width float32 }

// MinSize is called by Fyne: the height is that at the width there is.
func (l *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := fyne.Max(o[0].MinSize().Width, o[1].MinSize().Width)
	return fyne.NewSize(least, l.place(o, fyne.Max(least, l.width), false))
}

// Layout is called by Fyne.
func (l *beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(o, size.Width, true)
}

// place returns the height that both take in that width; with move it sets them.
func (l *beside) place(o []fyne.CanvasObject, width float32, move bool) float32 {
	gap := 2 * theme.Size(look.SizeNameGap)
	half := floor((width - gap) / 2)
	if half < l.least {
		above, below := heightAt(o[0], width), heightAt(o[1], width)
		put(o[0], 0, 0, width, above, move)
		put(o[1], 0, above+gap, width, below, move)
		return above + gap + below
	}
	high := fyne.Max(heightAt(o[0], half), heightAt(o[1], half))
	put(o[0], 0, 0, half, high, move)
	put(o[1], half+gap, 0, half, high, move)
	return high
}
