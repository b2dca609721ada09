package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestAKeyAndTheMouseAreNotedAsActivity(t *testing.T) {
	entry, button := kit.NewEntry(), kit.NewButton("Save", func() {})
	w := kittest.Open(t, kit.NewRowOf(entry, button), 400, 200)
	stage := kit.CanvasOf(entry).Content().(*kit.Stage)
	n := 0
	stage.OnActivity = func() { n++ }
	for what, do := range map[string]func(){
		"typing":         func() { kit.Focus(entry); w.Type("a") },
		"a key":          func() { kit.Focus(button); w.Press(fyne.KeyF2) },
		"the mouse":      func() { w.Hover(button) },
		"the bare stage": func() { stage.MouseMoved(nil) },
	} {
		n = 0
		if do(); n == 0 {
			t.Errorf("%s was not noted", what)
		}
	}
}
