package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestTheSidebarIsAsWideAsItsLongestTitleNeedsAndNotWiderThanIsSane(t *testing.T) {
	for title, cut := range map[string]bool{
		"Users": false, "Notification Templates": false, "Plantillas de notificación": false,
		"A title so long that it would take the place of all that the window is for": true,
	} {
		side := kit.NewSidebar([]kit.SideGroup{{Items: []kit.SideItem{{ID: "a", Title: title}, {ID: "b", Title: "Roles"}}}}, nil)
		side.Select("a")
		w := kittest.Open(t, container.NewHBox(side), 600, 300)
		shown := kittest.Find(w, func(text *kit.Text) bool { return text.Text == title })
		if shown == nil || !shown.Bold || shown.Cut() != cut {
			t.Errorf("%s: %+v", title, shown)
		}
		if width := side.Size().Width; width < 216 || width > 264 {
			t.Errorf("%s: %v wide", title, width)
		}
		side.SetCompact(true)
		if least := side.MinSize(); least != fyne.NewSize(56, least.Height) {
			t.Errorf("icons alone take %v", least)
		}
	}
}
