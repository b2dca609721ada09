package users_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// newUser fills the form of a new user in, but for the password.
func (s *scene) newUser(name string) {
	s.t.Helper()
	s.shortcut("Create New User")
	s.WaitFor("Startup Dialog")
	s.into("Username", name)
	s.into("E-mail", name+"@example.org")
	s.Field("Roles").Focus()
	s.Press(fyne.KeyDown, fyne.KeySpace)
	s.pick("Profile").SetSelected("Portal")
}

func TestASuggestedPasswordIsShownOnceToBeHandedOver(t *testing.T) {
	r := newRegister(t, crowd(3))
	r.choices.Tenants = r.choices.Tenants[:1]
	s := open(t, r)
	s.newUser("new.person")
	s.Push("Suggest a passphrase")
	s.Push("Save")
	s.WaitFor("Hand over to new.person")
	if !s.Sees("correct horse battery staple") || !s.Sees("The user chooses another one at the next sign-in.") {
		t.Error("it is not to be seen: " + s.Text())
	}
	s.Press(fyne.KeySpace) // the keyboard is on Copy
	if !slices.Equal(r.copied, []string{"Username: new.person\nPassword: correct horse battery staple"}) {
		t.Errorf("copied %q", r.copied)
	}
	s.WaitFor("The clipboard is emptied after 30 seconds.")
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	if s.Sees("correct horse") || !s.grid().Focused() {
		t.Error("the password is shown still, or the keyboard is not on the table")
	}
}

func TestAPasswordOfOnesOwnIsNotShownAgain(t *testing.T) {
	r := newRegister(t, crowd(3))
	r.choices.Tenants = r.choices.Tenants[:1]
	s := open(t, r)
	s.newUser("new.person")
	s.Push("Suggest a passphrase")
	s.Field("Password").Focus()
	s.Type(" of my own")
	s.Push("Save")
	s.WaitFor("new.person was saved")
	s.WaitClosed()
	if len(r.drafts) != 1 || s.Sees("Hand over") {
		t.Error("it is shown again, or was not saved")
	}
}

func TestARefusedSaveKeepsTheSuggestedPasswordToHandOverLater(t *testing.T) {
	r := newRegister(t, crowd(3))
	r.choices.Tenants = r.choices.Tenants[:1]
	s := open(t, r)
	s.newUser("new.person")
	s.Push("Suggest a passphrase")
	r.fail = errDisk
	s.Push("Save")
	s.WaitFor("Not saved")
	if s.Sees("Hand over") {
		t.Error("it is handed over before it is stored")
	}
	s.Press(fyne.KeyReturn)
	s.Push("Save")
	s.WaitFor("Hand over to new.person")
}

func TestAChangedPasswordIsHandedOverUnlessItIsOnesOwn(t *testing.T) {
	s := open(t, newRegister(t, crowd(5)))
	s.rowMenu(3, "Change Password")
	if !s.Sees("Eight characters are enough for this user") {
		t.Error("the shorter password is not spoken of")
	}
	s.Push("Suggest a passphrase")
	s.Push("Save")
	s.WaitFor("Hand over to " + s.stored(t, 3).Username)
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.rowMenu(1, "Change Password")
	if s.Sees("Eight characters") {
		t.Error("who has no second factor needs a long password")
	}
	s.Push("Suggest a passphrase")
	s.Push("Save")
	s.WaitFor("The password of admin was changed")
	s.WaitClosed()
}
