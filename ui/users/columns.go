package users

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// columns are those of the table, in the order of the Column constants, and the actions after them.
func (s *Screen) columns() []kit.Column {
	at := func(row int) *data.User { return s.table.At(row) }
	return []kit.Column{
		s.nameColumn(),
		ranked(1, kit.TextColumn(words.T("E-mail"), 4, 150, func(row int) string { return at(row).Email })),
		{Title: words.T("Roles"), Weight: 2.8, MinWidth: 100, Rank: 3, Sortable: true,
			Cell:   func() fyne.CanvasObject { return kit.NewChipRow() },
			Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.ChipRow).Set(s.roleTags(at(row).Roles)) }},
		ranked(5, kit.TextColumn(words.T("Desks"), 1.7, 70, func(row int) string { return s.table.names.deskNames(at(row)) })),
		ranked(4, kit.TextColumn(words.T("Profile"), 1.7, 80, func(row int) string { return s.table.names.profiles[at(row).Profile] })),
		ranked(6, kit.TextColumn(words.T("Second factor"), 2.2, 80, func(row int) string { return words.Factor(at(row).SecondFactor) })),
		s.enabledColumn(),
		s.actionColumn(),
	}
}

// ranked returns the column with its rank: where not all fit, the one of the highest leaves first.
func ranked(rank int, c kit.Column) kit.Column {
	c.Rank = rank
	return c
}

// roleTags are the chips of roles.
func (s *Screen) roleTags(ids []data.RoleID) []kit.Tag {
	tags := make([]kit.Tag, 0, len(ids))
	for _, id := range ids {
		if r, ok := s.table.names.roles[id]; ok {
			tags = append(tags, roleTag(r.name, r.description, r.special))
		}
	}
	return tags
}

func roleTag(name, description string, special bool) kit.Tag {
	if special {
		note := words.T("Special: sees the data of more than the own desks.")
		if description == "" {
			description = note
		} else {
			description += "\n" + note
		}
	}
	return kit.Tag{Text: name, Tooltip: description, Special: special}
}

func (s *Screen) nameColumn() kit.Column {
	cells := nameCell{}
	return kit.Column{Title: words.T("Username"), Weight: 2.6, MinWidth: 140, Sortable: true,
		Cell: func() fyne.CanvasObject {
			lock := kit.WithTooltip(widget.NewIcon(look.In(look.IconLock, theme.ColorNameWarning)), words.T("Locked after too many wrong tries"))
			return container.New(cells, kit.NewAvatar("", face), kit.NewText(""), lock)
		},
		Update: func(row int, cell fyne.CanvasObject) {
			u, box := s.table.At(row), cell.(*fyne.Container)
			avatar, name, lock := box.Objects[0].(*kit.Avatar), box.Objects[1].(*kit.Text), box.Objects[2].(*kit.Tipped)
			avatar.Set(u.Username, s.faces.of(u))
			if name.Text == u.Username && lock.Visible() == u.Locked {
				return
			}
			lock.Hidden = !u.Locked
			name.Set(u.Username)
			cells.Layout(box.Objects, box.Size())
		}}
}

// textWidth is the width at which a text is not cut.
func textWidth(t *kit.Text) float32 {
	return fyne.MeasureText(t.Text, theme.Size(t.TextSize), fyne.TextStyle{Bold: t.Bold, Monospace: t.Mono}).Width
}

func (s *Screen) enabledColumn() kit.Column {
	yes, no := look.In(look.IconSuccess, theme.ColorNameSuccess), look.In(look.IconClose, look.ColorNameMuted)
	yesWord, noWord := words.T("Yes"), words.T("No")
	return kit.Column{Title: words.T("Enabled"), Weight: 1.5, MinWidth: 70, Rank: 2, Sortable: true,
		Cell: func() fyne.CanvasObject { return container.New(markCell{}, widget.NewIcon(nil), kit.NewText("")) },
		Update: func(row int, cell fyne.CanvasObject) {
			objects := cell.(*fyne.Container).Objects
			icon, text, colour, word := no, objects[1].(*kit.Text), look.ColorNameMuted, noWord
			if s.table.At(row).Enabled {
				icon, colour, word = yes, theme.ColorNameForeground, yesWord
			}
			if mark := objects[0].(*widget.Icon); mark.Resource != icon {
				mark.SetResource(icon)
			}
			text.SetColor(colour)
			text.Set(word)
		}}
}

