package ui

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/ui/files"
	"pbxusers/ui/imports"
	"pbxusers/ui/kit"
	"pbxusers/ui/users"
	"pbxusers/ui/words"
)

// usersScreen hands the session's calls on users to their screen.
func (m *mainWindow) usersScreen() screen {
	s, p := m.confirming(), newUsersPage(m)
	return p.of(users.New(users.Deps{
		Factors: p.showFactors, Changed: p.usersChanged,
		List: func(ctx context.Context) ([]data.User, error) {
			defer giveBackMemory()
			return s.Users(ctx)
		},
		Choices: s.Choices, Get: s.User, Save: s.SaveUser, SetPassword: s.SetPassword,
		SetFactor: s.SetSecondFactor, ResetFactor: s.ResetFactor, FactorState: s.FactorState,
		BeginEnrolment: s.BeginEnrolment, ConfirmEnrolment: s.ConfirmEnrolment,
		Mail: s.MailSettings,
		Copy: m.app.copySecret, Print: printText,
		SaveAs: func(title, name string, write func(io.Writer) error, done func(string, error)) {
			files.SaveAs(m.window(), title, name, write, done)
		},
		Change: s.ChangeUsers, Delete: s.DeleteUsers, Restore: s.RestoreUsers, Unlock: s.UnlockUsers, Picture: s.Picture,
		Preferences: s.Preferences, SetPreference: s.SetPreference,
		Rights:  m.current,
		Catalog: m.app.catalog, Built: built, Icon: icon,
		Why: m.why, SeeAs: m.seeing(), Departments: s.Departments, RenameDepartment: s.RenameDepartment,
		Strength: func(typed string, u data.User) int {
			return password.Strength(typed, password.Context{Username: u.Username, Email: u.Email, Organisation: m.app.office.Name})
		},
		Suggest:    password.Suggest,
		ChooseFile: m.chooseFile,
		Import:     m.imports.Import,
		Export:     m.exportUsers,
		Canvas:     m.over,
		Ended:      m.ended,
		SheetDeps:  users.SheetDeps{Organisation: m.organisation, EnrolmentSheets: s.EnrolmentSheets, PrintPDF: pdfPrinter()},
	}))
}

// window is the program's, for dialogs that belong to the screens.
func (m *mainWindow) window() fyne.Window { return veiled{m.app.window, m.canvas} }

func (m *mainWindow) chooseFile(title string, extensions []string, chosen func(string, io.ReadCloser)) {
	files.Open(m.window(), title, extensions, chosen)
}

// mappingPreference is how a preference is called that remembers the columns of a header.
const mappingPreference = "import.mapping."

func (m *mainWindow) importDeps() imports.Deps {
	s := m.session
	return imports.Deps{
		Plan: func(ctx context.Context, j imports.Job) (transfer.Plan, error) {
			return s.PlanImport(ctx, session.ImportJob(j))
		},
		Apply: func(ctx context.Context, j imports.Job, agreed transfer.Plan, progress func(done, total int)) ([]transfer.SheetRow, error) {
			return s.Import(ctx, session.ImportJob(j), agreed, progress)
		},
		Choices:  s.Choices,
		Rights:   m.current,
		Mappings: m.mappings,
		Remember: func(ctx context.Context, header string, mapping transfer.Mapping) error {
			text, err := json.Marshal(mapping)
			if err != nil {
				return err
			}
			return s.SetPreference(ctx, mappingPreference+header, string(text))
		},
		Open: m.chooseFile,
		SaveAs: func(title, name string, write func(io.Writer) error, done func(string, error)) {
			files.SaveAs(m.window(), title, name, write, done)
		},
		Print:   printText,
		Export:  s.ExportUsers,
		Catalog: m.app.catalog,
		Canvas:  m.over,
		Done:    m.reloadUsers,
		Ended:   m.ended,
	}
}

// mappings are the columns that this user chose for files before, by header.
func (m *mainWindow) mappings(ctx context.Context) (map[string]transfer.Mapping, error) {
	all, err := m.session.Preferences(ctx)
	if err != nil {
		return nil, err
	}
	found := map[string]transfer.Mapping{}
	for name, value := range all {
		header, ours := strings.CutPrefix(name, mappingPreference)
		var mapping transfer.Mapping
		if ours && json.Unmarshal([]byte(value), &mapping) == nil {
			found[header] = mapping
		}
	}
	return found, nil
}

func (m *mainWindow) exportUsers(ids []data.UserID) {
	total := 0
	if s, ok := m.screens[data.ModuleUsers].(*usersPage); ok {
		total = s.Total()
	}
	m.imports.Export(ids, total)
}

func (m *mainWindow) reloadUsers() {
	if s, ok := m.screens[data.ModuleUsers].(*usersPage); ok {
		s.Reload()
	}
}

// dropped begins an import of a file that somebody let go over the users table.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	m := a.main
	if m == nil || a.shown != scene(m) || m.at != data.ModuleUsers || len(uris) != 1 || a.window.Canvas().Overlays().Top() != nil && !m.imports.Shown() {
		return
	}
	file, err := os.Open(uris[0].Path())
	if err != nil {
		kit.Message(a.window.Canvas(), kit.Error, uris[0].Name(), words.T("The file cannot be opened: %[1]s", err), words.T("Close"))
		return
	}
	m.imports.StartWith(uris[0].Name(), file)
}
