package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/security/otp"
	gate "pbxusers/security/signin"
	"pbxusers/ui/factors"
	"pbxusers/ui/kit"
	"pbxusers/ui/users"
)

// usersPage is the Users screen and, while somebody looks at it, the overview of second
// factors in its place: a page of the same module, with the same rights.
type usersPage struct {
	*users.Screen
	window   *mainWindow
	place    *fyne.Container // holds the one that is shown
	overview *factors.Screen // nil while the users are shown
	behind   bool            // the users have changed behind the overview
}

func newUsersPage(m *mainWindow) *usersPage {
	return &usersPage{window: m, place: container.NewStack()}
}

// of shows the users.
func (p *usersPage) of(s *users.Screen) *usersPage {
	p.Screen = s
	p.put(s.Content())
	return p
}

func (p *usersPage) put(o fyne.CanvasObject) {
	p.place.Objects = []fyne.CanvasObject{o}
	p.place.Refresh()
}

// showFactors opens the overview.
func (p *usersPage) showFactors() {
	if p.overview != nil {
		return
	}
	p.overview = factors.New(p.factorsDeps())
	p.turn(p.overview.Content())
}

// home goes back from the overview to the users.
func (p *usersPage) home() {
	if p.overview == nil {
		return
	}
	p.overview.Close()
	p.overview = nil
	p.turn(p.Screen.Content())
	if p.behind {
		p.behind = false
		p.Screen.Reload()
	}
}

// turn shows the other one of both. The keyboard leaves what is not there any more at
// once, also where what comes is still to be read.
func (p *usersPage) turn(o fyne.CanvasObject) {
	p.put(o)
	p.window.over().Unfocus()
	p.window.app.setMenu(p)
	p.Focus()
}

func (p *usersPage) factorsDeps() factors.Deps {
	m := p.window
	s := m.session
	return factors.Deps{
		Factors: func(ctx context.Context) ([]data.UserFactor, error) {
			defer giveBackMemory()
			return s.Factors(ctx)
		},
		Choices: s.Choices,
		Grace: func(ctx context.Context) (int, error) {
			_, office, err := s.Account(ctx)
			return office.FactorGrace, err
		},
		SetGrace: s.SetFactorGrace, Unlock: s.UnlockUsers, Preferences: s.Preferences, SetPreference: s.SetPreference,
		Rights: m.current, Catalog: m.app.catalog, Now: m.app.Now, FreeTries: gate.FreeTries, LockTries: gate.LockTries, FewCodes: otp.RecoveryWarn,
		OpenUser:     func(id data.UserID) { p.Screen.Show(int64(id)) },
		ChooseFactor: p.ChooseFactor, ResetFactor: p.ResetFactor, MakeSheets: p.MakeSheets,
		Back: p.home,
		Changed: func() {
			p.behind = true
			m.changed()
		},
		Canvas: m.over, Ended: m.ended,
	}
}

// usersChanged lets the overview follow what was changed in a dialog over it.
func (p *usersPage) usersChanged() {
	if p.overview != nil {
		p.overview.Reload()
	}
}

// Content returns the place of both.
func (p *usersPage) Content() fyne.CanvasObject { return p.place }

// Focus gives the keyboard to what is shown.
func (p *usersPage) Focus() {
	if p.overview != nil {
		p.overview.Focus()
		return
	}
	p.Screen.Focus()
}

// Shortcuts are those of what is shown.
func (p *usersPage) Shortcuts() []kit.Shortcut {
	if p.overview != nil {
		return p.overview.Shortcuts()
	}
	return p.Screen.Shortcuts()
}

// Reload reads anew what is shown, and the users behind the overview once they are.
func (p *usersPage) Reload() {
	if p.overview != nil {
		p.behind = true
		p.overview.Reload()
		return
	}
	p.Screen.Reload()
}

// Show opens a user's form over the users.
func (p *usersPage) Show(id int64) {
	p.home()
	p.Screen.Show(id)
}

// Close lets go of both.
func (p *usersPage) Close() {
	if p.overview != nil {
		p.overview.Close()
	}
	p.Screen.Close()
}

// TypedKey hands on the keys that nothing on the overview has a use for: one leads back.
func (p *usersPage) TypedKey(ev *fyne.KeyEvent) {
	if p.overview != nil {
		p.overview.TypedKey(ev)
	}
}
