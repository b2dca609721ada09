package account

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// Account opens My account.
type Account struct {
	deps Deps
	work *lists.Work
	busy bool // it is being opened, or is open
}

// New returns what opens the dialog.
func New(deps Deps) *Account { return &Account{deps: deps, work: lists.NewWork(deps.Ended)} }

// opening is what is read before the dialog is shown.
type opening struct {
	picture []byte
	names   Names
	factor  data.FactorState
}

// Show opens the dialog; nothing happens where it is open.
func (a *Account) Show() {
	if a.busy {
		return
	}
	a.busy = true
	lists.Do(a.work, func(ctx context.Context) (o opening, err error) {
		if o.picture, err = a.deps.Picture(ctx); err == nil {
			o.names, err = a.deps.Names(ctx)
		}
		if err == nil {
			o.factor, err = a.deps.Factor(ctx)
		}
		return o, err
	}, func(o opening, err error) {
		if err != nil {
			a.busy = false
			a.refuse(words.T("Your account could not be opened"), err)
			return
		}
		f := newForm(a, o)
		f.dialog.OnClosed = func() { a.busy = false }
		f.dialog.Show(a.deps.Canvas())
	})
}

// Close tells that the window goes; what still runs says nothing afterwards.
func (a *Account) Close() { a.work.Stop() }

// refuse tells in a dialog why something was not done.
func (a *Account) refuse(title string, err error) {
	lists.Refuse(a.deps.Canvas(), title, err)
}

// done tells at the bottom of the window that something was done.
func (a *Account) done(text string) {
	lists.Toast(a.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: text})
}

// refusal says why a switch of the profile keeps something as it is.
func refusal(allowed bool, profile string) string {
	if allowed {
		return ""
	}
	return words.Refusal(&access.Refusal{Rule: access.RuleAccount, Name: profile})
}

// tell puts what is wrong beside the fields, by the names that refusals use, and the rest into a dialog.
func (a *Account) tell(form *kit.Form, fields map[string]*kit.Field, title string, err error) {
	var elsewhere []error
	for _, invalid := range data.Invalids(err) {
		if field := fields[invalid.Field]; field != nil {
			field.SetError(words.Reason(invalid))
		} else {
			elsewhere = append(elsewhere, invalid)
		}
	}
	for _, field := range form.Fields() {
		if field.Wrong() != "" {
			field.Focus()
			field.Reveal()
			break
		}
	}
	if len(data.Invalids(err)) == 0 {
		elsewhere = []error{err}
	}
	if len(elsewhere) > 0 {
		a.refuse(title, errors.Join(elsewhere...))
	}
}
