package ui

import (
	"context"
	"io"

	"pbxusers/data"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/ui/account"
	"pbxusers/ui/files"
	"pbxusers/ui/kit"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// accountDeps hands the session's calls on one's own account to its dialog.
func (m *mainWindow) accountDeps() account.Deps {
	s := m.session
	return account.Deps{
		Rights: m.current,
		Names: func(ctx context.Context) (account.Names, error) {
			desks, tenants, err := s.OwnPlaces(ctx)
			return account.Names{Desks: desks, Tenants: tenants}, err
		},
		Catalog: m.app.catalog, Built: built,
		Picture:     func(ctx context.Context) ([]byte, error) { return s.Picture(ctx, m.rights.User.ID) },
		Save:        s.SaveAccount,
		SetPassword: s.SetOwnPassword,
		Strength: func(typed string) int {
			u := m.rights.User
			return password.Strength(typed, password.Context{Username: u.Username, Email: u.Email, Organisation: m.app.office.Name})
		},
		Suggest:    password.Suggest,
		Language:   func() string { return m.language },
		ChooseFile: m.chooseFile,
		FactorDeps: m.ownFactor(),
		Changed:    m.accountChanged,
		Canvas:     m.over,
		Ended:      m.ended,
	}
}

// ownFactor hands over the session's calls on the own second factor.
func (m *mainWindow) ownFactor() account.FactorDeps {
	s, own := m.confirming(), m.rights.User.ID
	return account.FactorDeps{
		Factor:         func(ctx context.Context) (data.FactorState, error) { return s.FactorState(ctx, own) },
		BeginEnrolment: func(ctx context.Context) (data.Enrolment, error) { return s.BeginEnrolment(ctx, own) },
		ConfirmEnrolment: func(ctx context.Context, code string) ([]string, error) {
			return s.ConfirmEnrolment(ctx, own, code)
		},
		NewRecoveryCodes: s.NewRecoveryCodes,
		SetFactor: func(ctx context.Context, f data.SecondFactor) error {
			_, err := s.SetSecondFactor(ctx, []data.UserID{own}, f)
			return err
		},
		Mail: s.MailSettings, Organisation: m.organisation,
		Keep: signin.KeepDeps{Copy: m.app.copySecret, Print: printText, Save: func(name string, write func(io.Writer) error, done func(string, error)) {
			files.SaveAs(m.window(), words.T("Save the recovery codes"), name, write, done)
		}},
	}
}

// organisation is the name that stands on what is printed.
func (m *mainWindow) organisation() string { return m.app.office.Name }

// languageOf is the language that the session's user has chosen, "" for the office's.
func languageOf(ctx context.Context, s *session.Session) (string, error) {
	all, err := s.Preferences(ctx)
	return all[data.PreferenceLanguage], err
}

// speak makes the program use a language, "" for the office's.
func (a *App) speak(language string) {
	if language == "" {
		language = a.office.Language
	}
	if language != words.Current() {
		words.Use(language)
	}
}

// accountChanged follows what the user changed of the own account. Another language needs
// every text anew, so that the window is made again, where it stood.
func (m *mainWindow) accountChanged() {
	m.changed()
	m.stale[m.at] = true
	var language string
	m.app.work(func(ctx context.Context) (err error) {
		language, err = languageOf(ctx, m.session)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			m.unreadable(err)
		case language != m.language:
			m.again(language)
		}
	})
}

// again makes the window anew in another language.
func (m *mainWindow) again(language string) {
	at := m.at
	m.close()
	m.app.speak(language)
	fresh := newMainWindow(m.app, m.session, m.rights, m.warning)
	fresh.language = language
	m.app.main = fresh
	fresh.open(at)
	m.app.stage.ShowToast(kit.Notice{Kind: kit.Success, Text: words.T("Your account was saved"), Close: words.T("Close"), For: toastLife})
}
