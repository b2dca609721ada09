package ui

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/security/vault"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// tick is how often the window looks whether it is idle, or wanted.
const tick = time.Second

// idle knows when a key or the mouse was last used.
type idle struct {
	since  time.Time
	wanted time.Time // the lock file's time, which a second start sets
}

// watch locks the window when nobody used it for the office's idle time, takes a half-finished
// sign-in back to its beginning, and brings the window to
// the front when the program is started a second time. stop ends it.
func (a *App) watch() (stop func()) {
	a.idle.since = a.Now()
	a.stage.OnActivity = func() { a.idle.since = a.Now() }
	a.idle.wanted = a.lockTime()
	ticker := time.NewTicker(tick)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(a.look)
			case <-done:
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}

func (a *App) look() {
	if at := a.lockTime(); !at.Equal(a.idle.wanted) {
		a.idle.wanted = at
		a.window.RequestFocus()
	}
	switch {
	case a.Now().Sub(a.idle.since) < a.office.Idle:
	case a.main != nil && !a.main.locked:
		a.lock()
	case a.halfway():
		a.clearClipboard()
		a.askAgain(words.T("The sign-in was left alone, so it begins again."))
	}
}

// halfway reports whether a sign-in has begun that is not over: a password, a code or a
// secret stands on the screen, or the next one opens the window.
func (a *App) halfway() bool {
	switch s := a.shown.(type) {
	case *signin.Code, *signin.Enrol, *signin.NewPassword:
		return true
	case *signin.SignIn:
		return s.Begun()
	}
	return false
}

// lockTime is when the lock file was last touched.
func (a *App) lockTime() time.Time {
	info, err := os.Stat(filepath.Join(a.Dir, vault.LockName))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
