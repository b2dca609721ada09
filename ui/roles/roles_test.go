package roles_test

import (
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func TestTheTableTellsWhatEachRoleIsWorth(t *testing.T) {
	s := open(t, newOffice())
	for _, text := range []string{"All", "21", "Anywhere", "10.0.0.0/8, 192.168.1.7", "Works only with the desks"} {
		if !s.Sees(text) {
			t.Errorf("%q is not seen in %s", text, s.Text())
		}
	}
	special := 0
	kittest.Walk(s.Canvas().Content(), func(o fyne.CanvasObject) bool {
		if c, ok := o.(*kit.Chip); ok && c.Tooltip() == "Opens CDRs and listens to recordings\nSpecial: sees the data of more than the own desks." {
			special++
		}
		return true
	})
	if special != 1 {
		t.Errorf("%d roles are marked as special", special)
	}
}

func TestARoleIsMadeByKeyboardAlone(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.screen.Shortcuts()[0].Do()
	s.Type("Front desk")
	s.Press(fyne.KeyTab)
	s.Type("Answers the phone")
	s.search()
	s.Type("main dashboard")
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if !s.Sees("1 selected") {
		t.Errorf("seen: %s", s.Text())
	}
	s.Field("Name").Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Front desk was saved")
	if len(o.Saved) != 1 || !slices.Equal(o.Saved[0].Permissions, []data.Permission{"show_index"}) || o.Saved[0].Description != "Answers the phone" {
		t.Errorf("saved %+v", o.Saved)
	}
}

func TestAnAddressThatIsNoneIsNamedWithItsLine(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.edit(4)
	s.Field("Accepted IPs").Object().(*kit.Entry).SetText("10.0.0.1\n\nten\n192.168.1.0/24, 300.1.1.1\n")
	s.Field("Name").Object().(*kit.Entry).SetText(" ")
	s.Field("Name").Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("A name is needed.")
	want := "Line 3: “ten” is neither an IP address nor a block such as 192.168.1.0/24.\n" +
		"Line 4: “300.1.1.1” is neither an IP address nor a block such as 192.168.1.0/24."
	if got := s.Field("Accepted IPs").Wrong(); got != want {
		t.Errorf("beside the addresses stands %q", got)
	}
	if len(o.Saved) != 0 {
		t.Error("it was saved")
	}
	s.Field("Accepted IPs").Object().(*kit.Entry).SetText("10.1.2.3/8\n10.0.0.1")
	s.Field("Name").Object().(*kit.Entry).SetText("Night")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Night was saved")
	if got := o.Saved[0].AcceptedIPs; !slices.Equal(got, []string{"10.0.0.0/8", "10.0.0.1"}) {
		t.Errorf("saved %v", got)
	}
}

func TestAdministratorHoldsAllWhateverElseIsTicked(t *testing.T) {
	s := open(t, newOffice())
	s.edit(2)
	if s.Sees("An administrator holds every permission") {
		t.Error("a manager is said to hold all")
	}
	all := s.check("All desks in reports")
	if all.Disabled() {
		t.Error("a special permission cannot be ticked")
	}
	s.check("Administrator: holds every permission").SetChecked(true)
	if !s.Sees("An administrator holds every permission") || !all.Disabled() {
		t.Error("what follows from it is not shown")
	}
	if !s.Button("Select all").Disabled() || !s.Button("Deselect all").Disabled() {
		t.Error("buttons that do nothing can be pressed")
	}
	s.Field("Name").Focus()
	s.Press(fyne.KeyReturn)
	s.WaitFor("Manager was saved")
	if got := s.Saved[0].Permissions; !slices.Contains(got, data.PermissionAdmin) || len(got) != 22 {
		t.Errorf("saved %v", got)
	}
}

func TestNobodyGivesWhatTheyDoNotHold(t *testing.T) {
	o := newOffice()
	o.mine.Permissions = []data.Permission{"show_role", "create_role", "edit_role", "show_index", "show_cdr"}
	s := open(t, o)
	s.screen.Create()
	for _, label := range []string{"Administrator: holds every permission", "All desks in Realtime"} {
		if !s.check(label).Disabled() {
			t.Errorf("%q can be ticked", label)
		}
	}
	if !s.Sees("You do not hold this yourself, so you cannot give it to others.") {
		t.Error("nothing says why")
	}
	s.Click(s.Button("Select all"))
	s.tree().ExpandAll()
	if got := s.tree().Value(); len(got) != 5 || got["show_cdr"] == 0 {
		t.Errorf("ticked: %v", got)
	}
	if !s.Sees("not yours to give") {
		t.Error("the permissions do not say why they cannot be ticked")
	}
	s.Press(fyne.KeyEscape)
	s.Click(s.Button("Discard changes"))
	s.screen.Edit(2) // a manager may more than they do
	s.WaitFor("This has rights that you do not have")
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Save" || b.Text == "Select all" }) != nil {
		t.Error("a role with more rights can be changed")
	}
}

