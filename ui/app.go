// Package ui is the window: it goes from the data folder to the open database, from
// there to a signed-in user, and then shows that user's screens. It is the only place
// that hands a session's calls to the screens, each of which gets just the functions it
// needs.
package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/session"
	gate "pbxusers/security/signin"
	"pbxusers/security/vault"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// Config is what main brings along.
type Config struct {
	Dir     string // the data folder, made and locked
	Demo    bool   // a throw-away office in Dir
	Keyring vault.Keyring
	Now     func() time.Time
	Log     *slog.Logger
	LogPath string // where Log writes; "" where nothing is kept
	Version string
}

// App is the program while it runs. Its fields belong to the drawing goroutine.
type App struct {
	Config
	fyne    fyne.App
	window  fyne.Window
	stage   *kit.Stage
	catalog *data.Catalog
	vault   *vault.Vault

	shown   scene
	keys    []keyLine      // what the menus name
	undoing *fyne.MenuItem // nil where the menu has no Undo
	leading bool           // the button of the message at the bottom leads somewhere: it undoes nothing
	help    *kit.Dialog    // the table of keys that was shown last
	scenes  int            // counts what was shown: work that began in an earlier scene shows nothing more
	cancel  context.CancelFunc

	db       *store.DB
	key      vault.Key // what opened it; it is in the driver's hands anyway
	options  session.Options
	door     *gate.Door
	office   data.Organisation
	main     *mainWindow // nil: nobody is signed in
	idle     idle
	tries    signin.Tries           // wrong answers in this window
	last     string                 // username of the last sign-in while the program runs
	revealer func(dir string) error // opens a folder in place of the desktop; nil but in tests
	copied   string                 // the secret that this program put on the clipboard
}

const (
	windowWidth  = 1280
	windowHeight = 800
)

// Preferences of the program itself, which are known before anybody signs in. They hold
// nothing of the register.
const (
	preferTheme    = "theme"
	preferLanguage = "language"
)

// Run shows the window and returns when it is closed. The error is a sentence: there is no window to show it in.
func Run(a fyne.App, c Config) error {
	saveMemory()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		return err
	}
	words.Use(a.Preferences().StringWithFallback(preferLanguage, lang.SystemLocale().LanguageString()))
	a.Settings().SetTheme(look.New(look.Mode(a.Preferences().Int(preferTheme))))
	window, stage := a.NewWindow("PBX Users"), kit.NewStage(nil)
	window.SetPadded(false)
	window.SetContent(stage)
	window.Resize(fyne.NewSize(windowWidth, windowHeight))
	window.CenterOnScreen()
	window.SetMaster()
	p := newApp(a, c, catalog, window, stage)
	a.Lifecycle().SetOnStarted(p.start)
	if err := open(window); err != nil {
		c.Log.Error("there is no window", "error", err)
		return err
	}
	stop := p.watch()
	a.Run()
	stop()
	p.shut()
	return nil
}

// newApp is the program in a window that shows stage and nothing on it yet.
func newApp(a fyne.App, c Config, catalog *data.Catalog, window fyne.Window, stage *kit.Stage) *App {
	p := &App{Config: c, fyne: a, catalog: catalog, window: window, stage: stage, vault: &vault.Vault{Dir: c.Dir, Keyring: c.Keyring}}
	window.SetCloseIntercept(p.close)
	window.SetOnDropped(p.dropped)
	stage.OnToast = p.offerUndo
	// Fyne makes Ctrl+Z a shortcut of its own kind, which the menu's never matches; fields
	// undo their typing with it, everything else gets it here.
	window.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { p.undo() })
	return p
}

// start begins, or begins again after Retry.
func (a *App) start() {
	a.setMenu(nil) // not before the window: measuring its words would hold up the first frame
	if a.Demo {
		a.startDemo()
		return
	}
	a.open()
}

// scene is what the window shows: one of the screens before the main window, or that.
type scene interface {
	Content() fyne.CanvasObject
	Focus()
	TypedKey(*fyne.KeyEvent) // the keys that nothing in it has a use for
}

// show puts a scene into the window: whatever worked for the one before is stopped, and
// nothing of it stays above.
func (a *App) show(s scene) {
	a.end()
	a.put(s)
}

// put is show for a scene whose work is under way already.
func (a *App) put(s scene) {
	kit.Clear(a.window.Canvas())
	a.shown = s
	a.stage.SetContent(s.Content())
	a.window.Canvas().SetOnTypedKey(a.typedKey)
	s.Focus()
}

// end stops what the present scene is doing.
func (a *App) end() {
	a.scenes++
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
}

// work does something slow away from the drawing goroutine and then calls done on it,
// unless the window shows another scene by then.
func (a *App) work(do func(context.Context) error, done func(error)) {
	scene := a.scenes
	ctx, cancel := context.WithCancel(context.Background())
	a.cancel = cancel
	go func() {
		err := do(ctx)
		fyne.Do(func() {
			if a.scenes == scene {
				done(err)
			}
		})
	}()
}

// close ends the program, after what is unsaved has asked.
func (a *App) close() { a.leaving(a.window.Close) }

// leaving runs then once nothing unsaved stands in the way any more, or never.
func (a *App) leaving(then func()) {
	if a.main == nil {
		then()
		return
	}
	a.main.leaving(then)
}

// shut signs out and closes the database when the window is gone.
func (a *App) shut() {
	a.end()
	if a.main != nil {
		a.main.signedOut()
	}
	if a.db != nil {
		if err := a.db.Close(); err != nil {
			a.Log.Error("closing the database", "error", err)
		}
	}
	a.Log.Info("ended")
}
