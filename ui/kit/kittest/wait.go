package kittest

import (
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

// WaitFor waits until a text can be seen; the test fails with all that is seen instead.
func (w *Window) WaitFor(text string) {
	w.t.Helper()
	w.wait(func() bool { return w.Sees(text) }, func() string { return text + "; seen: " + strings.ReplaceAll(w.Text(), "\n", " | ") })
}

// WaitClosed waits until no dialog or menu is shown.
func (w *Window) WaitClosed() {
	w.t.Helper()
	w.Wait("the dialog to close", func() bool { return w.Canvas().Overlays().Top() == nil })
}

// Use does what a screen's shortcut of that label does, where it is enabled; the test fails where there is none.
func (w *Window) Use(shortcuts []kit.Shortcut, label string) {
	w.t.Helper()
	for _, s := range shortcuts {
		if s.Label == label {
			if s.Enabled == nil || s.Enabled() {
				s.Do()
			}
			w.Settle()
			return
		}
	}
	w.t.Fatalf("there is no shortcut %q", label)
}

// Push presses the button of that label by keyboard, wherever a form is scrolled to.
func (w *Window) Push(label string) {
	w.t.Helper()
	w.Canvas().Focus(w.Button(label))
	w.Press(fyne.KeySpace)
}
