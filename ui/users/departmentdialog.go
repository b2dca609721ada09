package users

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// departmentDialog lists the departments in use. They are a text on users: one is renamed, joined with another or
// taken away for all its users at once.
type departmentDialog struct {
	screen *Screen
	list   []data.Department
	dialog *kit.Dialog
}

// Departments reads the departments in use and shows them.
func (s *Screen) Departments() {
	if s.page != nil && s.may(data.Edit) {
		act(s, words.T("The departments could not be read"), s.deps.Departments, s.showDepartments)
	}
}

func (s *Screen) showDepartments(list []data.Department) {
	d := &departmentDialog{screen: s, list: list}
	name := kit.TextColumn(words.Field(data.FieldDepartment), 3, 140, func(row int) string { return d.list[row].Name })
	users := kit.TextColumn(words.T("Users"), 1, 60, func(row int) string { return words.Number(d.list[row].Users) })
	name.Sortable, users.Sortable = false, false
	actions := kit.Column{Title: words.T("Actions"), Weight: 1, MinWidth: 50, Width: 2*30 + 2*10,
		Cell:   func() fyne.CanvasObject { return kit.NewRowButtons(2, words.T("More actions")) },
		Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.RowButtons).Set(d.actions(row)) }}
	grid := kit.NewGrid([]kit.Column{name, users, actions}, false, func() int { return len(d.list) }, func(row int) int64 { return int64(row) })
	grid.Empty = kit.NewEmptyState(look.IconUsers, words.T("No departments yet"), words.T("A department is written into a user's form."), "", nil)
	grid.OnOpen = func(row int) { d.rename(d.list[row]) }
	grid.OnDelete = func(rows []int) {
		for _, row := range rows[:min(1, len(rows))] {
			d.clear(d.list[row])
		}
	}
	grid.OnMenu = func(row int, at fyne.Position) { kit.ShowMenu(s.deps.Canvas(), at, kit.ActionMenu(d.actions(row))) }

	height := fyne.Min(380, 60+float32(max(4, len(list)))*40)
	d.dialog = kit.NewDialog(words.T("Departments"), container.New(kit.NewTall(height), grid))
	d.dialog.SetSize(520, 0)
	d.dialog.SetCancel(words.T("Close"))
	d.dialog.Show(s.deps.Canvas())
	grid.Focus()
}

func (d *departmentDialog) actions(row int) []kit.RowAction {
	return []kit.RowAction{
		{Label: words.T("Rename"), Icon: look.IconEdit, Do: func() { d.rename(d.list[row]) }},
		{Label: words.T("Take away from its users"), Icon: look.IconTrash, Do: func() { d.clear(d.list[row]) }},
	}
}

// clear takes a department away from all its users, after a question: nobody knows afterwards who they were.
func (d *departmentDialog) clear(from data.Department) {
	s := d.screen
	kit.Confirm(s.deps.Canvas(), kit.Question{
		Title: words.T("Take %[1]s away from its users?", from.Name),
		Text: words.N(from.Users, "%[1]s user will be of no department. This cannot be undone.",
			"%[1]s users will be of no department. This cannot be undone."),
		Yes: words.T("Take away"), No: words.T("Cancel"), Destructive: true,
	}, func() {
		act(s, words.T("Nothing was changed"), func(ctx context.Context) (int, error) {
			return s.deps.RenameDepartment(ctx, from.Name, "")
		}, func(n int) {
			d.dialog.Close()
			s.moved(from.Name, kit.Notice{Kind: kit.Success,
				Text: words.N(n, "%[1]s user is of no department now", "%[1]s users are of no department now")}, n)
		})
	})
}

// moved shows what came of it when n users of a department got another or none.
func (s *Screen) moved(from string, notice kit.Notice, n int) {
	if n == 0 { // somebody else was quicker
		notice = kit.Notice{Kind: kit.Info, Text: words.T("Nobody was of %[1]s any more", from)}
	}
	s.Reload()
	s.toast(notice)
}

// other finds a department other than from whose name is the same, or with fold the same but for capitals.
func (d *departmentDialog) other(from, name string, fold bool) (found data.Department, ok bool) {
	i := slices.IndexFunc(d.list, func(one data.Department) bool {
		return one.Name != from && (one.Name == name || fold && data.Fold(one.Name) == data.Fold(name))
	})
	if i < 0 {
		return data.Department{}, false
	}
	return d.list[i], true
}

// names are those of the departments other than from.
func (d *departmentDialog) names(from string) (list []string) {
	for _, one := range d.list {
		if one.Name != from {
			list = append(list, one.Name)
		}
	}
	return list
}
