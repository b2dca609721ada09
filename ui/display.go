package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"pbxusers/ui/words"
)

// errNoWindow tells that the system gave no window, in words for a person. Why not is in
// the log, where Fyne writes it.
type errNoWindow struct{}

// Error is a sentence: no window is there to show one.
func (errNoWindow) Error() string {
	return words.T("no window could be opened: there is no display that answers, or its graphics offers no OpenGL. " +
		"On Windows, put Mesa's opengl32.dll beside pbx-users.exe; on Linux, install Mesa (libgl1-mesa-dri).")
}

// open shows a window, or says that there is none: Fyne writes that to the log, and then
// panics or runs on without one.
func open(w fyne.Window) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if there(w) {
				panic(cause)
			}
			err = errNoWindow{}
		}
	}()
	w.Show()
	if !there(w) {
		return errNoWindow{}
	}
	return nil
}

// there reports whether the system has made the window.
func there(w fyne.Window) bool {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return true // a window of a test
	}
	made := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			made = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			made = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			made = c.HWND != 0
		case driver.MacWindowContext:
			made = c.NSWindow != 0
		}
	})
	return made
}
