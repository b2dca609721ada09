package kit_test

import (
	"testing"

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
