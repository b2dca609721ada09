package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
	"pbxusers/security/signin"
	"pbxusers/ui/account"
	"pbxusers/ui/imports"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// mainWindow is the window of a signed-in user: the menu at the left, one screen at the
// right.
type mainWindow struct {
	app     *App
	session *session.Session
	rights  access.Rights
	locked  bool
	canvas  *veil // what the screens draw over their content on
	imports *imports.Screen
	asking  *passwordAgain

	sidebar  *kit.Sidebar
	place    *fyne.Container // holds the present screen
	content  *kit.Frame
	warning  string // what stands above everything and can be mended there; "" for nothing
	screens  map[data.ModuleKey]screen
	stale    map[data.ModuleKey]bool // what they show may have changed since they read it
	at       data.ModuleKey
	mine     *account.Account
	language string      // what its user has chosen, "" for the office's
	behind   *mainWindow // the window of who looks at this one as its user sees it; nil for one's own
}

// signedIn shows the window of the entry's session, or, after the idle lock, the same
// screen as before, and tells what its user should know.
func (a *App) signedIn(entry signin.Entry) {
	s := entry.Session
	a.idle.since = a.Now()
	var rights access.Rights
	var warning, language string
	a.work(func(ctx context.Context) (err error) {
		if rights, a.office, err = s.Account(ctx); err != nil {
			return err
		}
		warning = a.checkRecovery(rights)
		language, err = languageOf(ctx, s)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.Log.Error("reading the account", "error", err)
			text, _ := words.Error(err)
			a.signIn(text)
		case a.main != nil && a.main.locked && a.main.rights.User.ID == rights.User.ID:
			a.main.unlock(s, rights)
			a.greet(entry, false)
		default:
			a.last = rights.User.Username
			a.speak(language)
			a.main = newMainWindow(a, s, rights, warning)
			a.main.language = language
			a.main.open(a.main.startup())
			a.greet(entry, true)
		}
	})
}

func newMainWindow(a *App, s *session.Session, rights access.Rights, warning string) *mainWindow {
	m := &mainWindow{app: a, session: s, rights: rights, warning: warning, canvas: &veil{Canvas: a.window.Canvas()}, screens: map[data.ModuleKey]screen{}, stale: map[data.ModuleKey]bool{}, place: container.NewStack()}
	m.asking = &passwordAgain{window: m}
	m.asking.session.Store(s)
	m.imports = imports.New(m.importDeps())
	m.mine = account.New(m.accountDeps())
	m.sidebar = kit.NewSidebar(m.groups(), func(id string) { m.turnTo(data.ModuleKey(id)) })
	m.frame()
	return m
}

// frame puts everything together below what the whole window has to tell.
func (m *mainWindow) frame() {
	var top fyne.CanvasObject
	switch {
	case m.behind != nil:
		top = kit.NewBanner(kit.Warning, words.T("You see the program as %[1]s sees it. Nothing can be changed here.", m.rights.User.Username), words.T("Back to your own view"), m.back)
	case m.app.Demo:
		top = kit.NewBanner(kit.Info, words.T("Demonstration: everything here is made up, and nothing you do is kept."), "", nil)
	case m.warning != "":
		top = kit.NewBanner(kit.Warning, m.warning, words.T("Make a new recovery key"), m.renewRecovery)
	}
	m.content = kit.NewFrame(top, m.app.office.Name, m.sidebar, m.who(), m.place)
}

// groups is the menu as the profile opens it.
func (m *mainWindow) groups() []kit.SideGroup {
	var groups []kit.SideGroup
	for _, item := range m.rights.Menu(m.app.catalog, built) {
		heading := words.Label(item.Category)
		if len(groups) == 0 || groups[len(groups)-1].Heading != heading {
			groups = append(groups, kit.SideGroup{Heading: heading})
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items, kit.SideItem{ID: string(item.Module.Key), Title: words.Label(item.Module.Label), Icon: icon(item.Module.Key)})
	}
	return groups
}

// startup is the module to begin with: the user's start-up dialog, where it has a
// screen and may be viewed, else the first of the menu, "" when there is none.
func (m *mainWindow) startup() data.ModuleKey {
	menu := m.rights.Menu(m.app.catalog, built)
	for _, item := range menu {
		if item.Module.Key == m.rights.User.Startup {
			return item.Module.Key
		}
	}
	if len(menu) > 0 {
		return menu[0].Module.Key
	}
	return ""
}

// turnTo goes to a module's screen as somebody does who chooses it in the menu: to its
// first page.
func (m *mainWindow) turnTo(key data.ModuleKey) {
	if p, ok := m.screens[key].(*usersPage); ok {
		p.home()
	}
	m.open(key)
}

