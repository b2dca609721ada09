package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/trial"
	"pbxusers/ui/words"
)

// Screen is the Email Settings: what is set, to be read, and a form behind Edit, which can ask before it goes.
type Screen struct {
	deps    Deps
	content *fyne.Container // one of: loading, failure, page
	page    *page           // nil until the settings were read
	work    *lists.Work
	stored  data.MailState // as read last
	reading int            // the reading whose answer counts
	trial   *trial.Trial   // the last one that was opened, if any
}

// New makes the screen and begins to read the settings.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps, content: container.NewStack(), work: lists.NewWork(deps.Ended)}
	s.Reload()
	return s
}

// Content returns what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Focus gives the keyboard to the button that leads on.
func (s *Screen) Focus() {
	if s.page != nil && s.page.edit != nil {
		s.deps.Canvas().Focus(s.page.edit)
	}
}

// Close tells that the screen is not shown any more; what still runs says nothing afterwards.
func (s *Screen) Close() {
	s.work.Stop()
	s.trial.Stop()
}

// Show does nothing: there are no rows to open.
func (s *Screen) Show(int64) {}

// Shortcuts returns what the screen does at a key, for the window's main menu.
func (s *Screen) Shortcuts() []kit.Shortcut {
	free := func() bool {
		return s.page != nil && s.mayEdit() && s.deps.Canvas().Overlays().Top() == nil
	}
	return []kit.Shortcut{
		{Label: words.T("Edit"), Key: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault, Do: s.edit, Enabled: free},
		{Label: words.T("Send a test"), Key: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault, Do: s.sendStored,
			Enabled: func() bool { return free() && s.stored.Server != "" }},
	}
}

// Reload reads the settings anew.
func (s *Screen) Reload() {
	if s.page == nil {
		s.show(lists.Loading(words.T("Reading the settings…")))
	}
	s.reading++
	mine := s.reading
	lists.Do(s.work, s.deps.Settings, func(read data.MailState, err error) {
		if s.reading != mine {
			return
		}
		if err != nil {
			s.page = nil
			s.show(lists.Failure(words.T("The settings could not be read"), err, s.Reload))
			return
		}
		s.stored = read
		s.draw()
	})
}

// draw shows the settings as they were read last.
func (s *Screen) draw() {
	s.page = newPage(s)
	s.show(s.page.layout.Content())
	if c := s.deps.Canvas(); c != nil && c.Overlays().Top() == nil {
		if now, ok := c.Focused().(fyne.CanvasObject); !ok || !kit.Shown(now) {
			s.Focus()
		}
	}
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

func (s *Screen) mayEdit() bool { return s.deps.Rights().May(data.ModuleMail, data.Edit) }

// saved tells that the settings are other ones, and reads them as they were stored.
func (s *Screen) saved(text string) {
	s.done(text)
	s.deps.Changed()
	s.Reload()
}

// done tells at the bottom of the window that something was done.
func (s *Screen) done(text string) {
	lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: text})
}

// remove forgets the server, once that was confirmed.
func (s *Screen) remove() {
	kit.Confirm(s.deps.Canvas(), kit.Question{
		Title: words.T("Send no e-mail?"), Text: words.T("Server, username and password are forgotten, and nobody gets a code by e-mail until a server is set again."),
		Yes: words.T("Send no e-mail"), No: words.T("Cancel"), Destructive: true,
	}, func() {
		p := s.page
		p.setBusy(true)
		lists.Do(s.work, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.deps.Save(ctx, data.MailDraft{}) }, func(_ struct{}, err error) {
			p.setBusy(false)
			if err != nil {
				lists.Refuse(s.deps.Canvas(), words.T("The mail server stays"), err)
				return
			}
			s.saved(words.T("No mail server is set any more"))
		})
	})
}

// sendStored tests the settings as they are stored.
func (s *Screen) sendStored() { s.try(data.MailDraft{MailSettings: s.stored.MailSettings}, nil) }
