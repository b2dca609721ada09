package events_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
)

// bulk is a day with one act on n users in the middle, who were in two departments.
func bulk(n int) []data.Event {
	list := day()[:3]
	for i := range n {
		e := event(int64(4+i), 26, "ann", data.EventChange, data.KindUser, fmt.Sprintf("person%d", i))
		e.Object = int64(100 + i)
		e.Changes = []data.Change{{Field: data.FieldDepartment, Old: []string{"Sales", "Support"}[i%2], New: "Billing"}}
		list = append(list, e)
	}
	return append(list, later(day()[4:], int64(n-1))...)
}

func TestAnActOnManyUsersIsOneLineThatOpens(t *testing.T) {
	s := open(t, &store{events: bulk(500)})
	if got := s.rows(); !slices.Equal(got, []int64{506, 505, 504, -503, 3, 2, 1}) {
		t.Fatalf("%v", got)
	}
	if !s.Sees("506 entries") || !s.Sees("+ Users (500)") || !s.Sees("Department: Billing") || s.Sees("person") {
		t.Error(s.Text())
	}
	s.grid().SetCurrentKey(-503)
	s.grid().Focus()
	s.Press(fyne.KeyReturn)
	if got := s.rows(); len(got) != 507 || got[4] != 503 || !s.Sees("– Users (500)") || !s.Sees("User person499") {
		t.Errorf("%d lines: %s", len(got), s.Text())
	}
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	if !s.Sees("Entry #503") || !s.Sees("Now: Billing Before: Support") {
		t.Error(s.Text())
	}
	s.Press(fyne.KeyEscape, fyne.KeyUp, fyne.KeyReturn)
	if got := s.rows(); len(got) != 7 || s.grid().Current() != 3 {
		t.Errorf("it does not close: %v, line %d", got, s.grid().Current())
	}
}

func TestWhatIsSearchedInAnActIsFoundByItself(t *testing.T) {
	s := open(t, &store{events: bulk(500)})
	s.find("person77")
	if got := s.rows(); !slices.Equal(got, []int64{4 + 77}) || !s.Sees("1 entry") || !s.Sees("(was Support)") {
		t.Errorf("%v %s", got, s.Text())
	}
	s.screen.Show(4 + 80)
	s.WaitFor("Entry #84")
	s.Press(fyne.KeyEscape)
	s.find("support") // half of them
	if !s.Sees("250 entries") || !s.Sees("+ Users (250)") || !strings.Contains(whole(s), "Department: Billing (was Support)") {
		t.Error(s.Text())
	}
	s.screen.Show(5) // "#5" is in others' numbers, too
	s.WaitFor("Entry #5")
	if !s.Sees("User person1") {
		t.Error(s.Text())
	}
}

func TestAnActThatWasNotReadToItsEndSaysSo(t *testing.T) {
	s := open(t, &store{events: bulk(1500)})
	if !s.Sees("+ Users (997+)") {
		t.Error(s.Text())
	}
	s.Click(s.Button("Show older entries"))
	s.WaitFor("+ Users (1,500)")
}

func TestAnActOnTwoIsOneLineAndOnOneIsItsEntry(t *testing.T) {
	s := open(t, &store{events: bulk(2)})
	if got := s.rows(); !slices.Contains(got, -5) || !s.Sees("+ Users (2)") {
		t.Errorf("%v", got)
	}
	mixed := bulk(6)
	mixed[5].Action = data.EventDelete // two and three of them on either side
	s = open(t, &store{events: mixed})
	if got := s.rows(); !slices.Equal(got, []int64{12, 11, 10, -9, 6, -5, 3, 2, 1}) {
		t.Errorf("%v", got)
	}
}
