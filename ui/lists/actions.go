package lists

import (
	"context"
	"errors"
	"slices"
	"time"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// undoFor is how long a deletion can be undone from the notice about it.
const undoFor = 10 * time.Second

// Create opens the form of a new one.
func (l *List[ID, T]) Create() {
	if l.page != nil && !l.working && l.May(data.Add) {
		l.kind.Open(data.Used[T]{})
	}
}

// Edit opens the form of one, as it is stored now; where the person may not change it, it can be read.
func (l *List[ID, T]) Edit(id ID) {
	l.open(id, func(u data.Used[T]) {
		l.page.grid.SetCurrentKey(int64(id))
		l.kind.Open(u)
	})
}

// Copy opens the form of a new one like the given.
func (l *List[ID, T]) Copy(id ID) {
	l.open(id, func(u data.Used[T]) {
		l.kind.Open(data.Used[T]{Item: l.kind.Copied(u.Item, l.copyName(l.kind.Name(u.Item)))})
	})
}

// copyName is a name for a copy that nothing in the list has yet.
func (l *List[ID, T]) copyName(name string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(l.rows.all, func(u data.Used[T]) bool { return data.Fold(l.kind.Name(u.Item)) == data.Fold(name) })
	}
	for n := 1; ; n++ {
		full := ""
		for short := []rune(name); ; short = short[:len(short)-1] { // of a long name only what leaves it short enough
			full = words.T("Copy of %[1]s", string(short))
			if n > 1 {
				full += " " + words.Number(n)
			}
			if len([]rune(full)) <= data.NameMost || len(short) == 0 {
				break
			}
		}
		if !taken(full) {
			return full
		}
	}
}

// open reads the list anew and hands over one of it.
func (l *List[ID, T]) open(id ID, show func(data.Used[T])) {
	if l.working || l.page == nil {
		return
	}
	l.working = true
	Do(l.work, l.deps.List, func(list []data.Used[T], err error) {
		l.working = false
		if err == nil {
			l.asked++ // what an older Reload brings is older than this
			l.rows.set(list)
			l.page.refresh()
			if u, ok := l.rows.find(id); ok {
				show(u)
				return
			}
			err = data.ErrNotFound
		}
		l.Refuse(l.kind.Words.Unopened, err)
	})
}

// remove deletes one that nobody relies on at once, which can be undone for a while; for others it asks what their
// users get instead.
func (l *List[ID, T]) remove(u data.Used[T]) {
	if l.working {
		return
	}
	if err := l.Refusal(data.Delete, u.Item); err != nil {
		l.Refuse(words.T("Nothing was deleted"), err)
		return
	}
	l.working = true
	id := l.kind.ID(u.Item)
	Do(l.work, func(ctx context.Context) (data.RemovalID, error) { return l.deps.Delete(ctx, id, nil) },
		func(removal data.RemovalID, err error) {
			l.working = false
			var used *data.InUse
			switch {
			case errors.As(err, &used):
				l.reassign(u.Item, used)
			case err != nil:
				l.Refuse(words.T("Nothing was deleted"), err)
			default:
				l.deleted(u.Item, removal)
			}
		})
}

// deleted shows that one is gone, and how to bring it back.
func (l *List[ID, T]) deleted(item T, removal data.RemovalID) {
	l.rows.remove(l.kind.ID(item))
	l.page.refresh()
	l.page.grid.Focus()
	notice := kit.Notice{Kind: kit.Success, Text: words.T("%[1]s was deleted", l.kind.Name(item)), For: undoFor}
	if l.May(data.Add) { // whoever may not add may not bring back either
		notice.Action, notice.Do = words.T("Undo"), func() { l.undo(removal) }
	}
	l.toast(notice)
	l.changed()
}

// undo brings back what was deleted. It waits for nothing else: its notice has gone with the click.
func (l *List[ID, T]) undo(removal data.RemovalID) {
	Do(l.work, func(ctx context.Context) (T, error) { return l.deps.Restore(ctx, removal) }, func(item T, err error) {
		if err != nil {
			l.Refuse(words.T("Not brought back"), err)
			return
		}
		l.rows.put(item)
		l.page.refresh()
		l.page.grid.SetCurrentKey(int64(l.kind.ID(item)))
		l.Done(words.T("%[1]s is back with everything as it was", l.kind.Name(item)))
		l.changed()
	})
}

// saved shows one as it was stored.
func (l *List[ID, T]) saved(item T) {
	l.rows.put(item)
	l.page.refresh()
	if l.page.grid.SetCurrentKey(int64(l.kind.ID(item))) {
		l.Done(words.T("%[1]s was saved", l.kind.Name(item)))
	} else {
		l.Done(words.T("%[1]s was saved. The search hides it.", l.kind.Name(item)))
	}
	l.page.grid.Focus()
	l.changed()
}

// changed tells the window, and counts users anew.
func (l *List[ID, T]) changed() {
	l.deps.Changed()
	l.Reload()
}

// Done shows for a moment that something went well.
func (l *List[ID, T]) Done(text string) { l.toast(kit.Notice{Kind: kit.Success, Text: text}) }

// toast shows a notice at the bottom of the window.
func (l *List[ID, T]) toast(n kit.Notice) { Toast(l.deps.Canvas(), n) }
