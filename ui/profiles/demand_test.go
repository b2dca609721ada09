package profiles_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// turn goes to one of the editor's tabs.
func (w *window) turn(tab int) { kittest.Find[*kit.Tabs](w.Window, nil).Select(tab) }

func (w *window) demand() *kit.Check {
	w.t.Helper()
	w.turn(1)
	check := kittest.Find(w.Window, func(c *kit.Check) bool { return c.Text == "Require a second factor" })
	if check == nil {
		w.t.Fatal("there is no switch for the second factor")
	}
	return check
}

// toggle presses the switch, which may have to be scrolled to.
func (w *window) toggle() {
	w.t.Helper()
	w.Canvas().Focus(w.demand())
	w.Press(fyne.KeySpace)
}

func TestAProfileThatDemandsASecondFactorTellsWhomItConcerns(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(reception)
	check := w.demand()
	if check.Checked || !w.Sees("Users without one have 7 days from their next sign-in; then an authenticator app has to be set up.") {
		t.Errorf("seen: %s", w.Text())
	}
	w.toggle()
	w.WaitFor("1 user of Reception has none yet, and has 7 days from the next sign-in; then an authenticator app has to be set up.")
	w.push("Save")
	w.WaitFor("Reception was saved")
	if p := w.profile(reception); !p.RequireFactor || len(p.Modules) != 4 {
		t.Errorf("saved: %+v", p)
	}
	if strings.Count(w.Text(), "2FA") != 1 {
		t.Errorf("the table marks: %s", w.Text())
	}
	w.shortcut("Search profiles")
	w.Type("second factor")
	if !w.Sees("1 of 4 profiles") {
		t.Error(w.Text())
	}
}

func TestOfABuiltInProfileOnlyTheSecondFactorIsSaved(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(administrator)
	w.push("Save")
	if w.Sees("Profile Name") || w.saves != 0 {
		t.Fatalf("saved %d times though nothing was changed: %s", w.saves, w.Text())
	}
	w.edit(administrator)
	for _, check := range []string{"May change the language", "May update the system"} {
		w.turn(1)
		if !kittest.Find(w.Window, func(c *kit.Check) bool { return c.Text == check }).Disabled() {
			t.Errorf("%q can be pressed", check)
		}
	}
	if !w.Field("Profile Name").Object().(*kit.Entry).Disabled() {
		t.Error("the name can be changed")
	}
	w.toggle()
	w.Press(fyne.KeyEscape)
	w.WaitFor("Unsaved changes")
	w.push("Keep editing")
	w.push("Save")
	w.WaitFor("Administrator was saved")
	if p := w.profile(administrator); !p.RequireFactor || len(p.Modules) != 127 {
		t.Errorf("saved %v and %d modules", p.RequireFactor, len(p.Modules))
	}
}

func TestWhoMayNotChangeProfilesDoesNotDemandASecondFactorEither(t *testing.T) {
	o := newOffice(t)
	limit(o)
	w := open(t, o)
	w.edit(administrator) // which opens more than theirs
	if !w.demand().Disabled() || !w.Sees("Copy and change") {
		t.Errorf("seen: %s", w.Text())
	}
	if kittest.Find(w.Window, func(b *kit.Button) bool { return b.Text == "Save" }) != nil {
		t.Error("it can be saved")
	}
}

func TestEveryRefusalStandsInTheEditorAndNothingChosenIsLost(t *testing.T) {
	for text, refusal := range map[string]error{
		"No administrator could sign in any more: each of them needs a code by e-mail": &data.LockedOut{Mail: true},
		"No administrator could sign in any more: the passwords of the others":         &data.LockedOut{},
		"Nobody could administer users any more.":                                      data.ErrLastAdministrator,
		"Nobody can change their own role, profile, tenants or enabled switch":         &access.Refusal{Rule: access.RuleOwn, Name: "admin"},
		"Built-in profiles stay as they are.":                                          &access.Refusal{Rule: access.RuleBuiltin, Name: "Administrator"},
		"This has rights that you do not have":                                         &access.Refusal{Rule: access.RuleMoreRights, Name: "Administrator"},
	} {
		w := open(t, newOffice(t))
		w.edit(reception)
		tree := w.tree()
		tree.SelectAll()
		w.toggle()
		w.refusal = refusal
		w.push("Save")
		w.WaitFor(text)
		if !w.demand().Checked || len(tree.Value()) != 127 || w.Sees("Something unforeseen") {
			t.Errorf("%v: %s", refusal, w.Text())
		}
		w.push("Save")
		w.WaitFor("Reception was saved")
	}
}

func TestACopyDemandsWhatTheProfileDemands(t *testing.T) {
	o := newOffice(t)
	limit(o)
	strict := o.profile(administrator)
	strict.RequireFactor = true
	o.profiles[administrator] = strict
	w := open(t, o)
	w.screen.Copy(administrator)
	w.WaitFor("so this copy opens less")
	w.push("Save")
	w.WaitFor("Copy of Administrator was saved")
	if !w.profile(reception + 1).RequireFactor {
		t.Error("the copy demands less")
	}
}

func TestTwoProfilesAreComparedInTheSecondFactorToo(t *testing.T) {
	o := newOffice(t)
	o.profiles[5] = o.profile(reception)
	strict := o.profile(reception)
	strict.ID, strict.Name, strict.RequireFactor = 5, "Strict reception", true
	o.profiles[5] = strict
	w := open(t, o)
	w.screen.Compare(reception)
	kittest.Find(w.Window, func(s *kit.Select) bool { return s.Selected == "Administrator" }).SetSelected("Strict reception")
	if !w.Sees("Second factor required") || !w.Sees("1 permission differs") {
		t.Errorf("seen: %s", w.Text())
	}
}
