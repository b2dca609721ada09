package users_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestADeletedUserComesBackWithUndo(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	name := r.stored(t, 4).Username
	s.grid().SetCurrentKey(4)
	s.grid().Focus()
	s.Press(fyne.KeyDelete)
	s.WaitFor(name + " was deleted")
	if !s.Sees("9 users") {
		t.Error("the row is still counted")
	}
	s.Click(s.Button("Undo"))
	s.WaitFor(name + " is back")
	if !s.Sees("10 users") || r.at(4) < 0 {
		t.Error("the user is not back")
	}
}

func TestSeveralAreDeletedOnlyAfterAQuestionThatSaysHowMany(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(3, 4, 5)
	s.Click(s.Button("Delete"))
	if !s.Sees("Delete 3 users?") {
		t.Fatal("nothing was asked")
	}
	s.Press(fyne.KeyReturn) // the keyboard is on Cancel
	if len(r.removed) != 0 {
		t.Fatal("an Enter too many deleted users")
	}
	s.grid().Focus()
	s.Press(fyne.KeyDelete)
	s.Click(kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Delete" }))
	s.WaitFor("3 users were deleted")
	s.Click(s.Button("Undo"))
	s.WaitFor("3 users are back")
	if len(r.users) != 10 {
		t.Errorf("%d users", len(r.users))
	}
}

func TestARefusedDeletionSaysWhyAndLeavesTheRow(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	r.fail = data.ErrLastAdministrator
	s.grid().SetCurrentKey(3)
	s.Press(fyne.KeyDelete)
	s.WaitFor("Nobody could administer users any more")
	if !s.Sees("10 users") {
		t.Error("the row has gone")
	}
}

func TestSeveralAreChangedTogether(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(3, 4, 5)
	if !s.Sees("3 selected") {
		t.Fatal("no bar")
	}
	s.Click(s.Button("Disable"))
	s.WaitFor("3 users are disabled")
	for _, id := range []data.UserID{3, 4, 5} {
		if r.stored(t, id).Enabled {
			t.Errorf("user %d is enabled", id)
		}
	}
	s.choose("Change", "Add role…")
	s.Field("Roles").Focus()
	s.Type("night")
	s.Press(fyne.KeyDown, fyne.KeySpace)
	s.Click(s.Button("Save"))
	s.WaitFor("2 of 3 users changed. 1 was already so.")
	for _, id := range []data.UserID{3, 4, 5} {
		if !slices.Contains(r.stored(t, id).Roles, roleNight) {
			t.Errorf("user %d has not got the role", id)
		}
	}
	s.choose("Change", "Set profile…")
	kittest.Find[*kit.Select](s.Window, func(p *kit.Select) bool { return slices.Contains(p.Options, "Administrator") }).SetSelected("Administrator")
	s.Click(s.Button("Save"))
	s.Wait("the profile", func() bool { return r.stored(t, 5).Profile == profileAdministrator })
	s.Click(s.Button("Export…"))
	if len(r.exported) != 1 || len(r.exported[0]) != 3 {
		t.Errorf("exported %v", r.exported)
	}
	s.Click(s.Button("Clear selection"))
	if s.Sees("3 selected") {
		t.Error("the bar is still there")
	}
}

func TestAChangeOfSeveralThatFailsNamesTheUserAndChangesNobody(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(3, 4, 6)
	s.choose("Change", "Remove role…")
	s.Click(s.Button("Save"))
	if s.Field("Roles").Wrong() == "" {
		t.Error("nothing chosen was taken")
	}
	s.Field("Roles").Focus()
	s.Type("night")
	s.Press(fyne.KeyDown, fyne.KeySpace)
	s.Click(s.Button("Save"))
	s.WaitFor("Nothing was changed")
	if !s.Sees(r.stored(t, 3).Username + ": Roles") {
		t.Error("the message does not name the user; seen: " + s.Text())
	}
	for _, id := range []data.UserID{3, 4, 6} {
		if r.stored(t, id).Version != 1 {
			t.Errorf("user %d was changed", id)
		}
	}
	s.Press(fyne.KeyReturn)
	s.Button("Save") // the dialog is still there with what was chosen
}

func TestTheOwnAccountIsLeftOutOfAChangeOfSeveralAndSaidSo(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(1, 3, 4)
	s.Click(s.Button("Disable"))
	s.WaitFor("2 of 3 users changed")
	if !s.Sees("Left out: admin. Nobody can change their own") {
		t.Error("who was left out is not said; seen: " + s.Text())
	}
	if r.stored(t, 3).Enabled || r.stored(t, 4).Enabled || !r.stored(t, 1).Enabled {
		t.Error("the wrong users were changed")
	}
	s.Press(fyne.KeyReturn)
	s.grid().SetSelected(1)
	s.Click(s.Button("Disable"))
	s.WaitFor("Nothing was changed")
	s.Press(fyne.KeyReturn)
	s.grid().SetSelected(1, 3)
	s.Click(s.Button("Delete"))
	if !s.Sees("Delete 1 user?") || !s.Sees("Left out: admin.") {
		t.Error("the question does not leave out the own account; seen: " + s.Text())
	}
}

func TestAChangeThatIsSoAlreadyIsNotCalledAChange(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(3, 4, 5)
	s.Click(s.Button("Enable"))
	s.WaitFor("Nothing was changed. 3 were already so.")
	r.touch(4, func(u *data.User) { u.Enabled, u.Email = false, "newer@example.org" })
	s.screen.Reload()
	s.Wait("the newer one", func() bool { return s.grid().SelectedCount() == 3 && s.Sees("newer@example.org") })
	s.Click(s.Button("Enable"))
	s.WaitFor("1 of 3 users changed. 2 were already so.")
}

// choose opens a menu button's menu and takes an item.
func (s *scene) choose(button, item string) {
	s.t.Helper()
	b := kittest.Find(s.Window, func(b *kit.MenuButton) bool { return b.Text == button })
	if b == nil {
		s.t.Fatalf("there is no menu %q", button)
	}
	s.Click(b)
	s.take(item)
}

// take takes an item of the menu that is open.
func (s *scene) take(item string) {
	s.t.Helper()
	found := false
	for range 20 {
		if text := kittest.Find(s.Window, func(o fyne.CanvasObject) bool { return textOf(o) == item }); text != nil {
			s.Click(text)
			found = true
			break
		}
	}
	if !found {
		s.t.Fatalf("the menu has no item %q; seen: %s", item, s.Text())
	}
}

func TestALockedUserIsMarkedAndUnlockedFromTheMenu(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	id := data.UserID(6) // crowd locks every 23rd
	if !r.stored(t, id).Locked {
		t.Fatal("the crowd has changed")
	}
	s.grid().SetCurrentKey(int64(id))
	s.grid().OnMenu(s.grid().Current(), fyne.NewPos(100, 200))
	s.take("Unlock")
	s.WaitFor("is unlocked")
	if r.stored(t, id).Locked {
		t.Error("still locked")
	}
}

func TestANewPasswordIsSuggestedShownAndSet(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.grid().OnMenu(2, fyne.NewPos(100, 200))
	s.take("Change Password")
	s.Click(s.Button("Save"))
	if s.Field("New password").Wrong() == "" {
		t.Error("an empty password was taken")
	}
	s.Click(s.Button("Suggest a passphrase"))
	if !s.Sees("correct horse battery staple") || !s.Sees("Very good") {
		t.Error("the passphrase is not to be read")
	}
	r.fail = data.Refuse(data.FieldPassword, data.ReasonCommon)
	s.Click(s.Button("Save"))
	s.WaitFor("easy to guess")
	s.Press(fyne.KeyReturn)
	s.WaitFor("was changed")
	s.Press(fyne.KeyEscape) // out of what hands it over
	s.WaitClosed()
	if !slices.Equal(r.passwords, []string{"correct horse battery staple"}) || !r.must[0] {
		t.Errorf("set %v, must change %v", r.passwords, r.must)
	}
}

func TestWhatWasTickedForSeveralIsNotThrownAwayByEscapeUnasked(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(3, 4)
	s.choose("Change", "Add role…")
	s.Press(fyne.KeyEscape)
	s.WaitClosed() // nothing ticked, nothing asked
	s.choose("Change", "Add role…")
	s.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyEscape)
	s.WaitFor("Unsaved changes")
	s.Press(fyne.KeyReturn) // the keyboard is on Keep editing
	if !s.Sees("This changes 2 users") {
		t.Fatal("the dialog has gone")
	}
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.WaitClosed()
	if u := r.stored(t, 3); len(u.Roles) != 1 {
		t.Errorf("what was discarded was saved: %v", u.Roles)
	}
}

