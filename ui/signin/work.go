package signin

import (
	"context"

	"fyne.io/fyne/v2"
)

// work runs one thing at a time off the drawing goroutine, so that a second Enter does nothing twice.
type work struct {
	stop context.CancelFunc // nil while nothing runs
}

// start runs do, and then done with its error on the drawing goroutine; it reports whether it did, or whether
// something was running already.
func (w *work) start(do func(context.Context) error, done func(error)) bool {
	if w.running() {
		return false
	}
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	go func() {
		err := do(ctx)
		fyne.Do(func() {
			stop()
			w.stop = nil
			done(err)
		})
	}()
	return true
}

func (w *work) running() bool { return w.stop != nil }

// cancel asks what runs to stop; done is still told.
func (w *work) cancel() {
	if w.stop != nil {
		w.stop()
	}
}
