package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
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

func TestAToastLiesAboveTheDialogOnTop(t *testing.T) {
	w := kittest.Open(t, widget.NewLabel("Users"), 900, 600)
	account := kit.NewDialog("My account", kit.NewEntry())
	account.SetSize(600, 560) // leaves no room below
	account.SetCancel("Close")
	account.Show(w.Canvas())
	password := kit.NewDialog("Change Password", kit.NewEntry())
	password.Show(w.Canvas())
	undone := 0
	w.Stage.ShowToast(kit.Notice{Text: "Changed", Action: "Undo", Do: func() { undone++ }, Close: "Close", For: time.Hour})
	password.Close()
	if row := w.At(w.Button("Close")); row.Y-w.At(w.Button("Undo")).Y < 60 {
		t.Errorf("the toast is at %v, the dialog's buttons at %v", w.At(w.Button("Undo")), row)
	}
	w.Click(w.Button("Undo")) // reaches only what lies on top
	wants(t, "undone", undone, 1)
	w.Stage.ShowToast(kit.Notice{Text: "Changed", Close: "Close", For: time.Hour})
	w.Press(fyne.KeyEscape)
	wants(t, "seen once the dialogs are gone", w.Sees("Changed"), true)
	w.Stage.HideToasts(true)
	account.Show(w.Canvas())
	wants(t, "seen behind a lock", w.Sees("Changed"), false)
	kit.Clear(w.Canvas())
	w.Stage.HideToasts(false)
	wants(t, "seen again", w.Sees("Changed"), true)
}

func TestAToastThatGoesWithTheKeyboardGivesItToTheDialogBelow(t *testing.T) {
	w := kittest.Open(t, widget.NewLabel("Users"), 900, 600)
	name := kit.NewEntry()
	d := kit.NewDialog("My account", name)
	d.SetPrimary("Save", func() {})
	d.Show(w.Canvas())
	end := w.Stage.ShowToast(kit.Notice{Text: "Changed", Action: "Undo", Do: func() {}, Close: "Close", For: time.Hour})
	w.Canvas().Focus(w.Button("Undo"))
	end()
	if now := w.Canvas().Focused(); now != fyne.Focusable(name) {
		t.Errorf("the keyboard is on %T", now)
	}
}
