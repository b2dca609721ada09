package lists

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// WhoHas reads who relies on one and shows their names; each leads to the user's form.
func (l *List[ID, T]) WhoHas(item T) { l.whoHas(item, func() bool { return true }) }

// whoHas asks leave before it goes to a user, which leads away from what is shown.
func (l *List[ID, T]) whoHas(item T, leave func() bool) {
	if l.working {
		return
	}
	l.working = true
	id, title := l.kind.ID(item), l.kind.Words.Who(l.kind.Name(item))
	Do(l.work, func(ctx context.Context) ([]data.UserRef, error) { return l.deps.Users(ctx, id) },
		func(users []data.UserRef, err error) {
			l.working = false
			if err != nil {
				l.Refuse(title, err)
				return
			}
			open := func(id data.UserID) {
				if leave() {
					l.deps.OpenUser(id)
				}
			}
			if !l.deps.Rights().May(data.ModuleUsers, data.View) {
				open = nil
			}
			ShowUsers(l.deps.Canvas(), title, l.kind.Words.Nobody, users, open)
		})
}

// who is a dialog that lists users.
type who struct {
	users  []data.UserRef
	shown  []int
	search *kit.SearchEntry
	count  *kit.Text
	grid   *kit.Grid
}

// ShowUsers lists users in a dialog with a search; nobody stands in it where there are none. A double click or
// Enter closes it and calls open, which is nil where users cannot be opened.
func ShowUsers(c fyne.Canvas, title, nobody string, users []data.UserRef, open func(data.UserID)) {
	w := &who{users: users}
	w.search = kit.NewSearchEntry(words.T("Search users"), words.T("Clear the search"), func(string) { w.find() })
	w.count = kit.NewStyledText("", theme.SizeNameText, look.ColorNameMuted, false)
	at := func(row int) data.UserRef { return w.users[w.shown[row]] }
	name := kit.TextColumn(words.Field(data.FieldUsername), 2, 120, func(row int) string { return at(row).Username })
	email := kit.TextColumn(words.Field(data.FieldEmail), 3, 150, func(row int) string { return at(row).Email })
	name.Sortable, email.Sortable, email.Rank = false, false, 1
	w.grid = kit.NewGrid([]kit.Column{name, email}, false, func() int { return len(w.shown) }, func(row int) int64 { return int64(at(row).ID) })
	w.grid.Empty = kit.NewEmptyState(look.IconUsers, nobody, "", "", nil)
	w.search.OnDown = w.grid.Focus
	w.find()

	height := fyne.Min(360, 60+float32(max(3, len(users)))*40)
	body := container.NewVBox(w.search, w.count, container.New(kit.NewTall(height), w.grid))
	dialog := kit.NewDialog(title, body)
	dialog.SetSize(520, 0)
	dialog.SetCancel(words.T("Close"))
	if open != nil {
		show := func(row int) {
			if row >= 0 && row < len(w.shown) {
				id := at(row).ID
				dialog.Close()
				open(id)
			}
		}
		w.grid.OnOpen = show
		button := dialog.SetPrimary(words.T("Open user"), func() { show(w.grid.Current()) })
		if len(users) == 0 {
			button.Disable()
		}
	}
	w.grid.OnRune = func(r rune) {
		c.Focus(w.search)
		w.search.TypedRune(r)
	}
	dialog.Show(c)
	w.grid.Focus()
}

// find shows the users whose name or address holds every word of the search.
func (w *who) find() {
	asked := strings.Fields(data.SearchText(w.search.Text))
	w.shown = w.shown[:0]
	for i, u := range w.users {
		text, holds := data.SearchText(u.Username+"\n"+u.Email), true
		for _, word := range asked {
			holds = holds && strings.Contains(text, word)
		}
		if holds {
			w.shown = append(w.shown, i)
		}
	}
	if len(w.shown) == len(w.users) {
		w.count.Set(words.N(len(w.users), "%[1]s user", "%[1]s users"))
	} else {
		w.count.Set(words.N(len(w.users), "%[2]s of %[1]s user", "%[2]s of %[1]s users", words.Number(len(w.shown))))
	}
	w.grid.Refresh()
	w.grid.ScrollToTop()
}
