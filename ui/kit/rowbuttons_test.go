package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestWhereButtonsDoNotFitTheirMenuHoldsWhatTheyDo(t *testing.T) {
	did := ""
	act := func(name string) kit.RowAction {
		return kit.RowAction{Label: name, Icon: look.IconEdit, Do: func() { did = name }}
	}
	refused := act("Delete")
	refused.Refusal = "It is in use."
	cell := kit.NewRowButtons(2, "More")
	cell.Set([]kit.RowAction{act("Edit"), refused, act("Who")})
	w := kittest.Open(t, container.NewWithoutLayout(cell), 600, 400)
	seen := func() (tips []string) {
		kittest.Walk(cell, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*kit.CellButton); ok {
				tips = append(tips, b.Tooltip())
			}
			return true
		})
		return tips
	}
	menu := func() (labels []string) {
		more := kittest.Find(w, func(b *kit.CellButton) bool { return b.Tooltip() == "More" })
		w.Click(more)
		for _, text := range []string{"Edit", "Delete", "Who"} {
			if w.Sees(text) {
				labels = append(labels, text)
			}
		}
		w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
		return labels
	}

	cell.Resize(fyne.NewSize(100, 30))
	if got := seen(); len(got) != 3 || got[1] != "Delete\nIt is in use." {
		t.Errorf("wide: %q", got)
	}
	if got := menu(); len(got) != 1 || got[0] != "Who" {
		t.Errorf("wide, the menu holds %q", got)
	}
	w.Click(kittest.Find(w, func(b *kit.CellButton) bool { return b.Tooltip() == "Edit" }))
	w.Click(kittest.Find(w, func(b *kit.CellButton) bool { return b.Tooltip() == refused.Label+"\n"+refused.Refusal }))
	if did != "Edit" {
		t.Errorf("did %q", did)
	}
	cell.Resize(fyne.NewSize(50, 30))
	if got := seen(); len(got) != 1 || got[0] != "More" {
		t.Errorf("narrow: %q", got)
	}
	if got := menu(); len(got) != 3 {
		t.Errorf("narrow, the menu holds %q", got)
	}
	cell.Set([]kit.RowAction{act("Edit"), refused})
	cell.Resize(fyne.NewSize(100, 30))
	if got := seen(); len(got) != 2 {
		t.Errorf("with nothing left for the menu: %q", got)
	}
}

func TestALinkInACellLeadsOnlyWhereThereIsSomethingToSee(t *testing.T) {
	clicks := 0
	link := kit.NewCellLink()
	link.Set("3", "Who has it", func() { clicks++ })
	w := kittest.Open(t, container.NewWithoutLayout(link), 200, 100)
	link.Resize(fyne.NewSize(60, 20))
	w.Click(link)
	link.Set("0", "", nil)
	w.Click(link)
	if clicks != 1 || link.Text() != "0" {
		t.Errorf("%d clicks, %q", clicks, link.Text())
	}
}

func TestALowWindowScrollsAPageInsteadOfSqueezingItsTable(t *testing.T) {
	table := kit.NewText("table")
	page := kit.NewPage(200, kit.NewText("Heading"), table)
	w := kittest.Open(t, page.Content(), 400, 120)
	if table.Size().Height < 200 {
		t.Errorf("the table is %v high", table.Size().Height)
	}
	w.Resize(fyne.NewSize(400, 700))
	if table.Size().Height < 500 {
		t.Errorf("in a high window the table is %v high", table.Size().Height)
	}
}
