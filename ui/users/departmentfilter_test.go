package users_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
	"pbxusers/ui/users"
)

func TestADepartmentIsFilteredForTogetherWithTheSearch(t *testing.T) {
	people := table(t, crowd(30)...)
	people.Filter(users.Filter{Department: "Reception"})
	if people.Len() != 10 {
		t.Errorf("%d of ten are shown", people.Len())
	}
	people.Search("carlos")
	for i := range people.Len() {
		if u := people.At(i); u.Department != "Reception" || i > 2 {
			t.Errorf("%s is of %q", u.Username, u.Department)
		}
	}
	people.Filter(users.Filter{})
	people.Search("accounting carlos")
	for i := range people.Len() {
		if u := people.At(i); u.Department != "Accounting" {
			t.Errorf("the search finds %s of %q", u.Username, u.Department)
		}
	}
	if people.Len() == 0 {
		t.Error("the search does not look at departments")
	}
}

// departmentFilter is the choice among the filters.
func (s *scene) departmentFilter() *kit.Select {
	return kittest.Find(s.Window, func(p *kit.Select) bool { return slices.Contains(p.Options, "Any department") })
}

func TestADepartmentThatIsNewIsOfferedAtOnce(t *testing.T) {
	r := newRegister(t, crowd(30))
	s := open(t, r)
	s.Click(s.Button("Filters"))
	s.departmentFilter().SetSelected("Reception")
	s.Settle()
	s.WaitFor("10 of 30 users")
	s.edit(2)
	s.Field("Department").Object().(*kit.CompleteEntry).SetText("Billing")
	s.Push("Save")
	s.WaitFor("9 of 30 users")
	if got := s.departmentFilter().Options; !slices.Equal(got, []string{"Any department", "Accounting", "Billing", "Reception"}) {
		t.Errorf("offered: %v", got)
	}
	if s.departmentFilter().Selected != "Reception" {
		t.Error("the filter was forgotten")
	}
}

func TestTheDepartmentIsAColumnWhereThereIsRoom(t *testing.T) {
	title := func(s *scene) *kit.Text {
		return kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == "Department" && text.Bold })
	}
	if title(openWith(t, newRegister(t, crowd(20)), look.Light, 1280-216, 600)) != nil {
		t.Error("it takes the room of what is asked for more")
	}
	s := openWith(t, newRegister(t, crowd(20)), look.Light, 1500-216, 600)
	if title(s) == nil || !s.Sees("Accounting") {
		t.Fatal("it is not to be seen in a wide window")
	}
	s.Click(title(s))
	s.grid().SetCurrent(0)
	s.grid().Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Startup Dialog")
	if department := s.Field("Department").Object().(*kit.CompleteEntry).Text; department != "" {
		t.Errorf("who is of no department comes first, not who is of %s", department)
	}
}

func TestNothingOfTheSecondFactorAndTheProfileIsCut(t *testing.T) {
	for _, width := range []float32{1280 - 216, 1500 - 216} {
		s := openWith(t, newRegister(t, crowd(20)), look.Light, width, 700)
		for _, label := range []string{"Google Secret Code", "Email Code", "Administrator", "Portal"} {
			cell := kittest.Find(s.Window, func(text *kit.Text) bool { return text.Text == label && !text.Bold })
			if cell == nil || cell.Cut() {
				t.Errorf("%v wide: %q is cut", width, label)
			}
		}
	}
}
