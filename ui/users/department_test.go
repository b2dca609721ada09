package users_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// departments lists those in use, as the session does.
func (r *register) departments(context.Context) (list []data.Department, err error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	counts := map[string]int{}
	for _, u := range r.users {
		if u.Department != "" {
			counts[u.Department]++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		list = append(list, data.Department{Name: name, Users: counts[name]})
	}
	return list, nil
}

func (r *register) rename(_ context.Context, from, to string) (n int, err error) {
	err = r.change(func() error {
		r.renames = append(r.renames, from+" > "+to)
		for i := range r.users {
			if r.users[i].Department == from {
				r.users[i].Department = to
				r.users[i].Version++
				n++
			}
		}
		return nil
	})
	return n, err
}

// departments opens the dialog of the departments.
func (s *scene) departments() {
	s.t.Helper()
	s.choose("More", "Departments…")
	s.Wait("the departments", func() bool { return s.list() != nil })
}

// list is the table of the departments.
func (s *scene) list() *kit.Grid {
	return kittest.Find[*kit.Grid](s.Window, func(g *kit.Grid) bool { return g.OnOpen != nil && g.OnSelect == nil })
}

func of(r *register, department string) (n int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, u := range r.users {
		if u.Department == department {
			n++
		}
	}
	return n
}

func TestADepartmentIsRenamedForAllItsUsersAndTheWayBackIsOffered(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	was := of(r, "Accounting")
	s.departments()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Rename Accounting")
	s.Type("  Finance ") // over the old name, which is marked
	if !s.Sees("users will be of Finance.") {
		t.Error("what will come of it is not said")
	}
	s.Press(fyne.KeyReturn)
	s.WaitFor("users are of Finance now")
	s.WaitClosed()
	if of(r, "Finance") != was || of(r, "Accounting") != 0 {
		t.Fatalf("renamed %v", r.renames)
	}
	s.Click(s.Button("Undo"))
	s.WaitFor("The department is called Accounting again")
	if of(r, "Accounting") != was {
		t.Errorf("renamed %v", r.renames)
	}
}

func TestJoiningTwoDepartmentsIsSaidBeforeAndCannotBeUndone(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	all := of(r, "Accounting") + of(r, "Reception")
	s.departments()
	s.Press(fyne.KeyReturn)
	s.Type("reception")
	if !s.Sees("There is Reception already.") {
		t.Error("a name that differs in its capitals is not noticed")
	}
	entry := s.Field("New name").Object().(*kit.CompleteEntry)
	entry.SetText("Reception")
	s.Click(kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Rename" }))
	s.WaitFor("Join Accounting with Reception?")
	if len(r.renames) != 0 {
		t.Fatal("joined before it was asked")
	}
	s.Click(s.Button("Join"))
	s.WaitFor("users are of Reception now")
	if of(r, "Reception") != all {
		t.Errorf("%d users", of(r, "Reception"))
	}
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Undo" }) != nil {
		t.Error("a way back is offered that would rename all of both")
	}
}

func TestADepartmentIsTakenAwayOnlyAfterAQuestion(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.departments()
	s.Press(fyne.KeyDelete)
	s.WaitFor("Take Accounting away from its users?")
	s.Press(fyne.KeyReturn) // the keyboard is on Cancel
	if len(r.renames) != 0 {
		t.Fatal("an Enter too many took it away")
	}
	s.Press(fyne.KeyDelete)
	s.Push("Take away")
	s.WaitFor("of no department now")
	s.WaitClosed()
	if of(r, "Accounting") != 0 || !slices.Equal(r.renames, []string{"Accounting > "}) {
		t.Errorf("renamed %v", r.renames)
	}
}

func TestAWrongOrRefusedNameLeavesTheDepartmentAsItIs(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.departments()
	s.Press(fyne.KeyReturn)
	s.into("New name", " ")
	s.Push("Rename")
	if s.Field("New name").Wrong() == "" {
		t.Error("an empty name was taken")
	}
	s.Field("New name").Object().(*kit.CompleteEntry).SetText("Finance")
	r.fail = data.ErrLastAdministrator
	s.Push("Rename")
	s.WaitFor("Nothing was changed")
	if len(r.renames) != 0 || !s.Sees("New name") {
		t.Error("the form has gone, or something was renamed")
	}
}

func TestWhoMayNotEditUsersRenamesNoDepartments(t *testing.T) {
	r := newRegister(t, crowd(5))
	reader := data.Role{ID: 60, Name: "Reader", Permissions: []data.Permission{"show_user"}}
	r.choices.Roles = append(r.choices.Roles, reader)
	r.me.Roles = []data.RoleID{reader.ID}
	s := open(t, r)
	s.screen.Departments()
	s.Settle()
	if s.list() != nil {
		t.Error("the departments are shown")
	}
}