func TestWhoSeesMaskedNumbersMakesRolesThatMaskThem(t *testing.T) {
	o := newOffice()
	o.mine.MaskPhone = true
	s := open(t, o)
	s.screen.Create()
	if mask := s.check("Hide phone numbers"); !mask.Checked || !mask.Disabled() {
		t.Error("the role could show what is masked")
	}
}

func TestACopyHoldsWhatTheRoleHolds(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.screen.Copy(3)
	s.WaitFor("What they may do")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Copy of Compliance manager was saved")
	if got := o.Saved[0]; got.ID == 3 || !slices.Equal(got.Permissions, o.Rows[2].Item.Permissions) {
		t.Errorf("saved %+v", got)
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

func TestWhatASearchFindsIsSeenWhereItIsTyped(t *testing.T) {
	for name, of := range map[string]fyne.Size{"a usual window": fyne.NewSize(1280, 755), "a low and narrow one": fyne.NewSize(683, 437)} {
		s := openWith(t, newOffice(), look.Light, of.Width, of.Height)
		s.edit(2)
		s.search()
		s.Type("desk")
		tree, lines := s.tree(), float32(6*34)
		if got := tree.Size().Height; got < lines {
			t.Errorf("%s: the tree is %v high", name, got)
		}
		foot := s.At(s.Button("Save")).Y - s.Button("Save").Size().Height/2
		if top := s.At(tree).Y - tree.Size().Height/2; foot-top < lines/2 {
			t.Errorf("%s: the tree begins at %v, the buttons at %v", name, top, foot)
		}
	}
}

func TestTabGoesThroughTheFormAsItIsRead(t *testing.T) {
	s := open(t, newOffice())
	s.edit(2)
	var way []string
	for range 40 {
		switch o := s.Canvas().Focused().(type) {
		case *kit.Entry:
			way = append(way, "entry "+o.Text)
		case *kit.SearchEntry:
			way = append(way, o.PlaceHolder)
		case *kit.Check:
			way = append(way, o.Text)
		case *kit.Button:
			way = append(way, o.Text)
		default:
			way = append(way, "tree")
		}
		if way[len(way)-1] == "Save" {
			break
		}
		s.Press(fyne.KeyTab)
	}
	want := []string{"entry Manager", "entry Works only with the desks the user is assigned to", "Administrator: holds every permission",
		"All desks, in Realtime and in reports", "All desks in Realtime", "All desks in reports", "entry ", "Require a second factor", "Hide phone numbers",
		"Search permissions", "Expand all", "Collapse all", "Select all", "Deselect all", "tree", "Show 1 user", "Cancel", "Save"}
	if !slices.Equal(way, want) {
		t.Errorf("Tab went by\n%q, not by\n%q", way, want)
	}
}

func TestWhatIsRefusedIsShownAlsoFromTheOtherPage(t *testing.T) {
	s := openWith(t, newOffice(), look.Light, 683, 437)
	s.edit(4)
	s.Field("Name").Object().(*kit.Entry).SetText("")
	s.search()
	s.CtrlS()
	s.WaitFor("A name is needed.")
	if e, ok := s.Canvas().Focused().(*kit.Entry); !ok || e != s.Field("Name").Object() {
		t.Errorf("the keyboard is on %T", s.Canvas().Focused())
	}
	s.Type("Night")
	s.search()
	s.CtrlS()
	s.WaitFor("Night was saved")
}

func TestTheNameOfACopyIsTypedOver(t *testing.T) {
	s := open(t, newOffice())
	s.screen.Copy(3)
	s.WaitFor("What they may do")
	s.Type("Auditors")
	s.Press(fyne.KeyReturn)
	s.WaitFor("Auditors was saved")
	if got := s.Saved[0].Name; got != "Auditors" {
		t.Errorf("saved as %q", got)
	}
}

func TestWhyLeadsToTheLineOfAPermission(t *testing.T) {
	for _, width := range []float32{1280, 683} {
		s := openWith(t, newOffice(), look.Light, width, 755)
		s.screen.ShowPermission(2, "show_activity_log")
		s.WaitFor("Edit Manager")
		if got := s.tree(); got == nil || got.Current() != "show_activity_log" || !s.Sees("See the activity (audit) log") {
			t.Fatalf("seen: %s", s.Text())
		}
		s.Press(fyne.KeySpace)
		if !slices.Contains(slices.Collect(maps.Keys(s.tree().Value())), "show_activity_log") {
			t.Error("the keyboard is not on it")
		}
		s.Press(fyne.KeyEscape)
		s.Click(s.Button("Discard changes"))
		s.screen.Edit(2)
		s.WaitFor("Edit Manager")
		if s.Sees("See the activity (audit) log") {
			t.Error("the next form begins there, too")
		}
	}
}
