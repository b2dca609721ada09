package users

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// save hands over what was typed, as it is: whoever stores it tells all that is wrong with it at once. The form
// stays as it is until it is stored.
func (f *form) save() {
	if f.busy {
		return
	}
	f.form.ClearErrors()
	draft := data.UserDraft{User: f.draft()}
	draft.Picture, draft.SetPicture = f.portrait.Chosen()
	suggested := ""
	if f.secret != nil {
		draft.Password, suggested = f.secret.Entry.Text, f.secret.toHandOver()
	}
	f.setBusy(true)
	lists.Do(f.screen.work, func(ctx context.Context) (data.User, error) { return f.screen.deps.Save(ctx, draft) },
		func(saved data.User, err error) {
			f.setBusy(false)
			if err != nil {
				f.tell(err)
				return
			}
			f.saved(saved)
			if suggested != "" {
				f.screen.handOver(saved.Username, suggested, saved.MustChange)
			}
		})
}

func (f *form) setBusy(busy bool) {
	f.busy = busy
	f.dialog.SetBusy(busy)
}

// saved closes the form and shows the user in the table.
func (f *form) saved(u data.User) {
	s, ended := f.screen, f.start.Enabled && !u.Enabled
	f.dialog.Close()
	s.page.put(u)
	switch {
	case ended:
		s.done(words.T("%[1]s was saved", u.Username) + ". " + enabledText([]data.User{u}, false))
	case s.page.grid.SetCurrentKey(int64(u.ID)):
		s.done(words.T("%[1]s was saved", u.Username))
	default:
		s.done(words.T("%[1]s was saved. Search or filters hide this user.", u.Username))
	}
	s.page.focus()
}

// tell puts each thing that is wrong beside its field and the keyboard on the first of them; what belongs to
// no field stands over the form.
func (f *form) tell(err error) {
	if errors.Is(err, data.ErrConflict) {
		f.conflict()
		return
	}
	var elsewhere []error
	for _, invalid := range data.Invalids(err) {
		if field := f.fields[invalid.Field]; field != nil && field.Visible() {
			field.SetError(words.Reason(invalid))
		} else {
			elsewhere = append(elsewhere, invalid)
		}
	}
	f.showFirstError()
	if len(data.Invalids(err)) == 0 {
		elsewhere = []error{err}
	}
	if len(elsewhere) > 0 {
		f.screen.refuse(words.T("Not saved"), errors.Join(elsewhere...))
	}
}

// showFirstError gives the keyboard to the first field with an error and scrolls to the error itself, which stands
// below what may be a long list.
func (f *form) showFirstError() {
	for _, field := range f.form.Fields() {
		if field.Wrong() != "" {
			field.Focus()
			field.Reveal()
			return
		}
	}
}

// conflict tells that somebody else was quicker. What was typed stays until the person chooses otherwise.
func (f *form) conflict() {
	kit.Confirm(f.screen.deps.Canvas(), kit.Question{
		Title: words.T("Changed meanwhile"),
		Text:  words.T("Somebody else changed %[1]s while this form was open. Nothing was saved. What you typed is still here: look at it and note what you need, then load the newer one.", f.base.Username),
		Yes:   words.T("Load the newer one"), No: words.T("Keep what I typed"), Destructive: true,
	}, f.reload)
}

// reload opens the form anew on the user as stored now, in place of what was typed. It is a new form, as what
// can be chosen may have changed as well.
func (f *form) reload() {
	f.setBusy(true)
	lists.Do(f.screen.work, func(ctx context.Context) (opening, error) { return f.screen.read(ctx, f.base.ID) },
		func(o opening, err error) {
			f.setBusy(false)
			if err != nil {
				f.tell(err)
				return
			}
			f.dialog.Close()
			f.screen.showForm(o)
		})
}
