package profiles_test

import (
	"fmt"
	"os"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// TestPictures draws the screen in its states; with PICTURES set, for people to look at.
func TestPictures(t *testing.T) {
	sizes := map[string][3]float32{"small": {683, 467, 1.5}}
	if os.Getenv("PICTURES") != "" {
		sizes["large"] = [3]float32{1280, 800, 1}
	}
	for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		for size, of := range sizes {
			drawStates(t, m, size+"-"+mode, of)
		}
	}
}

func drawStates(t *testing.T, mode look.Mode, name string, of [3]float32) {
	o := newOffice(t)
	w := openWith(t, o, mode, of[0], of[1])
	w.Scale(of[2])
	picture := func(state string) { w.Picture(fmt.Sprintf("%s-%s", name, state)) }
	tabs := func() *kit.Tabs { return kittest.Find[*kit.Tabs](w.Window, nil) }
	picture("list")
	w.edit(reception)
	picture("edit")
	w.tree().Reveal("users")
	w.tree().Focus()
	picture("reveal")
	tabs().Select(1)
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
	w.waitFor("A name is needed.")
	picture("wrong")
	w.Press("Escape")
	picture("unsaved")
	w.push("Discard changes")
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
	w.waitFor("Profile Name")
	w.tree().Reveal("users")
	picture("limited")
	tabs().Select(1)
	picture("limited-switches")
}
