package factors_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
)

func TestTheGroupsCountAndShowWhoHasLacksMustAndIsKeptOut(t *testing.T) {
	s := open(t, newOffice(people()...))
	for _, group := range []struct {
		label string
		want  []string
	}{
		{"Lacks (5)", []string{"bernd", "carla", "diana", "eva", "ivo"}},
		{"Must have (6)", []string{"ana", "bernd", "carla", "diana", "eva", "ivo"}},
		{"Kept out (2)", []string{"faruk", "grace"}},
		{"Has (2)", []string{"ana", "faruk"}},
		{"All (10)", []string{"admin", "ana", "bernd", "carla", "diana", "eva", "faruk", "grace", "hana", "ivo"}},
	} {
		s.Push(group.label)
		if got := s.rows(); !slices.Equal(got, group.want) {
			t.Errorf("%s: %v", group.label, got)
		}
	}
}

func TestEachRowSaysUntilWhenAndHowManyTries(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.row(3)
	for _, text := range []string{
		"Ready", "Missing", "Not set up yet", "Not demanded", // with the factor
		"2026-11-25", "7 days of grace", "Next sign-in", // until when
		"Locked: 20 tries", "Waits: 7 tries", "2 wrong tries", "Allowed",
	} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in: %s", text, s.Text())
		}
	}
	if s.Sees("2027") {
		t.Error("a day is shown that the shorter grace has overtaken")
	}
}

func TestFewRecoveryCodesStandOut(t *testing.T) {
	list := people()
	list[0].State.CodesLeft = 3
	more := person(20, "zoe", list[0].State)
	more.State.CodesLeft = 4
	s := open(t, newOffice(append(list, more)...))
	for n, colour := range map[string]fyne.ThemeColorName{"3": theme.ColorNameWarning, "4": theme.ColorNameForeground} {
		if cell := kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == n }); cell == nil || cell.Color != colour {
			t.Errorf("%s left are not told as they should be", n)
		}
	}
}

func TestTheDetailsTellAllInSentences(t *testing.T) {
	s := open(t, newOffice(people()...))
	for id, want := range map[data.UserID][]string{
		2: {"Second factor: Google Secret Code.", "Set up since 2026-09-22.", "Demanded by: Manager.", "8 recovery codes are left."},
		3: {"Second factor: None.", "Until 2026-11-25 10:00 this user signs in without it."},
		4: {"From the next sign-in on, it can wait for 7 days."},
		6: {"It is not set up yet.", "It has to be set up at the next sign-in."},
		7: {"20 wrong tries in a row.", "The last was a wrong code, on 2026-11-22 09:00.", "The account is locked until somebody unlocks it."},
		8: {"7 wrong tries in a row.", "The last was a wrong password, on 2026-11-22 09:58.", "is refused unread and not counted.", "After 20 counted ones the account is locked.", "The account is disabled."},
	} {
		s.take(id, "Details")
		for _, text := range want {
			if !s.Sees(text) {
				t.Errorf("user %d: %q is not to be seen in: %s", id, text, s.Text())
			}
		}
		s.Press(fyne.KeyEscape)
		s.WaitClosed()
	}
}

func TestTheMostUrgentComeFirstWhenSortedByWhenItIsDue(t *testing.T) {
	o := newOffice(people()...)
	s := open(t, o)
	due := kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == "Due" && text.Bold })
	s.Click(due)
	want := []string{"diana", "eva", "bernd", "carla", "ivo"}
	if got := s.rows(); !slices.Equal(got[:5], want) {
		t.Errorf("%v", got)
	}
	s.Click(due)
	if got := s.rows(); !slices.Equal(got[5:], []string{"carla", "ivo", "bernd", "diana", "eva"}) {
		t.Errorf("the other way round: %v", got)
	}
	s.screen.Close()
	s.Wait("the order to be remembered", func() bool {
		o.mutex.Lock()
		defer o.mutex.Unlock()
		return o.preferences["factors.sort"] == "due down"
	})
	again := open(t, o)
	if got := again.rows(); got[9] != "eva" {
		t.Errorf("the order was forgotten: %v", got)
	}
}

func TestTheSearchGoesThroughAllThatIsShown(t *testing.T) {
	s := open(t, newOffice(people()...))
	for typed, want := range map[string][]string{
		"GRACE@": {"grace"}, "missing 2026-11-25": {"bernd"}, "manager email": nil, "locked tries": {"faruk"}, "google ready": {"ana"},
	} {
		s.Use(s.screen.Shortcuts(), "Search users")
		kittest.Find[*kit.SearchEntry](s.Window, nil).SetText("")
		s.Type(typed)
		if got := s.rows(); !slices.Equal(got, want) {
			t.Errorf("%q: %v", typed, got)
		}
	}
	s.Press(fyne.KeyEscape)
	if s.back != 0 {
		t.Error("the Escape that empties the search left the page")
	}
	s.Press(fyne.KeyEscape)
	if s.back != 1 {
		t.Error("Escape does not lead back")
	}
}

