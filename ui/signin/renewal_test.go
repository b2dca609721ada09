package signin

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
)

func TestANewRecoveryKeyIsUsedOnceAGroupOfItWasTypedBack(t *testing.T) {
	deps, used, done := renewalDeps(), make(chan bool, 9), false
	deps.Use = func(context.Context) error { used <- true; return nil }
	deps.Done = func() { done = true }
	w := open(begin(t), NewRenewal(deps))
	if !w.Sees("H008") {
		t.Fatal("the key is not shown:", w.Text())
	}
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if w.Sees("H008") {
		t.Error("the group to be typed is to be read")
	}
	w.Type("D004")
	w.Press(fyne.KeyReturn)
	if w.Field("Type group 5 of the recovery key").Wrong() == "" || len(used) != 0 {
		t.Fatal("another group was taken:", w.Text())
	}
	entry(w, "Type group 5 of the recovery key").SetText("A005")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Wait("the end", func() bool { return done })
	if len(used) != 1 {
		t.Errorf("used %d times", len(used))
	}
}

func TestANewRecoveryKeyThatCannotBeStoredIsToldToOpenNothing(t *testing.T) {
	deps := renewalDeps()
	deps.Use = func(context.Context) error { return errUnforeseen }
	deps.Done = func() { t.Error("done") }
	w := open(begin(t), NewRenewal(deps))
	w.Press(fyne.KeyReturn)
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the answer", func() bool { return w.Sees("opens nothing") })
}

func TestEscapeLeavesTheRecoveryKeyAsItWas(t *testing.T) {
	deps, left := renewalDeps(), 0
	deps.Use = func(context.Context) error { t.Error("used"); return nil }
	deps.Quit = func() { left++ }
	w := open(begin(t), NewRenewal(deps))
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyEscape)
	if !w.Sees("H008") || left != 0 {
		t.Fatal("Escape did not go back to the key:", w.Text())
	}
	if w.Press(fyne.KeyEscape); left != 1 {
		t.Errorf("left %d times", left)
	}
}
