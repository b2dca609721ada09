package factors

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

// remembered is how the names of what the page remembers for each person begin.
const remembered = "factors"

// columnKeys are the names of the columns in what is remembered: they outlive a change of their order.
var columnKeys = [columnCount]string{"username", "second_factor", "status", "demand", "due", "codes", "sign_in", "last"}

// Screen is the overview.
type Screen struct {
	deps    Deps
	content *fyne.Container // one of: loading, failure, page
	work    *lists.Work
	memory  *lists.Memory

	table   table
	office  access.Office
	choices data.Choices
	page    *page // nil until the users are read
	asked   int   // how often Reload was called: an older answer than the newest is not taken
	working bool  // a change runs; none other begins
}

// New makes the overview and begins to read it.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps, content: container.NewStack()}
	s.work = lists.NewWork(deps.Ended)
	s.memory = lists.NewMemory(deps.SetPreference, s.work)
	s.show(lists.Loading(words.T("Reading the second factors…")))
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

// Close tells that the page is not shown any more; what still runs says nothing afterwards.
func (s *Screen) Close() {
	s.work.Stop()
	s.memory.Flush()
}

// TypedKey takes the keys that nothing on the page has a use for: Escape leaves it.
func (s *Screen) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape && s.deps.Canvas().Overlays().Top() == nil {
		s.deps.Back()
	}
}

// Shortcuts returns what the page does at a key wherever the keyboard is, for the window's main menu.
func (s *Screen) Shortcuts() []kit.Shortcut {
	free := func() bool { return s.page != nil && s.deps.Canvas().Overlays().Top() == nil }
	return []kit.Shortcut{
		{Label: words.T("Search users"), Key: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault, Enabled: free,
			Do: func() { s.page.focusSearch() }},
		{Label: words.T("Back to Users"), Key: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault, Do: s.deps.Back,
			Enabled: func() bool { return s.deps.Canvas().Overlays().Top() == nil }},
	}
}

// loaded is what Reload reads.
type loaded struct {
	users       []data.UserFactor
	texts       []string // of the users, for a search
	choices     data.Choices
	standing    standing
	preferences map[string]string
}

// Reload reads everything anew; group, search and order stay.
func (s *Screen) Reload() {
	s.asked++
	asked, first := s.asked, s.page == nil
	now := standing{now: s.deps.Now(), free: s.deps.FreeTries, lock: s.deps.LockTries}
	lists.Do(s.work, func(ctx context.Context) (l loaded, err error) {
		if l.users, err = s.deps.Factors(ctx); err != nil {
			return l, err
		}
		if l.choices, err = s.deps.Choices(ctx); err != nil {
			return l, err
		}
		l.standing = now
		if l.standing.grace, err = s.deps.Grace(ctx); err != nil {
			return l, err
		}
		l.texts = l.standing.texts(l.users) // of a hundred thousand users it would be felt while typing
		if first {
			l.preferences, err = s.deps.Preferences(ctx)
		}
		return l, err
	}, func(l loaded, err error) {
		if asked == s.asked {
			s.take(l, err)
		}
	})
}

func (s *Screen) take(l loaded, err error) {
	title := words.T("The second factors could not be read")
	switch {
	case err != nil && s.page != nil:
		lists.Refuse(s.deps.Canvas(), title, err)
		return
	case err != nil:
		s.show(lists.Failure(title, err, s.Reload))
		return
	}
	s.choices, s.office = l.choices, access.NewOffice(s.deps.Catalog, l.choices)
	s.table.take(l.standing, l.users, l.texts)
	if s.page == nil {
		s.page = newPage(s)
		s.page.restore(l.preferences)
		s.show(s.page.layout.Content())
	}
	s.page.refresh()
	if c := s.deps.Canvas(); c != nil && c.Overlays().Top() == nil {
		// what had the keyboard before this page may keep it, but is not there any more
		if now, ok := c.Focused().(fyne.CanvasObject); !ok || !kit.Shown(now) {
			s.Focus()
		}
	}
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

// refusal tells why the person may not change that user; nil where nothing known is in the way.
func (s *Screen) refusal(u data.User) error {
	rights := s.deps.Rights()
	if err := rights.Check(data.ModuleUsers, data.Edit); err != nil {
		return err
	}
	return s.office.CheckTouch(rights, u)
}
