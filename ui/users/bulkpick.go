package users

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// manyRows is how many lines of a list the dialogs show.
const manyRows = 6

func (s *Screen) addRoles() {
	rights := s.deps.Rights()
	options := roleOptions(s.choices.Roles, s.deps.Catalog, rights.HoldsRole)
	s.pickMany(words.T("Add role"), newRolePick(options, manyRows), words.Field(data.FieldRoles), noRoles(),
		func(ids []int64) data.UserPatch { return data.UserPatch{AddRoles: kit.Picked[data.RoleID](ids)} })
}

func (s *Screen) removeRoles() {
	held := map[data.RoleID]bool{}
	s.eachTicked(func(u *data.User) {
		for _, id := range u.Roles {
			held[id] = true
		}
	})
	options := roleOptions(s.choices.Roles, s.deps.Catalog, func(r data.Role) bool { return held[r.ID] })
	s.pickMany(words.T("Remove role"), newRolePick(options, manyRows), words.Field(data.FieldRoles), noRoles(),
		func(ids []int64) data.UserPatch { return data.UserPatch{RemoveRoles: kit.Picked[data.RoleID](ids)} })
}

func (s *Screen) addDesks() {
	rights := s.deps.Rights()
	options := deskOptions(s.choices.Desks, rights.HoldsDesk)
	s.pickMany(words.T("Add desk"), newDeskPick(options, manyRows), words.Field(data.FieldDesks), noDesks(s.choices),
		func(ids []int64) data.UserPatch { return data.UserPatch{AddDesks: kit.Picked[data.DeskID](ids)} })
}

func (s *Screen) removeDesks() {
	held := map[data.DeskID]bool{}
	s.eachTicked(func(u *data.User) {
		for _, id := range u.Desks {
			held[id] = true
		}
	})
	options := deskOptions(s.choices.Desks, func(id data.DeskID) bool { return held[id] })
	s.pickMany(words.T("Remove desk"), newDeskPick(options, manyRows), words.Field(data.FieldDesks), words.T("None of the selected users has a desk."),
		func(ids []int64) data.UserPatch { return data.UserPatch{RemoveDesks: kit.Picked[data.DeskID](ids)} })
}

func (s *Screen) eachTicked(f func(*data.User)) {
	for _, row := range s.page.grid.SelectedRows() {
		f(s.table.At(row))
	}
}

// pickMany asks what to give to, or take from, the ticked users, and does it; empty is told where there is
// nothing to choose.
func (s *Screen) pickMany(title string, pick *kit.MultiPick, label, empty string, patch func(ids []int64) data.UserPatch) {
	if pick.Empty() {
		kit.Message(s.deps.Canvas(), kit.Info, title, empty, words.T("Close"))
		return
	}
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
	dialog.OnClose = func() bool {
		if s.working {
			return false
		}
		if _, chosen := patch(); chosen {
			lists.AskDiscard(s.deps.Canvas(), dialog)
			return false
		}
		return true
	}
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
		lists.Do(s.work, func(ctx context.Context) ([]data.User, error) { return s.deps.Change(ctx, change.may, p) },
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
