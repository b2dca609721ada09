package profiles_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// chosen opens the menu of the current row and chooses an item of it.
func (w *window) chosen(id data.ProfileID, item string) {
	w.t.Helper()
	grid := kittest.Find[*kit.Grid](w.Window, nil)
	grid.SetCurrentKey(int64(id))
	grid.OnMenu(grid.Current(), fyne.NewPos(10, 10))
	menu := w.Canvas().Overlays().Top()
	if menu == nil {
		w.t.Fatal("no menu opened")
	}
	w.Click(kittest.Find(w.Window, func(text *canvas.Text) bool { return text.Text == item }))
	w.Settle()
}

func TestTheListTellsWhatEachProfileOpensAndWhoIsBuiltIn(t *testing.T) {
	w := open(t, newOffice(t))
	for _, text := range []string{"Administrator", "built-in", "127, 7 open here", "Reception", "4, 2 open here", "System updates", "4 profiles"} {
		if !w.Sees(text) {
			t.Errorf("%q is missing in: %s", text, w.Text())
		}
	}
	w.shortcut("Search profiles")
	w.Type("built-in")
	if w.Sees("Reception") || !w.Sees("3 of 4 profiles") {
		t.Errorf("searched for built-in: %s", w.Text())
	}
}

func TestANewProfileIsSavedWithWhatIsTicked(t *testing.T) {
	w := open(t, newOffice(t))
	w.shortcut("Create New Profile")
	w.Type("Night shift")
	if !w.Sees("No module is ticked: users of this profile see nothing.") || !w.Sees("Nothing to open in this program.") {
		t.Errorf("an empty profile is not told: %s", w.Text())
	}
	w.shortcut("Search profiles")
	w.Type("event logger")
	w.Press(fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace)
	for _, text := range []string{"opens first", "needs a role with show_activity_log", "1 of 127 modules"} {
		if !w.Sees(text) {
			t.Errorf("%q is missing in: %s", text, w.Text())
		}
	}
	w.push("Save")
	w.WaitFor("Night shift was saved")
	p := w.profile(reception + 1)
	if p.Name != "Night shift" || len(p.Modules) != 1 || p.Modules[data.ModuleEventLogger] != data.View || p.Builtin != "" {
		t.Errorf("saved: %+v", p)
	}
	if w.changed != 1 {
		t.Errorf("the window was told %d times", w.changed)
	}
}

func TestTheMenuFollowsEachBox(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(reception)
	preview := kittest.Find[*kit.MenuPreview](w.Window, nil)
	shown := func() string {
		lines := []string{}
		kittest.Walk(preview, func(o fyne.CanvasObject) bool {
			if text, ok := o.(*kit.Text); ok && text.Text != "" {
				lines = append(lines, text.Text)
			}
			return true
		})
		return strings.Join(lines, "|")
	}
	if got, want := shown(), "Menu of a user with this profile|Reports|Event Logger|needs a role with show_activity_log|opens first|Admin|Users|needs a role with show_user"; got != want {
		t.Errorf("shown %s, wanted %s", got, want)
	}
	w.tree().Reveal(string(data.ModuleEventLogger))
	w.tree().Focus()
	w.Press(fyne.KeySpace)
	if got, want := shown(), "Menu of a user with this profile|Admin|Users|needs a role with show_user|opens first"; got != want {
		t.Errorf("without the log %s, wanted %s", got, want)
	}
	if !w.Sees("and 2 recorded for the PBX") {
		t.Errorf("the modules of the PBX are not counted: %s", w.Text())
	}
}

func TestWhatIsWrongWithTheNameStandsBesideIt(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(reception)
	w.into("Profile Name", "portal")
	w.push("Save")
	w.Wait("the error", func() bool { return w.Field("Profile Name").Wrong() != "" })
	if w.profile(reception).Name != "Reception" || w.changed != 0 {
		t.Error("it was saved all the same")
	}
	w.Type("s") // before what is there
	if wrong := w.Field("Profile Name").Wrong(); wrong != "" {
		t.Errorf("still wrong after typing: %s", wrong)
	}
	w.push("Save")
	w.WaitFor("sportal was saved")
}

