package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"pbxusers/ui/kit/kittest"
)

// unmade is a window that the system may not have made.
type unmade struct {
	fyne.Window
	handle uintptr
	shown  func()
}

func (u unmade) Show() { u.shown() }
func (u unmade) RunNative(f func(any)) {
	f(driver.X11WindowContext{WindowHandle: u.handle})
}

func TestWithoutAWindowThereIsASentence(t *testing.T) {
	w := kittest.Open(t, nil, 100, 100).Window
	for name, shown := range map[string]func(){"logged": func() {}, "panicked": func() { panic("GLFW is not initialized") }} {
		err := open(unmade{w, 0, shown})
		if err == nil || !strings.Contains(err.Error(), "opengl32.dll") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := open(unmade{w, 7, func() {}}); err != nil {
		t.Errorf("a window that is there: %v", err)
	}
}

func TestAMistakeOfOursIsNotTakenForAMissingWindow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it was swallowed")
		}
	}()
	_ = open(unmade{kittest.Open(t, nil, 100, 100).Window, 7, func() { panic("ours") }})
}
