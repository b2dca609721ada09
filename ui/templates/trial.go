package templates

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

const trialWidth = 520

// trial is the dialog that sends a draft to oneself.
type trial struct {
	screen *Screen
	draft  data.Template
	to     string
	dialog *kit.Dialog
	again  *kit.Button     // sends
	place  *fyne.Container // progress, or how it ended
	sent   int             // the sending whose end counts; one that was cancelled may end later
}

// newTrial opens the dialog.
func newTrial(s *Screen, draft data.Template) {
	t := &trial{screen: s, draft: draft, to: s.deps.Rights().User.Email, place: kit.NewStackOf()}
	t.place.Hide()
	about := kit.NewParagraph(words.T("It goes to %[1]s, with the words as they stand here and an example of a code.", t.to))
	t.dialog = kit.NewDialog(words.T("Send a test"), kit.NewStackOf(about, t.place))
	t.dialog.SetSize(trialWidth, 0)
	t.dialog.SetCancel(words.T("Close"))
	t.again = t.dialog.SetPrimary(words.T("Send"), t.send)
	t.dialog.OnClosed = func() {
		t.sent++
		s.stop()
	}
	t.dialog.Show(s.deps.Canvas())
}

// send sends the test and tells how it ended, unless it was cancelled before.
func (t *trial) send() {
	ctx, cancel := context.WithCancel(context.Background())
	t.screen.stop = cancel
	t.sent++
	mine, draft := t.sent, t.draft
	t.start()
	lists.Do(t.screen.work, func(context.Context) (struct{}, error) { return struct{}{}, t.screen.deps.SendTest(ctx, draft) }, func(_ struct{}, err error) {
		cancel()
		if t.sent != mine {
			return
		}
		end := kit.NewBanner(kit.Success, words.T("The mail server took the test for %[1]s. Look whether it arrives, also among unwanted mail.", t.to), "", nil)
		if err != nil {
			end = kit.NewBanner(kit.Error, lists.Sentence(err), "", nil)
		}
		t.rest(end)
	})
}

// cancel stops the sending at once, whenever the server lets go.
func (t *trial) cancel() {
	t.sent++
	t.screen.stop()
	t.rest(kit.NewBanner(kit.Info, words.T("Cancelled. The e-mail may have left already."), "", nil))
}

// start shows that the test is being sent.
func (t *trial) start() {
	t.dialog.SetBusy(true)
	progress := kit.NewProgress(words.T("Talking to the mail server…"), "", nil)
	progress.Start()
	cancel := kit.NewButton(words.T("Cancel"), t.cancel)
	t.show(container.NewBorder(nil, nil, nil, kit.NewRowOf(cancel), progress))
	t.screen.deps.Canvas().Focus(cancel)
}

// rest lets a test be sent again, and shows how the last one ended.
func (t *trial) rest(ended *kit.Banner) {
	t.dialog.SetBusy(false)
	t.show(ended)
	t.screen.deps.Canvas().Focus(t.again)
	ended.Reveal()
}

// show puts an object below what the test is.
func (t *trial) show(o fyne.CanvasObject) {
	t.place.Objects = []fyne.CanvasObject{o}
	t.place.Show()
	t.place.Refresh()
	t.dialog.Changed()
}
