package why_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/why"
)

// office is what answers: ann administers, bob sells.
func office() access.Office {
	return access.NewOffice(liststest.Catalog(), data.Choices{
		Roles: []data.Role{
			{ID: 1, Name: "Administrator", Permissions: []data.Permission{data.PermissionAdmin}},
			{ID: 2, Name: "Manager", Permissions: []data.Permission{"show_user"}, MaskPhone: true}, {ID: 3, Name: "Sales"},
		},
		Profiles: []data.Profile{
			{ID: 1, Name: "Administrator", Modules: liststest.Catalog().Profiles[0].Modules},
			{ID: 2, Name: "Reception", Modules: map[data.ModuleKey]data.Actions{data.ModuleUsers: data.View | data.Edit, data.ModuleCDR: data.View}},
		},
		Desks:   []data.Desk{{ID: 1, Name: "Sales"}},
		Tenants: []data.Tenant{{ID: 1, Name: "Main", Enabled: true}, {ID: 2, Name: "Closed"}},
	})
}

var (
	ann = data.User{ID: 1, Username: "ann", Roles: []data.RoleID{1}, Profile: 1, Tenants: []data.TenantID{1}, Enabled: true}
	bob = data.User{ID: 2, Username: "bob", Roles: []data.RoleID{2, 3}, Profile: 2, Desks: []data.DeskID{1}, Tenants: []data.TenantID{1}, Enabled: true}
)

// scene is the dialog with what was asked of its deps.
type scene struct {
	*kittest.Window
	t     *testing.T
	mutex sync.Mutex
	asked int
	hold  chan struct{}
	fail  error
	goes  []string
	ended int
	may   func(data.Kind) bool
}

func newScene(t *testing.T, mode look.Mode, width, height float32) *scene {
	s := &scene{t: t, may: func(data.Kind) bool { return true }}
	s.Window = kittest.OpenWith(t, kittest.NewApp(t, mode), kit.NewText(""), width, height)
	return s
}

func (s *scene) deps() why.Deps {
	return why.Deps{
		Why: func(_ context.Context, id data.UserID, module data.ModuleKey, action data.Actions) (access.Answer, error) {
			s.mutex.Lock()
			s.asked++
			hold, fail := s.hold, s.fail
			s.mutex.Unlock()
			if hold != nil {
				<-hold
			}
			u := bob
			if id == ann.ID {
				u = ann
			}
			return office().Why(u, module, action), fail
		},
		Catalog: liststest.Catalog(), MayGo: func(kind data.Kind) bool { return s.may(kind) },
		Go: func(kind data.Kind, id int64, about access.Answer) {
			s.goes = append(s.goes, fmt.Sprintf("%s %d to %s %s", kind, id, about.Action, about.Module))
		},
		Canvas: s.Canvas, Ended: func() { s.ended++ },
	}
}

func show(t *testing.T, user data.User, module data.ModuleKey, action data.Actions) *scene {
	t.Helper()
	s := newScene(t, look.Light, 1064, 700)
	why.Show(s.deps(), user, module, action)
	s.Wait("the answer", func() bool { return !s.Sees("Looking…") })
	return s
}

func (s *scene) grid() *kit.Grid { return kittest.Find[*kit.Grid](s.Window, nil) }

func TestTheAnswerIsASentenceAndTheWholeChain(t *testing.T) {
	s := show(t, ann, data.ModuleUsers, data.Edit)
	for _, text := range []string{
		"Why? ann", "ann may edit Users: profile Administrator opens it and role Administrator holds every permission.",
		"The account is enabled.", "Tenant Main is enabled.", "Profile Administrator opens it.", "Role Administrator holds every permission.",
		"Whose data", "The data of every desk", "The rows of every tenant", "Open user ann", "Open profile Administrator", "Open role Administrator", "Open tenant Main",
	} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in\n%s", text, s.Text())
		}
	}
	if s.Sees("blocks") {
		t.Error("something blocks what is granted")
	}
}

func TestWhatBlocksIsMarkedAndLeadsToWhatWouldChangeIt(t *testing.T) {
	s := show(t, bob, data.ModuleCDR, data.View)
	if !s.Sees("bob cannot view CDR: none of the roles Manager, Sales holds show_cdr.") || strings.Count(s.Text(), "blocks") != 1 || s.Sees("Whose data") {
		t.Error(s.Text())
	}
	s.Canvas().Focus(s.Button("Open role Sales"))
	s.Press(fyne.KeyReturn)
	if len(s.goes) != 1 || s.goes[0] != "role 3 to view cdr" || s.Sees("Why?") {
		t.Errorf("went to %s", s.goes)
	}
}