// open shows a module's screen.
func (m *mainWindow) open(key data.ModuleKey) {
	m.at = key
	m.sidebar.Select(string(key))
	if key == "" {
		m.place.Objects = []fyne.CanvasObject{m.nothing()}
		m.app.setMenu(nil)
		m.app.show(m)
		return
	}
	if m.screens[key] == nil {
		m.screens[key] = modules[key].build(m)
	} else if m.stale[key] || key != data.ModuleUsers { // a hundred thousand users are not read again for nothing
		m.screens[key].Reload()
	}
	m.stale[key] = false
	now := m.screens[key]
	m.place.Objects = []fyne.CanvasObject{now.Content()}
	m.place.Refresh()
	m.app.setMenu(now)
	m.app.show(m)
}

// Content is the whole of it, for App.show.
func (m *mainWindow) Content() fyne.CanvasObject { return m.content }

// Focus gives the keyboard to the screen.
func (m *mainWindow) Focus() {
	if now := m.screens[m.at]; now != nil {
		now.Focus()
	}
}

// TypedKey hands on what nothing that is shown has a use for, to a screen that may have
// one.
func (m *mainWindow) TypedKey(ev *fyne.KeyEvent) {
	if now, ok := m.screens[m.at].(interface{ TypedKey(*fyne.KeyEvent) }); ok {
		now.TypedKey(ev)
	}
}

// nothing is what a user sees who may open no screen of this program.
func (m *mainWindow) nothing() fyne.CanvasObject {
	label, do := words.T("Sign out"), func() { m.app.leave("") }
	if m.behind != nil {
		label, do = words.T("Back to your own view"), m.back
	}
	return kit.NewEmptyState(look.IconLock, words.T("Nothing to open here"), whyNothing(m.rights, m.app.catalog), label, do)
}

// leaving runs then once everything that is open has closed. An open form asks first, and
// so do passwords of an import that nobody has kept; an import that is being written stays.
// Behind a lock nothing may be shown, so that there it is asked in general.
func (m *mainWindow) leaving(then func()) {
	canvas := m.app.window.Canvas()
	if !m.locked {
		kit.Leave(canvas, then)
		return
	}
	loss := m.loss()
	if loss == "" {
		then()
		return
	}
	kit.Leave(canvas, func() {
		kit.Confirm(canvas, kit.Question{
			Title: words.T("Leave without saving?"), Text: loss,
			Yes: words.T("Leave without saving"), No: words.T("Stay"), Destructive: true,
		}, then)
	})
}

// loss says what would be lost if the window were closed behind its lock, "" for nothing.
func (m *mainWindow) loss() string {
	switch {
	case m.imports.Unfinished():
		return words.T("An import is open behind the lock. If it is being written, it is broken off and nothing of it is kept; temporary passwords that were neither saved nor printed are lost for good.")
	case kit.Guarded(m.canvas):
		return words.T("A form is open behind the lock. What was typed there and not saved is lost.")
	}
	return ""
}

// confirming is the session for calls that may ask for the password again.
func (m *mainWindow) confirming() confirming { return confirming{m.session, m.asking} }

// over is the canvas for what the screens show over their content.
func (m *mainWindow) over() fyne.Canvas { return m.canvas }

// lock takes everything out of sight and reach; unlock goes back to where it came.
func (m *mainWindow) lock() {
	m.asking.drop() // it is asked anew, of who comes back
	m.locked = true
	m.canvas.lower()
	m.app.stage.HideToasts(true)
}

func (m *mainWindow) unlock(s *session.Session, rights access.Rights) {
	m.locked = false
	m.session = s
	m.asking.session.Store(s)
	m.rights = rights
	m.sidebar.SetGroups(m.groups())
	m.open(m.at)
	m.canvas.lift()
	m.app.stage.HideToasts(false) // above what is open
}

// signedOut notes in the event log that the user left.
func (m *mainWindow) signedOut() {
	if m.behind != nil {
		m.close()
		m.behind.signedOut()
		return
	}
	if err := m.session.SignOut(context.Background()); err != nil {
		m.app.Log.Warn("signing out", "error", err)
	}
	m.close()
}

// close lets go of the screens.
func (m *mainWindow) close() {
	m.app.stage.EndToast() // nobody else may undo what this user did
	m.app.stage.HideToasts(false)
	m.asking.drop()
	for _, s := range m.screens {
		s.Close()
	}
	m.imports.Close()
	m.mine.Close()
	m.app.main = nil
}

// ended is told by a screen whose call found that the session is over.
func (m *mainWindow) ended() {
	m.close()
	if m.behind != nil {
		m.behind.close()
	}
	m.app.leave(words.Refusal(&access.Refusal{Rule: access.RuleEnded}))
}

// who is the button of who is signed in.
func (m *mainWindow) who() *kit.MenuButton {
	user := m.rights.User
	button := kit.NewMenuButton(user.Username, look.IconUser, func() []*fyne.MenuItem {
		items := m.app.accountItems()
		kit.SpellKeys(items, spell)
		return items
	})
	button.SetTooltip(words.T("Signed in as %[1]s, profile %[2]s", user.Username, m.rights.Profile.Name))
	return button
}
