package events_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestLettingGoOfEntriesSaysHowManyAndAsksBeforeItDoes(t *testing.T) {
	l := &store{events: day(), keeps: keeps{old: map[int]int64{365: 0, 90: 3}}}
	s := open(t, l)
	s.Click(s.Button("Keep entries…"))
	s.WaitFor("The log holds 7 entries. All stay.")
	s.Press(fyne.KeyDown) // For a number of days
	s.WaitFor("None of them is older")
	s.Press(fyne.KeyTab)
	s.Shortcut(&fyne.ShortcutSelectAll{})
	s.Type("90")
	s.WaitFor("3 of them are older and go at once.")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Let go of 3 entries?")
	s.Press(fyne.KeyReturn) // Cancel has the keyboard
	if len(l.keeps.set) > 0 || !s.Sees("3 of them are older") {
		t.Fatal("an Enter too many let go of them:", s.Text())
	}
	s.Press(fyne.KeyReturn)
	s.WaitFor("Let go of 3 entries?")
	s.Click(s.Button("Let go"))
	s.WaitFor("The log keeps its entries for 90 days. 3 entries were let go of.")
	if !slices.Equal(l.keeps.set, []int{90}) || s.Sees("All stay") {
		t.Errorf("%v", l.keeps.set)
	}

	s.Click(s.Button("Keep entries…"))
	s.WaitFor("3 of them are older") // 90 days are chosen, as they are stored
	s.Press(fyne.KeyUp, fyne.KeyReturn)
	s.WaitFor("The log keeps its entries for ever.")
	if !slices.Equal(l.keeps.set, []int{90, 0}) {
		t.Errorf("%v", l.keeps.set)
	}
}

func TestDaysThatCannotBeAreToldBesideTheField(t *testing.T) {
	l := &store{events: day(), keeps: keeps{days: 60}}
	s := open(t, l)
	s.Click(s.Button("Keep entries…"))
	s.WaitFor("None of them is older")
	for _, typed := range []string{"29", "3651", "", "a month", "-5"} {
		s.Field("Days").Object().(*kit.Entry).SetText(typed)
		s.Press(fyne.KeyReturn)
		if wrong := s.Field("Days").Wrong(); !strings.Contains(wrong, "from 30 to 3,650") {
			t.Errorf("%q: %q", typed, wrong)
		}
	}
	if len(l.keeps.set) > 0 {
		t.Errorf("%v", l.keeps.set)
	}
}

func TestALogThatWasTamperedWithKeepsEverythingAndTheDialogStays(t *testing.T) {
	l := &store{events: day(), keeps: keeps{days: 60}}
	s := open(t, l)
	s.Click(s.Button("Keep entries…"))
	s.WaitFor("None of them is older")
	l.mutex.Lock()
	l.keeps.refused = fmt.Errorf("letting go: %w", &data.BrokenLog{ID: 3})
	l.mutex.Unlock()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Nothing was changed")
	s.Press(fyne.KeyReturn)
	if !s.Sees("For a number of days") {
		t.Error(s.Text())
	}
}

func TestOnlyWhoAdministersUsersDecidesHowLongEntriesAreKept(t *testing.T) {
	s := open(t, &store{events: day(), profile: "log"})
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Keep entries…" }) != nil {
		t.Error("it is offered to who looks over one tenant")
	}
	s = open(t, &store{events: day(), profile: "tenants"})
	b := s.Button("Keep entries…")
	s.Hover(b)
	if !b.Disabled() {
		t.Error("it is offered to who may not delete users")
	}
	s.WaitFor("Only who may view, create, edit and delete users")
}
