package profiles_test

import (
	"fmt"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	for _, f := range kittest.Frames() {
		drawStates(t, f, f.Name)
	}
}

func drawStates(t *testing.T, f kittest.Frame, name string) {
	o := newOffice(t)
	strict := o.profile(administrator)
	strict.RequireFactor = true
	o.profiles[administrator] = strict
	w := openWith(t, o, f.Mode, f.Width, f.Height)
	w.Scale(f.Scale)
	picture := func(state string) { w.Picture(fmt.Sprintf("%s-%s", name, state)) }
	tabs := func() *kit.Tabs { return kittest.Find[*kit.Tabs](w.Window, nil) }
	picture("list")
	w.edit(reception)
	picture("edit")
	w.tree().Reveal("users")
	w.tree().Focus()
	picture("reveal")
	w.toggle()
	w.WaitFor("1 user of Reception has none yet")
	picture("switches")
	tabs().Select(2)
	picture("menu")
	tabs().Select(0)
	w.tree().DeselectAll()
	picture("nothing")
	w.shortcut("Search profiles")
	w.Type("call")
	picture("search")
	w.Press("Escape")
	w.into("Profile Name", "")
	w.push("Save")
	w.WaitFor("A name is needed.")
	picture("wrong")
	w.Press("Escape")
	picture("unsaved")
	w.push("Discard changes")
	w.edit(portal)
	picture("portal")
	w.Press("Escape")
	w.edit(administrator)
	picture("builtin")
	w.push("Copy and change")
	w.Wait("the copy", func() bool { return w.Sees("Copy of Administrator") })
	picture("copy")
	w.Press("Escape")
	w.screen.Compare(tenantAdministrator)
	picture("compare")
	kittest.Find[*kit.Check](w.Window, nil).SetChecked(false)
	w.Canvas().Focus(kittest.Find[*kit.SearchEntry](w.Window, nil))
	w.Type("event")
	picture("compare-search")
	w.Press("Escape", "Escape")
	w.Press("Delete")
	limited := o.profile(tenantAdministrator)
	limited.Modules = map[data.ModuleKey]data.Actions{data.ModuleProfiles: 15, data.ModuleUsers: data.View | data.Edit, data.ModuleRoles: data.View}
	o.actor = limited
	w.screen.Copy(administrator)
	w.WaitFor("Profile Name")
	w.tree().Reveal("users")
	picture("limited")
	tabs().Select(1)
	picture("limited-switches")
}