func TestATypedPasswordIsNotThrownAwayByEscapeUnasked(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.grid().OnMenu(2, fyne.NewPos(100, 200))
	s.take("Change Password")
	s.Type("a long enough password")
	s.Press(fyne.KeyEscape)
	s.WaitFor("Unsaved changes")
	s.Press(fyne.KeyReturn) // the keyboard is on Keep editing
	if entry := s.Field("New password"); entry == nil || len(r.passwords) != 0 {
		t.Fatal("the dialog has gone")
	}
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.WaitClosed()
	s.grid().OnMenu(2, fyne.NewPos(100, 200))
	s.take("Change Password")
	s.Press(fyne.KeyEscape)
	s.WaitClosed() // nothing typed, nothing asked
}

func TestASecondActionWaitsForTheFirst(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	r.slow = make(chan struct{})
	s.grid().SetSelected(3, 4)
	s.Click(s.Button("Disable"))
	if !s.Button("Enable").Disabled() {
		t.Error("a second change can be begun")
	}
	s.Press(fyne.KeyDelete)
	close(r.slow)
	s.WaitFor("2 users are disabled")
	if len(r.removed) != 0 || s.Button("Enable").Disabled() {
		t.Error("the second action was not held back, or the bar stays disabled")
	}
}

func TestImportAndExportAreReached(t *testing.T) {
	r := newRegister(t, crowd(5))
	s := open(t, r)
	s.choose("More", "Import…")
	s.choose("More", "Export…")
	if r.imports != 1 || len(r.exported) != 1 || r.exported[0] != nil {
		t.Errorf("imports %d, exports %v", r.imports, r.exported)
	}
}
