package users

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// columns are those of the table, in the order of the Column constants, and the actions after them.
func (s *Screen) columns() []kit.Column {
	at := func(row int) *data.User { return s.table.At(row) }
	return []kit.Column{
		s.nameColumn(),
		ranked(1, kit.TextColumn(words.T("E-mail"), 4, 140, func(row int) string { return at(row).Email })),
		{Title: words.T("Roles"), Weight: 2.6, MinWidth: 120, Rank: 3, Sortable: true,
			Cell:   func() fyne.CanvasObject { return kit.NewChipRow() },
			Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.ChipRow).Set(s.roleTags(at(row).Roles)) }},
		ranked(6, kit.TextColumn(words.T("Desks"), 1.7, 60, func(row int) string { return s.table.names.deskNames(at(row)) })),
		ranked(5, kit.TextColumn(words.T("Profile"), 1.9, 112, func(row int) string { return s.table.names.profiles[at(row).Profile] })),
		// where all others have their least widths side by side: it is the least asked for
		ranked(7, kit.TextColumn(words.Field(data.FieldDepartment), 1.7, 90, func(row int) string { return at(row).Department })),
		s.factorColumn(),
		s.enabledColumn(),
		s.actionColumn(),
	}
}

// longestFactor is the width at which the longest name of a second factor is not cut.
func longestFactor() (width float32) {
	for _, f := range data.SecondFactors {
		width = fyne.Max(width, fyne.MeasureText(person.FactorName(f), theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width)
	}
	return width + 21
}

// factorColumn names each user's second factor, which leads to the choice of another.
func (s *Screen) factorColumn() kit.Column {
	return kit.Column{Title: words.T("Second factor"), Weight: 2.2, MinWidth: longestFactor(), Rank: 4, Sortable: true,
		Cell: func() fyne.CanvasObject { return kit.NewCellLink() },
		Update: func(row int, cell fyne.CanvasObject) {
			u, link := s.table.At(row), cell.(*kit.CellLink)
			id, refusal := u.ID, why(s.refusal(data.Edit, *u))
			if refusal != "" {
				link.Set(person.FactorName(u.SecondFactor), refusal, nil)
				return
			}
			tip := words.T("Choose another second factor")
			if u.SecondFactor == data.Authenticator { // the list does not know, and must not look it up for each
				tip = words.T("The chosen method, which may not be set up yet. Choose another one")
			}
			link.Set(person.FactorName(u.SecondFactor), tip, func() { s.chooseFactor([]data.UserID{id}, nil) })
		}}
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
	return kit.Column{Title: words.T("Username"), Weight: 2.6, MinWidth: 134, Sortable: true,
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

// rowButtons is how many of a row's actions have a button of their own; the rest is in a menu.
const rowButtons = 3

func (s *Screen) actionColumn() kit.Column {
	return kit.Column{Title: words.T("Actions"), Weight: 3.3, MinWidth: 50, Width: (rowButtons+1)*30 + 2*10,
		Cell:   func() fyne.CanvasObject { return kit.NewRowButtons(rowButtons, words.T("More actions")) },
		Update: func(row int, cell fyne.CanvasObject) { cell.(*kit.RowButtons).Set(s.actions(*s.table.At(row))) }}
}

// actions are all that is done to one user; those with a button come first.
func (s *Screen) actions(u data.User) []kit.RowAction {
	mayEdit, own := s.refusal(data.Edit, u), s.own(u)
	edit, except := why(mayEdit), why(mayEdit)
	if own {
		except = why(&access.Refusal{Rule: access.RuleOwn, Name: u.Username})
	}
	list := []kit.RowAction{
		{Label: words.T("Edit"), Icon: look.IconEdit, Do: func() { s.Edit(u.ID) }},
		{Label: words.T("Change Password"), Icon: look.IconPassword, Refusal: edit, Do: func() { s.changePassword(u, nil) }},
		{Label: words.T("Delete"), Icon: look.IconTrash, Refusal: why(s.refusal(data.Delete, u)), Do: func() { s.remove([]data.UserID{u.ID}) }},
	}
	if u.Enabled {
		list = append(list, kit.RowAction{Label: words.T("Disable"), Icon: look.IconClose, Refusal: except, Do: func() { s.enable([]data.UserID{u.ID}, false) }})
	} else {
		list = append(list, kit.RowAction{Label: words.T("Enable"), Icon: look.IconCheck, Refusal: except, Do: func() { s.enable([]data.UserID{u.ID}, true) }})
	}
	if u.Locked {
		list = append(list, kit.RowAction{Label: words.T("Unlock"), Icon: look.IconKey, Refusal: edit, Do: func() { s.unlock(u) }})
	}
	list = append(list, s.factorActions(u, edit)...)
	if s.deps.Why != nil {
		list = append(list, kit.RowAction{Label: words.T("Why…"), Icon: look.IconQuestion, Do: func() { s.deps.Why(u, nil) }})
	}
	if s.deps.SeeAs != nil && !own {
		list = append(list, kit.RowAction{Label: words.T("See as this user"), Icon: look.IconEyeOpen, Refusal: edit, Do: func() { s.deps.SeeAs(u.ID) }})
	}
	if s.deps.Export != nil {
		list = append(list, kit.RowAction{Label: words.T("Export…"), Icon: look.IconDown, Do: func() { s.deps.Export([]data.UserID{u.ID}) }})
	}
	return list
}

// own reports whether u is the person at the screen.
func (s *Screen) own(u data.User) bool {
	rights := s.deps.Rights()
	return rights.User.ID == u.ID
}

// why is what a tooltip says of a refusal; "" for none.
func why(refusal error) string {
	if refusal == nil {
		return ""
	}
	return lists.Sentence(refusal)
}