func TestClosingAsksBeforeWhatWasChosenIsLost(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(reception)
	w.tree().SelectAll()
	w.Press(fyne.KeyEscape)
	w.WaitFor("Unsaved changes")
	w.push("Keep editing")
	if got := len(w.tree().Value()); got != 127 {
		t.Errorf("%d modules are still ticked", got)
	}
	w.Press(fyne.KeyEscape)
	w.push("Discard changes")
	if kittest.Find[*kit.CheckTree](w.Window, nil) != nil || len(w.profile(reception).Modules) != 4 {
		t.Error("the editor is open, or something was saved")
	}
	w.edit(reception)
	w.Press(fyne.KeyEscape)
	if w.Sees("Unsaved changes") {
		t.Error("asked though nothing was changed")
	}
}

func TestWhenSomebodyElseWasQuickerNothingChosenIsLost(t *testing.T) {
	o := newOffice(t)
	w := open(t, o)
	w.edit(reception)
	w.tree().SelectAll()
	newer := o.profile(reception)
	newer.Version, newer.Name = 2, "Front desk"
	o.profiles[reception] = newer
	w.push("Save")
	w.WaitFor("Changed meanwhile")
	w.push("Keep what I typed")
	if got := len(w.tree().Value()); got != 127 || w.Field("Profile Name").Object().(*kit.Entry).Text != "Reception" {
		t.Errorf("kept %d modules; %s", got, w.Text())
	}
	w.push("Save")
	w.WaitFor("Changed meanwhile")
	w.push("Load the newer one")
	w.WaitFor("Edit Front desk")
	if got := len(w.tree().Value()); got != 4 {
		t.Errorf("the newer one has %d modules", got)
	}
}

func TestABuiltInProfileIsOnlyReadAndItsCopyChanged(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(administrator)
	if !w.Sees("Built-in profiles stay as they are: only a second factor can be required. Copy it, and change the copy.") || w.Sees("Select all") {
		t.Errorf("seen: %s", w.Text())
	}
	w.tree().Focus()
	w.Press(fyne.KeySpace)
	if len(w.tree().Value()) != 127 {
		t.Error("a box of a built-in profile was pressed")
	}
	w.push("Copy and change")
	w.Wait("the copy", func() bool { return w.Sees("Create New Profile") && w.Sees("Select all") })
	w.tree().Focus()
	w.Press(fyne.KeyHome, fyne.KeySpace) // all of PBX
	w.push("Save")
	w.WaitFor("Copy of Administrator was saved")
	p := w.profile(reception + 1)
	if p.Builtin != "" || len(p.Modules) != 127-65 || !p.GetUpdates {
		t.Errorf("saved %d modules: builtin %q", len(p.Modules), p.Builtin)
	}
}

// limit gives the person at the window a profile of their own that opens little.
func limit(o *office) {
	o.actor = data.Profile{ID: 99, Name: "Deputy", ChangeLanguage: true, Modules: map[data.ModuleKey]data.Actions{
		data.ModuleProfiles: data.View | data.Add | data.Edit | data.Delete, data.ModuleUsers: data.View | data.Edit, data.ModuleEventLogger: data.View}}
}

func TestNobodyGivesWhatTheirOwnProfileDoesNotOpen(t *testing.T) {
	o := newOffice(t)
	limit(o)
	w := open(t, o)
	w.shortcut("Create New Profile")
	w.Type("Deputy's helper")
	w.tree().SelectAll()
	want := map[string]uint8{"user_profiles": 15, "users": 5, "event_logger": 1}
	if got := w.tree().Value(); len(got) != 3 || got["users"] != want["users"] || got["user_profiles"] != 15 || got["event_logger"] != 1 {
		t.Errorf("ticked %v, wanted %v", got, want)
	}
	w.tree().Reveal("users")
	w.Wait("the reason", func() bool { return w.Sees("your profile opens only: View, Edit") })
	kittest.Find[*kit.Tabs](w.Window, nil).Select(1)
	check := kittest.Find(w.Window, func(c *kit.Check) bool { return c.Text == "May update the system" })
	if !check.Disabled() || !w.Sees("Your own profile does not have this, so you cannot give it.") {
		t.Errorf("a permission can be given that one does not have: %s", w.Text())
	}
	w.push("Save")
	w.WaitFor("was saved")
}

func TestACopySaysWhatItLacks(t *testing.T) {
	o := newOffice(t)
	limit(o)
	w := open(t, o)
	w.screen.Copy(administrator)
	w.WaitFor("so this copy opens less: 125 modules are left out or have fewer actions; 2 permissions are left out.")
	w.push("Save")
	w.WaitFor("Copy of Administrator was saved")
	if p := w.profile(reception + 1); len(p.Modules) != 3 || p.GetUpdates || p.UpdateProfile || !p.ChangeLanguage {
		t.Errorf("saved: %+v", p)
	}
}

