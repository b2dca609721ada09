package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func openTabs(t testing.TB) (*kit.Tabs, *kittest.Window, *[]int) {
	t.Helper()
	tabs := kit.NewTabs(kit.Tab{Title: "Module Access", Content: kit.NewCheck("May see users", nil)},
		kit.Tab{Title: "Permissions", Content: kit.NewStackOf(kit.NewCheck("May change the language", nil))},
		kit.Tab{Title: "Users", Content: kit.NewParagraph("Nobody has this profile.")})
	told := []int{}
	tabs.OnSelect = func(tab int) { told = append(told, tab) }
	return tabs, kittest.Open(t, tabs, 500, 300), &told
}

func TestArrowsGoFromPageToPage(t *testing.T) {
	tabs, w, told := openTabs(t)
	w.Press(fyne.KeyTab, fyne.KeyRight)
	wants(t, "the second page is seen", w.Sees("May change the language"), true)
	wants(t, "the first is not", w.Sees("May see users"), false)
	w.Press(fyne.KeyEnd, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft)
	wants(t, "told", *told, []int{1, 2, 1, 0})
	wants(t, "selected", tabs.Selected(), 0)
	w.Press(fyne.KeyDown)
	if _, ok := w.Canvas().Focused().(*kit.Check); !ok {
		t.Errorf("Down led to %T", w.Canvas().Focused())
	}
}

func TestAClickOnATitleShowsItsPageAndSelectTellsNobody(t *testing.T) {
	tabs, w, told := openTabs(t)
	w.Click(kittest.Find(w, func(x *kit.Text) bool { return x.Text == "Permissions" }))
	wants(t, "told", *told, []int{1})
	tabs.Select(2)
	tabs.Select(7)
	wants(t, "told after Select", *told, []int{1})
	wants(t, "seen", w.Sees("Nobody has this profile."), true)
}

func TestADotTellsOfAnErrorOnAPage(t *testing.T) {
	tabs, w, _ := openTabs(t)
	dots := func() (n int) {
		kittest.Find(w, func(c *canvas.Circle) bool {
			if c.FillColor == theme.Color(theme.ColorNameError) {
				n++
			}
			return false
		})
		return n
	}
	wants(t, "dots before", dots(), 0)
	tabs.SetError(1, true)
	wants(t, "dots", dots(), 1)
	tabs.SetError(1, false)
	wants(t, "dots afterwards", dots(), 0)
}

func TestEscapeLeavesAFormFromAnyPageAndEnterOnATitleSavesNothing(t *testing.T) {
	tabs, w, _ := openTabs(t)
	cancelled, saved := 0, 0
	form := kit.NewForm(1)
	form.OnCancel = func() { cancelled++ }
	form.OnSubmit = func() { saved++ }
	form.AddSection("", tabs)
	w.Stage.SetContent(form)
	w.Press(fyne.KeyTab, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyRight, fyne.KeyDown, fyne.KeyEscape)
	wants(t, "cancelled", cancelled, 2)
	wants(t, "saved", saved, 0)
}

// TestTabPictures draws tabs in both modes; with PICTURES set, for people to look at.
func TestTabPictures(t *testing.T) {
	for mode, m := range modes {
		tabs, _, _ := openTabs(t)
		w := kittest.OpenWith(t, kittest.NewApp(t, m), kit.NewInset(tabs, 16, 16), 460, 160)
		tabs.SetError(1, true)
		w.Press(fyne.KeyTab)
		w.Scale(1.5)
		w.Picture(fmt.Sprintf("tabs-%s-1.5", mode))
	}
}
