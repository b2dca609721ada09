package events_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/words"
)

func TestTheNewestThousandAreShownAndOlderOnesWhenAskedFor(t *testing.T) {
	s := open(t, &store{events: crowd(2500)})
	for _, step := range []struct{ count, oldest string }{{"The newest 1,000 entries", "person1500"}, {"The newest 2,000 entries", "person500"}, {"2,500 entries", "person0"}} {
		s.WaitFor(step.count)
		s.grid().Focus()
		s.Press(fyne.KeyEnd)
		if !s.Sees("User " + step.oldest) {
			t.Errorf("%s: the oldest is not %s", step.count, step.oldest)
		}
		if step.oldest != "person0" {
			s.Click(s.Button("Show older entries"))
			s.answered()
		}
	}
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Show older entries" }) != nil {
		t.Error("older entries are offered where there are none")
	}
}

func TestAnEntryIsSaidInWordsAndAnEntryOfManyFieldsShortened(t *testing.T) {
	s := open(t, &store{events: day()})
	for _, text := range []string{
		"2026-11-21 14:04:05", "Nobody signed in", "Failed sign-in", "Refused", "wrong password or code",
		"Roles", "the profile Portal does not open it", "User bob",
		"E-mail: robert@example.org (was bob@example.org) and 2 more", "Profile Reception", "Module Users: View, Edit (was View)",
		"Permissions: +edit_user, -show_cdr", "Organisation Fourth Street", "7 entries",
	} {
		if !strings.Contains(whole(s), text) {
			t.Errorf("%q is not to be seen in:\n%s", text, whole(s))
		}
	}
}

// whole is the text of the window with nothing cut.
func whole(s *scene) string {
	lines := []string{s.Text()}
	kittest.Walk(s.Stage, func(o fyne.CanvasObject) bool {
		if text, ok := o.(*kit.Text); ok {
			lines = append(lines, text.Text)
		}
		return true
	})
	return strings.Join(lines, "\n")
}

func TestTheSearchGoesThroughAllThatIsSaidInThePersonsLanguage(t *testing.T) {
	s := open(t, &store{events: day()})
	for typed, want := range map[string]string{
		"robert@":         "1 entry",
		"sales":           "2 entries", // a role's name, and one of a user's roles behind "and 2 more"
		"new password":    "1 entry",
		"REFUSED":         "2 entries",
		"#4":              "1 entry",
		"2026-11-21":      "3 entries",
		"ann reception":   "1 entry",
		"nobody signed x": "No entries match",
	} {
		if s.find(typed); !s.Sees(want) {
			t.Errorf("%q: not %q but %s", typed, want, s.Text())
		}
	}
	words.Use("es")
	defer words.Use("en")
	s = open(t, &store{events: day()})
	kittest.Find[*kit.SearchEntry](s.Window, nil).SetText("contrasena nueva")
	s.Wait("one entry", func() bool { return len(s.rows()) == 1 })
}

// rows are the keys of what the table shows.
func (s *scene) rows() []int64 {
	g := s.grid()
	g.SelectAll()
	defer g.ClearSelection()
	return g.Selected()
}

func TestFiltersNarrowByTimePersonActAndResult(t *testing.T) {
	s := open(t, &store{events: day()})
	s.Click(s.Button("Filters"))
	for _, c := range []struct {
		label, option string
		want          []int64
	}{
		{"When", "Today", []int64{7, 6, 5}}, {"When", "Last 7 days", []int64{7, 6, 5, 4}}, {"When", "Last 30 days", []int64{7, 6, 5, 4, 3}},
		{"What", "New password", []int64{2}}, {"What", "Modification", []int64{5, 4, 3}}, {"Result", "Refused", []int64{7, 6}}, {"Result", "Done", []int64{5, 4, 3, 2, 1}},
	} {
		s.pick(c.label, c.option)
		if got := s.rows(); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %v, want %v", c.label, c.option, got, c.want)
		}
		if s.Button("Filters (1)"); !s.Sees("Filters (1)") {
			t.Error("the button does not count the filter")
		}
		s.Field(c.label).Object().(*kit.Select).SetSelectedIndex(0)
		s.answered()
	}
	s.Field("Who").Object().(*kit.CompleteEntry).SetText("BO")
	s.Wait("what bob did", func() bool { return slices.Equal(s.rows(), []int64{6}) })
	s.pick("Result", "Done")
	s.WaitFor("No entries match")
	s.Click(s.Button("Clear search and filters"))
	s.Wait("all entries", func() bool { return len(s.rows()) == 7 })
}