// ways are the labels of the buttons that lead somewhere, in their order.
func (s *scene) ways() (labels []string) {
	kittest.Walk(s.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text, "Open ") {
			labels = append(labels, strings.TrimPrefix(b.Text, "Open "))
		}
		return true
	})
	return labels
}

func TestEverythingThatBlocksIsToldAndHasItsWay(t *testing.T) {
	eve := bob
	eve.Username, eve.Enabled, eve.Tenants = "eve", false, []data.TenantID{2}
	for _, c := range []struct {
		user   data.User
		module data.ModuleKey
		action data.Actions
		said   string
		ways   string
	}{
		{bob, data.ModuleCDR, data.View, "bob cannot view CDR: none of the roles Manager, Sales holds show_cdr.",
			"user bob, tenant Main, profile Reception, role Manager, role Sales, user bob"},
		{bob, data.ModuleEventLogger, data.View, "bob cannot view Event Logger: profile Reception does not open it; none of the roles Manager, Sales holds show_activity_log.",
			"user bob, tenant Main, profile Reception, user bob, role Manager, role Sales, user bob"},
		{bob, data.ModuleUsers, data.Delete, "bob cannot delete from Users: profile Reception opens it, but not for this; none of the roles Manager, Sales holds delete_user.",
			"user bob, tenant Main, profile Reception, user bob, role Manager, role Sales, user bob"},
		{eve, data.ModuleCDR, data.View, "eve cannot view CDR: the account is disabled; none of these tenants is enabled: Closed; none of the roles Manager, Sales holds show_cdr.",
			"user eve, tenant Closed, user eve, profile Reception, role Manager, role Sales, user eve"},
	} {
		s := newScene(t, look.Light, 1064, 700)
		deps := s.deps()
		deps.Why = func(_ context.Context, _ data.UserID, module data.ModuleKey, action data.Actions) (access.Answer, error) {
			return office().Why(c.user, module, action), nil
		}
		why.Show(deps, c.user, c.module, c.action)
		s.WaitFor(c.said)
		if got := strings.Join(s.ways(), ", "); got != c.ways {
			t.Errorf("%s\nways %s,\nnot  %s", c.said, got, c.ways)
		}
	}
}

func TestNothingLeadsToAnActionThatTheModuleDoesNotHave(t *testing.T) {
	s := newScene(t, look.Light, 1064, 700)
	deps := s.deps()
	deps.Why = func(context.Context, data.UserID, data.ModuleKey, data.Actions) (access.Answer, error) {
		return office().Why(ann, data.ModuleEventLogger, data.Delete), nil
	}
	why.Show(deps, ann, data.ModuleEventLogger, data.View)
	s.WaitFor("The module has no such action.")
	if got := strings.Join(s.ways(), ", "); got != "user ann, tenant Main, profile Administrator" {
		t.Errorf("ways: %s", got)
	}
}

func TestThereIsNoWayToWhatOneMayNotChange(t *testing.T) {
	s := newScene(t, look.Light, 1064, 700)
	s.may = func(kind data.Kind) bool { return kind == data.KindProfile }
	why.Show(s.deps(), bob, data.ModuleCDR, data.View)
	s.WaitFor("bob cannot view CDR")
	if s.Sees("Open user") || s.Sees("Open tenant") || !s.Sees("Open profile Reception") {
		t.Error(s.Text())
	}
}

func TestModuleAndActionAreChosenByKeyboardAndAnsweredAtOnce(t *testing.T) {
	s := show(t, bob, data.ModuleUsers, data.View)
	s.WaitFor("bob may view Users")
	s.Type("event log")
	s.WaitFor("bob cannot view Event Logger: profile Reception does not open it;")
	actions := s.Field("Action").Object().(*kit.Select)
	if len(actions.Options) != 1 {
		t.Errorf("the Event Logger offers %v", actions.Options)
	}
	s.Press(fyne.KeyEscape) // empties the search
	if !s.Sees("Why?") {
		t.Fatal("Escape in a search with text closes the dialog")
	}
	s.Press(fyne.KeyDown, fyne.KeyUp)
	if s.Sees("bob cannot view Event Logger") {
		s.Wait("another module", func() bool { return !s.Sees("bob cannot view Event Logger") })
	}
	s.Canvas().Focus(kittest.Find[*kit.SearchEntry](s.Window, nil))
	s.Type("users")
	s.Press(fyne.KeyDown)
	s.Wait("a module of users", func() bool { return s.Sees("Users") })
	s.Press(fyne.KeyEscape)
	s.Wait("the dialog to close", func() bool { return !s.Sees("Why?") })
}

