package ui

import (
	"context"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// seeing is seeAs, nil where this window is itself such a view: one looks over one
// shoulder at a time.
func (m *mainWindow) seeing() func(data.UserID) {
	if m.behind != nil {
		return nil
	}
	return m.seeAs
}

// seeAs shows the window as another user sees it, read-only and marked as such.
func (m *mainWindow) seeAs(id data.UserID) {
	kit.Leave(m.over(), func() {
		var as *session.Session
		var rights access.Rights
		m.app.work(func(ctx context.Context) (err error) {
			if as, err = m.session.SeeAs(ctx, id); err == nil {
				rights, _, err = as.Account(ctx)
			}
			return err
		}, func(err error) {
			if err != nil {
				m.unreadable(err)
				return
			}
			watched := newMainWindow(m.app, as, rights, "")
			watched.behind, watched.language = m, m.language
			watched.frame() // says so above everything
			m.app.main = watched
			watched.open(watched.startup())
		})
	})
}

// back goes back from another user's view to the own one.
func (m *mainWindow) back() {
	kit.Leave(m.over(), func() {
		own := m.behind
		m.close()
		m.app.main = own
		own.open(own.at)
		own.refresh()
	})
}

// ownView leaves another user's view at once, without asking, and returns the window of
// who is signed in: a lock is theirs to open, never that of the user they looked as.
func (m *mainWindow) ownView() *mainWindow {
	if m.behind == nil {
		return m
	}
	kit.Clear(m.app.window.Canvas())
	own := m.behind
	m.close()
	m.app.main = own
	return own
}

// unreadable tells that something could not be read or shown, unless the session is over.
func (m *mainWindow) unreadable(err error) {
	if access.Ended(err) && m.behind == nil {
		m.ended()
		return
	}
	text, known := words.Error(err)
	if !known {
		m.app.Log.Error("in the window", "error", err)
	}
	kit.Message(m.over(), kit.Error, words.T("This cannot be shown"), text, words.T("Close"))
}
