package ui

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/security/vault"
)

// tick is how often the window looks whether it is idle, or wanted.
const tick = time.Second

// idle knows when a key or the mouse was last used.
type idle struct {
	since  time.Time
	wanted time.Time // the lock file's time, which a second start sets
}

// watch locks the window when nobody used it for the office's idle time, and brings it to
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
	if a.main != nil && !a.main.locked && a.Now().Sub(a.idle.since) >= a.office.Idle {
		a.lock()
	}
}

// lockTime is when the lock file was last touched.
func (a *App) lockTime() time.Time {
	info, err := os.Stat(filepath.Join(a.Dir, vault.LockName))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