func TestTheKeyboardPassesOverTheHeadingsOfGroups(t *testing.T) {
	s := show(t, bob, "", 0)
	s.grid().Focus()
	seen := map[string]bool{}
	for range len(liststest.Catalog().Modules()) + 5 {
		s.Wait("an answer", func() bool { return strings.Contains(s.Text(), ": ") })
		if g := s.grid(); g.Current() == 0 {
			t.Fatal("a heading is the current row")
		}
		seen[verdict(s)] = true
		s.Press(fyne.KeyDown)
		s.Wait("the next answer", func() bool { return !seen[verdict(s)] || len(seen) >= 100 })
	}
	if len(seen) < 100 {
		t.Errorf("%d of %d modules were reached", len(seen), len(liststest.Catalog().Modules()))
	}
	s.Press(fyne.KeyHome)
	if s.grid().Current() != 1 {
		t.Errorf("Home goes to row %d", s.grid().Current())
	}
}

// verdict is the sentence that is shown.
func verdict(s *scene) string {
	for _, one := range strings.Split(s.Text(), "\n") {
		if strings.HasPrefix(one, "bob cannot ") || strings.HasPrefix(one, "bob may ") {
			return one
		}
	}
	return ""
}

func TestAnotherActionIsAnsweredAtOnce(t *testing.T) {
	s := show(t, bob, data.ModuleUsers, data.View)
	s.WaitFor("bob may view Users")
	s.Field("Action").Object().(*kit.Select).SetSelected("Delete")
	s.WaitFor("bob cannot delete from Users: profile Reception opens it, but not for this;")
}

func TestOfManyQuestionsOnlyTheLastIsAnswered(t *testing.T) {
	s := newScene(t, look.Light, 1064, 700)
	s.hold = make(chan struct{})
	why.Show(s.deps(), bob, data.ModuleUsers, data.View)
	actions := s.Field("Action").Object().(*kit.Select)
	for _, name := range []string{"Add", "Edit", "Delete"} {
		actions.SetSelected(name)
	}
	close(s.hold)
	s.WaitFor("bob cannot delete from Users")
	if s.mutex.Lock(); s.asked != 2 {
		t.Errorf("asked %d times", s.asked)
	}
	s.mutex.Unlock()
}

func TestAUserWhoIsNotSavedIsAnsweredFromTheForm(t *testing.T) {
	s := newScene(t, look.Light, 1064, 700)
	deps := s.deps()
	draft := bob
	draft.ID, draft.Username = 0, ""
	deps.Local = func(module data.ModuleKey, action data.Actions) access.Answer {
		return office().Why(draft, module, action)
	}
	why.Show(deps, draft, data.ModuleCDR, data.View)
	if !s.Sees("This user cannot view CDR: none of the roles") || s.Sees("Open user") || s.asked != 0 {
		t.Errorf("asked %d: %s", s.asked, s.Text())
	}
	s.Canvas().Focus(s.Button("Back to the form"))
	s.Press(fyne.KeyReturn)
	if s.Sees("Why?") || len(s.goes) != 0 {
		t.Errorf("went to %s", s.goes)
	}
}

func TestWithoutAnAnswerTheReasonIsTold(t *testing.T) {
	s := newScene(t, look.Light, 1064, 700)
	s.fail = data.ErrNotFound
	why.Show(s.deps(), bob, data.ModuleUsers, data.View)
	s.WaitFor("The answer could not be found. It is not there any more.")
	s = newScene(t, look.Light, 1064, 700)
	s.fail = errors.Join(&access.Refusal{Rule: access.RuleEnded})
	why.Show(s.deps(), bob, data.ModuleUsers, data.View)
	s.Wait("signing out", func() bool { return s.ended == 1 })
}

func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		for name, c := range map[string]struct {
			user   data.User
			module data.ModuleKey
			action data.Actions
		}{"granted": {ann, data.ModuleUsers, data.Edit}, "blocked": {bob, data.ModuleCDR, data.View}, "twice": {bob, data.ModuleEventLogger, data.View}, "masked": {bob, data.ModuleUsers, data.View}} {
			s := newScene(t, f.Mode, f.Width, f.Height)
			s.Scale(f.Scale)
			why.Show(s.deps(), c.user, c.module, c.action)
			s.Wait("the answer", func() bool { return !s.Sees("Looking…") })
			if name == "masked" {
				s.Type("user")
			}
			s.Picture(f.Name + "-" + name)
		}
	}
}
