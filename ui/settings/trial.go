package settings

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

// trial is the dialog that sends a test with settings that need not be stored.
type trial struct {
	screen *Screen
	draft  data.MailDraft
	form   *form // whose settings they are; nil for the stored ones
	dialog *kit.Dialog
	body   *kit.Form
	to     *kit.Entry
	field  *kit.Field
	again  *kit.Button     // sends
	place  *fyne.Container // progress, or how it ended
	sent   int             // the sending whose end counts; one that was cancelled may end later
}

// newTrial opens the dialog.
func newTrial(s *Screen, d data.MailDraft, f *form) {
	t := &trial{screen: s, draft: d, form: f, body: kit.NewForm(1), to: kit.NewEntry(), place: kit.NewStackOf()}
	t.to.SetText(s.deps.Rights().User.Email)
	t.field = kit.NewField(words.T("Send the test to"), t.to).Required()
	t.to.OnChanged = func(string) { t.field.SetError("") }
	t.place.Hide()
	t.body.AddSection("", t.field, t.place)
	t.dialog = kit.NewDialog(words.T("Send a test"), t.body)
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
	t.field.SetError("")
	ctx, cancel := context.WithCancel(context.Background())
	t.screen.stop = cancel
	t.sent++
	mine, to, draft := t.sent, t.to.Text, t.draft
	t.start(draft.Server)
	lists.Do(t.screen.work, func(context.Context) (struct{}, error) { return struct{}{}, t.screen.deps.SendTest(ctx, draft, to) }, func(_ struct{}, err error) {
		cancel()
		if t.sent == mine {
			t.rest(nil)
			t.end(to, err)
		}
	})
}

// cancel stops the sending at once, whenever the server lets go.
func (t *trial) cancel() {
	t.sent++
	t.screen.stop()
	t.rest(kit.NewBanner(kit.Info, words.T("Cancelled. The e-mail may have left already."), "", nil))
}

// end tells how the sending ended. What is wrong with the settings themselves stands in their form.
func (t *trial) end(to string, err error) {
	settings := false
	for _, invalid := range data.Invalids(err) {
		if invalid.Field == data.FieldEmail {
			t.field.SetError(words.Reason(invalid))
			t.field.Focus()
		} else {
			settings = true
		}
	}
	switch {
	case settings && t.form != nil:
		t.dialog.Close()
		t.form.tell(err)
	case err == nil:
		t.show(kit.NewBanner(kit.Success, words.T("The mail server took the test for %[1]s. Look whether it arrives, also among unwanted mail.", to), "", nil))
	case settings || len(data.Invalids(err)) == 0:
		t.show(kit.NewBanner(kit.Error, lists.Sentence(err), "", nil))
	}
}

// start shows that the test is being sent.
func (t *trial) start(server string) {
	t.dialog.SetBusy(true)
	t.to.Disable()
	progress := kit.NewProgress(words.T("Talking to %[1]s…", server), "", nil)
	progress.Start()
	cancel := kit.NewButton(words.T("Cancel"), t.cancel)
	t.show(container.NewBorder(nil, nil, nil, kit.NewRowOf(cancel), progress))
	t.screen.deps.Canvas().Focus(cancel)
}

// rest lets a test be sent again, and shows how the last one ended.
func (t *trial) rest(ended fyne.CanvasObject) {
	t.dialog.SetBusy(false)
	t.to.Enable()
	t.show(ended)
	t.screen.deps.Canvas().Focus(t.again)
}

// show puts an object below the address; nil for none.
func (t *trial) show(o fyne.CanvasObject) {
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
