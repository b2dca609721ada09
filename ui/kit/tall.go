package kit

import "fyne.io/fyne/v2"

// NewTall returns a layout that gives one object a fixed height, and all the width there is: a list or tree that
// scrolls by itself inside a form.
func NewTall(height float32) fyne.Layout { return tall(height) }

type tall float32

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(t))
}

func (tall) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
