package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func behind(t *testing.T) (*kittest.Window, *kit.Button) {
	t.Helper()
	opener := kit.NewButton("Open", nil)
	w := kittest.Open(t, container.NewVBox(kit.NewEntry(), opener), 800, 600)
	return w, opener
}

func TestEnterInAFieldSavesAndEscapeCancels(t *testing.T) {
	w, _ := behind(t)
	saved := 0
	d := kit.NewDialog("New", kit.NewForm(1).AddSection("", kit.NewField("Name", kit.NewEntry())))
	d.SetPrimary("Save", func() { saved++ })
	d.SetCancel("Cancel")
	d.Show(w.Canvas())
	w.Type("ana")
	w.Press(fyne.KeyReturn)
	wants(t, "saved", saved, 1)
	wants(t, "shown", d.Shown(), true)
	w.Press(fyne.KeyEscape)
	wants(t, "shown after Escape", d.Shown(), false)
}

func TestEnterOnCancelCancels(t *testing.T) {
	w, _ := behind(t)
	saved := 0
	d := kit.NewDialog("New", kit.NewEntry())
	d.SetPrimary("Save", func() { saved++ })
	cancel := d.SetCancel("Cancel")
	d.Show(w.Canvas())
	w.Canvas().Focus(cancel)
	w.Press(fyne.KeyEnter)
	wants(t, "saved", saved, 0)
	wants(t, "shown", d.Shown(), false)
}

func TestTabStaysInTheDialogAndTheKeyboardReturns(t *testing.T) {
	w, opener := behind(t)
	inside := kit.NewEntry()
	d := kit.NewDialog("New", inside)
	primary, cancel := d.SetPrimary("Save", func() {}), d.SetCancel("Cancel")
	opener.OnTapped = func() { d.Show(w.Canvas()) }
	w.Click(opener)
	if w.Canvas().Focused() != fyne.Focusable(inside) {
		t.Fatalf("the first field has no keyboard, but %T", w.Canvas().Focused())
	}
	for _, want := range []fyne.Focusable{cancel, primary, inside} {
		w.Press(fyne.KeyTab)
		if w.Canvas().Focused() != want {
			t.Errorf("Tab went to %v", w.Canvas().Focused())
		}
	}
	w.Press(fyne.KeyEscape)
	if w.Canvas().Focused() != fyne.Focusable(opener) {
		t.Errorf("afterwards the keyboard is at %T", w.Canvas().Focused())
	}
}

func TestEscapeWorksAfterAClickBesideEverything(t *testing.T) {
	w, _ := behind(t)
	d := kit.NewDialog("New", kit.NewEntry())
	d.SetCancel("Cancel")
	d.Show(w.Canvas())
	w.ClickAt(fyne.NewPos(5, 5), 1)
	wants(t, "a click beside closes nothing", d.Shown(), true)
	w.Press(fyne.KeyEscape)
	wants(t, "shown", d.Shown(), false)
}

func TestUnsavedChangesAreAskedAboutOnTop(t *testing.T) {
	w, _ := behind(t)
	heard := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	d := kit.NewDialog("Edit", kit.NewEntry())
	d.SetCancel("Cancel")
	d.OnClose = func() bool {
		kit.Confirm(w.Canvas(), kit.Question{Title: "Unsaved changes", Text: "Throw them away?", Yes: "Throw away", No: "Go on", Destructive: true}, d.Close)
		return false
	}
	d.Show(w.Canvas())
	w.Press(fyne.KeyEscape)
	if !w.Sees("Throw them away?") {
		t.Fatal("nothing was asked")
	}
	w.Press(fyne.KeyReturn) // the keyboard is on the harmless answer
	wants(t, "still open", d.Shown(), true)
	wants(t, "question gone", w.Sees("Throw them away?"), false)
	w.Press(fyne.KeyEscape)
	w.Click(w.Button("Throw away"))
	wants(t, "closed", d.Shown(), false)
	wants(t, "the window heard nothing meanwhile", heard, 0)
	w.Canvas().Unfocus()
	w.Press(fyne.KeyEscape)
	wants(t, "and hears again afterwards", heard, 1)
}

func TestClosingADialogClosesThoseAboveIt(t *testing.T) {
	w, opener := behind(t)
	w.Canvas().Focus(opener)
	d := kit.NewDialog("Below", kit.NewEntry())
	d.SetCancel("Cancel")
	d.Show(w.Canvas())
	above := kit.Message(w.Canvas(), kit.Info, "Above", "Text", "Close")
	d.Close()
	wants(t, "above", above.Shown(), false)
	wants(t, "overlays", len(w.Canvas().Overlays().List()), 0)
	if w.Canvas().Focused() != fyne.Focusable(opener) {
		t.Error("the keyboard did not return")
	}
}

func TestABusyDialogSavesOnlyOnce(t *testing.T) {
	w, _ := behind(t)
	saved := 0
	d := kit.NewDialog("New", kit.NewEntry())
	d.SetPrimary("Save", func() { saved++; d.SetBusy(true) })
	d.SetCancel("Cancel")
	d.Show(w.Canvas())
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	wants(t, "saved", saved, 1)
	d.SetBusy(false)
	w.Press(fyne.KeyReturn)
	wants(t, "saved again", saved, 2)
}

func TestTheButtonsStayInASmallWindow(t *testing.T) {
	w := kittest.Open(t, container.NewStack(), 683, 467) // 1024x700 at scale 1.5
	_, d := userDialog()
	d.Show(w.Canvas())
	for _, label := range []string{"Save", "Cancel", "Suggest a passphrase"} {
		b := w.Button(label)
		at := w.At(b)
		if at.Y+b.Size().Height/2 > 467 || at.X+b.Size().Width/2 > 683 {
			t.Errorf("%s is at %v, outside the window", label, at)
		}
	}
}

func TestAnErrorMakesRoomInADialog(t *testing.T) {
	w := kittest.Open(t, container.NewStack(), 900, 800)
	f, d := userDialog()
	d.Show(w.Canvas())
	top := w.At(f.Fields()[4]).Y
	f.Fields()[1].SetError("This e-mail address is used by carlos.ruiz, who works in the department of sales at the other office.")
	if got := w.At(f.Fields()[4]).Y; got <= top {
		t.Errorf("what follows stayed at %v", got)
	}
}

func TestATooltipFromBelowDoesNotComeOverADialog(t *testing.T) {
	w, opener := behind(t)
	opener.SetTooltip("Opens something")
	w.Hover(opener)
	kit.Message(w.Canvas(), kit.Info, "Title", "Text", "Close")
	end := time.Now().Add(700 * time.Millisecond) // a tooltip comes after half a second
	w.Wait("the time of a tooltip to pass", func() bool { return time.Now().After(end) })
	if w.Sees("Opens something") {
		t.Error("it came")
	}
}

func TestAButtonOfTheDialogBelowGetsTheKeyboardBack(t *testing.T) {
	w, _ := behind(t)
	d := kit.NewDialog("New", kit.NewEntry())
	save := d.SetPrimary("Save", func() { kit.Message(w.Canvas(), kit.Error, "Not saved", "Why", "Close") })
	d.Show(w.Canvas())
	w.Click(save)
	w.Press(fyne.KeyEscape)
	if w.Canvas().Focused() != fyne.Focusable(save) {
		t.Errorf("after the message %T has the keyboard", w.Canvas().Focused())
	}
}
