package imports

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// The wizard's steps.
const (
	stepFile = iota
	stepColumns
	stepNew
	stepCheck
	stepResult
)

// patience is how long work may take before the page says that it is under way; a page that flickers past
// tells nobody anything.
const patience = 300 * time.Millisecond

// blink is how long the drawing goroutine waits for work that is most likely quick: nobody notices, and what it
// brings is in the very next frame. Sent with fyne.Do it comes a frame later, which takes a third of a second on
// a computer that draws in software.
const blink = 40 * time.Millisecond

// wizard is one import from its file to its result.
type wizard struct {
	deps   Deps
	gone   func() // the wizard was closed
	dialog *kit.Dialog
	page   *fyne.Container

	work   int // counts the work begun, so that what was cancelled does not come back
	cancel context.CancelFunc

	name     string // of the file
	sheet    transfer.Sheet
	choices  data.Choices
	mapping  transfer.Mapping
	origin   mappingOrigin
	touched  bool                        // the person changed the mapping
	assigned map[string]transfer.Mapping // by hand in this import, for the mended file
	lacks    lacks
	defaults transfer.Defaults
	plan     transfer.Plan
	writing  bool
	closed   bool

	passwords []transfer.SheetRow
	kept      bool // they were saved or printed
}

func newWizard(deps Deps, gone func()) *wizard {
	return &wizard{deps: deps, gone: gone, assigned: map[string]transfer.Mapping{}}
}

func (w *wizard) job() Job { return Job{Sheet: w.sheet, Mapping: w.mapping, Defaults: w.defaults} }

// show puts a page in the place of the one before; fill adds its buttons.
func (w *wizard) show(step int, page fyne.CanvasObject, fill func(d *kit.Dialog)) {
	steps := kit.NewSteps(words.T("File"), words.T("Columns"), words.T("New users"), words.T("Check"), words.T("Result"))
	steps.SetStep(step)
	w.page = container.NewBorder(kit.NewInset(steps, 0, 4), nil, nil, nil, page)
	d := kit.NewDialog(words.T("Import users"), w.page)
	d.SetSize(920, 660)
	fill(d)
	closed := d.OnClosed
	d.OnClosed = func() {
		if closed != nil {
			closed()
		}
		w.stop()
		w.closed, w.passwords = true, nil
		w.gone()
	}
	before := w.dialog
	w.dialog = d
	if before != nil {
		before.OnClosed = nil
		before.Close()
	}
	d.Show(w.deps.Canvas())
}

// stop lets go of work under way.
func (w *wizard) stop() {
	w.work++
	if w.cancel != nil {
		w.cancel()
		w.cancel = nil
	}
}

// begin runs do on a goroutine and then, back on the drawing goroutine, then: unless the person has closed the
// wizard meanwhile, which cancels ctx. Where do is done in a blink, then has run when begin returns. text says
// what is being done, where it takes long.
func (w *wizard) begin(text string, do func(ctx context.Context) error, then func(error)) {
	w.stop()
	mine := w.work
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	done := make(chan error, 1)
	go func() { done <- do(ctx) }()
	finish := func(err error) {
		cancel()
		if mine == w.work {
			w.work++
			then(err)
		}
	}
	select {
	case err := <-done:
		finish(err)
	case <-time.After(blink):
		w.dialog.SetBusy(true)
		soon := time.AfterFunc(patience-blink, func() {
			fyne.Do(func() {
				if mine == w.work {
					w.showBusy(text)
				}
			})
		})
		go func() {
			err := <-done
			soon.Stop()
			fyne.Do(func() { finish(err) })
		}()
	}
}

func (w *wizard) showBusy(text string) {
	progress := kit.NewProgress(text, "", nil)
	w.show(w.stepNow(), container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 60), progress)), func(d *kit.Dialog) {
		d.First = d.SetCancel(words.T("Cancel"))
		d.OnClosed = progress.Stop
	})
	progress.Start()
}

// stepNow is the step that work belongs to.
func (w *wizard) stepNow() int {
	switch {
	case w.sheet.Header == nil:
		return stepFile
	case w.plan.Rows == nil:
		return stepColumns
	}
	return stepCheck
}

// close takes the wizard away.
func (w *wizard) close() { w.dialog.Close() }

// ended reports whether err means that the person is signed out, and sees to it.
func (w *wizard) ended(err error) bool {
	if !access.Ended(err) {
		return false
	}
	w.close()
	w.deps.Ended()
	return true
}

// sentence is words.Error without the answer whether it was foreseen.
func sentence(err error) string {
	text, _ := words.Error(err)
	return text
}

// paged puts banners above a page.
func paged(page fyne.CanvasObject, banners ...*kit.Banner) fyne.CanvasObject {
	if len(banners) == 0 {
		return page
	}
	top := kit.NewStackOf()
	for _, b := range banners {
		top.Add(b)
	}
	return container.NewBorder(kit.NewInset(top, 0, 4), nil, nil, nil, page)
}

// problem is the banner for what went wrong; none for "".
func problem(kind kit.Kind, text string) []*kit.Banner {
	if text == "" {
		return nil
	}
	return []*kit.Banner{kit.NewBanner(kind, text, "", nil)}
}

// redraw makes room for a text that came on the page.
func (w *wizard) redraw() {
	w.page.Refresh()
	w.dialog.Changed()
}
