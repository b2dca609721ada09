package roles_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		drawStates(t, f, "roles-"+f.Name)
	}
}

func drawStates(t *testing.T, f kittest.Frame, name string) {
	o := withFactors()
	o.Rows[0].Item.RequireFactor = true
	s := openWith(t, o, f.Mode, f.Width, f.Height)
	s.Scale(f.Scale)
	s.Picture(name + "-table")
	s.screen.WhoHas(o.Rows[1].Item)
	s.WaitFor("bernd@example.org")
	s.Picture(name + "-who")
	s.Press(fyne.KeyEscape)
	s.edit(3)
	s.Picture(name + "-form")
	s.Canvas().Focus(s.check("Hide phone numbers"))
	s.toggle()
	s.WaitFor("All users of Compliance manager")
	s.Picture(name + "-demand")
	s.toggle()
	s.search()
	s.Type("call detail")
	s.Picture(name + "-module")
	s.Press(fyne.KeyEscape)
	s.Type("desk")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	s.Picture(name + "-permissions")
	s.turn(fyne.KeyHome)
	s.Field("Accepted IPs").Object().(*kit.Entry).SetText("ten")
	s.search()
	s.CtrlS()
	s.WaitFor("Line 1")
	s.Picture(name + "-wrong")
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.edit(1)
	s.Picture(name + "-admin")
	s.turn(fyne.KeyEnd)
	s.Picture(name + "-all")
	s.Press(fyne.KeyEscape)
	o.mine.Permissions = []data.Permission{"show_role", "create_role", "edit_role", "show_index"}
	s.screen.Create()
	s.turn(fyne.KeyEnd)
	s.tree().ExpandAll()
	s.tree().Focus()
	s.Picture(name + "-limited")
	s.Press(fyne.KeyEscape)
	s.edit(2)
	s.Picture(name + "-readonly")
	s.Press(fyne.KeyEscape)
}
