package desks_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestNumbersAreShownAsRangesAndFoundOneByOne(t *testing.T) {
	s := open(t, newOffice())
	for _, text := range []string{"200-219", "700, 701", "99, 300-304", "–"} {
		if !s.Sees(text) {
			t.Errorf("%q is not seen", text)
		}
	}
	s.screen.Shortcuts()[1].Do()
	s.Type("215")
	if !s.Sees("1 of 3 desks") || !s.Sees("Sales") {
		t.Errorf("seen: %s", s.Text())
	}
}

func TestADeskIsMadeOfRangesAndUsers(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.screen.Create()
	s.WaitFor("Available")
	s.Type("Evenings")
	s.Press(fyne.KeyTab)
	s.Type("720")
	s.Press(fyne.KeyTab)
	s.Type("400-411, 99")
	if !s.Sees("13 numbers: 99, 400, 401, 402, 403, 404, 405, 406 … 411") {
		t.Errorf("what the ranges stand for is not told: %s", s.Text())
	}
	list := kittest.Find[*kit.DualList](s.Window, nil)
	list.SetSelected("3")
	s.save()
	s.WaitFor("Evenings was saved")
	d := o.drafts[0]
	if len(d.Desk.Agents) != 13 || !slices.Equal(d.Desk.Queues, []string{"720"}) || !d.SetUsers || !slices.Equal(d.Users, []data.UserID{3}) {
		t.Errorf("saved %+v", d)
	}
}

func TestUsersStayAsTheyAreUnlessSomebodyMovesThem(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(1)
	list := kittest.Find[*kit.DualList](s.Window, nil)
	if got := list.Selected(); !slices.Equal(got, []string{"2", "1"}) {
		t.Fatalf("selected: %v, not ana and zoe", got)
	}
	s.entry("Name").SetText("Sales team")
	s.save()
	s.WaitFor("Sales team was saved")
	if o.drafts[0].SetUsers {
		t.Error("users were set that nobody touched")
	}
}

func TestUsersThatAreTickedAndNotAssignedAreNotLost(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(1)
	s.Click(kittest.Find(s.Window, func(x *kit.Text) bool { return x.Text == "carlos" }))
	s.save()
	if len(o.drafts) != 0 || !s.Sees("1 is ticked, but not assigned yet") {
		t.Fatalf("saved %v; seen: %s", o.drafts, s.Text())
	}
	s.Press(fyne.KeyReturn) // the keyboard is on the arrow
	s.save()
	s.WaitFor("Sales was saved")
	if got := o.drafts[0].Users; !slices.Equal(got, []data.UserID{2, 4, 1}) {
		t.Errorf("its users are %v", got)
	}
}

func TestEveryWrongPieceStandsBesideItsField(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(2)
	s.entry("Name").SetText("")
	s.entry("Queues").SetText("219-200")
	s.entry("Agents").SetText("1-5000, x")
	s.save()
	s.WaitFor("runs backwards")
	for label, want := range map[string]string{
		"Name":   "A name is needed.",
		"Queues": "“219-200” runs backwards: write the smaller number first.",
		"Agents": "“1-5000” is more than 1000 numbers.\n“x” is not an extension number.",
	} {
		if got := s.Field(label).Wrong(); got != want {
			t.Errorf("beside %s stands %q", label, got)
		}
	}
	if len(o.drafts) != 0 {
		t.Error("it was saved")
	}
}

func TestWhoMayNotEditUsersSeesThemOnly(t *testing.T) {
	o := newOffice()
	o.mine = []data.Permission{"show_desk", "edit_desk", "show_user", "show_all_desks"}
	s := open(t, o)
	s.edit(1)
	if kittest.Find[*kit.DualList](s.Window, nil) != nil {
		t.Error("users can be assigned")
	}
	if !s.Sees("desk_assignment_new_agent") {
		t.Error("nothing says that agents cannot be put in")
	}
	s.Click(s.Button("Show 2 users"))
	s.WaitFor("ana@example.org")
	s.Press(fyne.KeyEscape)
	s.entry("Name").SetText("Selling")
	s.save()
	s.WaitFor("Selling was saved")
	if o.drafts[0].SetUsers {
		t.Error("users were set")
	}
}

func TestWhereUsersAreRefusedTheDeskCanBeChangedAllTheSame(t *testing.T) {
	o := newOffice()
	o.refuse = &access.Refusal{Rule: access.RulePermission, Module: data.ModuleUsers, Action: data.View, Permission: "show_user"}
	s := open(t, o)
	s.edit(1)
	if kittest.Find[*kit.DualList](s.Window, nil) != nil || !s.Sees("Save") {
		t.Errorf("seen: %s", s.Text())
	}
}

func TestARefusalNamesTheUserItIsAbout(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(1)
	o.fail = &access.Refusal{Rule: access.RuleMoreRights, Name: "bernd"}
	s.save()
	s.WaitFor("bernd: This has rights that you do not have")
	if !s.Sees("Edit Sales") {
		t.Error("the form is gone")
	}
}

func TestClosingUntouchedAsksNothing(t *testing.T) {
	s := open(t, newOffice())
	for _, u := range s.Rows {
		s.edit(u.Item.ID)
		s.Press(fyne.KeyEscape)
		if s.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: something is asked", u.Item.Name)
		}
	}
}
