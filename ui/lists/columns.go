package lists

import (
	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// actionShare is the width of the actions against that of all other columns: as much as shows all buttons in a window
// of 1280 beside the sidebar.
const actionShare = 0.17

// keyUsers is the users' column in what is remembered.
const keyUsers = "users"

// keys are the names of the columns that can be sorted by; they outlive a change of their order.
func (k *Kind[ID, T]) keys() (keys []string) {
	for _, c := range k.Columns {
		keys = append(keys, c.Key)
	}
	return append(keys, keyUsers)
}

// columns are those of the table: the kind's own, the users, the actions.
func (l *List[ID, T]) columns() (columns []kit.Column) {
	for _, c := range l.kind.Columns {
		column := kit.TextColumn(c.Title, c.Weight, c.Least, func(row int) string { return c.Text(l.rows.at(row).Item) })
		if c.Cell != nil {
			column.Cell = c.Cell
			column.Update = func(row int, cell fyne.CanvasObject) { c.Update(l.rows.at(row).Item, cell) }
		}
		column.Rank = c.Rank
		columns = append(columns, column)
	}
	columns = append(columns, l.usersColumn())
	others := float32(0)
	for _, c := range columns {
		others += c.Weight
	}
	return append(columns, l.actionColumn(others*actionShare))
}

// usersColumn counts who relies on a row; a click tells their names.
func (l *List[ID, T]) usersColumn() kit.Column {
	return kit.Column{Title: words.T("Users"), Weight: 1, MinWidth: 60, Rank: 1, Sortable: true,
		Cell: func() fyne.CanvasObject { return kit.NewCellLink() },
		Update: func(row int, cell fyne.CanvasObject) {
			u, link := l.rows.at(row), cell.(*kit.CellLink)
			if u.Users == 0 {
				link.Set(words.Number(0), "", nil)
				return
			}
			link.Set(words.Number(u.Users), l.kind.Words.Who(l.kind.Name(u.Item)), func() { l.WhoHas(u.Item) })
		}}
}

func (l *List[ID, T]) actionColumn(weight float32) kit.Column {
	buttons := 2
	if l.kind.Copied != nil {
		buttons = 3
	}
	return kit.Column{Title: words.T("Actions"), Weight: weight, MinWidth: 50,
		Cell: func() fyne.CanvasObject { return kit.NewRowButtons(buttons, words.T("More actions")) },
		Update: func(row int, cell fyne.CanvasObject) {
			cell.(*kit.RowButtons).Set(l.actions(l.rows.at(row)))
		}}
}

// actions are all that is done to a row; those with a button come first.
func (l *List[ID, T]) actions(u data.Used[T]) []kit.RowAction {
	id, name := l.kind.ID(u.Item), l.kind.Name(u.Item)
	why := func(err error) string {
		if err == nil {
			return ""
		}
		return Sentence(err)
	}
	open := kit.RowAction{Label: words.T("Edit"), Icon: look.IconEdit, Do: func() { l.Edit(id) }}
	if l.Refusal(data.Edit, u.Item) != nil {
		open.Label, open.Icon = words.T("View"), look.IconEyeOpen
	}
	list := []kit.RowAction{open}
	if l.kind.Copied != nil {
		copied := l.kind.Copied(u.Item, name)
		list = append(list, kit.RowAction{Label: words.T("Copy"), Icon: look.IconCopy,
			Refusal: why(l.Refusal(data.Add, copied)), Do: func() { l.Copy(id) }})
	}
	list = append(list,
		kit.RowAction{Label: words.T("Delete"), Icon: look.IconTrash, Refusal: why(l.Refusal(data.Delete, u.Item)), Do: func() { l.remove(u) }},
		kit.RowAction{Label: l.kind.Words.Who(name), Icon: look.IconUsers, Do: func() { l.WhoHas(u.Item) }})
	if l.kind.Actions != nil {
		for _, a := range l.kind.Actions(u) {
			list = append(list, kit.RowAction{Label: a.Label, Icon: a.Icon, Refusal: why(a.Refusal), Do: a.Do})
		}
	}
	return list
}

// MarkColumn is a column of those for which holds is true, drawn as marks and sorted by Yes and No.
func MarkColumn[T any](c Column[T], holds func(T) bool) Column[T] {
	c.Text = func(item T) string {
		if holds(item) {
			return words.T("Yes")
		}
		return words.T("No")
	}
	c.Cell = func() fyne.CanvasObject { return kit.NewMark() }
	c.Update = func(item T, cell fyne.CanvasObject) { cell.(*kit.Mark).Set(holds(item), c.Text(item)) }
	return c
}
