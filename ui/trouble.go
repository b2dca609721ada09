package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pbxusers/data/store"
	"pbxusers/security/vault"
	"pbxusers/ui/signin"
)

// problems says which screen tells of which error, the most particular first.
var problems = []struct {
	err     error
	problem signin.Problem
}{
	{context.Canceled, signin.KeyringHangs},
	{vault.ErrNoKey, signin.NoKey},
	{vault.ErrNoKeyring, signin.NoKeyring},
	{vault.ErrKeyringLocked, signin.KeyringLocked},
	{vault.ErrKeyringDenied, signin.KeyringDenied},
	{vault.ErrKeyringHangs, signin.KeyringHangs},
	{vault.ErrKeyNotKept, signin.KeyNotKept},
	{vault.ErrKeyMalformed, signin.WrongKey},
	{vault.ErrKeyringFailed, signin.KeyringFailed},
	{vault.ErrDatabaseMissing, signin.Missing},
	{store.ErrMissing, signin.Missing},
	{store.ErrDamaged, signin.Damaged},
	{store.ErrEmpty, signin.Empty},
	{vault.ErrTruncated, signin.Truncated},
	{store.ErrPlain, signin.Plain},
	{vault.ErrNotEncrypted, signin.Plain},
	{store.ErrUnreadable, signin.WrongKey},
	{store.ErrNewer, signin.Newer},
	{store.ErrForeign, signin.Foreign},
	{vault.ErrNewer, signin.Newer},
	{vault.ErrDamaged, signin.BoxDamaged},
	{vault.ErrOtherDatabase, signin.BoxDamaged},
	{vault.ErrWrongKey, signin.WrongKey},
	{vault.ErrFolderShared, signin.Folder},
}

// problemOf is the screen for an error.
func problemOf(err error) signin.Problem {
	for _, p := range problems {
		if errors.Is(err, p.err) {
			return p.problem
		}
	}
	return signin.Unknown
}

// trouble shows what stands between the program and its database, and the ways out.
func (a *App) trouble(err error) {
	a.Log.Error("the register could not be opened", "error", err)
	a.main = nil
	a.setMenu(nil)
	a.stuck(problemOf(err), err.Error())
}

// sealed asks for the passphrase of a machine without a keyring.
func (a *App) sealed() { a.stuck(signin.Sealed, "") }

func (a *App) stuck(problem signin.Problem, detail string) {
	a.show(signin.NewTrouble(signin.TroubleDeps{
		Problem: problem, Detail: detail, DatabasePath: a.vault.DatabasePath(), LogPath: a.LogPath,
		HasPassphrase:      a.vault.HasPassphrase(),
		Retry:              a.start,
		OpenWithRecovery:   a.thenSignIn(a.openWithRecovery),
		OpenWithPassphrase: a.thenSignIn(a.openWithPassphrase),
		StartAnew: func() {
			if err := a.vault.SetAside(); err != nil {
				a.trouble(err)
				return
			}
			a.start()
		},
		OpenFolder: a.openFolder,
		Quit:       a.window.Close,
	}))
}

// thenSignIn is open with the sign-in screen after it. What is wrong with what was
// typed stays with the field; what is wrong with the database gets its own screen.
func (a *App) thenSignIn(open func(context.Context, string) error) func(context.Context, string) error {
	return func(ctx context.Context, typed string) error {
		err := open(ctx, typed)
		if staysWithField(err) {
			return err
		}
		fyne.Do(func() { a.openedOr(err) })
		return nil
	}
}

// staysWithField reports whether err is about what was typed.
func staysWithField(err error) bool {
	var mistyped *signin.ErrMistyped
	return errors.As(err, &mistyped) || errors.Is(err, signin.ErrNotThisKey)
}
