package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestAClickAnywhereOnARowOfAPickChoosesIt(t *testing.T) {
	pick := kit.NewMultiPick([]kit.Option{{ID: 1, Text: "Administrator"}, {ID: 2, Text: "Manager", Detail: "Works with desks"}}, 3, "Search", "Clear", "None")
	w := kittest.Open(t, pick, 500, 300)
	detail := kittest.Find(w, func(text *kit.Text) bool { return text.Text == "Works with desks" })
	w.Click(detail)
	if got := pick.Chosen(); len(got) != 1 || got[0] != 2 {
		t.Errorf("after a click on the row: %v", got)
	}
	w.Click(detail)
	if got := pick.Chosen(); len(got) != 0 {
		t.Errorf("after a second click: %v", got)
	}
}

func TestALongNameIsReadWholeAndItsDescriptionGivesWay(t *testing.T) {
	name := "Compliance and Quality Manager of the Night Shift"
	pick := kit.NewMultiPick([]kit.Option{{ID: 1, Text: name, Detail: "Hears recordings of all desks"}, {ID: 2, Text: "Auditor", Detail: "Reads the event log"}},
		3, "Search", "Clear", "None")
	w := kittest.Open(t, pick, 460, 300)
	if !w.Sees(name) || w.Sees("Hears recordings") || !w.Sees("Reads the event log") {
		t.Errorf("seen: %s", w.Text())
	}
	w.Resize(fyne.NewSize(900, 300))
	at := func(text string) float32 {
		return w.At(kittest.Find(w, func(x *kit.Text) bool { return x.Text == text })).X - kittest.Find(w, func(x *kit.Text) bool { return x.Text == text }).Size().Width/2
	}
	if a, b := at("Hears recordings of all desks"), at("Reads the event log"); a != b {
		t.Errorf("the descriptions begin at %v and %v", a, b)
	}
}
