package events

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// typing is how long the screen waits for the next letter of a search before it reads the log again.
const typing = 200 * time.Millisecond

// remembered is how the names of what the screen remembers for each person begin.
const remembered = "events"

// Screen is the Event Logger.
type Screen struct {
	deps    Deps
	content *fyne.Container // one of: loading, failure, page
	page    *page           // nil until the log was read
	work    *lists.Work
	memory  *lists.Memory

	query  query
	rows   []row          // what the query found, the newest first; while another one runs, those of them that match it
	lines  []line         // what the table shows of them
	open   map[int64]bool // the acts that are open, by their keys
	more   bool           // there are older ones
	asking int            // the query that runs, 0 for none
	asked  int
	cancel context.CancelFunc
	shown  int64 // the entry to go to once it is read, 0 for none
}

// New makes the screen and begins to read the log.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps, content: container.NewStack(), cancel: func() {}, open: map[int64]bool{}, query: query{what: anyAction}}
	s.work = lists.NewWork(deps.Ended)
	s.memory = lists.NewMemory(deps.SetPreference, s.work)
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
	s.cancel()
	s.memory.Flush()
}

// Show opens the details of an entry, whatever search and filters hide.
func (s *Screen) Show(id int64) {
	s.shown = id
	if s.page != nil {
		s.page.only(number(id))
	}
}

// Reload reads the log anew; search and filters stay.
func (s *Screen) Reload() {
	if s.page != nil {
		s.page.verify.forget()
		s.ask(0)
		return
	}
	s.show(lists.Loading(words.T("Reading the event log…")))
	lists.Do(s.work, s.deps.Preferences, func(preferences map[string]string, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		p := newPage(s)
		lists.Restore(remembered, preferences, p.grid, nil)
		s.page = p
		if s.shown != 0 {
			p.search.SetText(number(s.shown))
			return
		}
		s.ask(0)
	})
}

// wanted is what search and filters ask for as they stand.
func (s *Screen) wanted() query {
	q := s.page.filters.query(s.deps.Now())
	q.searched = searchWords(s.page.search.Text)
	return q
}

// ask reads what the page is asked for, after a while in which another question may come instead.
func (s *Screen) ask(delay time.Duration) {
	s.query = s.wanted()
	s.run(delay, 0, func(f found) {
		s.rows, s.more = f.rows, f.more
		s.fold()
		s.page.grid.ScrollToTop()
	})
}

// older reads on from the oldest entry that is shown.
func (s *Screen) older() {
	if len(s.rows) == 0 || s.asking != 0 {
		return
	}
	s.run(0, s.rows[len(s.rows)-1].event.ID, func(f found) {
		s.rows, s.more = append(s.rows, f.rows...), f.more
		s.fold()
	})
}

// run asks the query and hands what it found to take, unless another one was asked meanwhile.
func (s *Screen) run(delay time.Duration, before int64, take func(found)) {
	s.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.asked++
	mine, q := s.asked, s.query
	s.asking = mine
	s.page.refresh()
	lists.Do(s.work, func(context.Context) (found, error) {
		select {
		case <-time.After(delay):
			return q.run(ctx, s.deps, before)
		case <-ctx.Done():
			return found{}, ctx.Err()
		}
	}, func(f found, err error) {
		if s.asking != mine {
			return
		}
		s.asking = 0
		cancel()
		if err != nil {
			s.fail(err)
			return
		}
		take(f)
		s.took()
	})
}

// took shows what was read.
func (s *Screen) took() {
	first := len(s.content.Objects) == 0 || s.content.Objects[0] != s.page.view()
	if first {
		s.show(s.page.view())
	}
	s.page.filters.offer(s.rows)
	s.page.refresh()
	if c := s.deps.Canvas(); c != nil && c.Overlays().Top() == nil {
		if now, ok := c.Focused().(fyne.CanvasObject); !ok || !kit.Shown(now) {
			s.Focus()
		}
	}
	if id := s.shown; id != 0 {
		s.shown = 0
		s.unfold(id)
		if s.page.grid.SetCurrentKey(id) {
			s.enter(s.page.grid.Current())
		}
	}
}

// narrow shows of what is there at once what the typed words leave; what else there is comes with ask.
func (s *Screen) narrow(searched []string) {
	left := make([]row, 0, len(s.rows))
	for i := range s.rows {
		if s.rows[i].holds(searched) {
			left = append(left, s.rows[i])
		}
	}
	s.rows = left
	s.fold()
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

// fail tells that the log could not be read: in place of the table where there is none yet, else over it.
func (s *Screen) fail(err error) {
	title := words.T("The event log could not be read")
	if s.page != nil && len(s.content.Objects) == 1 && s.content.Objects[0] == s.page.view() {
		s.page.refresh()
		lists.Refuse(s.deps.Canvas(), title, err)
		return
	}
	s.page = nil
	s.show(lists.Failure(title, err, s.Reload))
}

// mayOpen reports whether the users that entries speak of can be opened.
func (s *Screen) mayOpen() bool {
	return s.deps.OpenUser != nil && s.deps.Rights().May(data.ModuleUsers, data.View)
}
