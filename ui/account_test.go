package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

func TestAnotherLanguageSaysInItThatTheAccountWasSaved(t *testing.T) {
	t.Cleanup(func() { words.Use("en") })
	p := demo(t)
	p.main.mine.Show()
	p.WaitFor("My account")
	before := p.main
	p.Field("Language").Object().(*kit.Select).SetSelected("Español")
	p.Push("Save")
	p.WaitFor("Su cuenta se guardó")
	if p.main == before || words.Current() != "es" {
		t.Error("the window is the one of before")
	}
	if p.Press(fyne.KeyEscape); p.window.Canvas().Overlays().Top() != nil {
		t.Error("something lies over the new window")
	}
}
