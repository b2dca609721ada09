package lists

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

// SavePart lets a form that can only be read be saved after all, where a little of such an item may be changed, and
// says so. The screen enables the fields of that, and saves nothing else; ReadOnly stays true for all the others.
func (f *Form[ID, T, D]) SavePart(text string) {
	f.why.Set(kit.Info, text)
	f.Dialog.First = nil
	f.savable()
}

// AddExtra puts an object at the form's bottom left, right of those that are there.
func (f *Form[ID, T, D]) AddExtra(object fyne.CanvasObject) {
	f.extras = append(f.extras, object)
	f.Dialog.SetExtra(kit.NewRowOf(f.extras...))
}
