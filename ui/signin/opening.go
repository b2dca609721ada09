package signin

import (
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// patience is how long the register may take to open before a person wonders what it waits for.
const patience = 2 * time.Second

// Opening is shown while the register is opened. It rests by itself once the window shows something else.
type Opening struct {
	page     *page
	progress *kit.Progress
	hint     *kit.Paragraph
	row      fyne.CanvasObject
	cancel   *kit.Button
	rest     time.Duration // until Cancel is offered
	resting  bool
}

// NewOpening returns the screen, to be shown at once; cancel gives up waiting.
func NewOpening(cancel func()) *Opening { return newOpening(cancel, patience) }

func newOpening(cancel func(), wait time.Duration) *Opening {
	o := &Opening{page: newPage(programName, ""), rest: wait}
	o.progress = kit.NewProgress(words.T("Opening the register…"), "", nil)
	o.hint = kit.NewParagraph(words.T("The keyring may be asking for its password in another window, perhaps behind this one."))
	o.cancel = kit.NewButton(words.T("Cancel"), func() {
		o.cancel.Disable()
		cancel()
	})
	o.row = ends(nil, o.cancel)
	o.hint.Hide()
	o.row.Hide()
	f := kit.NewForm(1)
	f.AddSection("", o.progress, o.hint, o.row)
	o.page.show(f)
	o.progress.Start()
	o.tick()
	return o
}

// tick looks after the screen until it is gone: a bar that moves where nobody sees it costs drawing.
func (o *Opening) tick() {
	const often = 100 * time.Millisecond
	time.AfterFunc(often, func() {
		fyne.Do(func() {
			if o.resting = !kit.Shown(o.page.content); o.resting {
				o.progress.Stop()
				return
			}
			if o.rest -= often; o.rest <= 0 && !o.row.Visible() {
				o.offer()
			}
			o.tick()
		})
	})
}

// offer shows the way out.
func (o *Opening) offer() {
	o.hint.Show()
	o.row.Show()
	o.page.form.OnCancel = func() {
		if !o.cancel.Disabled() {
			o.cancel.OnTapped()
		}
	}
	o.page.fit()
	kit.Focus(o.cancel)
}

// Content is what the window shows.
func (o *Opening) Content() fyne.CanvasObject { return o.page.content }

// Focus does nothing: there is nothing to type.
func (o *Opening) Focus() {}

// TypedKey takes a key that nothing else has taken.
func (o *Opening) TypedKey(ev *fyne.KeyEvent) { o.page.typedKey(ev) }
