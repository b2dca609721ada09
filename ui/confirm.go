package ui

import (
	"context"
	"errors"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/session"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	entries "pbxusers/ui/person"
	"pbxusers/ui/words"
)

// confirming is a session as the screens know it: a call that the session refuses until
// the user gives the password again asks for it in the window, and is then made again.
// Like the session's, these calls block; they are made off the drawing goroutine. They go
// to the session of the last sign-in, which has the password that was given there.
type confirming struct {
	*session.Session
	ask *passwordAgain
}

// SaveUser is the session's.
func (s confirming) SaveUser(ctx context.Context, d data.UserDraft) (data.User, error) {
	return confirmed(ctx, s.ask, func() (data.User, error) { return s.ask.session.Load().SaveUser(ctx, d) })
}

// SetPassword is the session's.
func (s confirming) SetPassword(ctx context.Context, id data.UserID, typed string, must bool) error {
	_, err := confirmed(ctx, s.ask, func() (struct{}, error) { return struct{}{}, s.ask.session.Load().SetPassword(ctx, id, typed, must) })
	return err
}

// SetSecondFactor is the session's.
func (s confirming) SetSecondFactor(ctx context.Context, ids []data.UserID, factor data.SecondFactor) ([]data.User, error) {
	return confirmed(ctx, s.ask, func() ([]data.User, error) { return s.ask.session.Load().SetSecondFactor(ctx, ids, factor) })
}

// ResetFactor is the session's.
func (s confirming) ResetFactor(ctx context.Context, ids []data.UserID) ([]data.User, error) {
	return confirmed(ctx, s.ask, func() ([]data.User, error) { return s.ask.session.Load().ResetFactor(ctx, ids) })
}

// BeginEnrolment is the session's.
func (s confirming) BeginEnrolment(ctx context.Context, id data.UserID) (data.Enrolment, error) {
	return confirmed(ctx, s.ask, func() (data.Enrolment, error) { return s.ask.session.Load().BeginEnrolment(ctx, id) })
}

// NewRecoveryCodes is the session's.
func (s confirming) NewRecoveryCodes(ctx context.Context) ([]string, error) {
	return confirmed(ctx, s.ask, func() ([]string, error) { return s.ask.session.Load().NewRecoveryCodes(ctx) })
}

// EnrolmentSheets is the session's.
func (s confirming) EnrolmentSheets(ctx context.Context, ids []data.UserID) ([]data.EnrolmentSheet, error) {
	return confirmed(ctx, s.ask, func() ([]data.EnrolmentSheet, error) { return s.ask.session.Load().EnrolmentSheets(ctx, ids) })
}

// confirmed makes a call and, where it is refused for want of the password, makes it
// again once that was given. The refusal stands where it was not.
func confirmed[T any](ctx context.Context, ask *passwordAgain, call func() (T, error)) (T, error) {
	result, err := call()
	var refusal *access.Refusal
	if !errors.As(err, &refusal) || refusal.Rule != access.RuleConfirm {
		return result, err
	}
	if err := ask.wait(ctx, refusal); err != nil {
		return result, err
	}
	return call()
}

// passwordAgain asks the user of a window for the password. But for wait, it belongs to
// the drawing goroutine.
type passwordAgain struct {
	window  *mainWindow
	session atomic.Pointer[session.Session] // the one of the last sign-in, which the idle lock renews
	waiting []waiter                        // who is told how the one dialog ends
	dialog  *kit.Dialog                     // nil while nothing is asked
}

// waiter is a call that waits for the password.
type waiter struct {
	refusal *access.Refusal
	answer  chan error // takes one without anybody listening
}

// wait asks, and returns nil once the right password was given. It returns the refusal
// where the dialog goes without one: by Cancel, by a lock, or with the window.
func (p *passwordAgain) wait(ctx context.Context, refusal *access.Refusal) error {
	w := waiter{refusal, make(chan error, 1)}
	fyne.Do(func() { p.add(w) })
	select {
	case err := <-w.answer:
		return err
	case <-ctx.Done():
		fyne.Do(p.drop)
		return ctx.Err()
	}
}

// add lets a call wait for the dialog that is shown, or for a new one. Over a lock, and
// in a window that has gone, nothing is asked.
func (p *passwordAgain) add(w waiter) {
	if p.window.locked || p.window.app.main != p.window {
		w.answer <- w.refusal
		return
	}
	p.waiting = append(p.waiting, w)
	if p.dialog == nil {
		p.show()
	}
}

// drop takes the dialog away, if it is shown.
func (p *passwordAgain) drop() {
	if p.dialog != nil {
		p.dialog.Close()
	}
}

func (p *passwordAgain) show() {
	entry := entries.NewPasswordEntry()
	field := kit.NewField(words.T("Password"), entry).Required().Help(words.T("So that nobody does this at a window that was left open."))
	entry.OnChanged = func(string) { field.SetError("") }
	d := kit.NewDialog(words.T("Your password again"), kit.NewForm(1).AddSection("", field))
	d.SetSize(440, 0)
	d.SetCancel(words.T("Cancel"))
	busy, given, ended := false, false, error(nil)
	d.OnClose = func() bool { return !busy }
	d.OnClosed = func() {
		entry.Wipe()
		p.dialog = nil
		p.answer(given, ended)
	}
	wrong := func(reason string) {
		field.SetError(reason)
		field.Focus()
	}
	d.SetPrimary(words.T("Go on"), func() {
		if busy {
			return
		}
		if entry.Text == "" {
			wrong(words.Reason(&data.Invalid{Reason: data.ReasonRequired}))
			return
		}
		busy = true
		d.SetBusy(true)
		p.check(d, entry.Text, func(err error) {
			busy = false
			d.SetBusy(false)
			invalid := data.Invalids(err)
			switch {
			case err == nil:
				given = true
				d.Close()
			case access.Ended(err):
				ended = err // whoever waits signs out
				d.Close()
			case len(invalid) > 0:
				wrong(words.Reason(invalid[0]))
			default:
				lists.Refuse(p.window.over(), words.T("Nothing was changed"), err)
			}
		})
	})
	p.dialog = d
	d.Show(p.window.over())
}

// check compares what was typed off the drawing goroutine and hands what came of it to
// done, unless the dialog has gone meanwhile.
func (p *passwordAgain) check(d *kit.Dialog, typed string, done func(error)) {
	go func() {
		err := p.session.Load().Confirm(context.Background(), typed)
		fyne.Do(func() {
			if p.dialog == d {
				done(err)
			}
		})
	}()
}

// answer tells who waits that the password was given, or why they are refused.
func (p *passwordAgain) answer(given bool, ended error) {
	for _, w := range p.waiting {
		switch {
		case given:
			w.answer <- nil
		case ended != nil:
			w.answer <- ended
		default:
			w.answer <- w.refusal
		}
	}
	p.waiting = nil
}
