package imports_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
)

func (o *office) saveTo(name string) {
	w := o.window
	o.files()
	w.Type("~/" + name)
	w.Press(fyne.KeyReturn)
}

func TestTheSelectedUsersAreExportedByKeysAlone(t *testing.T) {
	o := newOffice(t)
	o.screen.Export([]data.UserID{4, 7}, 12)
	if !o.window.Sees("Only the 2 selected") {
		t.Error(o.window.Text())
	}
	o.tabButton(t, "Save…")
	o.window.Press(fyne.KeyReturn)
	o.saveTo("two.csv")
	path := filepath.Join(o.home, "two.csv")
	o.see("The users were exported")
	if text, err := os.ReadFile(path); err != nil || string(text) != "the users" {
		t.Errorf("the file holds %q (%v)", text, err)
	}
	if !slices.Equal(o.exported, []string{"[4 7] pbx-users"}) {
		t.Error(o.exported)
	}
	o.window.Press(fyne.KeyReturn)
	if len(o.window.Canvas().Overlays().List()) != 0 {
		t.Error("a dialog stays")
	}
}

func TestOneSelectedUserIsSaidInWords(t *testing.T) {
	o := newOffice(t)
	o.screen.Export([]data.UserID{4}, 12)
	if !o.window.Sees("Only the selected one (1)") || o.window.Sees("%!") {
		t.Error(o.window.Text())
	}
}

func TestAllUsersAreExportedForFreePBXWhichSaysWhatIsLost(t *testing.T) {
	o := newOffice(t)
	o.screen.Export(nil, 12)
	w := o.window
	if !w.Sees("All users (12)") || w.Sees("selected") {
		t.Error(w.Text())
	}
	const losses = "it may empty the names, the phone numbers and the extension"
	if w.Sees(losses) {
		t.Error("our own file is said to lose what FreePBX's does")
	}
	w.Press(fyne.KeyTab)
	w.Type("f")
	if !w.Sees(losses) {
		t.Error("what FreePBX does with the file is not said")
	}
	if !w.Sees("roles, desks, profiles, tenants and the enabled switch have no place in it") {
		t.Error("what FreePBX cannot hold is not said")
	}
	o.tabButton(t, "Save…")
	w.Press(fyne.KeyReturn)
	o.saveTo("all.csv")
	o.see("They are in ")
	if !slices.Equal(o.exported, []string{"[] freepbx"}) {
		t.Error(o.exported)
	}
}