func TestADeletedProfileComesBack(t *testing.T) {
	o := newOffice(t)
	w := open(t, o)
	delete(o.users, reception)
	w.screen.Focus()
	kittest.Find[*kit.Grid](w.Window, nil).SetCurrentKey(int64(reception))
	w.Press(fyne.KeyDelete)
	w.WaitFor("Reception was deleted")
	w.push("Undo")
	w.WaitFor("Reception is back with everything as it was")
	if len(o.profile(reception).Modules) != 4 || w.changed != 2 {
		t.Errorf("back: %+v, told %d times", o.profile(reception), w.changed)
	}
}

func TestUsersOfADeletedProfileGetAnother(t *testing.T) {
	o := newOffice(t)
	w := open(t, o)
	w.screen.Focus()
	kittest.Find[*kit.Grid](w.Window, nil).SetCurrentKey(int64(reception))
	w.Press(fyne.KeyDelete)
	w.WaitFor("Give its users this profile instead")
	kittest.Find[*kit.Select](w.Window, nil).SetSelected("Portal")
	w.push("Delete")
	w.WaitFor("Reception was deleted")
	if got := len(o.users[portal]); got != 2 {
		t.Errorf("%d users have the portal", got)
	}
}

func TestWhyLeadsToTheLineOfAModule(t *testing.T) {
	w := open(t, newOffice(t))
	w.screen.ShowModule(reception, "users")
	w.WaitFor("Edit Reception")
	if got := w.tree().Current(); got != "users" {
		t.Errorf("the current line is %q", got)
	}
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if got := data.Actions(w.tree().Value()["users"]); got != data.View|data.Add|data.Edit {
		t.Errorf("the keyboard is elsewhere: users is %s", got)
	}
	w.Press(fyne.KeyEscape)
	w.push("Discard changes")
	w.edit(portal)
	if got := w.tree().Current(); got == "users" {
		t.Error("the next editor goes there, too")
	}
}

func TestOnesOwnProfileWarnsOfWhatOneLoses(t *testing.T) {
	o := newOffice(t)
	o.actor = o.profile(reception)
	o.actor.Modules = map[data.ModuleKey]data.Actions{data.ModuleProfiles: 15}
	o.profiles[reception] = o.actor
	w := open(t, o)
	w.edit(reception)
	if !w.Sees("This is your own profile: what you take away here, you lose yourself.") {
		t.Errorf("seen: %s", w.Text())
	}
}

func TestWhatTheSessionRefusesIsToldAndNothingIsLost(t *testing.T) {
	o := newOffice(t)
	w := open(t, o)
	w.edit(reception)
	w.tree().SelectAll()
	o.refusal = &access.Refusal{Rule: access.RuleGrant, Name: "Reception"}
	w.push("Save")
	w.WaitFor("You cannot give others rights that you do not have yourself.")
	if got := len(w.tree().Value()); got != 127 {
		t.Errorf("%d modules are still ticked", got)
	}
	w.push("Save")
	w.WaitFor("Reception was saved")
}

func TestWhoHasAProfileLeadsToTheirForms(t *testing.T) {
	o := newOffice(t)
	w := open(t, o)
	w.chosen(reception, "Who has Reception")
	w.WaitFor("ivo@example.org")
	w.push("Open user")
	if len(o.opened) != 1 || o.opened[0] != 7 {
		t.Errorf("opened: %v", o.opened)
	}
}

func TestTabGoesThroughTheEditorAsTheEyeDoes(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(reception)
	var order []string
	for range 11 {
		switch o := w.Canvas().Focused().(type) {
		case *kit.Entry:
			order = append(order, "name")
		case *kit.SearchEntry:
			order = append(order, "search")
		case *kit.Button:
			order = append(order, strings.Replace(o.Text, "Show 2 users", "who", 1))
		case *kit.MenuPreview:
			order = append(order, "menu")
		default:
			order = append(order, strings.TrimPrefix(fmt.Sprintf("%T", o), "*kit."))
		}
		w.Press(fyne.KeyTab)
	}
	got := strings.Join(order, ", ")
	want := "name, tabBar, search, Expand all, Collapse all, Select all, Deselect all, checkTreeBody, menu, who, Cancel"
	if got != want {
		t.Errorf("Tab goes %s,\nwanted  %s", got, want)
	}
}
