package roles_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
)

const demand = "Require a second factor"

// withFactors gives Manager (2) four users: one has a factor, one's days have begun, two know of nothing yet.
func withFactors() *office {
	o := newOffice()
	user := func(id data.UserID, role data.RoleID, method data.SecondFactor, due time.Time) data.UserFactor {
		return data.UserFactor{User: data.User{ID: id, Roles: []data.RoleID{1, role}}, State: data.FactorState{Method: method, Due: due}}
	}
	o.factors = []data.UserFactor{
		user(7, 2, data.Authenticator, time.Time{}), user(8, 2, data.NoFactor, time.Now()), user(9, 2, data.NoFactor, time.Time{}),
		user(10, 2, data.NoFactor, time.Time{}), user(11, 3, data.EmailCode, time.Time{}),
	}
	return o
}

// toggle presses the switch, which may have to be scrolled to.
func (s *scene) toggle() {
	s.t.Helper()
	s.Canvas().Focus(s.check(demand))
	s.Press(fyne.KeySpace)
}

func (s *scene) save() {
	s.Click(s.Button("Save"))
	s.Settle()
}

func TestWhoeverDemandsASecondFactorIsToldWhomItConcerns(t *testing.T) {
	o := withFactors()
	s := open(t, o)
	s.edit(2)
	if !s.Sees("Users without one have 7 days from their next sign-in; then an authenticator app has to be set up.") || o.asked.Load() != 0 {
		t.Errorf("asked %d times: %s", o.asked.Load(), s.Text())
	}
	s.toggle()
	s.WaitFor("3 users of Manager have none yet: each has 7 days from the next sign-in; then an authenticator app has to be set up." +
		" For 1 of them this time has begun already.")
	s.save()
	s.WaitFor("Manager was saved")
	if !s.Saved[0].RequireFactor {
		t.Error("it was saved without")
	}
	s.edit(2)
	if !s.check(demand).Checked {
		t.Error("the switch is off")
	}
	s.toggle()
	s.save()
	s.WaitClosed()
	if s.Saved[1].RequireFactor || o.asked.Load() != 2 {
		t.Errorf("saved %v, asked %d times", s.Saved[1].RequireFactor, o.asked.Load())
	}
}

func TestWithoutKnowingWhoHasAFactorTheRuleIsTold(t *testing.T) {
	o := withFactors()
	o.unknown = errors.New("the disk is gone")
	s := open(t, o)
	s.edit(2)
	s.toggle()
	s.Wait("the question", func() bool { return o.asked.Load() == 1 })
	s.Settle()
	if !s.Sees("Users without one have 7 days from their next sign-in") || s.Sees("the disk") {
		t.Error(s.Text())
	}
	s.save()
	s.WaitFor("Manager was saved")
}

func TestWhereAllHaveASecondFactorThatIsSaid(t *testing.T) {
	o := withFactors()
	o.Rows[2].Item.RequireFactor = true
	s := open(t, o)
	s.edit(3)
	s.WaitFor("All users of Compliance manager have one already.")
}

func TestWithoutDaysOfGraceTheAppIsSetUpAtOnce(t *testing.T) {
	o := withFactors()
	o.grace = 0
	s := open(t, o)
	s.edit(2)
	if !s.Sees("Users without one have to set up an authenticator app at their next sign-in.") {
		t.Error(s.Text())
	}
	s.toggle()
	s.WaitFor("3 users of Manager have none yet: each has to set up an authenticator app at the next sign-in.")
}

func TestWhoMayNotViewUsersIsNotToldHowTheyStand(t *testing.T) {
	o := withFactors()
	o.mine.Permissions = []data.Permission{"show_role", "create_role", "edit_role", "show_index"}
	s := open(t, o)
	s.edit(4)
	s.toggle()
	s.Settle()
	if o.asked.Load() != 0 || !s.Sees("Users without one have 7 days") {
		t.Errorf("asked %d times: %s", o.asked.Load(), s.Text())
	}
}

func TestTheTableMarksAndFindsRolesThatDemandASecondFactor(t *testing.T) {
	o := newOffice()
	o.Rows[1].Item.RequireFactor = true
	s := open(t, o)
	if strings.Count(s.Text(), "2FA") != 1 {
		t.Errorf("marked: %s", s.Text())
	}
	s.screen.Shortcuts()[1].Do()
	s.Type("second factor")
	if !s.Sees("1 of 4 roles") || !s.Sees("Manager") {
		t.Error(s.Text())
	}
}

func TestACopyDemandsWhatTheRoleDemands(t *testing.T) {
	o := newOffice()
	o.Rows[2].Item.RequireFactor = true
	s := open(t, o)
	s.screen.Copy(3)
	s.WaitFor("What they may do")
	s.save()
	s.WaitFor("Copy of Compliance manager was saved")
	if !o.Saved[0].RequireFactor {
		t.Error("the copy demands less")
	}
}

func TestEveryRefusalStandsInTheFormAndNothingTypedIsLost(t *testing.T) {
	for text, refusal := range map[string]error{
		"No administrator could sign in any more: each of them needs a code by e-mail": &data.LockedOut{Mail: true},
		"No administrator could sign in any more: the passwords of the others":         &data.LockedOut{},
		"Nobody could administer users any more.":                                      data.ErrLastAdministrator,
		"Nobody can change their own role, profile, tenants or enabled switch":         &access.Refusal{Rule: access.RuleOwn, Name: "admin"},
		"You cannot give others rights that you do not have yourself.":                 &access.Refusal{Rule: access.RuleGrant, Name: "Manager"},
		"It is not there any more.":                                                    data.ErrNotFound,
	} {
		o := newOffice()
		s := open(t, o)
		s.edit(2)
		s.check(demand).SetChecked(true)
		s.Field("Name").Object().(*kit.Entry).SetText("Leaders")
		o.refusal = refusal
		s.save()
		s.WaitFor(text)
		if len(s.Canvas().Overlays().List()) != 1 || !s.check(demand).Checked || s.Field("Name").Object().(*kit.Entry).Text != "Leaders" {
			t.Errorf("%v: what was typed is gone: %s", refusal, s.Text())
		}
		if strings.Contains(s.Text(), "Something unforeseen") {
			t.Errorf("%v is not foreseen", refusal)
		}
		o.refusal = nil
		s.save()
		s.WaitFor("Leaders was saved")
	}
}

func TestAModulesPermissionsAreFoundByItsName(t *testing.T) {
	for search, want := range map[string][]string{
		"call detail":  {"show_cdr · CDR", "download_cdrs"},
		"Event Logger": {"show_activity_log · Event Logger"},
		"cdr filters":  {"filter_template_use · CDR Filters"},
	} {
		s := open(t, newOffice())
		s.edit(2)
		s.search()
		s.Type(search)
		for _, text := range want {
			if !s.Sees(text) {
				t.Errorf("%q finds no %s: %s", search, text, s.Text())
			}
		}
		if s.Sees("show_index") || s.Sees("create_user") {
			t.Errorf("%q finds too much: %s", search, s.Text())
		}
		s.Press(fyne.KeyEscape)
	}
}