func TestTheTableHasTheKeyboardWhereAButtonTookItsReasonAway(t *testing.T) {
	s := open(t, &store{events: crowd(1500)})
	s.Push("Filters")
	s.pick("Result", "Refused")
	s.answered()
	clear := kittest.Find(s.Window, func(b *kit.Button) bool { return b.Tooltip() == "Clear filters" })
	s.Canvas().Focus(clear)
	s.Press(fyne.KeyReturn)
	s.answered()
	if !s.grid().Focused() {
		t.Errorf("after the filters were cleared %T has the keyboard", s.Canvas().Focused())
	}
	s.Push("Show older entries")
	s.answered()
	if !s.grid().Focused() {
		t.Errorf("after the oldest were read %T has the keyboard", s.Canvas().Focused())
	}
}

func TestDaysAreTypedAndOneThatIsNoneIsToldBesideItsField(t *testing.T) {
	s := open(t, &store{events: day()})
	s.Click(s.Button("Filters"))
	s.pick("When", "From … to …")
	typed := func(label, text string) { s.Field(label).Object().(*kit.Entry).SetText(text) }
	typed("From", "2026-11-13")
	typed("To", "2026-11-20")
	s.Wait("two days", func() bool { return slices.Equal(s.rows(), []int64{4, 3}) })
	typed("To", "2026-11-")
	s.Wait("the error", func() bool { return strings.Contains(s.Field("To").Wrong(), "A day such as") })
	typed("To", "2026-11-01")
	s.Wait("the order", func() bool { return s.Field("To").Wrong() == "This is before the first day." })
	typed("To", "")
	s.Wait("no last day", func() bool { return slices.Equal(s.rows(), []int64{7, 6, 5, 4, 3}) })
	if s.Field("To").Wrong() != "" {
		t.Error("the error stays")
	}
}

func TestTodayDoesNotReadTheWholeLog(t *testing.T) {
	l := &store{events: crowd(5000)}
	s := open(t, l)
	s.Click(s.Button("Filters"))
	l.given = 0
	s.pick("When", "Today")
	if n := len(s.rows()); n != 15 {
		t.Errorf("%d entries of today", n)
	}
	if l.given > 50 {
		t.Errorf("%d entries were read", l.given)
	}
}

func TestVerifyTellsHowManyEntriesAreRight(t *testing.T) {
	s := open(t, &store{events: day(), right: 1234})
	s.shortcut("Verify")
	s.WaitFor("All 1,234 entries are as they were written")
	s.shortcut("Read the newest entries")
	s.answered()
	if s.Sees("as they were written") {
		t.Error("what was not verified is called right")
	}
}

func TestVerifyNamesTheFirstEntryThatIsWrongAndLeadsThere(t *testing.T) {
	s := open(t, &store{events: day(), right: 3, broken: &data.BrokenLog{ID: 4}})
	s.Click(s.Button("Verify"))
	s.WaitFor("Entry #4 is not as it was written")
	if !s.Sees("The 3 entries before it are right.") || !s.Sees("cannot be relied on") {
		t.Error(s.Text())
	}
	s.Click(s.Button("Look at it"))
	s.Wait("the entry alone", func() bool { return slices.Equal(s.rows(), []int64{4}) })
}

func TestAVerificationThatDidNotHappenIsNoGoodNews(t *testing.T) {
	s := open(t, &store{events: day(), broken: errors.New("disk")})
	s.Click(s.Button("Verify"))
	s.WaitFor("The log could not be verified.")
}

func TestVerifyIsNotOfferedToWhoDoesNotLookOverAllTenants(t *testing.T) {
	s := open(t, &store{events: day(), profile: "log"})
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Verify" }) != nil {
		t.Error("the button is there")
	}
	for _, one := range s.screen.Shortcuts() {
		if one.Label == "Verify" && one.Enabled() {
			t.Error("the shortcut works")
		}
	}
	s.grid().OnMenu(0, fyne.Position{})
	if s.Sees("Open user") {
		t.Error("users are offered to who may not view them")
	}
}

