package users

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// renaming asks for a department's new name.
type renaming struct {
	departments *departmentDialog
	from        data.Department
	dialog      *kit.Dialog
	form        *kit.Form
	entry       *kit.CompleteEntry
	field       *kit.Field
	busy        bool
}

func (d *departmentDialog) rename(from data.Department) {
	r := &renaming{departments: d, from: from}
	r.entry = kit.NewCompleteEntry(func() []string { return d.names(from.Name) }, func(string) {
		r.field.SetError("")
		r.field.Help(r.means())
		r.form.Changed()
	})
	r.field = kit.NewField(words.T("New name"), r.entry).Required()
	r.form = kit.NewForm(1).AddSection("", r.field)
	r.entry.SetText(from.Name)
	r.dialog = kit.NewDialog(words.T("Rename %[1]s", from.Name), r.form)
	r.dialog.SetSize(440, 0)
	r.dialog.SetCancel(words.T("Cancel"))
	r.dialog.SetPrimary(words.T("Rename"), r.ask)
	r.dialog.OnClose = func() bool { return !r.busy }
	r.dialog.Show(d.screen.deps.Canvas())
	r.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // another name is typed over it
}

// name is what was typed as it would be stored, or what is wrong with it.
func (r *renaming) name() (string, *data.Invalid) {
	u, err := data.User{Department: r.entry.Text}.Checked()
	for _, invalid := range data.Invalids(err) {
		if invalid.Field == data.FieldDepartment {
			return "", invalid
		}
	}
	if u.Department == "" {
		return "", &data.Invalid{Field: data.FieldDepartment, Reason: data.ReasonRequired}
	}
	return u.Department, nil
}

// means says what would come of the name that is typed now.
func (r *renaming) means() string {
	to, wrong := r.name()
	if wrong != nil || to == r.from.Name {
		return ""
	}
	if _, joins := r.departments.other(r.from.Name, to, false); joins {
		return r.joining(to)
	}
	if near, ok := r.departments.other(r.from.Name, to, true); ok {
		return words.T("There is %[1]s already. Choose it to join the two.", near.Name)
	}
	return words.N(r.from.Users, "%[1]s user will be of %[2]s.", "%[1]s users will be of %[2]s.", to)
}

func (r *renaming) joining(to string) string {
	return words.T("%[1]s is in use already: the users of both will be of one department. This cannot be undone.", to)
}

// ask checks the name, and asks before two departments become one.
func (r *renaming) ask() {
	if r.busy {
		return
	}
	to, wrong := r.name()
	_, joins := r.departments.other(r.from.Name, to, false)
	switch {
	case wrong != nil:
		r.refuse(wrong)
	case to == r.from.Name:
		r.dialog.Close()
	case joins:
		kit.Confirm(r.departments.screen.deps.Canvas(), kit.Question{
			Title: words.T("Join %[1]s with %[2]s?", r.from.Name, to), Text: r.joining(to),
			Yes: words.T("Join"), No: words.T("Cancel"), Destructive: true,
		}, func() { r.run(to, false) })
	default:
		r.run(to, true)
	}
}

func (r *renaming) refuse(wrong *data.Invalid) {
	r.field.SetError(words.Reason(wrong))
	r.field.Focus()
}

// run renames. Back leads only from a name that nobody had before.
func (r *renaming) run(to string, back bool) {
	s, from := r.departments.screen, r.from.Name
	r.setBusy(true)
	lists.Do(s.work, func(ctx context.Context) (int, error) { return s.deps.RenameDepartment(ctx, from, to) }, func(n int, err error) {
		r.setBusy(false)
		if err != nil {
			s.refuse(words.T("Nothing was changed"), err)
			return
		}
		r.departments.dialog.Close()
		notice := kit.Notice{Kind: kit.Success, Text: words.N(n, "%[1]s user is of %[2]s now", "%[1]s users are of %[2]s now", to)}
		if back {
			notice.For, notice.Action, notice.Do = undoFor, words.T("Undo"), func() { s.renameBack(to, from) }
		}
		s.moved(from, notice, n)
	})
}

func (r *renaming) setBusy(busy bool) {
	r.busy = busy
	r.dialog.SetBusy(busy)
}

// renameBack undoes a renaming. It waits for nothing else: its notice has gone with the click.
func (s *Screen) renameBack(to, from string) {
	lists.Do(s.work, func(ctx context.Context) (int, error) { return s.deps.RenameDepartment(ctx, to, from) }, func(_ int, err error) {
		if err != nil {
			s.refuse(words.T("Nothing was changed"), err)
			return
		}
		s.Reload()
		s.done(words.T("The department is called %[1]s again", from))
	})
}
