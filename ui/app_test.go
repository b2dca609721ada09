package ui

import (
	"log/slog"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// program is the whole program in a window without a screen.
type program struct {
	*App
	*kittest.Window
	closed int
}

// lasting is a window that only counts how often it was closed: the test's end closes it.
type lasting struct {
	fyne.Window
	closed *int
}

func (l lasting) Close() { *l.closed++ }

// begin makes the program, which begins with start.
func begin(t *testing.T, c Config) *program {
	t.Helper()
	words.Use("en")
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	app := kittest.NewApp(t, look.Light)
	w := kittest.OpenWith(t, app, nil, windowWidth, windowHeight)
	if c.Dir == "" {
		c.Dir = t.TempDir()
	}
	c.Now, c.Log = time.Now, slog.New(slog.DiscardHandler)
	p := &program{Window: w}
	p.App = newApp(app, c, catalog, lasting{w.Window, &p.closed}, w.Stage)
	t.Cleanup(p.shut)
	return p
}

// demo is the program as it shows the users of the throw-away office.
func demo(t *testing.T) *program {
	t.Helper()
	p := begin(t, Config{Demo: true})
	p.start()
	p.Wait("the users", func() bool { return p.main != nil && p.Sees("Create New User") && p.Sees("200") })
	return p
}

// typeNewUser opens the form of a new user and types into it.
func (p *program) typeNewUser() {
	p.Click(p.Button("Create New User"))
	p.Wait("the form", func() bool {
		return kittest.Find(p.Window, func(f *kit.Field) bool { return f.Label() == "E-mail" }) != nil
	})
	p.Type("half-typed")
}

func TestClosingGoesOnOnceTheChangesAreDiscarded(t *testing.T) {
	p := demo(t)
	p.typeNewUser()
	p.close()
	p.Press(fyne.KeyReturn) // Keep editing has the keyboard
	if p.closed != 0 || !p.Sees("Username") {
		t.Fatal("Keep editing did not keep the window:", p.Text())
	}
	p.close()
	p.Click(p.Button("Discard changes"))
	if p.closed != 1 {
		t.Errorf("closed %d times", p.closed)
	}
}

func TestSigningOutGoesOnOnceTheChangesAreDiscarded(t *testing.T) {
	p := demo(t)
	p.typeNewUser()
	p.choose("Sign out")
	p.Click(p.Button("Discard changes"))
	p.Wait("the sign-in", func() bool { return p.main == nil && p.Sees("Sign in") })
	if p.Sees("half-typed") {
		t.Error("the form is still there")
	}
}

// choose runs an entry of the main menu.
func (p *program) choose(label string) {
	p.entryOf(label).Action()
	p.Settle()
}

func TestLeavingALockedWindowTellsWhatIsLostAndStaysByDefault(t *testing.T) {
	p := demo(t)
	p.typeNewUser()
	p.lock()
	p.Click(p.Button("Sign in as somebody else"))
	if !p.Sees("A form is open behind the lock") || p.Sees("half-typed") {
		t.Fatal(p.Text())
	}
	p.Press(fyne.KeyReturn)
	if p.main == nil || !p.Sees("Locked") {
		t.Fatal("an Enter too many left:", p.Text())
	}
	p.close()
	p.Press(fyne.KeyEscape)
	if p.closed != 0 {
		t.Fatal("Escape closed the window")
	}
	p.Click(p.Button("Sign in as somebody else"))
	p.Click(p.Button("Leave without saving"))
	p.Wait("the sign-in", func() bool { return p.main == nil && p.Sees("Username") })
}

func TestSomebodyElseBeginsWithAnEmptyUsername(t *testing.T) {
	p := demo(t)
	p.lock()
	p.Click(p.Button("Sign in as somebody else")) // nothing is open, so nothing is asked
	p.Wait("the sign-in", func() bool { return p.Sees("Username") })
	p.Type("bob")
	if got := kittest.Find(p.Window, func(e *kit.Entry) bool { return e.Text == "bob" }); got == nil || got.Password {
		t.Error("the keyboard is not in an empty username:", p.Text())
	}
}

func TestWrongTriesAreCountedOverEveryScreenOfTheWindow(t *testing.T) {
	p, _ := founded(t)
	p.openedOr(nil)
	for i := range 3 {
		p.leave("") // a new screen each time
		p.Wait("the sign-in", func() bool { return p.Sees("Username") })
		p.Type("nobody")
		p.Press(fyne.KeyTab)
		p.Type("guess")
		p.Press(fyne.KeyReturn)
		p.Wait("the answer", func() bool { return p.Sees("not right") })
		if p.Sees("30 seconds") != (i == 2) {
			t.Errorf("after try %d: %s", i+1, p.Text())
		}
	}
}
