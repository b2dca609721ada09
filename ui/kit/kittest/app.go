// Package kittest runs widgets without a screen: an application with the program's theme and a window of a
// given size, keys and clicks as a person makes them, and pictures of what is drawn.
//
// Everything a test does happens on its own goroutine. What other goroutines send with fyne.Do waits until the
// test calls Settle or Wait, as it would wait for the drawing goroutine of the real program; that keeps the
// race detector quiet and tests in order.
package kittest

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
)

// App is an application without a screen.
type App struct {
	fyne.App
	driver *driver
}

// Driver returns the driver that queues.
func (a *App) Driver() fyne.Driver { return a.driver }

// driver is Fyne's test driver, except that work from elsewhere waits in a queue and that the modifier keys
// are those the test holds.
type driver struct {
	fyne.Driver
	mutex sync.Mutex
	queue []func()
	held  fyne.KeyModifier
}

var _ desktop.Driver = (*driver)(nil)

// DoFromGoroutine queues f; with wait it returns once a Settle has run it.
func (d *driver) DoFromGoroutine(f func(), wait bool) {
	done := make(chan struct{})
	d.mutex.Lock()
	d.queue = append(d.queue, func() { f(); close(done) })
	d.mutex.Unlock()
	if wait {
		<-done
	}
}

func (d *driver) next() func() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if len(d.queue) == 0 {
		return nil
	}
	f := d.queue[0]
	d.queue = d.queue[1:]
	return f
}

// CurrentKeyModifiers returns the modifier keys that the test holds.
func (d *driver) CurrentKeyModifiers() fyne.KeyModifier { return d.held }

// CreateSplashWindow makes an ordinary window.
func (d *driver) CreateSplashWindow() fyne.Window { return d.CreateWindow("") }

// HasSecondaryDisplay is false.
func (d *driver) HasSecondaryDisplay() bool { return false }

// Widgets that a test makes before it opens a window measure themselves with the program's theme, too.
func init() { start(look.Light) }

// NewApp returns an application with the theme of that mode, which is the current one until the test ends.
func NewApp(t testing.TB, mode look.Mode) *App {
	t.Helper()
	t.Cleanup(func() { start(look.Light) })
	return start(mode)
}

func start(mode look.Mode) *App {
	inner := test.NewApp()
	a := &App{App: inner, driver: &driver{Driver: inner.Driver()}}
	fyne.SetCurrentApp(a)
	inner.Settings().SetTheme(look.New(mode))
	return a
}

// Window is a window of the test with what happens in it.
type Window struct {
	fyne.Window
	t     testing.TB
	app   *App
	Stage *kit.Stage
}

// Open shows content on a kit.Stage in a window of that size, in Fyne's units, in the light theme.
func Open(t testing.TB, content fyne.CanvasObject, width, height float32) *Window {
	t.Helper()
	return OpenWith(t, NewApp(t, look.Light), content, width, height)
}

// OpenWith is Open in an application that is there already.
func OpenWith(t testing.TB, a *App, content fyne.CanvasObject, width, height float32) *Window {
	t.Helper()
	w := &Window{Window: a.NewWindow(""), t: t, app: a, Stage: kit.NewStage(content)}
	w.SetPadded(false)
	w.SetContent(w.Stage)
	w.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.Close)
	return w
}

// Settle runs what other goroutines have sent with fyne.Do so far.
func (w *Window) Settle() {
	for f := w.app.driver.next(); f != nil; f = w.app.driver.next() {
		f()
	}
}

// Wait runs what other goroutines send until done reports true; the test fails after five seconds.
func (w *Window) Wait(what string, done func() bool) {
	w.t.Helper()
	w.wait(done, func() string { return what })
}

// wait is Wait with what is told of a failure only once there is one.
func (w *Window) wait(done func() bool, what func() string) {
	w.t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		w.Settle()
		if done() {
			return
		}
	}
	w.t.Fatalf("waited five seconds in vain for: %s", what())
}
