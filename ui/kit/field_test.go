package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestAClickOnALabelGoesToItsField(t *testing.T) {
	name, mail, role := kit.NewEntry(), kit.NewEntry(), kit.NewSelect([]string{"Agent"}, "", nil)
	w := kittest.Open(t, kit.NewForm(1).AddSection("", kit.NewField("Name", name), kit.NewField("E-mail", mail).Required(),
		kit.NewField("Role", role)), 400, 300)
	for label, want := range map[string]fyne.Focusable{"E-mail": mail, "Role": role, "Name": name} {
		w.Click(kittest.Find(w, func(text *kit.Text) bool { return text.Text == label }))
		if w.Canvas().Focused() != want {
			t.Errorf("a click on %s went to %T", label, w.Canvas().Focused())
		}
	}
	mail.Disable()
	kit.Focus(name)
	w.Click(kittest.Find(w, func(text *kit.Text) bool { return text.Text == "E-mail" }))
	if w.Canvas().Focused() == fyne.Focusable(mail) {
		t.Error("a disabled field has the keyboard")
	}
}

func TestWhatIsSaidOfAPasswordWrapsWhereTheFieldIsNarrow(t *testing.T) {
	bar := kit.NewStrengthBar()
	bar.Set(0, "15 characters or more: several words are easy to keep in mind.")
	field := kit.NewField("Password", bar)
	height := func(width float32) float32 {
		kittest.Open(t, kit.NewForm(1).AddSection("", field), width, 300)
		return field.Size().Height
	}
	if wide, narrow := height(600), height(240); narrow < wide+10 {
		t.Errorf("%v high in a wide form, %v in a narrow one", wide, narrow)
	}
}

const longError = "This password is among the most common ones: whoever tries to get in begins with these. Choose another, of several words."

// below returns where an object ends on the canvas.
func below(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
}

func TestADialogGrowsForAnErrorSoThatAllOfItIsSeen(t *testing.T) {
	w := kittest.Open(t, kit.NewText(""), 700, 600)
	form := kit.NewForm(1).AddSection("", kit.NewField("Password", kit.NewEntry()), kit.NewField("Again", kit.NewEntry()))
	d := kit.NewDialog("Change Password", form)
	d.SetSize(360, 0)
	d.SetCancel("Cancel")
	save := d.SetPrimary("Save", nil)
	d.Show(w.Canvas())
	before := below(save)
	for _, field := range form.Fields() {
		field.SetError(longError)
	}
	if below(save) < before+30 {
		t.Errorf("the dialog ended at %v and ends at %v", before, below(save))
	}
	last := form.Fields()[1]
	if top := below(save) - save.Size().Height; below(last) > top-10 {
		t.Errorf("the last error ends at %v, behind the buttons at %v", below(last), top)
	}
	for _, field := range form.Fields() {
		field.SetError("")
	}
	wants(t, "the dialog's end without errors", below(save), before)
}

func TestAnErrorBelowTheVisiblePartIsScrolledIntoSightWithItsText(t *testing.T) {
	fields := []fyne.CanvasObject{}
	for range 12 {
		fields = append(fields, kit.NewField("Name", kit.NewEntry()))
	}
	for name, show := range map[string]func(w *kittest.Window, form *kit.Form) (bottom float32){
		"dialog": func(w *kittest.Window, form *kit.Form) float32 {
			d := kit.NewDialog("New", form)
			save := d.SetPrimary("Save", nil)
			d.Show(w.Canvas())
			return below(save) - save.Size().Height
		},
		"page": func(w *kittest.Window, form *kit.Form) float32 {
			w.Stage.SetContent(kit.NewScroll(kit.NewInset(form, 10, 10)))
			return 400
		},
	} {
		t.Run(name, func(t *testing.T) {
			form := kit.NewForm(1).AddSection("", fields...)
			w := kittest.Open(t, kit.NewText(""), 400, 400)
			bottom := show(w, form)
			form.Fields()[11].SetError(longError)
			form.FocusFirstError()
			if got := below(form.Fields()[11]); got > bottom {
				t.Errorf("the error ends at %v, out of sight from %v on", got, bottom)
			}
			form.Fields()[11].SetError("")
			form.Fields()[0].SetError(longError)
			form.FocusFirstError()
			if top := fyne.CurrentApp().Driver().AbsolutePositionForObject(form.Fields()[0]).Y; top < 0 || below(form.Fields()[0]) > bottom {
				t.Errorf("the first field's error is at %v to %v", top, below(form.Fields()[0]))
			}
			form.Fields()[0].SetError("")
		})
	}
}
