package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestEnterAndEscapeInAnyFieldReachTheForm(t *testing.T) {
	for name, field := range map[string]fyne.CanvasObject{
		"entry": kit.NewEntry(), "password": kit.NewPasswordEntry("Show", "Hide"), "check": kit.NewCheck("Yes", nil),
		"complete": kit.NewCompleteEntry(func() []string { return nil }, nil),
	} {
		t.Run(name, func(t *testing.T) {
			form, submitted, cancelled := kit.NewForm(1), 0, 0
			form.AddSection("", kit.NewField("Label", field))
			form.OnSubmit, form.OnCancel = func() { submitted++ }, func() { cancelled++ }
			w := kittest.Open(t, form, 500, 400)
			form.FocusFirst()
			w.Press(fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape)
			wants(t, "submitted", submitted, 2)
			wants(t, "cancelled", cancelled, 1)
		})
	}
}

func TestEnterOpensASelectAndChoosesInItAndEscapeReachesTheForm(t *testing.T) {
	role, form, submitted, cancelled := kit.NewSelect([]string{"Agent", "Manager"}, "", nil), kit.NewForm(1), 0, 0
	form.AddSection("", kit.NewField("Role", role))
	form.OnSubmit, form.OnCancel = func() { submitted++ }, func() { cancelled++ }
	w := kittest.Open(t, form, 500, 400)
	form.FocusFirst()
	w.Press(fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter opened no list")
	}
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	wants(t, "chosen", role.Selected, "Agent")
	w.Press(fyne.KeyEscape)
	wants(t, "submitted", submitted, 0)
	wants(t, "cancelled", cancelled, 1)
}

func TestTabIntoAFilledFieldSelectsItsTextAndAClickDoesNot(t *testing.T) {
	first, name, lines := kit.NewButton("First", nil), kit.NewEntry(), kit.NewMultiLineEntry(2)
	name.SetText("ana")
	lines.SetText("two\nlines")
	w := kittest.Open(t, kit.NewStackOf(first, name, lines), 500, 400)
	w.Canvas().Focus(first)
	w.Press(fyne.KeyTab)
	wants(t, "selected by Tab", name.SelectedText(), "ana")
	w.Type("eva")
	wants(t, "typed in its place", name.Text, "eva")
	w.Press(fyne.KeyTab)
	wants(t, "selected in a field of several lines", lines.SelectedText(), "")
	release := w.Hold(fyne.KeyModifierShift)
	w.Press(fyne.KeyTab)
	release()
	wants(t, "selected by Shift+Tab", name.SelectedText(), "eva")
	w.Canvas().Focus(first)
	w.Click(name)
	wants(t, "selected by a click", name.SelectedText(), "")
	w.Canvas().Unfocus()
	w.Canvas().Focus(name) // as when the window or a menu gives the keyboard back
	wants(t, "selected where the keyboard came back", name.SelectedText(), "")
}

func TestAFieldOfSeveralLinesKeepsEnterAndLetsTabGo(t *testing.T) {
	lines, form, submitted := kit.NewMultiLineEntry(3), kit.NewForm(1), 0
	form.AddSection("", kit.NewField("Text", lines), kit.NewField("Next", kit.NewEntry()))
	form.OnSubmit = func() { submitted++ }
	w := kittest.Open(t, form, 500, 400)
	form.FocusFirst()
	w.Type("a")
	w.Press(fyne.KeyReturn)
	w.Type("b")
	wants(t, "text", lines.Text, "a\nb")
	wants(t, "submitted", submitted, 0)
	w.Press(fyne.KeyTab)
	if w.Canvas().Focused() == fyne.Focusable(lines) {
		t.Error("Tab stays in the field")
	}
}

func TestEscapeEmptiesTheSearchFirst(t *testing.T) {
	search, passed := kit.NewSearchEntry("Search", "Clear", nil), 0
	search.OnKey = func(*fyne.KeyEvent) bool { passed++; return true }
	w := kittest.Open(t, container.NewVBox(search), 400, 100)
	w.Canvas().Focus(search)
	w.Type("ana")
	w.Press(fyne.KeyEscape)
	wants(t, "text", search.Text, "")
	wants(t, "passed on", passed, 0)
	w.Press(fyne.KeyEscape)
	wants(t, "passed on when empty", passed, 1)
}

