package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// openPage shows a page of two buttons, a search and a list of so many rows.
func openPage(t *testing.T, n *int) (w *kittest.Window, page *kit.Page, one, other *kit.Button, list *kit.Grid) {
	t.Helper()
	one, other = kit.NewButton("Clear filters", nil), kit.NewButton("Create", nil)
	list = kit.NewGrid([]kit.Column{kit.TextColumn("Name", 1, 100, func(row int) string { return fmt.Sprint("row ", row) })}, false,
		func() int { return *n }, func(row int) int64 { return int64(row) })
	page = kit.NewPage(200, container.NewHBox(one, other), kit.NewSearchEntry("Search", "Clear", nil), list)
	return kittest.Open(t, page.Content(), 600, 500), page, one, other, list
}

func TestTheListGetsTheKeyboardOfAButtonThatIsHidden(t *testing.T) {
	rows := 3
	w, page, one, other, list := openPage(t, &rows)
	one.OnTapped = func() {
		one.Hidden = true // as a layout hides it
		page.Relayout()
	}
	w.Canvas().Focus(one)
	w.Press(fyne.KeyReturn)
	wants(t, "the list has the keyboard", list.Focused(), true)
	w.Press(fyne.KeyDown)
	wants(t, "current row", list.Current(), 1)
	w.Canvas().Focus(other)
	page.Relayout()
	wants(t, "a button that stays keeps it", w.Canvas().Focused() == fyne.Focusable(other), true)
}

func TestTheListGetsTheKeyboardOfWhatStoodInForItsRows(t *testing.T) {
	rows := 0
	w, page, _, _, list := openPage(t, &rows)
	list.Empty = kit.NewEmptyState(look.IconSearch, "Nothing", "", "Clear the search", func() {
		rows, list.Empty = 3, nil
		list.Refresh()
	})
	list.Refresh()
	clear := w.Button("Clear the search")
	w.Canvas().Focus(clear)
	page.Relayout()
	wants(t, "the button keeps the keyboard", w.Canvas().Focused() == fyne.Focusable(clear), true)
	w.Press(fyne.KeyReturn)
	wants(t, "the list has the keyboard", list.Focused(), true)
}

func TestTheXOfASearchKeepsTheKeyboardWhileThePageChanges(t *testing.T) {
	rows := 3
	w, page, _, _, list := openPage(t, &rows)
	w.Canvas().Focus(searches(w)[0])
	w.Type("row")
	w.Press(fyne.KeyTab)
	x := w.Canvas().Focused()
	page.Relayout()
	if on := w.Canvas().Focused(); on != x || list.Focused() {
		t.Errorf("the keyboard went from %T to %T", x, on)
	}
}

func TestTheListGetsTheKeyboardWhereADialogTookItsOpenerAlong(t *testing.T) {
	rows := 3
	w, page, one, _, list := openPage(t, &rows)
	d := kit.NewDialog("Delete?", kit.NewEntry())
	d.SetCancel("Cancel")
	one.OnTapped = func() { d.Show(w.Canvas()) }
	w.Click(one)
	one.Hide()
	page.Relayout()
	w.Press(fyne.KeyEscape)
	wants(t, "the list has the keyboard", list.Focused(), true)
}
