package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// unsaved shows a dialog that asks before it closes.
func unsaved(w *kittest.Window, title string) *kit.Dialog {
	d := kit.NewDialog(title, kit.NewEntry())
	d.SetCancel("Cancel")
	d.OnClose = func() bool {
		kit.Confirm(w.Canvas(), kit.Question{Title: "Unsaved changes", Text: "Throw them away?", Yes: "Throw away", No: "Go on", Destructive: true}, d.Close)
		return false
	}
	d.Show(w.Canvas())
	return d
}

func TestTheWishToLeaveSurvivesTheQuestion(t *testing.T) {
	w, _ := behind(t)
	below, above := unsaved(w, "Below"), unsaved(w, "Above")
	left := 0
	kit.Leave(w.Canvas(), func() { left++ })
	w.Click(w.Button("Throw away"))
	wants(t, "the upper one", above.Shown(), false)
	wants(t, "the lower one, which asks too", below.Shown(), true)
	wants(t, "left", left, 0)
	w.Click(w.Button("Throw away"))
	wants(t, "the lower one", below.Shown(), false)
	wants(t, "left", left, 1)
}

func TestStayingForgetsTheWishToLeave(t *testing.T) {
	w, _ := behind(t)
	d, left := unsaved(w, "Edit"), 0
	kit.Leave(w.Canvas(), func() { left++ })
	w.Press(fyne.KeyReturn) // the keyboard is on the harmless answer
	wants(t, "still open", d.Shown(), true)
	d.Close() // saved, say
	wants(t, "left", left, 0)
}

func TestWishingTwiceLeavesOnce(t *testing.T) {
	w, _ := behind(t)
	unsaved(w, "Edit")
	left := 0
	kit.Leave(w.Canvas(), func() { left++ })
	kit.Leave(w.Canvas(), func() { left++ })
	w.Click(w.Button("Throw away"))
	wants(t, "left", left, 1)
}

func TestADialogThatIsSavingStaysAndForgetsTheWish(t *testing.T) {
	w, _ := behind(t)
	below := unsaved(w, "Below")
	d, left := kit.NewDialog("Saving", kit.NewEntry()), 0
	d.SetCancel("Cancel")
	d.OnClose = func() bool { return false }
	d.Show(w.Canvas())
	kit.Leave(w.Canvas(), func() { left++ })
	d.Close()
	below.Close()
	wants(t, "left", left, 0)
}

func TestADialogThatAsksIsKnownFromOneThatDoesNot(t *testing.T) {
	w, _ := behind(t)
	kit.Message(w.Canvas(), kit.Info, "Told", "Text", "Close")
	wants(t, "a message", kit.Guarded(w.Canvas()), false)
	unsaved(w, "Edit")
	wants(t, "a form", kit.Guarded(w.Canvas()), true)
}
