package users_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func (s *scene) pick(label string) *kit.Select {
	s.t.Helper()
	p, ok := s.Field(label).Object().(*kit.Select)
	if !ok {
		s.t.Fatalf("%s is no choice", label)
	}
	return p
}

func TestAllThatIsWrongIsToldBesideItsFieldAndTheFirstHasTheKeyboard(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.Type("no spaces")
	s.Click(s.Button("Save"))
	s.Wait("the answer", func() bool { return s.Field("Tenants").Wrong() != "" })
	for _, label := range []string{"Username", "E-mail", "Password", "Roles", "Profile", "Tenants"} {
		if s.Field(label).Wrong() == "" {
			t.Errorf("%s has no error", label)
		}
	}
	if len(r.drafts) != 0 {
		t.Error("it was saved")
	}
	if !focusedIn(s, "Username") {
		t.Error("the keyboard is not on the first field with an error")
	}
	s.Type("x")
	if s.Field("Username").Wrong() != "" {
		t.Error("the error stays while it is being mended")
	}
}

func TestATakenNameAndAnEmptyPasswordAreToldTogether(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.Type("admin")
	s.into("E-mail", "no address")
	s.Click(s.Button("Save"))
	s.WaitFor("Somebody else has this username already.")
	for _, label := range []string{"E-mail", "Password", "Roles"} {
		if s.Field(label).Wrong() == "" {
			t.Errorf("%s has no error yet", label)
		}
	}
}

func TestANameThatIsTakenIsToldAndNothingTypedIsLost(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	username := s.Field("Username").Object().(*kit.Entry)
	username.SetText("admin")
	s.Field("Username").Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Somebody else has this username already.")
	if username.Text != "admin" || r.stored(t, 3).Username == "admin" {
		t.Error("typed text or stored user changed")
	}
}

func TestAnAddressWithoutADotIsDoubtedButTaken(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	const doubt = "This address has no dot after the @: is it complete?"
	email := s.Field("E-mail").Object().(*kit.Entry)
	for text, wanted := range map[string]bool{"ann@office": true, "ann@office.example": false, "ann@": false, "ann@[192.0.2.1]": false} {
		email.SetText(text)
		if s.Sees(doubt) != wanted {
			t.Errorf("%s is doubted: %v", text, !wanted)
		}
	}
	email.SetText("ann@office")
	s.Push("Save")
	s.WaitClosed()
	if r.stored(t, 3).Email != "ann@office" {
		t.Error("it was not saved")
	}
}

func TestAConflictKeepsWhatWasTypedUntilTheNewerOneIsChosen(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	s.into("Department", " North")
	r.touch(3, func(u *data.User) { u.Email = "newer@example.org" })
	s.Click(s.Button("Save"))
	s.WaitFor("Load the newer one")
	s.Click(s.Button("Keep what I typed"))
	if got := s.Field("Department").Object().(*kit.CompleteEntry).Text; !strings.Contains(got, "North") {
		t.Fatalf("typed text is lost: %q", got)
	}
	s.Click(s.Button("Save"))
	s.WaitFor("Load the newer one")
	s.Click(s.Button("Load the newer one"))
	s.Wait("the newer one", func() bool {
		f := kittest.Find(s.Window, func(f *kit.Field) bool { return f.Label() == "E-mail" })
		return f != nil && f.Object().(*kit.Entry).Text == "newer@example.org"
	})
	s.into("Department", " South")
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if u := r.stored(t, 3); u.Email != "newer@example.org" || !strings.Contains(u.Department, "South") {
		t.Errorf("stored %+v", u)
	}
}

func TestUnsavedChangesAreAskedAboutOnEscape(t *testing.T) {
	s := open(t, newRegister(t, crowd(5)))
	s.edit(3)
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.edit(3)
	s.into("Username", "x")
	s.Press(fyne.KeyEscape)
	if !s.Sees("Unsaved changes") {
		t.Fatal("nothing was asked")
	}
	s.Press(fyne.KeyReturn)
	if s.Sees("Unsaved changes") || !s.Sees("Startup Dialog") {
		t.Fatal("Enter did not go back to the form")
	}
	s.Click(s.Button("Cancel"))
	s.Click(s.Button("Discard changes"))
	s.WaitClosed()
}

