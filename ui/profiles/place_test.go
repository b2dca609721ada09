package profiles_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
)

// line returns the text of a line of the tree, which stands in no menu.
func (w *window) line(text string) *kit.Text {
	tree := w.tree()
	top, high := w.At(tree).Y-tree.Size().Height/2, tree.Size().Height
	return kittest.Find(w.Window, func(t *kit.Text) bool {
		at := w.At(t)
		return t.Text == text && at.X < w.At(tree).X && at.Y > top && at.Y < top+high
	})
}

// copied presses "Copy and change" and waits for the copy.
func (w *window) copied() {
	w.push("Copy and change")
	w.Wait("the copy", func() bool { return w.Sees("Copy of ") })
}

func TestCopyAndChangeLeavesTheTreeAsItWas(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(administrator)
	w.tree().ExpandAll()
	w.tree().Reveal("roles")
	w.tree().Focus()
	w.Press(fyne.KeyRight)
	place := w.tree().Place()
	at := w.At(w.line("Roles")).Y - w.At(w.tree()).Y + w.tree().Size().Height/2
	w.copied()
	if w.tree().Current() != "roles" {
		t.Errorf("the copy is at %s", w.tree().Current())
	}
	if got := w.At(w.line("Roles")).Y - w.At(w.tree()).Y + w.tree().Size().Height/2; got < at-1 || got > at+1 {
		t.Errorf("the line was at %v and is at %v", at, got)
	}
	again := w.tree()
	w.Press(fyne.KeyEscape)
	w.edit(tenantAdministrator)
	w.tree().SetPlace(place)
	if w.tree() == again || w.tree().Current() != "roles" {
		t.Error("another editor does not go there")
	}
}

func TestCopyAndChangeKeepsTheSearchAndTheTab(t *testing.T) {
	w := open(t, newOffice(t))
	w.edit(administrator)
	w.shortcut("Search profiles")
	w.Type("event")
	w.turn(1)
	w.copied()
	tabs := kittest.Find[*kit.Tabs](w.Window, nil)
	if tabs.Selected() != 1 {
		t.Errorf("the copy is on tab %d", tabs.Selected())
	}
	tabs.Select(0)
	search := kittest.Find(w.Window, func(e *kit.SearchEntry) bool { return e.PlaceHolder == "Search modules" })
	if search.Text != "event" || !w.Sees("Event Logger") || w.Sees("Extensions Status") {
		t.Errorf("searched for %q: %s", search.Text, w.Text())
	}
	w.Press(fyne.KeyEscape, fyne.KeyEscape)
	w.screen.Copy(portal)
	w.WaitFor("Copy of Portal")
	if tabs := kittest.Find[*kit.Tabs](w.Window, nil); tabs.Selected() != 0 {
		t.Error("another copy begins where the last one was")
	}
}

func TestTheEditorBeginsAtTheFirstModuleThatIsTicked(t *testing.T) {
	c := liststest.Catalog()
	for _, id := range []data.ProfileID{administrator, portal, tenantAdministrator, reception} {
		w := open(t, newOffice(t))
		w.edit(id)
		first := c.FirstModule(w.profile(id))
		m, _ := c.Module(first)
		if got := w.tree().Current(); got != string(first) || w.line(m.Label) == nil {
			t.Errorf("profile %d begins at %s, not at %s: %s", id, got, first, w.Text())
		}
	}
	w := open(t, newOffice(t))
	w.edit(portal)
	if w.line("Portal") == nil || w.line("PBX") != nil {
		t.Errorf("the portal's heading is not in sight: %s", w.Text())
	}
}
