package lists

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
)

// List is the page of one kind of word. Its methods are called on the drawing goroutine.
type List[ID ~int64, T any] struct {
	kind    Kind[ID, T]
	deps    Deps[ID, T]
	work    *Work
	memory  *Memory
	content *fyne.Container // one of: loading, failure, page
	rows    *rows[ID, T]
	page    *page[ID, T] // nil until the rows are read
	asked   int          // how often Reload was called: an older answer than the newest is not taken
	wanted  ID           // to be opened once it is read; 0 for none
	working bool         // an action runs; none other begins
}

// New makes the list and begins to read it.
func New[ID ~int64, T any](kind Kind[ID, T], deps Deps[ID, T]) *List[ID, T] {
	l := &List[ID, T]{kind: kind, deps: deps, content: container.NewStack()}
	l.rows = newRows(&l.kind)
	l.work = NewWork(deps.Ended)
	l.memory = NewMemory(deps.SetPreference, l.work)
	l.Reload()
	return l
}

// Content returns what the window shows.
func (l *List[ID, T]) Content() fyne.CanvasObject { return l.content }

// Focus gives the keyboard to the table.
func (l *List[ID, T]) Focus() {
	if l.page != nil {
		l.page.grid.Focus()
	}
}

// Close tells that the screen is not shown any more; what still runs says nothing afterwards.
func (l *List[ID, T]) Close() {
	l.work.Stop()
	l.memory.Flush()
}

// Work returns what the screen's own calls run with.
func (l *List[ID, T]) Work() *Work { return l.work }

// Items returns all that was read, whatever the search.
func (l *List[ID, T]) Items() []data.Used[T] { return l.rows.all }

// loaded is what Reload reads.
type loaded[T any] struct {
	list        []data.Used[T]
	preferences map[string]string
}

// Reload reads everything anew; search and order stay.
func (l *List[ID, T]) Reload() {
	if l.page == nil {
		l.showLoading()
	}
	l.asked++
	asked, first := l.asked, l.page == nil
	Do(l.work, func(ctx context.Context) (r loaded[T], err error) {
		if r.list, err = l.deps.List(ctx); err == nil && first {
			r.preferences, err = l.deps.Preferences(ctx)
		}
		return r, err
	}, func(r loaded[T], err error) {
		if asked == l.asked {
			l.take(r, err)
		}
	})
}

func (l *List[ID, T]) take(r loaded[T], err error) {
	if err != nil {
		l.showFailure(err)
		return
	}
	l.rows.set(r.list)
	if l.page == nil {
		l.page = newPage(l)
		l.page.restore(r.preferences)
		l.show(l.page.layout.Content())
	}
	l.page.refresh()
	if c := l.deps.Canvas(); c != nil && c.Overlays().Top() == nil {
		// what had the keyboard on a screen before this one may keep it, but is not there any more
		if now, ok := c.Focused().(fyne.CanvasObject); !ok || !kit.Shown(now) {
			l.Focus()
		}
	}
	if id := l.wanted; id != 0 {
		l.wanted = 0
		l.Edit(id)
	}
}

// Show makes the row of that id current and opens its form, once the list is read.
func (l *List[ID, T]) Show(id int64) {
	if l.page == nil {
		l.wanted = ID(id)
		return
	}
	l.Edit(ID(id))
}

func (l *List[ID, T]) show(o fyne.CanvasObject) {
	l.content.Objects = []fyne.CanvasObject{o}
	l.content.Refresh()
}

func (l *List[ID, T]) showLoading() {
	l.show(Loading(l.kind.Words.Loading))
}

// showFailure takes the place of the table where there is none yet, and is told over it where there is.
func (l *List[ID, T]) showFailure(err error) {
	if l.page != nil {
		l.Refuse(l.kind.Words.Failed, err)
		return
	}
	l.show(Failure(l.kind.Words.Failed, err, l.Reload))
}

// Refuse tells in a dialog why something was not done.
func (l *List[ID, T]) Refuse(title string, err error) {
	Refuse(l.deps.Canvas(), title, err)
}

// May reports whether the person may do the action in the list's module at all.
func (l *List[ID, T]) May(action data.Actions) bool {
	return l.deps.Rights().May(l.kind.Module, action)
}

// Refusal tells why the person may not do the action to that one; nil where nothing known is in the way.
func (l *List[ID, T]) Refusal(action data.Actions, item T) error {
	rights := l.deps.Rights()
	if err := rights.Check(l.kind.Module, action); err != nil || l.kind.Check == nil {
		return err
	}
	var none T
	if action == data.Add {
		return l.kind.Check(rights, none, item)
	}
	return l.kind.Check(rights, item, none)
}
