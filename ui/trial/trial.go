// Package trial is the dialog that sends a test e-mail and tells how it ended, whatever is tested by it: the mail
// settings, or the words of a template.
package trial

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

const width = 520

// Test is one e-mail that is to be sent.
type Test struct {
	To   string                      // whom it goes to
	Send func(context.Context) error // may take 15 seconds, or less where ctx ends
}

// Trial is the dialog.
type Trial struct {
	// OnBusy is told when a sending begins and when it has ended; nil for nobody.
	OnBusy func(busy bool)
	// OnRefused is told why a test was not sent, and reports whether that is shown already; nil shows it here.
	OnRefused func(error) bool

	canvas  func() fyne.Canvas
	work    *lists.Work
	test    func() Test
	waiting string
	dialog  *kit.Dialog
	body    *kit.Form
	again   *kit.Button     // sends
	place   *fyne.Container // progress, or how it ended
	stop    context.CancelFunc
	sent    int // the sending whose end counts; one that was cancelled may end later
}

// New returns the dialog. about stands at its top, waiting while something is sent, and test makes what each press
// of Send sends.
func New(canvas func() fyne.Canvas, work *lists.Work, about fyne.CanvasObject, waiting string, test func() Test) *Trial {
	t := &Trial{canvas: canvas, work: work, test: test, waiting: waiting, body: kit.NewForm(1), place: kit.NewStackOf(), stop: func() {}}
	t.place.Hide()
	t.body.AddSection("", about, t.place)
	t.dialog = kit.NewDialog(words.T("Send a test"), t.body)
	t.dialog.SetSize(width, 0)
	t.dialog.SetCancel(words.T("Close"))
	t.again = t.dialog.SetPrimary(words.T("Send"), t.send)
	t.dialog.OnClosed = t.Stop
	return t
}

// Show opens the dialog.
func (t *Trial) Show() { t.dialog.Show(t.canvas()) }

// Close closes the dialog.
func (t *Trial) Close() { t.dialog.Close() }

// Stop ends what is being sent, and nothing is told of it any more. On nil it does nothing.
func (t *Trial) Stop() {
	if t != nil {
		t.sent++
		t.stop()
	}
}

// send sends the test and tells how it ended, unless it was cancelled before.
func (t *Trial) send() {
	test := t.test()
	ctx, cancel := context.WithCancel(context.Background())
	t.stop = cancel
	t.sent++
	mine := t.sent
	t.start()
	lists.Do(t.work, func(context.Context) (struct{}, error) { return struct{}{}, test.Send(ctx) }, func(_ struct{}, err error) {
		cancel()
		if t.sent != mine {
			return
		}
		t.rest(nil)
		switch {
		case err == nil:
			t.show(kit.NewBanner(kit.Success, words.T("The mail server took the test for %[1]s. Look whether it arrives, also among unwanted mail.", test.To), "", nil))
		case t.OnRefused == nil || !t.OnRefused(err):
			t.show(kit.NewBanner(kit.Error, lists.Sentence(err), "", nil))
		}
	})
}

// cancel stops the sending at once, whenever the server lets go.
func (t *Trial) cancel() {
	t.Stop()
	t.rest(kit.NewBanner(kit.Info, words.T("Cancelled. The e-mail may have left already."), "", nil))
}

// start shows that the test is being sent.
func (t *Trial) start() {
	t.busy(true)
	progress := kit.NewProgress(t.waiting, "", nil)
	progress.Start()
	cancel := kit.NewButton(words.T("Cancel"), t.cancel)
	t.show(container.NewBorder(nil, nil, nil, kit.NewRowOf(cancel), progress))
	t.canvas().Focus(cancel)
}

// rest lets a test be sent again, and shows how the last one ended.
func (t *Trial) rest(ended fyne.CanvasObject) {
	t.busy(false)
	t.show(ended)
	t.canvas().Focus(t.again)
}

func (t *Trial) busy(busy bool) {
	t.dialog.SetBusy(busy)
	if t.OnBusy != nil {
		t.OnBusy(busy)
	}
}

// show puts an object below what the test is of; nil for none.
func (t *Trial) show(o fyne.CanvasObject) {
	t.place.Objects = nil
	if o != nil {
		t.place.Objects = []fyne.CanvasObject{o}
	}
	t.place.Hidden = o == nil
	t.place.Refresh()
	t.body.Changed()
	if banner, ok := o.(*kit.Banner); ok {
		banner.Reveal()
	}
}
