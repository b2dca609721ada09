package imports_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestColumnsOfAnUnknownFileAreAssignedOnceAndRemembered(t *testing.T) {
	o := newOffice(t)
	const text = "who,where,pass\nann,ann@example.org,geheim\nbert,bert@example.org,geheim\n"
	o.load(t, "odd.csv", text)
	w := o.window
	if w.Sees("geheim") || !w.Sees("Never: it holds passwords") || !w.Sees("ann, bert") {
		t.Errorf("the examples are wrong:\n%s", w.Text())
	}
	o.next(t, "Say which column holds the username")
	w.Type("u") // Username
	if s, ok := w.Canvas().Focused().(*kit.Select); !ok || s.Selected != "Username" {
		t.Fatalf("%T has the keyboard", w.Canvas().Focused())
	}
	w.Press(fyne.KeyTab)
	if !w.Sees("No column holds the e-mail") {
		t.Error("that there is no e-mail is not said")
	}
	w.Type("e")
	if w.Sees("No column holds the e-mail") {
		t.Error("the warning stays after an e-mail was chosen")
	}
	o.next(t, "2 users in the file are new")
	w.Press(fyne.KeyEscape)
	o.load(t, "odd.csv", text)
	if !w.Sees("A file with columns that you assigned before") {
		t.Errorf("it was not remembered:\n%s", w.Text())
	}
	o.next(t, "2 users in the file are new")
	if m := o.jobs[len(o.jobs)-1].Mapping; !slices.Equal(m, transfer.Mapping{data.FieldUsername, data.FieldEmail, transfer.Ignore}) {
		t.Errorf("the mapping is %v", m)
	}
}

func TestAFieldLeavesItsColumnWhenAnotherGetsIt(t *testing.T) {
	o := newOffice(t)
	o.load(t, "odd.csv", "login,user\na,b\n")
	var selects []*kit.Select
	kittest.Walk(o.window.Canvas().Overlays().Top(), func(c fyne.CanvasObject) bool {
		if s, ok := c.(*kit.Select); ok {
			selects = append(selects, s)
		}
		return true
	})
	selects[0].SetSelected("Username")
	if selects[1].Selected != "Not taken over" {
		t.Errorf("the other column is still %q", selects[1].Selected)
	}
}
