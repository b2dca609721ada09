package users

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
)

const (
	menuBeside = 780 // in less than this the menu stands among the fields
	menuWide   = 260
	menuGap    = 24
	menuHigh   = 230 // among the fields

	// what the dialog takes of the window's height without its content, and the least height of that; where there
	// is less, the dialog scrolls
	formAround = 166
	formLeast  = 240
	formBelow  = 16 // between the fields and the line above the buttons
	formEdge   = 8  // room beside the fields for the frame of what has the keyboard
)

// formView is the form with the menu beside it, which stays in sight while the fields scroll.
type formView struct {
	form    *form
	content *fyne.Container
	scroll  fyne.CanvasObject // round the fields, where the menu is beside them
	edge    fyne.CanvasObject // below the fields
	narrow  bool
}

func newFormView(f *form) *formView {
	v := &formView{form: f}
	v.scroll = kit.NewScroll(kit.NewInset(f.form, formEdge, 0))
	v.edge = kit.NewShield()
	v.content = container.New(v)
	v.arrange()
	return v
}

// arrange puts the menu where there is room for it.
func (v *formView) arrange() {
	fold := v.form.fold
	fold.Hidden, fold.Objects = !v.narrow, nil
	if v.narrow {
		fold.Objects = []fyne.CanvasObject{container.New(kit.NewTall(menuHigh), v.form.preview)}
		v.content.Objects = []fyne.CanvasObject{v.form.form}
	} else {
		v.content.Objects = []fyne.CanvasObject{v.scroll, v.edge, v.form.preview}
	}
	fold.Refresh()
	v.form.form.Refresh()
}

// MinSize is called by Fyne.
func (v *formView) MinSize([]fyne.CanvasObject) fyne.Size {
	high := v.form.form.MinSize().Height
	if v.narrow {
		return fyne.NewSize(320, high)
	}
	if c := v.form.screen.deps.Canvas(); c != nil {
		high = fyne.Min(high, c.Size().Height-formAround)
	}
	return fyne.NewSize(320, fyne.Max(formLeast, high))
}

// Layout is called by Fyne.
func (v *formView) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if narrow := size.Width < menuBeside; narrow != v.narrow {
		v.narrow = narrow
		v.arrange()
	}
	if v.narrow {
		v.form.form.Move(fyne.Position{})
		v.form.form.Resize(size)
		return
	}
	left := size.Width - menuWide - menuGap
	v.scroll.Move(fyne.NewPos(-formEdge, 0))
	v.scroll.Resize(fyne.NewSize(left+2*formEdge, size.Height))
	v.edge.Move(fyne.NewPos(-formEdge, size.Height))
	v.edge.Resize(fyne.NewSize(left+2*formEdge, formBelow))
	v.form.preview.Move(fyne.NewPos(left+menuGap, 0))
	v.form.preview.Resize(fyne.NewSize(menuWide, size.Height))
}
