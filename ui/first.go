package ui

import (
	"context"
	"errors"
	"io"
	"strings"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/security/vault"
	"pbxusers/ui/files"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// firstStart shows the wizard. answers and step carry over what was typed when the
// language was changed on the way.
func (a *App) firstStart(answers signin.Answers, step int) {
	creation, err := a.vault.Prepare()
	if err != nil {
		a.trouble(err)
		return
	}
	if answers.Language == "" {
		answers.Language = words.Current()
	}
	f := founding{a, creation}
	f.show(answers, step)
}

// founding is one first start: its keys stay the same through every rebuild of the wizard.
type founding struct {
	*App
	creation *vault.Creation
}

func (f founding) show(answers signin.Answers, step int) {
	groups := strings.Split(f.creation.Recovery().Reveal(), "-")
	asked := 1 + int(f.creation.ID()[0])%len(groups) // any group will do, but the same one after Back
	created := ""                                    // by the time of Done the wizard has let go of the answers
	f.App.show(signin.NewFirstStart(signin.FirstDeps{
		KeepDeps: f.keepDeps(),
		SetLanguage: func(tag string, answers signin.Answers, step int) {
			f.setLanguage(tag)
			f.show(answers, step)
		},
		Check:           checkAnswers,
		Strength:        func(a signin.Answers) int { return password.Strength(a.Password, person(a)) },
		Suggest:         password.Suggest,
		RecoveryKey:     func() ([]string, error) { return groups, nil },
		CheckPassphrase: func(a signin.Answers, typed string) error { return password.Check(typed, person(a)) },
		ConfirmGroup:    func() int { return asked },
		Confirm:         f.creation.Recovery().HasGroup,
		Create: func(ctx context.Context, answers signin.Answers, passphrase string) error {
			created = answers.Username
			return f.create(ctx, answers, passphrase)
		},
		Done: func() {
			f.last = created
			f.opened(words.T("The register was made. Sign in with the account that you have just chosen."))
		},
	}, answers, step))
}

// setLanguage changes the program's language, for this and the next start.
func (a *App) setLanguage(tag string) {
	words.Use(tag)
	a.fyne.Preferences().SetString(preferLanguage, tag)
	a.setMenu(nil)
}

func person(a signin.Answers) password.Context {
	return password.Context{Username: a.Username, Email: a.Email, Organisation: a.Organisation}
}

func first(a signin.Answers) session.FirstStart {
	return session.FirstStart{
		Organisation: data.Organisation{Name: a.Organisation, Language: a.Language},
		Username:     a.Username, Email: a.Email, Password: a.Password,
	}
}

// checkAnswers tells what is wrong with the answers of one step.
func checkAnswers(step int, answers signin.Answers) error {
	_, err := first(answers).Checked()
	var here []error
	for _, invalid := range data.Invalids(err) {
		if (step == 0) == (invalid.Field == data.FieldOrganisation) {
			here = append(here, invalid)
		}
	}
	return data.Refusals(here...)
}

// create makes the register. It runs away from the drawing goroutine.
func (f founding) create(ctx context.Context, answers signin.Answers, passphrase string) error {
	build := func(ctx context.Context, path string, key vault.Key, id vault.ID) error {
		db, err := store.Create(path, key.Raw(), id)
		if err != nil {
			return err
		}
		options, err := session.Open(ctx, db, f.catalog, password.Default, f.Now)
		if err == nil {
			err = session.Found(ctx, options, first(answers))
		}
		return errors.Join(err, db.Close())
	}
	var key vault.Key
	var err error
	if passphrase == "" {
		key, err = f.creation.WithKeyring(ctx, build)
	} else {
		key, err = f.creation.WithPassphrase(ctx, passphrase, build)
	}
	if err != nil {
		f.Log.Error("the register could not be made", "error", err)
		return forFirstStart(err)
	}
	return f.openDatabase(ctx, key)
}

// forFirstStart gives the wizard the keyring's errors in its own terms.
func forFirstStart(err error) error {
	for _, keyring := range []error{
		vault.ErrNoKeyring, vault.ErrKeyringLocked, vault.ErrKeyringDenied, vault.ErrKeyringHangs, vault.ErrKeyNotKept, vault.ErrKeyringFailed,
	} {
		if errors.Is(err, keyring) {
			return &signin.KeyringTrouble{Problem: problemOf(err)}
		}
	}
	return err
}

// startDemo makes the throw-away office and signs in to it.
func (a *App) startDemo() {
	a.opening()
	a.work(func(ctx context.Context) error {
		id, key := vault.NewID(), vault.NewKey()
		db, err := store.Create(a.vault.DatabasePath(), key.Raw(), id)
		if err != nil {
			return err
		}
		if err := a.adopt(ctx, db); err != nil {
			return err
		}
		return session.FoundDemo(ctx, a.options, words.Current())
	}, func(err error) {
		a.openedOr(err)
		if err == nil { // whoever wants to look around need not type a password first
			a.work(func(ctx context.Context) error {
				return a.checkPassword(ctx, session.DemoUser, session.DemoPassword)
			}, func(error) {})
		}
	})
}

// saveRecovery lets the person choose a file for a recovery key.
func (a *App) saveRecovery(name string, write func(io.Writer) error, done func(path string, err error)) {
	files.SaveAs(a.window, words.T("Save the recovery key"), name, write, done)
}

// saveCodes lets the person choose a file for recovery codes.
func (a *App) saveCodes(name string, write func(io.Writer) error, done func(path string, err error)) {
	files.SaveAs(a.window, words.T("Save the recovery codes"), name, write, done)
}
