package lists_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestSearchFindsWithoutAccentsAndCounts(t *testing.T) {
	s := open(t, newOffice())
	s.shortcut("Search things")
	s.Type("avi")
	if !s.Sees("1 of 3 things") || !s.Sees("Ávila") || s.Sees("south") {
		t.Errorf("seen: %s", s.Text())
	}
	s.Type("x")
	if !s.Sees("No things match") {
		t.Fatal("nothing says that nothing is found")
	}
	s.Click(s.Button("Clear the search"))
	if !s.Sees("3 things") || !s.grid().Focused() {
		t.Error("the way back does not lead to all rows")
	}
}

func TestWidthsAndSortAreRememberedForTheNextTime(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	stored := func(name string) string { o.mutex.Lock(); defer o.mutex.Unlock(); return o.preferences[name] }
	s.grid().OnSort(2, true)
	s.Wait("the sort", func() bool { return stored("things.sort") == "users down" })
	weights := s.grid().Weights()
	weights[0], weights[1] = weights[1], weights[0]
	s.grid().SetWeights(weights)
	s.grid().OnWidths()
	s.Wait("the widths", func() bool { return stored("things.columns") != "" })
	again := open(t, o)
	if column, down := again.grid().Sort(); column != 2 || !down {
		t.Errorf("sorted by %d, %v", column, down)
	}
	if got := again.grid().Weights(); fmt.Sprintf("%.3f", got) != fmt.Sprintf("%.3f", weights) {
		t.Errorf("weights are %v, not %v", got, weights)
	}
	o.preferences = map[string]string{"things.columns": `[1,"x"]`, "things.sort": "colour"}
	if column, _ := open(t, o).grid().Sort(); column != 0 {
		t.Error("a damaged preference was taken")
	}
}

func TestWhatNobodyHasIsDeletedAtOnceAndComesBackWithUndo(t *testing.T) {
	s := open(t, newOffice())
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.WaitFor("Ávila was deleted")
	if !s.Sees("2 things") || s.changed != 1 {
		t.Errorf("changed %d times; seen: %s", s.changed, s.Text())
	}
	s.Stage.ActToast()
	s.WaitFor("is back with everything as it was")
	s.WaitFor("3 things")
	if row := s.grid().Current(); s.changed != 2 || row != 0 {
		t.Errorf("changed %d times, row %d", s.changed, row)
	}
}

func TestWhatIsInUseIsDeletedOnlyWithWhatItsUsersGetInstead(t *testing.T) {
	s := open(t, newOffice())
	s.grid().SetCurrentKey(1)
	s.Press(fyne.KeyDelete)
	s.WaitFor("It is used by ana, bernd and 1 other.")
	s.Click(s.Button("Delete"))
	if !s.Sees("Choose one of them first.") || len(s.removed) != 0 {
		t.Error("nothing was chosen and nothing says so")
	}
	choice := kittest.Find[*kit.Select](s.Window, nil)
	if got := strings.Join(choice.Options, ","); got != "south,Ávila,Nothing in its place" {
		t.Errorf("offered: %s", got)
	}
	choice.SetSelected("Nothing in its place")
	s.fail = data.Refuse(data.FieldTenants, data.ReasonRequired)
	s.Click(s.Button("Delete"))
	s.WaitFor("Some of its users have no other one.")
	choice.SetSelected("south")
	if s.Sees("Some of its users") {
		t.Error("the error stays while it is mended")
	}
	s.fail = data.ErrLastAdministrator
	s.Click(s.Button("Delete"))
	s.WaitFor("Nobody could administer users any more.")
	s.Click(s.Button("Delete"))
	s.WaitFor("main was deleted")
	s.WaitClosed()
	if len(s.instead) != 1 || s.instead[0] != 2 {
		t.Errorf("given instead: %v", s.instead)
	}
	s.Wait("the count of those who got it", func() bool { return s.list.Items()[0].Users == 3 || s.list.Items()[1].Users == 3 })
}

func TestTheNumberOfUsersLeadsToTheirNamesAndTheirForms(t *testing.T) {
	s := open(t, newOffice())
	s.Click(kittest.Find(s.Window, func(l *kit.CellLink) bool { return l.Text() == "3" }))
	s.WaitFor("bernd@example.org")
	s.Type("carl")
	if !s.Sees("1 of 3 users") || s.Sees("bernd@example.org") {
		t.Errorf("seen: %s", s.Text())
	}
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	s.WaitClosed()
	if len(s.opened) != 1 || s.opened[0] != 3 {
		t.Errorf("opened %v", s.opened)
	}
	s.list.WhoHas(s.list.Items()[1].Item)
	s.WaitFor("Nobody has it.")
}

func TestWithoutTheRightNothingIsOfferedThatWouldBeRefused(t *testing.T) {
	o := newOffice()
	o.readOnly = true
	s := open(t, o)
	if s.Sees("Create New Thing") {
		t.Error("Create is offered")
	}
	s.shortcut("Create New Thing")
	if s.Canvas().Overlays().Top() != nil {
		t.Error("Ctrl+N opens a form")
	}
	s.grid().SetCurrentKey(2)
	s.Press(fyne.KeyDelete)
	if !s.Sees("Nothing was deleted") || len(s.removed) != 0 {
		t.Error("the refusal is not told")
	}
	s.Press(fyne.KeyEscape, fyne.KeyReturn)
	s.WaitFor("Your profile “Reader” does not open this.")
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Save" }) != nil {
		t.Error("a form that cannot be saved has a Save button")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
}

func TestAnEndedSessionSignsOutInsteadOfComplaining(t *testing.T) {
	s := open(t, newOffice())
	s.fail = &access.Refusal{Rule: access.RuleEnded}
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.Wait("Ended", func() bool { return s.ended == 1 })
	if s.Canvas().Overlays().Top() != nil {
		t.Error("a dialog was shown")
	}
}

func TestWhatCannotBeReadCanBeTriedAgain(t *testing.T) {
	o := newOffice()
	o.broken = errDisk
	s := open(t, o)
	s.WaitFor("Not read")
	o.mutex.Lock()
	o.broken = nil
	o.mutex.Unlock()
	s.Click(s.Button("Try again"))
	s.WaitFor("3 things")
}

func TestWhereNothingIsYetTheFirstCanBeMade(t *testing.T) {
	o := newOffice()
	o.tenants = nil
	s := open(t, o)
	if !s.Sees("No things yet") || !s.Sees("They are good for much.") {
		t.Fatalf("seen: %s", s.Text())
	}
	buttons := 0
	kittest.Walk(s.Canvas().Content(), func(obj fyne.CanvasObject) bool {
		if b, ok := obj.(*kit.Button); ok && b.Text == "Create New Thing" {
			buttons++
		}
		return true
	})
	if buttons != 2 {
		t.Errorf("%d buttons make one", buttons)
	}
}

func TestShowOpensARowAsSoonAsItIsRead(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.list.Show(2)
	s.WaitFor("Edit south")
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	o.tenants = o.tenants[:1]
	s.list.Show(2)
	s.WaitFor("It is not there any more.")
}
