package users_test

import (
	"bytes"
	"fmt"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		for _, n := range []int{0, 3, 200} {
			drawStates(t, n, f, fmt.Sprintf("%s-%d", f.Name, n))
		}
	}
}

func drawStates(t *testing.T, n int, f kittest.Frame, name string) {
	r := newRegister(t, crowd(n))
	if n > 2 {
		face, err := data.CheckedPicture(bytes.NewReader(kittest.PNG(t, color.NRGBA{R: 60, G: 140, B: 200, A: 255})))
		if err != nil {
			t.Fatal(err)
		}
		r.users[2].HasPicture, r.pictures[3] = true, face
	}
	s := openWith(t, r, f.Mode, f.Width, f.Height)
	for end := time.Now().Add(50 * time.Millisecond); n == 3 && time.Now().Before(end); {
		s.Settle() // the picture is read
	}
	s.Scale(f.Scale)
	s.Picture(name + "-table")
	s.Resize(fyne.NewSize(f.Width-sidebar(f), f.Height))
	s.Picture(name + "-beside")
	s.Resize(fyne.NewSize(f.Width, f.Height))
	if n < 200 {
		return
	}
	s.grid().SetSelected(1, 4, 5)
	s.Click(s.Button("Disable"))
	s.WaitFor("users changed")
	s.Picture(name + "-leftout")
	s.Press("Escape")
	s.grid().SetSelected(3, 4, 5)
	s.Picture(name + "-bulk")
	s.choose("Change", "Add role…")
	s.Picture(name + "-addrole")
	s.Press("Escape")
	s.grid().ClearSelection()
	s.Click(s.Button("Filters"))
	s.shortcut("Search users")
	s.Type("ana")
	s.Picture(name + "-filters")
	s.Type(" nobody")
	s.Picture(name + "-none")
	s.Press("Escape")
	s.Click(s.Button("Filters"))
	s.edit(4)
	s.pick("Profile").SetSelected("Administrator")
	s.Field("Username").SetError("Somebody else has this username already.")
	s.Picture(name + "-edit")
	s.Canvas().Focus(kittest.Find[*kit.MenuPreview](s.Window, nil))
	s.Picture(name + "-menu")
	s.Field("Startup Dialog").Focus()
	s.Type("t")
	s.Picture(name + "-startup")
	s.Press("Escape", "Escape")
	r.file = []byte("no picture")
	s.Push("Choose…")
	s.WaitFor("This is not a PNG")
	s.Picture(name + "-edit-picture")
	s.Push("Change Password")
	s.Push("Suggest a passphrase")
	s.Picture(name + "-password")
	s.Push("Save")
	s.WaitFor("Hand over")
	s.Push("Copy both")
	s.Picture(name + "-handover")
	s.Press("Escape")
	s.Field("Username").Focus()
	s.Press("Escape")
	s.Picture(name + "-unsaved")
	s.Push("Discard changes")
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.into("E-mail", "ann@office")
	s.into("Password", "hello world")
	s.Picture(name + "-create")
	s.Push("Save")
	s.WaitFor("A profile is needed.")
	s.Picture(name + "-create-wrong")
	s.Field("Department").Object().(*kit.CompleteEntry).SetText("x")
	s.Canvas().Focus(s.Button("Choose…"))
	s.Picture(name + "-create-end")
	s.Press("Escape")
	s.Push("Discard changes")
	s.edit(1)
	s.Picture(name + "-own")
	s.Press("Escape")
	s.grid().SetCurrentKey(5)
	s.grid().Focus()
	s.Press(desktop.KeyMenu)
	s.Picture(name + "-rowmenu")
	s.Press("Escape")
	s.grid().Focus()
	s.Press("Delete")
	s.WaitFor("was deleted")
	s.Picture(name + "-undo")
	drawDepartments(s, name)
	drawFactors(s, name)
}

// sidebar is what the menu at the left takes of such a window.
func sidebar(f kittest.Frame) float32 {
	if f.Width < 1000 {
		return 56
	}
	return 216
}

func drawFactors(s *scene, name string) {
	s.rowMenu(3, "Second factor: Google Secret Code…")
	s.WaitFor("No mail server is set")
	s.Press("Home")
	s.Picture(name + "-factor")
	s.Press("Escape")
	s.rowMenu(3, "Reset Google 2FA")
	s.Picture(name + "-factor-reset")
	s.Press("Escape")
	s.enrol(3, 8)
	s.edit(3)
	s.Canvas().Focus(s.Button("Set up anew…"))
	s.Picture(name + "-factor-form")
	s.Push("Set up anew…")
	s.WaitFor("Setup Key")
	s.Push("Copy")
	s.Field("Code that the app shows now").Focus()
	s.Type("111111")
	s.Press("Return")
	s.WaitFor("This code is not right.")
	s.Picture(name + "-enrolment")
	s.Field("Code that the app shows now").Object().(*kit.Entry).SetText(theCode)
	s.Press("Return")
	s.WaitFor("They are shown only now.")
	s.Picture(name + "-codes")
}

func drawDepartments(s *scene, name string) {
	s.departments()
	s.Picture(name + "-departments")
	s.Press("Return")
	s.Type("Reception")
	s.Picture(name + "-department-join")
	s.Push("Rename")
	s.WaitFor("Join Accounting")
	s.Picture(name + "-department-question")
	s.Press("Escape")
	s.Field("New name").Object().(*kit.CompleteEntry).SetText("Finance")
	s.Push("Rename")
	s.WaitFor("of Finance now")
	s.Picture(name + "-department-renamed")
}
