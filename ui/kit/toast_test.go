package kit_test

import (
	"testing"

	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestWhoeverOffersUndoKnowsWhetherThereIsSomethingToUndo(t *testing.T) {
	w := kittest.Open(t, widget.NewLabel("Users"), 800, 600)
	told := []bool{}
	w.Stage.OnToast = func() { told = append(told, w.Stage.ToastActs()) }
	hide := w.Stage.ShowToast(kit.Notice{Text: "Saved", Close: "Close"})
	hide()
	w.Stage.EndToast()
	w.Stage.ShowToast(kit.Notice{Text: "bob was deleted", Action: "Undo", Do: func() {}, Close: "Close"})
	w.Stage.HideToasts(true)
	wants(t, "undone behind a lock", w.Stage.ActToast() || w.Sees("bob"), false)
	w.Stage.HideToasts(false)
	w.Stage.ActToast()
	wants(t, "what a toast can undo, at each change", told, []bool{false, false, true, false, true, false})
}
