package signin

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// rescue tells who cannot sign in what there is to do, and lets an administrator in who has the recovery key.
type rescue struct {
	screen *SignIn
	work   work

	shown    *kit.Form
	above    *notice
	key      *kit.Entry
	keyField *kit.Field
	username *kit.Entry
	name     *kit.Field
	password *choice
	do       *kit.Button
}

func newRescue(s *SignIn) *rescue {
	r := &rescue{screen: s, above: newNotice(s.page), key: newKeyEntry(), username: kit.NewEntry()}
	r.keyField = kit.NewField(words.T("Recovery key"), r.key).Help(words.T("8 groups of 4 letters and digits. Capitals, blanks and dashes do not matter."))
	r.username.SetText(s.username.Text)
	r.name = kit.NewField(words.T("Username"), r.username)
	r.password = newChoice(words.T("New password"), func(typed string) int { return s.deps.Strength(r.username.Text, typed) }, s.deps.Suggest)
	r.password.Help(newPasswordHelp())
	r.username.OnChanged = func(string) { r.password.Rate() }
	for field, entry := range map[*kit.Field]*kit.Entry{r.keyField: r.key, r.name: r.username, r.password.Field: r.password.Entry} {
		s.page.mends(field, entry)
	}
	r.do = kit.NewPrimaryButton(words.T("Set password and sign in"), nil, r.submit)
	r.shown = kit.NewForm(1)
	r.shown.AddSection("", heading(words.T("I cannot sign in")), r.above.Banner,
		kit.NewParagraph(words.T("Ask another administrator: they can give you a new password or unlock your account.")),
		kit.NewParagraph(words.T("If there is no other, an administrator can choose a new password here with the recovery key that was shown when the register was made.")),
		r.keyField, r.name, r.password.Field, ends(kit.NewButton(words.T("Back"), r.leave), r.do))
	r.shown.OnSubmit, r.shown.OnCancel = r.submit, r.leave
	return r
}

// newPasswordHelp says how long a password has to be of somebody who is not known yet.
func newPasswordHelp() string {
	return words.T("At least 15 characters; 8 are enough for an account that has a second factor. Several words that do not belong together are easy to remember.")
}

func (r *rescue) focus() { kit.Focus(r.key) }

func (r *rescue) leave() {
	if r.work.running() {
		return
	}
	r.wipe()
	r.screen.closeRescue()
}

func (r *rescue) wipe() {
	r.key.Wipe()
	r.password.Wipe()
}

func (r *rescue) submit() {
	if r.work.running() || !r.filled() {
		return
	}
	key, username, password := r.key.Text, r.username.Text, r.password.Entry.Text
	r.above.tell(kit.Error, "")
	r.do.SetText(words.T("Signing in…"))
	r.do.Disable()
	r.work.start(func(ctx context.Context) error { return r.screen.deps.Rescue(ctx, key, username, password) }, r.answered)
}

// filled shows what is missing.
func (r *rescue) filled() bool {
	r.shown.ClearErrors()
	for field, text := range map[*kit.Field]string{r.keyField: r.key.Text, r.name: r.username.Text, r.password.Field: r.password.Entry.Text} {
		if text == "" {
			field.SetError(required())
		}
	}
	r.screen.page.fit()
	return !r.shown.FocusFirstError()
}

func (r *rescue) answered(err error) {
	r.do.SetText(words.T("Set password and sign in"))
	r.do.Enable()
	if err == nil {
		r.wipe()
		return
	}
	var mistyped *ErrMistyped
	switch {
	case errors.As(err, &mistyped):
		r.keyField.SetError(mistyped.sentence())
	case errors.Is(err, ErrNotThisKey):
		r.keyField.SetError(otherKey())
	case errors.Is(err, ErrWrong):
		r.name.SetError(words.T("This is not the username of an administrator of users. Only such an account can be opened with the recovery key."))
	default:
		fields := map[string]*kit.Field{data.FieldUsername: r.name, data.FieldPassword: r.password.Field}
		if text := beside(err, fields); text != "" {
			r.above.tell(kit.Error, text)
		}
	}
	r.screen.page.fit()
	if !r.shown.FocusFirstError() {
		kit.Focus(r.do)
	}
}
