package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/password"
	"pbxusers/security/session"
	gate "pbxusers/security/signin"
	"pbxusers/security/vault"
	"pbxusers/ui/signin"
)

// signIn shows the sign-in screen, with a word about why, "" for none.
func (a *App) signIn(why string) { a.signInWith(why, false) }

// signInWith is signIn with a word that may be of a success.
func (a *App) signInWith(word string, good bool) {
	a.main = nil
	a.setMenu(nil)
	a.loadOffice(func() {
		deps := a.signInDeps()
		deps.Notice, deps.Good = word, good
		a.show(signin.NewSignIn(deps))
	})
}

// loadOffice reads the organisation's name and settings and goes on.
func (a *App) loadOffice(then func()) {
	office, err := a.door.Organisation(context.Background())
	if err != nil {
		a.trouble(err)
		return
	}
	a.office = office
	a.speak("")
	then()
}

func (a *App) signInDeps() signin.SignInDeps {
	return signin.SignInDeps{
		Organisation: a.office.Name,
		Demo:         a.demonstration(),
		LastUsername: a.last,
		Tries:        &a.tries,
		SignIn:       a.checkPassword,
		Rescue:       a.rescue,
		Strength: func(username, typed string) int {
			return password.Strength(typed, password.Context{Username: username, Organisation: a.office.Name})
		},
		Suggest: password.Suggest,
	}
}

// demoPatience is how long a lock waits for what it says of the demonstration: an import
// that is being written must not hold it up.
const demoPatience = 100 * time.Millisecond

// demonstration is who may sign in to it, nil outside of it. A password that was changed
// there, or may have been, is not told.
func (a *App) demonstration() *signin.Demo {
	if !a.Demo {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), demoPatience)
	defer cancel()
	d := &signin.Demo{Username: session.DemoUser, Copy: a.fyne.Clipboard().SetContent}
	if stands, err := session.DemoStands(ctx, a.options); err == nil && stands {
		d.Password = session.DemoPassword
	}
	return d
}

// checkPassword tries a username and password, away from the drawing goroutine, and goes
// on to whatever they lead to.
func (a *App) checkPassword(ctx context.Context, username, typed string) error {
	entry, err := a.door.SignIn(ctx, username, typed)
	if err != nil {
		return a.forSignIn(err)
	}
	fyne.Do(func() { a.enter(entry) })
	return nil
}

// enter goes on to what a step of the sign-in has led to.
func (a *App) enter(entry gate.Entry) {
	switch {
	case entry.Code != nil:
		a.askCode(entry.Code)
	case entry.Enrol != nil:
		a.enrol(entry.Enrol)
	case entry.MustChange != nil:
		a.newPassword(entry)
	default:
		a.signedIn(entry)
	}
}

// newPassword asks for the password that must replace the present one. What the entry
// tells besides is told once the window is there.
func (a *App) newPassword(entry gate.Entry) {
	step := entry.MustChange
	a.show(signin.NewNewPassword(signin.NewPasswordDeps{
		Organisation: a.office.Name, Username: step.Username(), Least: step.Least(),
		Choose: func(ctx context.Context, typed string) error {
			s, err := step.Choose(ctx, typed)
			if err != nil {
				return a.forSignIn(err)
			}
			entry.Session, entry.MustChange = s, nil
			fyne.Do(func() { a.enter(entry) })
			return nil
		},
		Strength: func(typed string) int {
			return password.Strength(typed, password.Context{Username: step.Username(), Organisation: a.office.Name})
		},
		Suggest: password.Suggest,
		SignOut: func() { a.askAgain("") },
	}))
}

// askAgain asks for the password anew, at the idle lock or at the sign-in, with a word
// about why, "" for none.
func (a *App) askAgain(why string) {
	if a.main != nil && a.main.locked {
		a.showLock(why)
		return
	}
	a.signIn(why)
}

// rescue lets an administrator in who has the recovery key.
func (a *App) rescue(ctx context.Context, recoveryKey, username, typed string) error {
	recovery, err := vault.ParseRecoveryKey(recoveryKey)
	if err != nil {
		return forSignIn(err)
	}
	if _, err := a.vault.KeyFromRecovery(recovery); err != nil {
		if err = forSignIn(err); errors.Is(err, signin.ErrNotThisKey) {
			err = errors.Join(err, a.door.RefuseRescue(ctx, username))
		}
		return err
	}
	entry, err := a.door.Rescue(ctx, username, typed)
	return a.stepped(entry, err)
}

// forSignIn is the function of that name, and logs what the screen cannot explain.
func (a *App) forSignIn(err error) error {
	err = forSignIn(err)
	var invalid *data.Invalid
	var clock *data.ClockOff
	var wait *data.Wait
	switch {
	case err == nil, errors.Is(err, signin.ErrWrong), errors.Is(err, signin.ErrExpired), errors.Is(err, context.Canceled):
	case errors.As(err, &invalid), errors.As(err, &clock), errors.As(err, &wait):
	default:
		a.Log.Error("signing in", "error", err)
	}
	return err
}

// forSignIn gives the sign-in screens the errors from below in their own terms.
func forSignIn(err error) error {
	var mistake *vault.RecoveryMistake
	switch {
	case errors.As(err, &mistake):
		return &signin.ErrMistyped{Group: mistake.Group, Character: mistake.Character, Got: mistake.Got, Want: mistake.Want}
	case errors.Is(err, vault.ErrWrongKey), errors.Is(err, vault.ErrOtherDatabase):
		return signin.ErrNotThisKey
	case errors.Is(err, gate.ErrWrong):
		return signin.ErrWrong
	case errors.Is(err, gate.ErrExpired):
		return signin.ErrExpired
	}
	return err
}

// lock hides the screens until the user, or another, signs in.
func (a *App) lock() {
	if a.main == nil || a.main.locked {
		return
	}
	own := a.main.ownView()
	own.lock()
	go a.noteLock(own.session) // the lock does not wait for an import that is being written
	a.clearClipboard()
	a.showLock("")
}

// noteLock writes into the event log that the window was locked.
func (a *App) noteLock(s *session.Session) {
	if err := s.Lock(context.Background()); err != nil {
		a.Log.Warn("noting the lock", "error", err)
	}
}

// showLock shows the idle lock, with a word about why it is there again, "" for none.
func (a *App) showLock(why string) {
	deps := a.signInDeps()
	deps.Locked, deps.Notice = a.main.rights.User.Username, why
	deps.SomebodyElse = func() {
		a.leaving(func() {
			a.last = "" // whoever comes now is somebody else
			a.leave("")
		})
	}
	a.setMenu(nil)
	a.show(signin.NewSignIn(deps))
}

// leave signs out and shows the sign-in screen.
func (a *App) leave(why string) {
	if a.main != nil {
		a.main.signedOut()
	}
	a.clearClipboard()
	a.signIn(why)
}
