package users_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
)

func TestTheOverviewOfSecondFactorsIsReachedByMenuAndKey(t *testing.T) {
	r := newRegister(t, crowd(3))
	s := open(t, r)
	s.choose("More", "Second factors")
	s.shortcut("Second factors")
	if r.overviews != 2 {
		t.Errorf("two ways lead there, these did %d times", r.overviews)
	}
}

func TestADialogOverAnotherPageLeavesTheKeyboardThere(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	other := kit.NewEntry()
	s.Stage.SetContent(other) // as the window does that shows another page
	kit.Focus(other)
	s.screen.Show(4)
	s.WaitFor("Startup Dialog")
	s.Field("Department").Object().(*kit.CompleteEntry).SetText("Sales")
	s.Push("Save")
	s.WaitClosed()
	if r.stored(t, 4).Department != "Sales" || r.changes == 0 {
		t.Error("nothing was saved, or nobody was told")
	}
	s.screen.ChooseFactor([]data.UserID{4})
	s.WaitFor("Verification method")
	s.Press(fyne.KeyEnd, fyne.KeyReturn)
	s.WaitClosed()
	s.screen.ResetFactor([]data.UserID{4})
	s.WaitFor("An open session ends now.")
	s.Push("Reset")
	s.Wait("the reset", func() bool { return slices.Equal(r.resets, []data.UserID{4}) })
	if s.Canvas().Focused() != fyne.Focusable(other) {
		t.Error("the keyboard went to a table that nobody sees")
	}
}
