package templates

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

// Screen is the Notification Templates: a table of the letters, and an editor behind each.
type Screen struct {
	deps    Deps
	content *fyne.Container // one of: loading, failure, page
	page    *page           // nil until the templates were read
	work    *lists.Work
	rows    []data.CurrentTemplate
	reading int          // the reading whose answer counts
	trial   *trial.Trial // the last one that was opened, if any
}

// New makes the screen and begins to read the templates.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps, content: container.NewStack(), work: lists.NewWork(deps.Ended)}
	s.Reload()
	return s
}

// Content returns what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Focus gives the keyboard to the table.
func (s *Screen) Focus() {
	if s.page != nil {
		s.page.grid.Focus()
	}
}

// Close tells that the screen is not shown any more; what still runs says nothing afterwards.
func (s *Screen) Close() {
	s.work.Stop()
	s.trial.Stop()
}

// Show does nothing: no other screen knows a single template.
func (s *Screen) Show(int64) {}

// Shortcuts returns what the screen does at a key, for the window's main menu. What belongs to the table (Enter,
// Delete) the table does itself.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{{Label: words.T("Edit"), Key: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault, Do: s.editCurrent,
		Enabled: func() bool {
			return s.page != nil && s.mayEdit() && s.page.grid.Current() >= 0 && s.deps.Canvas().Overlays().Top() == nil
		}}}
}

// Reload reads the templates anew.
func (s *Screen) Reload() {
	if s.page == nil {
		s.show(lists.Loading(words.T("Reading the templates…")))
	}
	s.reading++
	mine := s.reading
	lists.Do(s.work, s.deps.List, func(rows []data.CurrentTemplate, err error) {
		if s.reading != mine {
			return
		}
		if err != nil {
			s.page = nil
			s.show(lists.Failure(words.T("The templates could not be read"), err, s.Reload))
			return
		}
		s.rows = rows
		s.draw()
	})
}

// draw shows the templates as they were read last.
func (s *Screen) draw() {
	if s.page == nil || s.page.may != s.mayEdit() {
		s.page = newPage(s)
		s.show(s.page.layout.Content())
	}
	s.page.grid.Refresh()
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

func (s *Screen) mayEdit() bool { return s.refusal() == nil }

// refusal tells why nothing may be changed; nil where it may.
func (s *Screen) refusal() error { return s.deps.Rights().Check(data.ModuleTemplates, data.Edit) }

// changed tells that a template is another one, and reads all anew.
func (s *Screen) changed(text string) {
	lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: text})
	s.deps.Changed()
	s.Reload()
}

// title names a template.
func title(t data.Template) string {
	return words.LetterName(t.Kind) + " (" + words.LanguageName(t.Language) + ")"
}

// reset goes back to the built-in words, once that was confirmed; done is told before anything else is.
func (s *Screen) reset(t data.Template, done func()) {
	kit.Confirm(s.deps.Canvas(), kit.Question{
		Title: words.T("Back to the built-in words?"),
		Text:  words.T("The words that your organisation wrote for “%[1]s” are thrown away.", title(t)),
		Yes:   words.T("Back to the built-in words"), No: words.T("Keep our own"), Destructive: true,
	}, func() {
		lists.Do(s.work, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.deps.Reset(ctx, t.Kind, t.Language) }, func(_ struct{}, err error) {
			if err != nil {
				lists.Refuse(s.deps.Canvas(), words.T("Nothing was changed"), err)
				return
			}
			done()
			s.changed(words.T("“%[1]s” has the built-in words again", title(t)))
		})
	})
}
