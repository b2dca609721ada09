package imports

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// apply does what the plan says. Cancel asks for it to stop and then waits for the answer: whether nothing or
// everything was written is never a guess.
func (w *wizard) apply() {
	if w.writing {
		return
	}
	w.writing = true
	w.stop()
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	bar := kit.NewProgress(importing(0, w.plan.Adds+w.plan.Changes), "", nil)
	page := container.NewCenter(container.NewGridWrap(fyne.NewSize(460, 60), bar))
	w.show(stepCheck, page, func(d *kit.Dialog) {
		stop := d.SetCancel(words.T("Cancel"))
		d.First = stop
		d.OnClose = func() bool {
			cancel()
			stop.Disable()
			bar.Set(words.T("Cancelling…"), -1)
			return false
		}
		d.OnClosed = bar.Stop
	})
	bar.Start()
	job, plan, told, byHand := w.job(), w.plan, w.teller(ctx, bar), w.touched
	go func() {
		sheet, err := w.deps.Apply(ctx, job, plan, told)
		if err == nil && byHand {
			w.remember(job)
		}
		fyne.Do(func() {
			stopped := ctx.Err() != nil
			cancel()
			bar.Stop()
			w.writing = false
			w.applied(sheet, err, stopped)
		})
	}()
}

// remember keeps columns that were assigned by hand, now that users were imported with them. That it fails is no
// reason to make somebody doubt the import: the columns are asked for again.
func (w *wizard) remember(job Job) {
	if err := w.deps.Remember(context.Background(), transfer.HeaderKey(job.Sheet.Header), job.Mapping); err != nil {
		slog.Error("import screen: columns not remembered", "error", err)
	}
}

func importing(done, total int) string {
	return words.T("Importing %[1]s of %[2]s users…", words.Number(done), words.Number(total))
}

// teller returns a function that shows how far the work is. It is called far more often than a window can draw,
// so that at most one message is on its way.
func (w *wizard) teller(ctx context.Context, bar *kit.Progress) func(done, total int) {
	var latest atomic.Int64
	var onItsWay atomic.Bool
	return func(done, total int) {
		latest.Store(int64(done))
		if onItsWay.Swap(true) {
			return
		}
		fyne.Do(func() {
			onItsWay.Store(false)
			now := int(latest.Load())
			switch {
			case ctx.Err() != nil || !w.writing: // what stands there is newer
			case now >= total:
				bar.Set(words.T("Saving…"), -1)
			default:
				bar.Set(importing(now, total), float64(now)/float64(max(1, total)))
			}
		})
	}
}

// applied goes on from the answer; stopped says that the person cancelled before it came.
func (w *wizard) applied(sheet []transfer.SheetRow, err error, stopped bool) {
	switch {
	case w.closed: // signed out from under it: nothing may show over what is there now
		if err == nil {
			w.deps.Done()
		}
	case err == nil:
		w.passwords, w.kept = sheet, false
		w.deps.Done()
		w.showResult()
	case errors.Is(err, data.ErrConflict):
		w.makePlan(words.T("The users were changed elsewhere while you looked at this. Nothing was imported: here is what the file would do now."), w.showCheck)
	case stopped: // however the layers below call it
		w.showCheck(words.T("The import was cancelled. Nothing was written."))
	case w.ended(err):
	default:
		w.showCheck(sentence(err))
	}
}