func TestEscapeOnTheTableTakesTheTicksAwayAndThenLeadsBack(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.row(3)
	s.Press(fyne.KeySpace)
	if s.grid().SelectedCount() != 1 || !s.Sees("1 selected") {
		t.Fatal("Space ticks nothing")
	}
	s.Press(fyne.KeyEscape)
	if s.grid().SelectedCount() != 0 || s.back != 0 {
		t.Error("the first Escape is for the ticks")
	}
	s.Press(fyne.KeyEscape)
	if s.back != 1 {
		t.Error("the second Escape does not lead back")
	}
	s.Use(s.screen.Shortcuts(), "Back to Users")
	s.Push("Back to Users")
	if s.back != 3 {
		t.Errorf("three ways lead back, these did %d times", s.back)
	}
}

func TestEnterOpensTheUserAndTheMenuLeadsToTheFactor(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.row(2)
	s.Press(fyne.KeyReturn)
	s.take(3, "Open user")
	s.take(4, "Second factor…")
	s.take(6, "Reset Google 2FA")
	s.take(6, "Enrolment sheet…")
	if !slices.Equal(s.opened, []data.UserID{2, 3}) || !slices.Equal(s.sheets, []data.UserID{6}) || !slices.Equal(s.chosen, []data.UserID{4}) || !slices.Equal(s.reset, []data.UserID{6}) {
		t.Errorf("opened %v, chosen for %v, reset %v", s.opened, s.chosen, s.reset)
	}
	s.grid().SetSelected(2, 3, 6)
	s.Push("Second factor…")
	s.Push("Reset Google 2FA")
	s.Push("Enrolment sheets…")
	if want := []data.UserID{2, 3, 6}; !slices.Equal(s.chosen, want) || !slices.Equal(s.sheets, want) || !slices.Equal(s.reset, want) {
		t.Errorf("of three ticked: chosen for %v, reset %v", s.chosen, s.reset)
	}
}

func TestUnlockingLetsInAndShowsItAtOnce(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.take(7, "Unlock")
	s.WaitFor("faruk is unlocked and can sign in again")
	s.WaitFor("Kept out (1)")
	if !slices.Equal(s.unlocked, []data.UserID{7}) || s.changed != 1 {
		t.Errorf("unlocked %v, told %d times", s.unlocked, s.changed)
	}
	s.grid().SetSelected(2, 7, 8, 9)
	s.Push("Unlock")
	s.WaitFor("2 users are unlocked and can sign in again")
	if !slices.Equal(s.unlocked, []data.UserID{7, 8, 9}) {
		t.Errorf("unlocked %v: some had nothing to unlock", s.unlocked)
	}
	s.WaitFor("Kept out (0)")
	s.Push("Unlock")
	s.WaitFor("Nothing keeps the selected users out.")
	s.Press(fyne.KeyReturn)
	s.WaitClosed()
	s.grid().ClearSelection()
	s.Push("Kept out (0)")
	if !s.Sees("Nobody is kept out") {
		t.Error("an empty table says nothing")
	}
	s.Push("Show everybody")
	if len(s.rows()) != 10 {
		t.Error("not everybody is shown again")
	}
}

func TestARefusedUnlockIsTold(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.fail = data.ErrNotFound
	s.take(7, "Unlock")
	s.WaitFor("It is not there any more.")
	if len(s.unlocked) != 0 || s.changed != 0 {
		t.Error("something was changed all the same")
	}
}

func TestWhoMayNotChangeUsersSeesAndCannotAct(t *testing.T) {
	o := newOffice(people()...)
	o.users[0].User.Profile = 2
	s := open(t, o)
	s.row(7)
	s.grid().SetSelected(7)
	for _, label := range []string{"Unlock", "Second factor…", "Reset Google 2FA", "Enrolment sheets…"} {
		if !s.Button(label).Disabled() {
			t.Errorf("%q can be pressed", label)
		}
	}
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Change the grace…" }) != nil {
		t.Error("the grace is offered to who may not change it")
	}
}

