package users_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
)

// shut is what the lock-out guard says where only a mail server is missing, and where passwords are.
const (
	shutMail      = "No administrator could sign in any more: each of them needs a code by e-mail"
	shutPasswords = "No administrator could sign in any more: the passwords of the others are missing or have expired."
)

func TestTheGuardAgainstLockOutIsToldInWordsWhateverWouldHaveLockedOut(t *testing.T) {
	for what, act := range map[string]func(*scene){
		"a method": func(s *scene) {
			s.rowMenu(4, "Second factor: Disabled…")
			s.WaitFor("Verification method")
			s.Press(fyne.KeyEnd, fyne.KeyReturn)
		},
		"a reset": func(s *scene) {
			s.rowMenu(3, "Reset Google 2FA")
			s.Push("Reset")
		},
		"a form": func(s *scene) {
			s.edit(4)
			s.Push("Save")
		},
		"a password": func(s *scene) {
			s.rowMenu(4, "Change Password")
			s.Push("Suggest a passphrase")
			s.Push("Save")
		},
		"the switch": func(s *scene) { s.rowMenu(4, "Disable") },
		"a deletion": func(s *scene) {
			s.grid().SetCurrentKey(4)
			s.grid().Focus()
			s.Press(fyne.KeyDelete)
		},
	} {
		for sentence, guard := range map[string]error{shutMail: &data.LockedOut{Mail: true}, shutPasswords: &data.LockedOut{}} {
			t.Run(what, func(t *testing.T) {
				r := newRegister(t, crowd(10))
				s := open(t, r)
				before := r.stored(t, 4)
				r.fail = guard
				act(s)
				s.WaitFor(sentence)
				if !s.Sees("Nothing was changed:") {
					t.Error("whether something was changed is not said")
				}
				if after := r.stored(t, 4); after.Version != before.Version || len(r.drafts)+len(r.passwords)+len(r.resets)+len(r.removed) > 0 {
					t.Error("something was done all the same")
				}
			})
		}
	}
}

func TestEveryEndOfASessionIsSaid(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	name := r.stored(t, 4).Username
	s.rowMenu(4, "Disable")
	s.WaitFor(name + " is disabled: an open session ends now")
	s.edit(5)
	s.Field("Enabled").Focus()
	s.Press(fyne.KeySpace)
	s.Push("Save")
	s.WaitFor(r.stored(t, 5).Username + " is disabled: an open session ends now")
	s.WaitClosed()
	s.grid().SetSelected(6, 7)
	s.grid().Focus()
	s.Press(fyne.KeyDelete)
	s.WaitFor("open sessions end now")
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.grid().ClearSelection()
	s.grid().SetCurrentKey(4)
	s.grid().Focus()
	s.Press(fyne.KeyDelete)
	s.WaitFor(name + " was deleted; an open session has ended")
}
