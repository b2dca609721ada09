package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// formWith shows a dialog with a form around objects, and counts how often it is saved.
func formWith(t *testing.T, objects ...fyne.CanvasObject) (w *kittest.Window, saved *int) {
	t.Helper()
	w, saved = kittest.Open(t, container.NewStack(), 900, 700), new(int)
	d := kit.NewDialog("Form", kit.NewForm(1).AddSection("", objects...))
	d.SetPrimary("Save", func() { *saved++ })
	d.SetCancel("Cancel")
	d.Show(w.Canvas())
	return w, saved
}

// searches returns the search fields that can be seen.
func searches(w *kittest.Window) (found []*kit.SearchEntry) {
	kittest.Find(w, func(s *kit.SearchEntry) bool {
		found = append(found, s)
		return false
	})
	return found
}

func TestEnterInASearchGoesToWhatWasFoundAndNeverSaves(t *testing.T) {
	tree := kit.NewCheckTree("", "View")
	tree.SetNodes(modules())
	above := kit.NewSearchEntry("Search", "Clear", tree.Filter)
	above.OnDown = tree.Focus
	all := lists()
	for name, form := range map[string][]fyne.CanvasObject{
		"alone": {kit.NewSearchEntry("Search", "Clear", nil)}, "tree": {above, tree}, "two lists": {all["two lists"]}, "pick": {all["pick"]},
	} {
		t.Run(name, func(t *testing.T) {
			w, saved := formWith(t, form...)
			for _, search := range searches(w) {
				w.Canvas().Focus(search)
				w.Type("a")
				w.Press(fyne.KeyReturn)
				wants(t, "saved", *saved, 0)
				if on := w.Canvas().Focused(); (on == fyne.Focusable(search)) != (name == "alone") {
					t.Errorf("the keyboard is on %T", on)
				}
			}
		})
	}
}

func TestTwoEntersTickWhatAPickFound(t *testing.T) {
	pick := kit.NewMultiPick(options(60), 6, "Search", "Clear", "None")
	w, saved := formWith(t, pick)
	w.Type("Agent 142")
	w.Press(fyne.KeyReturn)
	wants(t, "chosen by the first", pick.Chosen(), []int64{})
	w.Press(fyne.KeyReturn)
	wants(t, "chosen", pick.Chosen(), []int64{43})
	wants(t, "saved", *saved, 0)
}

func TestCtrlSSavesWhereverTheKeyboardIs(t *testing.T) {
	tree := kit.NewCheckTree("", "View")
	tree.SetNodes(modules())
	for name, field := range map[string]fyne.CanvasObject{
		"entry": kit.NewEntry(), "text": kit.NewMultiLineEntry(3), "search": kit.NewSearchEntry("Search", "Clear", nil),
		"check": kit.NewCheck("Yes", nil), "select": kit.NewSelect([]string{"a"}, "", nil), "tree": tree, "pick": lists()["pick"],
		"complete": kit.NewCompleteEntry(func() []string { return nil }, nil), "button": kit.NewButton("Other", nil),
	} {
		t.Run(name, func(t *testing.T) {
			w, saved := formWith(t, field)
			w.CtrlS()
			wants(t, "saved", *saved, 1)
			w.Press(fyne.KeyTab)
			w.CtrlS()
			wants(t, "saved from the next one", *saved, 2)
		})
	}
}

func TestCtrlSPressesNothingInAQuestionAndNothingThatIsBusy(t *testing.T) {
	w, saved := formWith(t, kit.NewEntry())
	answered := 0
	q := kit.Confirm(w.Canvas(), kit.Question{Title: "Sure?", Yes: "Yes", No: "No"}, func() { answered++ })
	w.CtrlS()
	wants(t, "answered", answered, 0)
	wants(t, "saved below the question", *saved, 0)
	q.Close()
	w.Button("Save").Disable()
	w.CtrlS()
	wants(t, "saved while it is busy", *saved, 0)
}

func TestHelpIsAskedForAlsoInADialogOverADialog(t *testing.T) {
	w, asked := kittest.Open(t, kit.NewEntry(), 900, 700), 0
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name != fyne.KeyF1 {
			t.Errorf("the window gets %s", ev.Name)
		}
		asked++
	})
	for range 2 {
		d := kit.NewDialog("Form", kit.NewEntry())
		d.SetCancel("Cancel")
		d.Show(w.Canvas())
	}
	w.Press(fyne.KeyF1)
	w.Canvas().Unfocus()
	w.Press(fyne.KeyF1, fyne.KeyReturn, fyne.KeyF5)
	wants(t, "asked", asked, 2)
}
