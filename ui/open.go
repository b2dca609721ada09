package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
	gate "pbxusers/security/signin"
	"pbxusers/security/vault"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// open looks at the data folder and goes on to the first start, to the database, or to
// the screen that tells what is wrong.
func (a *App) open() {
	a.opening()
	var state vault.State
	a.work(func(context.Context) (err error) {
		state, err = a.vault.Look()
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.trouble(err)
		case state == vault.Ready && a.vault.HasPassphrase():
			a.sealed()
		case state == vault.Ready:
			a.openWith(a.vault.KeyFromKeyring)
		case state == vault.DatabaseMissing:
			a.trouble(vault.ErrDatabaseMissing)
		default:
			a.firstStart(signin.Answers{}, 0)
		}
	})
}

// opening begins a scene in which something is under way. Mostly it is over in a moment,
// and words that flash by only disturb; when it takes longer, the window says what it
// waits for and offers a way out.
func (a *App) opening() {
	a.end()
	scene := a.scenes
	time.AfterFunc(openingSoon, func() {
		fyne.Do(func() {
			if a.scenes == scene {
				a.put(signin.NewOpening(func() { a.trouble(context.Canceled) }))
			}
		})
	})
}

// openingSoon is how long the window keeps silent about what it waits for.
const openingSoon = 400 * time.Millisecond

// openWith gets the key and opens the database with it.
func (a *App) openWith(getKey func(context.Context) (vault.Key, error)) {
	a.opening()
	a.work(func(ctx context.Context) error {
		if err := store.LookAt(a.vault.DatabasePath()); err != nil {
			return err // told before anybody is asked for a key
		}
		key, err := getKey(ctx)
		if err != nil {
			return err
		}
		return a.openDatabase(ctx, key)
	}, a.openedOr)
}

// openedOr shows the sign-in screen, or what is wrong.
func (a *App) openedOr(err error) {
	if err != nil {
		a.trouble(err)
		return
	}
	a.opened("")
}

// opened shows the sign-in screen of an open register, with a word of success or none,
// and checks the file meanwhile.
func (a *App) opened(word string) {
	a.door = gate.New(a.options)
	a.signInWith(word, true)
	a.checkDatabase()
}

// openDatabase opens the file with its key. It runs away from the drawing goroutine.
func (a *App) openDatabase(ctx context.Context, key vault.Key) error {
	db, err := store.Open(a.vault.DatabasePath(), key.Raw())
	if errors.Is(err, store.ErrUnreadable) && a.vault.Fits(key) == nil {
		err = damaged(err) // the sealed check says that the key is the right one
	}
	if err != nil {
		return err
	}
	a.key = key
	return a.adopt(ctx, db)
}

// adopt makes db the open database.
func (a *App) adopt(ctx context.Context, db *store.DB) error {
	options, err := session.Open(ctx, db, a.catalog, password.Default, a.Now)
	if err == nil {
		err = session.Tidy(ctx, options)
	}
	if err != nil {
		_ = db.Close()
		return err
	}
	options.Log = a.Log
	options.Post.Words, options.Post.Languages = words.LetterTemplate, words.Tags()
	a.db, a.options = db, options
	return nil
}

// checkDatabase reads every page while the person types their password. Damage is told
// before anybody works on it.
func (a *App) checkDatabase() {
	a.work(a.db.Check, func(err error) {
		giveBackMemory()
		if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrUnreadable) {
			_ = a.db.Close()
			a.db = nil
			a.trouble(damaged(err))
		}
	})
}

// damaged is err as damage, said once.
func damaged(err error) error {
	if errors.Is(err, store.ErrDamaged) {
		return err
	}
	return errors.Join(store.ErrDamaged, err)
}

// openWithRecovery opens the database with the recovery key and puts its key back into
// the keyring, so that the next start finds it.
func (a *App) openWithRecovery(ctx context.Context, typed string) error {
	recovery, err := vault.ParseRecoveryKey(typed)
	if err != nil {
		return forSignIn(err)
	}
	key, err := a.vault.KeyFromRecovery(recovery)
	if err != nil {
		return forSignIn(err)
	}
	if err := a.openDatabase(ctx, key); err != nil {
		return err
	}
	if err := a.vault.Remember(ctx, key); err != nil {
		a.Log.Warn("the key could not be put back into the keyring", "error", err)
	}
	return nil
}

// openWithPassphrase opens the database of a machine without a keyring.
func (a *App) openWithPassphrase(ctx context.Context, typed string) error {
	key, err := a.vault.KeyFromPassphrase(typed)
	if err != nil {
		return forSignIn(err)
	}
	return a.openDatabase(ctx, key)
}
