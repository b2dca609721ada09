package users_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// rowMenu opens the menu of a user's row and takes the item.
func (s *scene) rowMenu(id data.UserID, item string) {
	s.t.Helper()
	s.grid().SetCurrentKey(int64(id))
	s.grid().OnMenu(s.grid().Current(), fyne.NewPos(100, 100))
	s.take(item)
}

func (s *scene) radio() *kit.Radio { return kittest.Find[*kit.Radio](s.Window, nil) }

func TestTheMenuSaysWhichSecondFactorIsSetAndChangesIt(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.mail = true
	s := open(t, r)
	s.rowMenu(4, "Second factor: Disabled…")
	s.WaitFor("Username and password are enough.")
	s.Press(fyne.KeyDown)
	s.Push("Change")
	s.WaitFor("Second factor of " + r.stored(t, 4).Username + ": Email Code")
	if r.stored(t, 4).SecondFactor != data.EmailCode {
		t.Error("nothing was stored")
	}
	s.rowMenu(4, "Second factor: Email Code…")
	s.WaitFor("Verification method")
	s.Press(fyne.KeyEnd, fyne.KeyReturn)
	s.WaitFor(": Google Secret Code")
	s.rowMenu(4, "Second factor: Google Secret Code…")
	s.WaitFor("It is set up at the next sign-in")
	s.Press(fyne.KeyHome)
	if s.Sees("forgotten") {
		t.Error("what was never set up is said to get lost")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	r.states = map[data.UserID]data.FactorState{4: {Enrolled: time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), CodesLeft: 10}}
	s.rowMenu(4, "Second factor: Google Secret Code…")
	s.WaitFor("It is set up already.")
	s.Press(fyne.KeyHome)
	if !s.Sees("The authenticator that is set up now and the recovery codes are forgotten.") {
		t.Error("what gets lost is not said")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	if r.stored(t, 4).SecondFactor != data.Authenticator {
		t.Error("Escape changed something")
	}
}

func TestCodesByEMailAreNotOfferedWithoutAServer(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.rowMenu(4, "Second factor: Disabled…")
	s.WaitFor("No mail server is set")
	s.Press(fyne.KeyDown)
	s.Push("Change")
	s.WaitFor(": Google Secret Code")
	if r.stored(t, 4).SecondFactor != data.Authenticator {
		t.Error("Down went to what cannot be chosen")
	}
}

func TestCodesThroughAServerThatWasNeverTriedAreWarnedOf(t *testing.T) {
	const warning = "No e-mail has left through the mail server yet."
	r := newRegister(t, crowd(10))
	r.mail, r.untried = true, true
	s := open(t, r)
	s.rowMenu(4, "Second factor: Disabled…")
	s.WaitFor("Verification method")
	if s.Sees(warning) {
		t.Error("it is warned of what is not chosen")
	}
	s.Press(fyne.KeyDown)
	s.WaitFor(warning)
	s.Push("Change")
	s.WaitFor("Second factor of " + r.stored(t, 4).Username + ": Email Code")
	s.grid().SetSelected(1, 4) // who looks is among them
	s.choose("Change", "Second factor…")
	s.WaitFor(warning)
	s.Press(fyne.KeyHome, fyne.KeyDown)
	if at := s.radio().Chosen(); data.SecondFactors[at] == data.EmailCode {
		t.Error("it can be chosen for oneself")
	}
}

func TestARefusedMethodIsToldAndTheChoiceStays(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.mail = true
	s := open(t, r)
	s.rowMenu(4, "Second factor: Disabled…")
	s.WaitFor("Verification method")
	s.Press(fyne.KeyDown)
	r.fail = data.Refuse(data.FieldSecondFactor, data.ReasonNoMailServer)
	s.Push("Change")
	s.WaitFor("Nothing was changed")
	s.Press(fyne.KeyReturn)
	if s.radio() == nil || s.radio().Chosen() != 1 || r.stored(t, 4).SecondFactor != data.NoFactor {
		t.Error("the choice has gone, or was made in spite of the refusal")
	}
}

func TestWhoMustHaveASecondFactorIsNotFreedOfIt(t *testing.T) {
	r := newRegister(t, crowd(10))
	i := slices.IndexFunc(r.choices.Roles, func(role data.Role) bool { return role.ID == roleManager })
	r.choices.Roles[i].RequireFactor = true
	s := open(t, r)
	s.rowMenu(6, "Second factor: Google Secret Code…")
	if r.stored(t, 6).Roles[0] == roleManager {
		t.Fatal("the crowd has changed")
	}
	s.WaitFor("Username and password are enough.")
	s.Press(fyne.KeyEscape)
	s.rowMenu(5, "Second factor: Email Code…")
	s.WaitFor("demands a second factor")
	s.Press(fyne.KeyHome)
	if s.radio().Chosen() == 0 {
		t.Error("what a role demands can be switched off")
	}
}

func TestSeveralGetAMethodFromTheSelectionBar(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.grid().SetSelected(1, 3, 4, 5)
	s.choose("Change", "Second factor…")
	s.WaitFor("This changes 4 users")
	if s.radio().Chosen() != -1 {
		t.Error("users of different methods have one chosen")
	}
	s.Push("Change")
	if kittest.Find(s.Window, func(f *kit.Field) bool { return f.Wrong() != "" }) == nil {
		t.Error("nothing chosen was taken")
	}
	s.Press(fyne.KeyEnd)
	s.Push("Change")
	s.WaitFor("3 of 4 users changed. 1 was already so.")
	for _, id := range []data.UserID{1, 3, 4, 5} {
		if r.stored(t, id).SecondFactor != data.Authenticator {
			t.Errorf("user %d has %s", id, r.stored(t, id).SecondFactor)
		}
	}
}

func TestAResetIsAskedAboutAndForgetsTheAuthenticator(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.rowMenu(3, "Reset Google 2FA")
	s.WaitFor("An open session ends now.")
	s.Press(fyne.KeyReturn) // the keyboard is on Cancel
	if s.WaitClosed(); len(r.resets) != 0 {
		t.Fatal("an Enter too many reset it")
	}
	s.grid().SetSelected(3, 4, 6)
	s.choose("Change", "Reset Google 2FA")
	s.WaitFor("Reset Google 2FA of 2 users?")
	s.Push("Reset")
	s.WaitFor("2 users set up the authenticator anew")
	if !slices.Equal(r.resets, []data.UserID{3, 6}) {
		t.Errorf("reset %v", r.resets)
	}
	s.grid().SetSelected(4, 7)
	s.choose("Change", "Reset Google 2FA")
	s.WaitFor("None of the selected users has the method")
}

func TestWhoMayNotChangeAUserCannotTouchTheSecondFactor(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.me.Roles, r.me.Profile = []data.RoleID{roleNight}, profilePortal
	p := slices.IndexFunc(r.choices.Profiles, func(p data.Profile) bool { return p.ID == profilePortal })
	r.choices.Profiles[p].Modules = map[data.ModuleKey]data.Actions{data.ModuleUsers: data.View}
	r.me.ID = 4
	if rights := r.rights(); rights.May(data.ModuleUsers, data.Edit) || access.Ended(rights.Check(data.ModuleUsers, data.View)) {
		t.Fatal("the rights of this test are not what it is about")
	}
	s := open(t, r)
	s.edit(3)
	for _, label := range []string{"Google Secret Code…", "Reset Google 2FA", "Set up now…"} {
		if !s.Button(label).Disabled() {
			t.Errorf("%q can be pressed", label)
		}
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
	s.edit(4)
	if s.Button("Set up now…").Disabled() {
		t.Error("one's own authenticator needs no right")
	}
}

func TestTheFormSaysHowTheAuthenticatorStands(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.enrol(3, 1)
	s := open(t, r)
	s.edit(3)
	if !s.Sees("Set up since 2026-03-04. 1 recovery code is left.") {
		t.Error("seen: " + s.Text())
	}
	s.Push("Reset Google 2FA")
	s.Push("Reset")
	s.WaitFor("Not set up yet")
	s.Push("Google Secret Code…")
	s.WaitFor("Username and password are enough.")
	s.Press(fyne.KeyHome)
	s.Push("Change")
	s.Wait("the form", func() bool { return s.Sees("Disabled…") && s.Sees("Not set up.") })
	s.Push("Save")
	s.WaitFor("was saved") // a change of the second factor is no conflict
	s.WaitClosed()
	if r.stored(t, 3).SecondFactor != data.NoFactor {
		t.Error("saving the form brought the method back")
	}
}

func TestAnAuthenticatorIsSetUpFromTheForm(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.edit(4)
	s.Push("Set up now…")
	s.WaitFor("Setup Key")
	if kittest.Find[*kit.QR](s.Window, nil) == nil || !s.Sees("JBSW  Y3DP") {
		t.Error("there is no QR code or no key; seen: " + s.Text())
	}
	s.Push("Copy")
	if !slices.Equal(r.copied, []string{"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}) {
		t.Errorf("copied %q", r.copied)
	}
	s.Field("Code that the app shows now").Focus()
	s.Press(fyne.KeyReturn)
	if s.Field("Code that the app shows now").Wrong() == "" {
		t.Error("no code was taken")
	}
	s.Type("111111")
	s.Press(fyne.KeyReturn)
	s.WaitFor("This code is not right.")
	if r.stored(t, 4).SecondFactor != data.NoFactor {
		t.Error("a wrong code set it up")
	}
	s.Field("Code that the app shows now").Object().(*kit.Entry).SetText("")
	s.Type(theCode)
	s.Press(fyne.KeyReturn)
	s.WaitFor("jjjj-0000")
	s.Push("Save…")
	s.WaitFor("Saved as /home/ann/PBX Users recovery codes ")
	if len(r.kept) != 1 {
		t.Errorf("kept %d files", len(r.kept))
	}
	s.Push("Print")
	s.WaitFor("Sent to the printer")
	s.Push("They are kept")
	s.Wait("the form", func() bool { return s.Sees("10 recovery codes are left.") && s.Sees("Google Secret Code…") })
	s.Push("Save")
	s.WaitFor("was saved")
	if u := r.stored(t, 4); u.SecondFactor != data.Authenticator {
		t.Errorf("stored %s", u.SecondFactor)
	}
}

func TestTheSecondFactorInTheTableLeadsToTheChoice(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.mail = true
	s := open(t, r)
	link := func(text string) *kit.CellLink {
		return kittest.Find(s.Window, func(l *kit.CellLink) bool { return l.Text() == text })
	}
	s.Click(link("Disabled"))
	s.WaitFor("Verification method")
	s.Press(fyne.KeyDown)
	s.Push("Change")
	s.WaitClosed()
	if link("Email Code") == nil {
		t.Error("the table does not name the new method")
	}
}
