package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

func previewed() []kit.PreviewGroup {
	return []kit.PreviewGroup{
		{Heading: "Reports", Items: []kit.PreviewItem{{Title: "Event Logger", Icon: look.IconLog, Mark: "opens first", Note: "needs a role with show_activity_log"}}},
		{Heading: "Admin", Items: []kit.PreviewItem{{Title: "Users", Icon: look.IconUsers}, {Title: "Tenants", Icon: look.IconTenant}, {Title: "Branding", Icon: look.IconBrand}}},
	}
}

func TestAMenuPreviewShowsGroupsMarksNotesAndItsFoot(t *testing.T) {
	p := kit.NewMenuPreview("What they see", "Nothing at all")
	w := kittest.Open(t, p, 300, 400)
	wants(t, "empty", w.Sees("Nothing at all"), true)
	p.Set(previewed(), "and 63 recorded for the PBX")
	for _, text := range []string{"What they see", "Reports", "Event Logger", "opens first", "needs a role with show_activity_log", "Branding", "and 63 recorded for the PBX"} {
		if !w.Sees(text) {
			t.Errorf("%q is missing in: %s", text, w.Text())
		}
	}
	wants(t, "empty no more", w.Sees("Nothing at all"), false)
	p.Set(nil, "")
	wants(t, "empty again", strings.Contains(w.Text(), "Event Logger"), false)
}

func TestTheKeyboardScrollsAMenuPreview(t *testing.T) {
	p := kit.NewMenuPreview("What they see", "")
	p.Set(previewed(), "")
	w := kittest.Open(t, p, 300, 130)
	row := func() float32 {
		text := kittest.Find(w, func(x *kit.Text) bool { return x.Text == "Users" })
		return w.At(text).Y
	}
	w.Press(fyne.KeyTab)
	top := row()
	w.Press(fyne.KeyDown)
	wants(t, "Down moves by one entry", top-row(), 34)
	w.Press(fyne.KeyEnd, fyne.KeyDown)
	end := row()
	w.Press(fyne.KeyPageUp, fyne.KeyHome)
	wants(t, "Home", row(), top)
	if end >= top-34 {
		t.Errorf("End scrolls to %v, the top is %v", end, top)
	}
}