func TestAnAccountWithMoreRightsIsLeftOut(t *testing.T) {
	list := people()
	list[6].User.Roles = []data.RoleID{roleAdministrator} // grace
	o := newOffice(list...)
	role := liststest.AdministratorRole()
	role.ID, role.Name, role.Permissions = 3, "Helpdesk", []data.Permission{"show_user", "edit_user"}
	o.choices.Roles = append(o.choices.Roles, role)
	o.choices.Roles[1].Permissions = role.Permissions
	o.users[0].User.Roles = []data.RoleID{3}
	s := open(t, o)
	s.grid().SetSelected(7, 8)
	s.Push("Unlock")
	s.WaitFor("faruk is unlocked")
	s.WaitFor("Left out: grace. This has rights that you do not have")
	if !slices.Equal(s.unlocked, []data.UserID{7}) {
		t.Errorf("unlocked %v", s.unlocked)
	}
}

func TestThePolicyNamesRolesAndProfilesAndTheGrace(t *testing.T) {
	o := newOffice(people()...)
	s := open(t, o)
	if !s.Sees("A second factor is demanded by: role Manager. Whoever must have one has 7 days of grace.") {
		t.Error(s.Text())
	}
	o.choices.Profiles[1].RequireFactor, o.grace = true, 0
	s.screen.Reload()
	s.WaitFor("by: role Manager, profile Reader. Whoever must have one sets it up at the next sign-in.")
	o.choices.Roles[1].RequireFactor, o.choices.Profiles[1].RequireFactor = false, false
	s.screen.Reload()
	s.WaitFor("No role and no profile demands a second factor.")
}

func TestTheGraceIsChangedAndWhatIsNoNumberOfDaysIsToldBesideTheField(t *testing.T) {
	s := open(t, newOffice(people()...))
	s.Push("Change the grace…")
	const label = "Days of grace for a second factor"
	s.Field(label).Focus()
	for typed, want := range map[string]string{"soon": "A whole number from 0 to 90.", "91": "At most 90 days are possible.", "-1": "At least 0 days are needed."} {
		s.Field(label).Object().(*kit.Entry).SetText(typed)
		s.Press(fyne.KeyReturn)
		s.Wait(want, func() bool { return s.Field(label).Wrong() == want })
	}
	s.fail = &data.LockedOut{}
	s.Field(label).Object().(*kit.Entry).SetText("0")
	s.Press(fyne.KeyReturn)
	s.WaitFor("No administrator could sign in any more")
	s.Press(fyne.KeyReturn)
	if s.grace != 7 || s.Field(label).Object().(*kit.Entry).Text != "0" {
		t.Fatal("a refused change was made, or what was typed is lost")
	}
	s.Push("Change")
	s.WaitClosed()
	s.WaitFor("Whoever must have one sets it up at the next sign-in.")
	if s.grace != 0 || s.changed != 1 {
		t.Errorf("grace %d, told %d times", s.grace, s.changed)
	}
	s.Wait("the days that no grace leaves any more to go", func() bool { return !s.Sees("2026-11-25") })
	if s.Canvas().Focused() != fyne.Focusable(s.Button("Change the grace…")) {
		t.Error("the keyboard is not where it was")
	}
}

func TestWhatCannotBeReadIsToldWithAWayToTryAgain(t *testing.T) {
	o := newOffice(people()...)
	o.fail = errors.New("the disk is full")
	s := open(t, o)
	s.Push("Try again")
	s.WaitFor("All (10)")
	o.fail = &access.Refusal{Rule: access.RuleEnded}
	s.screen.Reload()
	s.Wait("the end", func() bool { return o.ended == 1 })
}

func TestANarrowTableKeepsWhoAndHowTheyStand(t *testing.T) {
	for width, shown := range map[float32][]string{
		1280 - 216: {"Username", "Second factor", "Status", "Demanded by", "Due", "Codes left", "Sign-in", "Actions"},
		1024 - 232: {"Username", "Second factor", "Status", "Demanded by", "Sign-in", "Actions"},
		683 - 56:   {"Username", "Status", "Sign-in", "Actions"},
		340:        {"Username", "Actions"},
	} {
		s := openWith(t, newOffice(people()...), look.Light, width, 700)
		var seen []string
		kittest.Walk(s.Stage, func(o fyne.CanvasObject) bool {
			if text, ok := o.(*kit.Text); ok && text.Bold && !strings.HasPrefix(text.Text, "Second factors") && text.Text != "" {
				seen = append(seen, text.Text)
				if text.Cut() {
					t.Errorf("%v wide: %s is cut", width, text.Text)
				}
			}
			return true
		})
		if !slices.Equal(seen, shown) {
			t.Errorf("%v wide: %v", width, seen)
		}
	}
}
