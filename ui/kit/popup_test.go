package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// That the line can be told from what it stands on is tested with the colours.
func TestOptionsAndMenusHaveALineRoundThem(t *testing.T) {
	for name, mode := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		role := kit.NewSelect([]string{"Agent", "Manager", "Auditor"}, "", nil)
		menu := kit.NewMenuButton("More", nil, func() []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("Import…", nil), fyne.NewMenuItem("Departments…", nil)}
		})
		w := kittest.OpenWith(t, kittest.NewApp(t, mode), kit.NewInset(container.NewVBox(role, menu), 40, 40), 400, 300)
		for kind, opener := range map[string]fyne.CanvasObject{"select": role, "menu": menu} {
			w.Click(opener)
			shown := kittest.Find[*widget.PopUpMenu](w, nil)
			line := kittest.Find(w, func(r *canvas.Rectangle) bool {
				return r.StrokeWidth > 0 && r.StrokeColor == theme.Color(theme.ColorNameInputBorder) && r.Size() == shown.Size() && w.At(r) == w.At(shown)
			})
			if line == nil {
				t.Errorf("the options of the %s have no line round them", kind)
			}
			w.Picture("popup-" + kind + "-" + name)
			w.Press(fyne.KeyEscape)
			wants(t, "open", w.Canvas().Overlays().Top() == nil, true)
		}
	}
}

func TestOptionsAreAsWideAsTheirFieldAndAClickBesideShutsThem(t *testing.T) {
	role := kit.NewSelect([]string{"Agent", "Manager"}, "", nil)
	w := kittest.Open(t, kit.NewInset(container.NewVBox(role), 40, 40), 600, 300)
	w.Click(role)
	shown := kittest.Find[*widget.PopUpMenu](w, nil)
	wants(t, "width", shown.Size().Width, role.Size().Width)
	if below := w.At(role).Y + role.Size().Height/2 - 1; shown.Position() != fyne.NewPos(40, below) {
		t.Errorf("they open at %v, the field ends at %v", shown.Position(), below)
	}
	w.ClickAt(fyne.NewPos(5, 5), desktop.MouseButtonPrimary)
	wants(t, "chosen", role.Selected, "")
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(role) {
		t.Errorf("they stay, or %T has the keyboard", w.Canvas().Focused())
	}
	w.Click(role)
	shown = kittest.Find[*widget.PopUpMenu](w, nil)
	w.ClickAt(w.At(shown).AddXY(0, 8), desktop.MouseButtonPrimary)
	wants(t, "chosen by a click", role.Selected, "Manager")
	wants(t, "shut", w.Canvas().Overlays().Top() == nil, true)
}

func TestAMenuOpenedByKeyMarksTheFirstItemThatCanBeChosen(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyDown} {
		did := ""
		item := func(label string) *fyne.MenuItem { return fyne.NewMenuItem(label, func() { did = label }) }
		barred := item("Barred")
		barred.Disabled = true
		menu := kit.NewMenuButton("More", nil, func() []*fyne.MenuItem {
			return []*fyne.MenuItem{barred, fyne.NewMenuItemSeparator(), item("Import"), item("Export")}
		})
		w := kittest.Open(t, kit.NewInset(container.NewVBox(menu), 40, 40), 600, 300)
		w.Canvas().Focus(menu)
		w.Press(key, fyne.KeyReturn)
		wants(t, "done by Enter", did, "Import")
		w.Press(key, fyne.KeyDown, fyne.KeyReturn)
		wants(t, "done by Down and Enter", did, "Export")
		did = ""
		w.Click(menu)
		w.Press(fyne.KeyReturn)
		wants(t, "done after a click, which marks nothing", did, "")
	}
}
