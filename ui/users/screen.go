package users

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// Screen is the Users screen.
type Screen struct {
	deps    Deps
	content *fyne.Container // one of: loading, failure, page

	table   *Table // nil until the users are read
	choices data.Choices
	office  access.Office
	work    *lists.Work
	memory  *lists.Memory
	faces   *faces

	page    *page
	form    *form       // that is open; nil for none
	wanted  data.UserID // to be opened once the users are read; 0 for none
	working bool        // an action runs; none other begins
}

// New makes the screen and begins to read the users.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps, content: container.NewStack()}
	s.work = lists.NewWork(deps.Ended)
	s.memory = lists.NewMemory(deps.SetPreference, s.work)
	s.faces = newFaces(deps.Picture, func(id data.UserID) {
		if s.page != nil {
			s.page.grid.RefreshRow(int64(id))
		}
	})
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
	s.memory.Flush()
}

// loaded is what Reload reads.
type loaded struct {
	table       *Table
	choices     data.Choices
	preferences map[string]string
}

// Reload reads everything anew, as after an import; search, filters and order stay.
func (s *Screen) Reload() {
	if s.page == nil {
		s.showLoading()
	}
	lists.Do(s.work, func(ctx context.Context) (l loaded, err error) {
		if l.choices, err = s.deps.Choices(ctx); err != nil {
			return l, err
		}
		list, err := s.deps.List(ctx)
		if err != nil {
			return l, err
		}
		if l.preferences, err = s.deps.Preferences(ctx); err != nil {
			return l, err
		}
		l.table = NewTable(l.choices, s.deps.Catalog, list)
		return l, nil
	}, s.take)
}

func (s *Screen) take(l loaded, err error) {
	if err != nil {
		s.showFailure(err)
		return
	}
	s.setChoices(l.choices)
	s.table = l.table
	s.faces.forgetAll()
	if s.page == nil {
		s.page = newPage(s)
		s.restore(l.preferences)
		s.show(s.page.layout.Content())
	}
	s.page.filters.offer(s.choices)
	s.page.apply()
	if c := s.deps.Canvas(); c != nil && c.Overlays().Top() == nil {
		// what had the keyboard on a screen before this one may keep it, but is not there any more
		if now, ok := c.Focused().(fyne.CanvasObject); !ok || !kit.Shown(now) {
			s.Focus()
		}
	}
	if id := s.wanted; id != 0 {
		s.wanted = 0
		s.Show(int64(id))
	}
}

// Show makes the row of that user current and opens the form, once the users are read.
func (s *Screen) Show(id int64) {
	if s.page == nil {
		s.wanted = data.UserID(id)
		return
	}
	s.page.grid.SetCurrentKey(id)
	s.Edit(data.UserID(id))
}

// setChoices takes over what users can be given, and what the rules need to know of it.
func (s *Screen) setChoices(c data.Choices) {
	s.choices, s.office = c, access.NewOffice(s.deps.Catalog, c)
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

func (s *Screen) showLoading() {
	s.show(lists.Loading(words.T("Reading the users…")))
}

// showFailure takes the place of the table where there is none yet, and is told over it where there is.
func (s *Screen) showFailure(err error) {
	if s.page != nil {
		s.refuse(words.T("The users could not be read"), err)
		return
	}
	s.show(lists.Failure(words.T("The users could not be read"), err, s.Reload))
}

// refuse tells in a dialog why something was not done.
func (s *Screen) refuse(title string, err error) {
	lists.Refuse(s.deps.Canvas(), title, err)
}

// toast shows a notice at the bottom of the window.
func (s *Screen) toast(n kit.Notice) { lists.Toast(s.deps.Canvas(), n) }

// may reports whether the person may do the action with users at all.
func (s *Screen) may(action data.Actions) bool {
	return s.deps.Rights().May(data.ModuleUsers, action)
}

// refusal tells why the person may not do the action to that user; nil where nothing known is in the way.
func (s *Screen) refusal(action data.Actions, u data.User) error {
	rights := s.deps.Rights()
	if err := rights.Check(data.ModuleUsers, action); err != nil {
		return err
	}
	if action == data.Delete && u.ID == rights.User.ID {
		return &access.Refusal{Rule: access.RuleOwn, Name: u.Username}
	}
	return s.office.CheckTouch(rights, u)
}
