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