func TestARefusalStandsOverTheFormWhichStays(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	s.into("Username", "x")
	r.fail = data.ErrLastAdministrator
	s.Click(s.Button("Save"))
	s.WaitFor("Nobody could administer users any more")
	s.Press(fyne.KeyReturn)
	if !s.Sees("Startup Dialog") {
		t.Error("the form has gone")
	}
}

func TestAPictureIsCheckedShownAndSavedAndCanBeTakenAway(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	r.file = []byte("not a picture")
	s.Push("Choose…")
	s.WaitFor("This is not a PNG, JPEG, GIF or WebP picture.")
	r.file = kittest.PNG(t, color.NRGBA{G: 180, A: 255})
	s.Push("Choose…")
	s.Wait("the picture", func() bool {
		return kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Remove" }) != nil
	})
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if !r.stored(t, 3).HasPicture || len(r.pictures[3]) == 0 {
		t.Fatal("no picture was saved")
	}
	s.edit(3)
	s.Push("Remove")
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if r.stored(t, 3).HasPicture {
		t.Error("the picture is still there")
	}
}

func TestWhatIsWrongWithAPictureIsSeenInFullInALowWindow(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := openWith(t, r, look.Light, 1024/1.5, 700/1.5)
	s.edit(3)
	r.file = []byte("not a picture")
	s.Push("Choose…")
	const text = "This is not a PNG, JPEG, GIF or WebP picture."
	s.WaitFor(text)
	save := s.At(s.Button("Save")).SubtractXY(0, s.Button("Save").Size().Height/2)
	if field := s.Field("Profile Picture"); s.At(field).Y+field.Size().Height/2 > save.Y {
		t.Errorf("the picture's field ends at %v, below the buttons at %v", s.At(field).Y+field.Size().Height/2, save.Y)
	}
	r.file = kittest.PNG(t, color.NRGBA{G: 180, A: 255})
	s.Push("Choose…")
	s.Wait("the error to go", func() bool { return s.Field("Profile Picture").Wrong() == "" })
}

func TestAnErrorBelowALongListIsSeenWhenSavingIsRefused(t *testing.T) {
	s := openWith(t, newRegister(t, crowd(5)), look.Light, 1024/1.5, 700/1.5)
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.Type("new.person")
	s.into("E-mail", "new@example.org")
	s.into("Password", "a long enough password")
	s.Push("Save")
	s.Wait("the answer", func() bool { return s.Field("Roles").Wrong() != "" })
	roles, save := s.Field("Roles"), s.At(s.Button("Save")).SubtractXY(0, s.Button("Save").Size().Height/2)
	if bottom := s.At(roles).Y + roles.Size().Height/2; bottom > save.Y {
		t.Errorf("what is wrong with the roles ends at %v, below the buttons at %v", bottom, save.Y)
	}
}

func TestAPasswordChangedFromTheFormMakesNoConflict(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	s.Click(s.Button("Change Password"))
	s.into("New password", "a long enough password")
	s.Press(fyne.KeyReturn)
	s.WaitFor("The password of")
	s.into("Department", "x")
	s.Click(s.Button("Save"))
	s.WaitClosed()
	if u := r.stored(t, 3); !strings.HasSuffix(u.Department, "x") || !u.MustChange {
		t.Errorf("stored %+v", u)
	}
}

func TestASlowSaveIsNotSentTwice(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.edit(3)
	s.into("Department", "x")
	r.slow = make(chan struct{})
	s.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape)
	if !s.Button("Save").Disabled() || !s.Sees("Startup Dialog") {
		t.Error("the form can be used while it saves")
	}
	close(r.slow)
	s.WaitClosed()
	if len(r.drafts) != 1 {
		t.Errorf("saved %d times", len(r.drafts))
	}
}

// dialogText is what can be read in the topmost dialog.
func dialogText(s *scene) string {
	lines := []string{}
	kittest.Walk(s.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool {
		if text, ok := o.(*kit.Text); ok {
			lines = append(lines, text.Text)
		}
		return true
	})
	return strings.Join(lines, "\n")
}
