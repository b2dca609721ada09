package lists

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/security/access"
)

// Work runs a screen's calls off the drawing goroutine and brings back what came of them while the screen is there.
type Work struct {
	gone  bool
	ended func()
}

// NewWork returns the work of one screen; ended is told, once, that the signed-in user may not be signed in any more.
func NewWork(ended func()) *Work { return &Work{ended: ended} }

// Stop tells that the screen is not shown any more: what still runs says nothing afterwards.
func (w *Work) Stop() { w.gone = true }

// Stopped reports whether the screen is gone.
func (w *Work) Stopped() bool { return w.gone }

// End stops the work and signs out.
func (w *Work) End() {
	if !w.gone {
		w.gone = true
		w.ended()
	}
}

// Do runs work on a goroutine of its own and hands what came of it to done, on the drawing goroutine. A session
// that has ended is told to the window instead.
func Do[T any](w *Work, work func(context.Context) (T, error), done func(T, error)) {
	go func() {
		result, err := work(context.Background())
		fyne.Do(func() {
			switch {
			case w.gone:
			case access.Ended(err):
				w.End()
			default:
				done(result, err)
			}
		})
	}()
}
