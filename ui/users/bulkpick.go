package users

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// manyRows is how many lines of a list the dialogs show.
const manyRows = 6

func (s *Screen) addRoles() {
	rights := s.deps.Rights()
	s.pickMany(words.T("Add role"), words.T("Roles"), roleOptions(s.choices.Roles, s.deps.Catalog, rights.HoldsRole),
		func(ids []int64) data.UserPatch { return data.UserPatch{AddRoles: idsOf[data.RoleID](ids)} })
}

func (s *Screen) removeRoles() {
	held := map[data.RoleID]bool{}
	s.eachTicked(func(u *data.User) {
		for _, id := range u.Roles {
			held[id] = true
		}
	})
	s.pickMany(words.T("Remove role"), words.T("Roles"),
		roleOptions(s.choices.Roles, s.deps.Catalog, func(r data.Role) bool { return held[r.ID] }),
		func(ids []int64) data.UserPatch { return data.UserPatch{RemoveRoles: idsOf[data.RoleID](ids)} })
}

func (s *Screen) addDesks() {
	rights := s.deps.Rights()
	s.pickMany(words.T("Add desk"), words.T("Desks"), deskOptions(s.choices.Desks, rights.HoldsDesk),
		func(ids []int64) data.UserPatch { return data.UserPatch{AddDesks: idsOf[data.DeskID](ids)} })
}

func (s *Screen) removeDesks() {
	held := map[data.DeskID]bool{}
	s.eachTicked(func(u *data.User) {
		for _, id := range u.Desks {
			held[id] = true
		}
	})
	s.pickMany(words.T("Remove desk"), words.T("Desks"), deskOptions(s.choices.Desks, func(id data.DeskID) bool { return held[id] }),
		func(ids []int64) data.UserPatch { return data.UserPatch{RemoveDesks: idsOf[data.DeskID](ids)} })
}

func (s *Screen) eachTicked(f func(*data.User)) {
	for _, row := range s.page.grid.SelectedRows() {
		f(s.table.At(row))
	}
}

// roleOptions are the roles that offered lets through, for a list to pick from.
func roleOptions(roles []data.Role, catalog *data.Catalog, offered func(data.Role) bool) []kit.Option {
	options := []kit.Option{}
	for _, r := range roles {
		if offered(r) {
			options = append(options, kit.Option{ID: int64(r.ID), Text: r.Name, Detail: r.Description, Special: catalog.HasSpecial(r)})
		}
	}
	return options
}

// deskOptions are the desks that offered lets through.
func deskOptions(desks []data.Desk, offered func(data.DeskID) bool) []kit.Option {
	options := []kit.Option{}
	for _, d := range desks {
		if offered(d.ID) {
			options = append(options, kit.Option{ID: int64(d.ID), Text: d.Name})
		}
	}
	return options
}

func idsOf[ID ~int64](numbers []int64) []ID {
	ids := make([]ID, len(numbers))
	for i, n := range numbers {
		ids[i] = ID(n)
	}
	return ids
}

func numbersOf[ID ~int64](ids []ID) []int64 {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	return numbers
}

// newPick makes a list to choose several from.
func newPick(options []kit.Option, rows int) *kit.MultiPick {
	return kit.NewMultiPick(options, rows, words.T("Search"), words.T("Clear the search"), words.T("None chosen"))
}

// pickMany asks what to give to, or take from, the ticked users, and does it to all of them or to none.
func (s *Screen) pickMany(title, label string, options []kit.Option, patch func(ids []int64) data.UserPatch) {
	if len(options) == 0 {
		kit.Message(s.deps.Canvas(), kit.Info, title, words.T("There is nothing to choose here."), words.T("Close"))
		return
	}
	pick := newPick(options, min(manyRows, len(options)))
	field := kit.NewField(label, pick).Required()
	pick.OnChanged = func([]int64) { field.SetError("") }
	s.askMany(title, field, func() (data.UserPatch, bool) {
		chosen := pick.Chosen()
		return patch(chosen), len(chosen) > 0
	})
}

func (s *Screen) setProfile() {
	rights := s.deps.Rights()
	names, byName := []string{}, map[string]data.ProfileID{}
	for _, p := range s.choices.Profiles {
		if rights.HoldsProfile(p) {
			names, byName[p.Name] = append(names, p.Name), p.ID
		}
	}
	pick := kit.NewSelect(names, words.T("Choose a profile"), nil)
	field := kit.NewField(words.T("Profile"), pick).Required()
	pick.OnChanged = func(string) { field.SetError("") }
	s.askMany(words.T("Set profile"), field, func() (data.UserPatch, bool) {
		id, ok := byName[pick.Selected]
		return data.UserPatch{Profile: id}, ok
	})
}

// askMany shows a dialog with one field and applies the patch that it gives to the ticked users. A refusal
// stands over the dialog, which stays as it is.
func (s *Screen) askMany(title string, field *kit.Field, patch func() (data.UserPatch, bool)) {
	ids := s.page.ticked()
	slices.Sort(ids)
	who := kit.NewParagraph(words.N(len(ids), "This changes %[1]s user: %[2]s", "This changes %[1]s users: %[2]s", s.called(ids)))
	dialog := kit.NewDialog(title, kit.NewForm(1).AddSection("", []fyne.CanvasObject{who, field}...))
	dialog.SetSize(520, 0)
	dialog.SetCancel(words.T("Cancel"))
	dialog.OnClose = func() bool { return !s.working }
	dialog.SetPrimary(words.T("Save"), func() {
		p, ok := patch()
		if !ok {
			field.SetError(words.Reason(&data.Invalid{Reason: data.ReasonRequired}))
			field.Focus()
			return
		}
		change := s.plan(ids, p)
		if len(change.may) == 0 {
			s.refuseAll(words.T("Nothing was changed"), change.left)
			return
		}
		if !s.begin() {
			return
		}
		dialog.SetBusy(true)
		task(s, func(ctx context.Context) ([]data.User, error) { return s.deps.Change(ctx, change.may, p) },
			func(saved []data.User, err error) {
				s.finish()
				dialog.SetBusy(false)
				if err != nil {
					s.refuse(words.T("Nothing was changed"), err)
					return
				}
				dialog.Close()
				s.told(change, saved, words.N(len(saved), "%[1]s user was changed", "%[1]s users were changed"))
			})
	})
	dialog.Show(s.deps.Canvas())
}