func TestTheDepartmentIsCompletedAndMayBeNew(t *testing.T) {
	entry := kit.NewCompleteEntry(func() []string { return []string{"Sales", "Support", "Inside sales"} }, nil)
	w := kittest.Open(t, container.NewVBox(entry), 400, 300)
	w.Canvas().Focus(entry)
	w.Type("sa")
	if !entry.Open() || !w.Sees("Sales\nInside sales") || w.Sees("Support") {
		t.Fatalf("offered: %s", w.Text())
	}
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	wants(t, "taken", entry.Text, "Inside sales")
	wants(t, "open", entry.Open(), false)
	entry.SetText("")
	w.Type("Brand new")
	wants(t, "free text", entry.Text, "Brand new")
	wants(t, "nothing to offer", entry.Open(), false)
	entry.SetText("")
	w.Type("su")
	w.ClickAt(fyne.NewPos(30, 60), desktop.MouseButtonPrimary)
	wants(t, "clicked", entry.Text, "Support")
}

func TestALetterGoesToTheNextOptionThatBeginsWithIt(t *testing.T) {
	chosen := kit.NewSelect([]string{"Administrator", "Portal", "Power user"}, "Choose", nil)
	w := kittest.Open(t, container.NewVBox(chosen), 300, 200)
	w.Canvas().Focus(chosen)
	w.Type("p")
	wants(t, "first", chosen.Selected, "Portal")
	w.Type("P")
	wants(t, "second", chosen.Selected, "Power user")
}

func TestThePasswordIsShownAndHiddenByKeyboard(t *testing.T) {
	entry := kit.NewPasswordEntry("Show", "Hide")
	w := kittest.Open(t, container.NewVBox(entry), 300, 200)
	w.Canvas().Focus(entry)
	w.Type("secret")
	if w.Sees("secret") {
		t.Fatal("a password is shown before anybody asks")
	}
	w.Press(fyne.KeyTab, fyne.KeySpace)
	if !w.Sees("secret") {
		t.Error("the button does not show the password")
	}
}

func TestErrorsStandAtTheirFieldAndTheFirstGetsTheKeyboard(t *testing.T) {
	first, second := kit.NewEntry(), kit.NewEntry()
	form := kit.NewForm(2)
	form.AddSection("Account", kit.NewField("One", first), kit.NewField("Two", second))
	w := kittest.Open(t, form, 700, 300)
	if form.FocusFirstError() {
		t.Error("an error where there is none")
	}
	before := w.Field("Two").MinSize().Height
	w.Field("Two").SetError("This name is taken.")
	if !w.Sees("This name is taken.") || w.Field("Two").MinSize().Height <= before {
		t.Error("the error has no room to be seen")
	}
	wants(t, "focused", form.FocusFirstError(), true)
	if w.Canvas().Focused() != fyne.Focusable(second) {
		t.Error("the keyboard is not in the field with the error")
	}
	form.ClearErrors()
	if w.Sees("This name is taken.") {
		t.Error("the error stays")
	}
}

func TestAFormOfTwoColumnsBecomesOneWhereItIsNarrow(t *testing.T) {
	form := kit.NewForm(2)
	form.AddSection("", kit.NewField("One", kit.NewEntry()), kit.NewField("Two", kit.NewEntry()))
	w := kittest.Open(t, form, 700, 300)
	if one, two := w.At(w.Field("One")), w.At(w.Field("Two")); one.Y != two.Y || one.X >= two.X {
		t.Errorf("wide: %v, %v", one, two)
	}
	w.Resize(fyne.NewSize(400, 300))
	if one, two := w.At(w.Field("One")), w.At(w.Field("Two")); one.X != two.X || one.Y >= two.Y {
		t.Errorf("narrow: %v, %v", one, two)
	}
}

func TestSeveralArePickedByKeyboardAndWhatTheSearchHidesStays(t *testing.T) {
	pick := kit.NewMultiPick([]kit.Option{{ID: 1, Text: "Administrator"}, {ID: 2, Text: "Manager"}, {ID: 3, Text: "Auditor"}}, 3, "Search", "Clear", "None")
	pick.SetChosen(1)
	w := kittest.Open(t, pick, 400, 300)
	w.Press(fyne.KeyTab)
	w.Type("aud")
	w.Press(fyne.KeyDown, fyne.KeySpace)
	w.Press(fyne.KeyEscape)
	wants(t, "chosen, and Escape takes nothing back", pick.Chosen(), []int64{1, 3})
	w.Press(fyne.KeyEnter)
	wants(t, "Enter takes it back", pick.Chosen(), []int64{1})
}

