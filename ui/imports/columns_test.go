package imports_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestColumnsOfAnUnknownFileAreAssignedAndRememberedOnceTheyWereImported(t *testing.T) {
	o := newOffice(t)
	const text = "who,where,pass\nann,ann@example.org,geheim\nbert,bert@example.org,geheim\n"
	o.load(t, "odd.csv", text)
	w := o.window
	if w.Sees("geheim") || !w.Sees("Never: it holds passwords") || !w.Sees("ann, bert") {
		t.Errorf("the examples are wrong:\n%s", w.Text())
	}
	o.press(t, "Next", "Say which column holds the username")
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
	o.press(t, "Next", "2 users in the file are new")
	w.Press(fyne.KeyEscape)
	o.load(t, "odd.csv", text)
	if w.Sees("assigned") || len(o.remembered) != 0 {
		t.Errorf("columns are remembered with which nothing was imported:\n%s", w.Text())
	}
	o.tab(t, "a column", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	w.Type("u")
	w.Press(fyne.KeyTab)
	w.Type("e")
	o.press(t, "Next", "2 users in the file are new")
	o.chooseNew(t)
	o.next(t, "Import 2 users")
	o.next(t, "2 users were added.")
	w.Click(w.Button("Close"))
	w.Click(w.Button("Close without them"))
	o.load(t, "odd.csv", text)
	if !w.Sees("A file with columns that you assigned before") {
		t.Errorf("it was not remembered:\n%s", w.Text())
	}
	o.next(t, "already as the file says")
	if m := o.jobs[len(o.jobs)-1].Mapping; !slices.Equal(m, transfer.Mapping{data.FieldUsername, data.FieldEmail, transfer.Ignore}) {
		t.Errorf("the mapping is %v", m)
	}
}

func TestColumnsAssignedByHandStayForTheMendedFile(t *testing.T) {
	o := newOffice(t)
	const header = "who,where,role,profile,tenant\n"
	o.load(t, "odd.csv", header+"ann,no address,Manager,Portal,north\n")
	o.window.Type("u")
	o.window.Press(fyne.KeyTab)
	o.window.Type("e")
	o.press(t, "Next", "1 row cannot be imported")
	o.mend(t, "odd.csv", header+"ann,ann@example.org,Manager,Portal,north\n")
	o.see("A file with columns that you assigned before")
	o.next(t, "Import 1 user")
}

func TestARecognisedFormatIsTakenAsSuggestedUntilTheColumnsWereImportedOtherwise(t *testing.T) {
	o := newOffice(t)
	w := o.window
	const text = ownHeader + "admin,admin@example.org,Administrator,,Administrator,,Office,north,yes,none,no\n"
	wrong := func() {
		o.tabButton(t, "Change columns…")
		w.Press(fyne.KeyReturn)
		kittest.Find(w, func(s *kit.Select) bool { return s.Selected == "Department" }).SetSelected("Not taken over")
		o.tabButton(t, "Next")
	}
	offered := func() bool {
		return kittest.Find(w, func(b *kit.Button) bool { return b.Text == "Use the suggested columns" && b.Visible() }) != nil
	}
	o.load(t, "own.csv", text)
	if offered() {
		t.Error("the suggestion is offered where it is taken already")
	}
	wrong()
	if !offered() {
		t.Error("the suggestion is not offered")
	}
	o.next(t, "already as the file says")
	w.Press(fyne.KeyEscape)
	o.load(t, "own.csv", text)
	if offered() || len(o.remembered) != 0 {
		t.Errorf("a mapping that imported nothing beats the format: %v", o.remembered)
	}
	w.Press(fyne.KeyEscape)

	suggested := transfer.SuggestMapping(transfer.Sheet{Format: transfer.Own, Header: strings.Split(strings.TrimSpace(ownHeader), ",")})
	byHand := slices.Clone(suggested)
	byHand[slices.Index(byHand, data.FieldDepartment)] = transfer.Ignore
	o.remembered[transfer.HeaderKey(strings.Split(strings.TrimSpace(ownHeader), ","))] = byHand
	o.load(t, "own.csv", text)
	if !w.Sees("A file of PBX Users, with the columns as you assigned them") || !offered() {
		t.Errorf("that the columns are assigned by hand is not said:\n%s", w.Text())
	}
	o.tabButton(t, "Use the suggested columns")
	w.Press(fyne.KeyReturn)
	if offered() {
		t.Error("the suggestion is still offered")
	}
	o.tabButton(t, "Next")
	o.next(t, "Import 1 user")
	o.next(t, "1 user was changed.")
	for _, kept := range o.remembered {
		if !slices.Equal(kept, suggested) {
			t.Errorf("what was imported with is not remembered: %v", kept)
		}
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