func TestEnterOpensAllThatAnEntrySaysAndLeadsToItsUsers(t *testing.T) {
	l := &store{events: day()}
	s := open(t, l)
	s.grid().SetCurrentKey(5)
	s.grid().Focus()
	s.Press(fyne.KeyReturn)
	for _, text := range []string{"Entry #5", "Now: robert@example.org Before: bob@example.org", "Now: Manager, Sales Before: Manager", "Changed. What it was and is, is not kept in the log."} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in\n%s", text, s.Text())
		}
	}
	s.Click(s.Button("Open user bob"))
	if !slices.Equal(l.opened, []data.UserID{7}) || s.Sees("Entry #5") {
		t.Errorf("opened %v", l.opened)
	}
	s.grid().SetCurrentKey(3)
	s.grid().Focus()
	s.Press(fyne.KeyReturn)
	if !s.Sees("edit_user (Change users)") || !s.Sees("Open user ann") {
		t.Error(s.Text())
	}
	s.Press(fyne.KeyEscape)
	if s.Sees("Entry #3") || !s.grid().Focused() {
		t.Error("Escape does not go back to the table")
	}
}

func TestAnEntryIsShownFromElsewhere(t *testing.T) {
	s := open(t, &store{events: crowd(1500)})
	s.screen.Show(3)
	s.WaitFor("Entry #3")
	if !s.Sees("User person2") {
		t.Error(s.Text())
	}
}

func TestAnAnswerThatWasOvertakenIsNotShown(t *testing.T) {
	l := &store{events: day()}
	s := open(t, l)
	s.Click(s.Button("Filters"))
	hold := make(chan struct{})
	l.mutex.Lock()
	l.hold = hold
	l.mutex.Unlock()
	s.Field("Result").Object().(*kit.Select).SetSelected("Refused")
	if !s.Sees("Searching…") {
		t.Error("nothing says that the log is being read")
	}
	l.mutex.Lock()
	l.hold = nil
	l.mutex.Unlock()
	s.Field("Result").Object().(*kit.Select).SetSelected("Done")
	s.answered()
	close(hold)
	for range 20 {
		s.Settle()
	}
	if got := s.rows(); !slices.Equal(got, []int64{5, 4, 3, 2, 1}) {
		t.Errorf("%v", got)
	}
}

func TestALogThatCannotBeReadSaysSoAndTriesAgain(t *testing.T) {
	l := &store{events: day(), fail: errors.New("disk")}
	s := open(t, l)
	s.WaitFor("The event log could not be read")
	l.mutex.Lock()
	l.fail = nil
	l.mutex.Unlock()
	s.Click(s.Button("Try again"))
	s.WaitFor("7 entries")
	l.mutex.Lock()
	l.fail = errors.New("disk")
	l.mutex.Unlock()
	s.shortcut("Read the newest entries")
	s.WaitFor("The event log could not be read")
	if !s.Sees("7 entries") {
		t.Error("what was read is gone")
	}
}

func TestASessionThatIsOverSignsOut(t *testing.T) {
	l := &store{fail: fmt.Errorf("reading: %w", &access.Refusal{Rule: access.RuleEnded})}
	open(t, l)
	if l.ended != 1 {
		t.Errorf("told %d times", l.ended)
	}
}

func TestWidthsAreRememberedForTheNextTime(t *testing.T) {
	l := &store{events: day()}
	s := open(t, l)
	wide := []float32{0.1, 0.1, 0.1, 0.1, 0.5, 0.1}
	s.grid().SetWeights(wide)
	s.grid().OnWidths()
	s.screen.Close()
	s.Wait("the preference", func() bool {
		l.mutex.Lock()
		defer l.mutex.Unlock()
		return l.preferences["events.columns"] != ""
	})
	again := open(t, l)
	if got := again.grid().Weights(); got[4] < 0.45 {
		t.Errorf("the weights are %v", got)
	}
}

func TestALetterOnTheTableGoesToTheSearch(t *testing.T) {
	s := open(t, &store{events: day()})
	s.grid().Focus()
	s.Type("robert")
	s.answered()
	if !s.Sees("1 entry") {
		t.Error(s.Text())
	}
	s.Press(fyne.KeyDown)
	if !s.grid().Focused() {
		t.Error("Down does not go to the table")
	}
}