func TestTheSidebarIsWalkedAndOpenedByKeyboard(t *testing.T) {
	went := []string{}
	side := kit.NewSidebar([]kit.SideGroup{{Heading: "A", Items: []kit.SideItem{{ID: "u", Title: "Users", Icon: look.IconUsers}, {ID: "r", Title: "Roles"}}},
		{Items: []kit.SideItem{{ID: "c", Title: "CDR"}}}}, func(id string) { went = append(went, id) })
	side.Select("u")
	w := kittest.Open(t, side, 220, 400)
	w.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	wants(t, "went", went, []string{"c"})
	w.Press(fyne.KeyHome)
	wants(t, "looking is not going", side.Selected(), "c")
}

func TestATooltipComesWhereTheMouseRestsAndGoesWithAClick(t *testing.T) {
	button := kit.NewIconButton(look.IconEdit, "Edit this user", func() {})
	label := kit.WithTooltip(kit.NewText("Manager"), "Runs desks")
	w := kittest.Open(t, container.NewVBox(button, label), 300, 200)
	w.Hover(button)
	w.Wait("the tooltip", func() bool { return w.Sees("Edit this user") })
	w.Click(button)
	if w.Sees("Edit this user") {
		t.Error("the tooltip stays after a click")
	}
	w.Hover(label)
	w.Wait("the label's tooltip", func() bool { return w.Sees("Runs desks") })
	w.Canvas().Unfocus()
	kit.HideTooltips(w.Canvas())
	w.Press(fyne.KeyTab)
	w.Wait("the tooltip for the keyboard", func() bool { return w.Sees("Edit this user") })
}

func TestAToastCanBeActedOnAndGoesByItself(t *testing.T) {
	w := kittest.Open(t, container.NewStack(), 600, 300)
	undone, gone := 0, 0
	w.Stage.ShowToast(kit.Notice{Text: "ana was deleted", Action: "Undo", Do: func() { undone++ }, Gone: func() { gone++ }, For: time.Hour})
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	wants(t, "undone", undone, 1)
	wants(t, "gone without undo", gone, 0)
	w.Stage.ShowToast(kit.Notice{Text: "bob was deleted", Gone: func() { gone++ }, For: 20 * time.Millisecond})
	w.Wait("the toast to go", func() bool { return !w.Sees("bob was deleted") })
	wants(t, "gone", gone, 1)
	wants(t, "nothing to undo", w.Stage.ActToast(), false)
}

func TestAToastWaitsWhileTheMouseIsOnIt(t *testing.T) {
	w := kittest.Open(t, container.NewStack(), 600, 300)
	w.Stage.ShowToast(kit.Notice{Text: "ana was deleted", Action: "Undo", Do: func() {}, For: 20 * time.Millisecond})
	w.Hover(w.Button("Undo"))
	time.Sleep(60 * time.Millisecond)
	w.Settle()
	if !w.Sees("ana was deleted") {
		t.Fatal("the toast went from under the mouse")
	}
	w.Hover(w.Stage)
	w.Wait("the toast to go", func() bool { return !w.Sees("ana was deleted") })
}

func TestChipsThatDoNotFitAreCountedAndNamed(t *testing.T) {
	row := kit.NewChipRow(kit.Tag{Text: "Manager"}, kit.Tag{Text: "Auditor"}, kit.Tag{Text: "Compliance Manager"})
	w := kittest.Open(t, row, 190, 30)
	if !w.Sees("+1") || w.Sees("Compliance") {
		t.Fatalf("seen: %s", w.Text())
	}
	more := kittest.Find(w, func(c *kit.Chip) bool { return c.Tooltip() == "Compliance Manager" })
	if more == nil {
		t.Error("the last chip does not name the rest")
	}
	w.Resize(fyne.NewSize(500, 30))
	if w.Sees("+1") || !w.Sees("Compliance Manager") {
		t.Errorf("wide enough, seen: %s", w.Text())
	}
}