func (s *Screen) actionColumn() kit.Column {
	edit, password, remove := words.T("Edit"), words.T("Change Password"), words.T("Delete")
	return kit.Column{Title: words.T("Actions"), Weight: 3.3, MinWidth: 50,
		Cell: func() fyne.CanvasObject {
			return container.New(buttonCell{}, kit.NewCellButton(look.IconEdit, edit, nil), kit.NewCellButton(look.IconPassword, password, nil),
				kit.NewCellButton(look.IconTrash, remove, nil), kit.NewCellButton(look.IconMore, words.T("More actions"), nil))
		},
		Update: func(row int, cell fyne.CanvasObject) {
			u, objects := *s.table.At(row), cell.(*fyne.Container).Objects
			button := func(i int) *kit.CellButton { return objects[i].(*kit.CellButton) }
			mayEdit, mayDelete := s.refusal(data.Edit, u), s.refusal(data.Delete, u)
			set(button(0), edit, nil, func() { s.Edit(u.ID) })
			set(button(1), password, mayEdit, func() { s.changePassword(u, nil) })
			set(button(2), remove, mayDelete, func() { s.remove([]data.UserID{u.ID}) })
			set(button(3), words.T("More actions"), nil, func() {
				below := fyne.CurrentApp().Driver().AbsolutePositionForObject(button(3)).AddXY(0, button(3).Size().Height)
				kit.ShowMenu(s.deps.Canvas(), below, s.rowMenu(u, !button(0).Visible()))
			})
		}}
}

// set gives a cell's button its action, or says in its tooltip why there is none.
func set(b *kit.CellButton, label string, refusal error, do func()) {
	b.Set(refusal == nil, do)
	if refusal != nil {
		label += "\n" + sentence(refusal)
	}
	b.SetTooltip(label)
}

// rowMenu is what is done to one user; all says whether that includes what has a button in the row.
func (s *Screen) rowMenu(u data.User, all bool) []*fyne.MenuItem {
	mayEdit := s.refusal(data.Edit, u) == nil
	rights := s.deps.Rights()
	own := rights.User.ID == u.ID
	item := func(label string, icon fyne.Resource, allowed bool, do func()) *fyne.MenuItem {
		m := fyne.NewMenuItemWithIcon(label, icon, do)
		m.Disabled = !allowed
		return m
	}
	items := []*fyne.MenuItem{}
	if all {
		items = append(items, item(words.T("Edit"), look.IconEdit, true, func() { s.Edit(u.ID) }),
			item(words.T("Change Password"), look.IconPassword, mayEdit, func() { s.changePassword(u, nil) }))
	}
	if u.Enabled {
		items = append(items, item(words.T("Disable"), look.IconClose, mayEdit && !own, func() { s.enable([]data.UserID{u.ID}, false) }))
	} else {
		items = append(items, item(words.T("Enable"), look.IconCheck, mayEdit && !own, func() { s.enable([]data.UserID{u.ID}, true) }))
	}
	if u.Locked {
		items = append(items, item(words.T("Unlock"), look.IconKey, mayEdit, func() { s.unlock(u) }))
	}
	if s.deps.Export != nil {
		items = append(items, item(words.T("Export…"), look.IconDown, true, func() { s.deps.Export([]data.UserID{u.ID}) }))
	}
	if all {
		items = append(items, fyne.NewMenuItemSeparator(),
			item(words.T("Delete"), look.IconTrash, s.refusal(data.Delete, u) == nil, func() { s.remove([]data.UserID{u.ID}) }))
	}
	return items
}
