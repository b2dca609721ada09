package lists_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
)

func TestANewOneIsMadeByKeyboardAlone(t *testing.T) {
	s := open(t, newOffice())
	s.shortcut("Create New Thing")
	s.Type("north")
	s.Press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn)
	s.WaitFor("north was saved")
	s.WaitClosed()
	last := s.tenants[len(s.tenants)-1].Item
	if last.Name != "north" || !last.Enabled || s.changed != 1 || !s.grid().Focused() {
		t.Errorf("stored %+v, changed %d times", last, s.changed)
	}
	s.WaitFor("4 things")
}

func TestWhatIsWrongStandsBesideItsFieldAndNothingTypedIsLost(t *testing.T) {
	s := open(t, newOffice())
	s.shortcut("Create New Thing")
	s.Press(fyne.KeyReturn)
	s.WaitFor("is needed.")
	if s.Field("Name").Wrong() == "" || !s.Sees("Save") {
		t.Error("the field does not say so")
	}
	s.Type("east")
	if s.Field("Name").Wrong() != "" {
		t.Error("the error stays while it is mended")
	}
	s.fail = data.ErrLastAdministrator
	s.Press(fyne.KeyReturn)
	s.WaitFor("Nobody could administer users any more.")
	if got := s.Field("Name").Object().(*kit.Entry).Text; got != "east" {
		t.Errorf("the name is %q", got)
	}
	s.fail = data.Refusals(data.Refuse(data.FieldName, data.ReasonTaken), data.Refuse("elsewhere", data.ReasonRequired))
	s.Press(fyne.KeyReturn)
	s.WaitFor("elsewhere: This is needed.")
	if s.Field("Name").Wrong() != "This name is taken already." {
		t.Errorf("beside the name stands %q", s.Field("Name").Wrong())
	}
}

func TestWhatWasTypedIsAskedAboutBeforeItIsLost(t *testing.T) {
	s := open(t, newOffice())
	s.list.Edit(2)
	s.WaitFor("Edit south")
	s.Type("x")
	s.Press(fyne.KeyEscape)
	s.WaitFor("Unsaved changes")
	s.Click(s.Button("Keep editing"))
	if !s.Sees("Edit south") {
		t.Fatal("the form is gone")
	}
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.WaitClosed()
	if s.tenants[1].Item.Name != "south" {
		t.Error("it was saved")
	}
}

func TestWhoWasSlowerLoadsTheNewerOneOrKeepsWhatWasTyped(t *testing.T) {
	s := open(t, newOffice())
	s.list.Edit(2)
	s.WaitFor("Edit south")
	s.mutex.Lock()
	s.tenants[1].Item.Name, s.tenants[1].Item.Version = "southern", 2
	s.mutex.Unlock()
	s.Type("x")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Somebody else changed south while this form was open.")
	s.Click(s.Button("Load the newer one"))
	s.WaitFor("Edit southern")
}

func TestSavingTwiceAtOnceSavesOnce(t *testing.T) {
	s := open(t, newOffice())
	s.shortcut("Create New Thing")
	s.Type("west")
	s.slow = make(chan struct{})
	s.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape)
	if !s.Sees("Save") || !s.Button("Save").Disabled() {
		t.Error("the form is not busy")
	}
	close(s.slow)
	s.WaitFor("west was saved")
	if len(s.tenants) != 4 {
		t.Errorf("%d things are stored", len(s.tenants))
	}
}

func TestACopyHasANameOfItsOwnAndIsStoredOnceSaved(t *testing.T) {
	s := open(t, newOffice())
	s.tenants[1].Item.Name = "Copy of main"
	s.list.Copy(1)
	s.WaitFor("Copy of main 2")
	if len(s.tenants) != 3 {
		t.Error("it is stored already")
	}
	s.Field("Name").Object().(*kit.Entry).SetText("other")
	s.Press(fyne.KeyReturn)
	s.WaitFor("other was saved")
	if len(s.tenants) != 4 {
		t.Error("it is not stored")
	}
}
