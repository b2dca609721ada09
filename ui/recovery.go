package ui

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/security/vault"
	"pbxusers/ui/kit"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// checkRecovery says what is wrong with recovery.json, the one way into the register once
// this computer's key is lost: "" for nothing, and for who could not mend it.
func (a *App) checkRecovery(rights access.Rights) string {
	for _, action := range data.AllActions {
		if a.Demo || !rights.May(data.ModuleUsers, action) {
			return ""
		}
	}
	err := a.vault.CheckRecovery(a.key)
	if err == nil {
		return ""
	}
	a.Log.Warn("the recovery key cannot be used", "error", err)
	if errors.Is(err, fs.ErrNotExist) {
		return words.T("The recovery key opens nothing: its file, %[1]s, is not in the data folder any more. If this computer's key is lost, too, nobody can open the register.", vault.RecoveryName)
	}
	return words.T("The recovery key opens nothing: its file, %[1]s, is damaged or belongs to another register. If this computer's key is lost, too, nobody can open the register.", vault.RecoveryName)
}

// renewRecovery shows a new recovery key and puts it in the place of the one before once
// it was confirmed. Until then nothing changes.
func (m *mainWindow) renewRecovery() {
	a := m.app
	id, err := a.vault.ID()
	if err != nil {
		a.trouble(err)
		return
	}
	fresh := vault.NewRecoveryKey()
	groups := strings.Split(fresh.Reveal(), "-")
	asked := 1 + int(id[0])%len(groups)
	a.setMenu(nil)
	a.show(signin.NewRenewal(signin.RenewalDeps{
		KeepDeps: a.keepDeps(), Organisation: a.office.Name,
		Groups: groups, Group: asked,
		Confirm: func(typed string) bool { return fresh.HasGroup(asked, typed) },
		Use:     func(ctx context.Context) error { return m.useRecovery(ctx, fresh) },
		Done: func() {
			m.warning = ""
			m.frame()
			m.open(m.at)
			a.stage.ShowToast(kit.Notice{Kind: kit.Success, Text: words.T("The new recovery key is in use."), Close: words.T("Close"), For: toastLife})
		},
		Quit: func() { m.open(m.at) },
	}))
}

// useRecovery puts a recovery key in the place of the one before. The event log has it
// first: who may not do this is refused there, and no key changes without a trace.
func (m *mainWindow) useRecovery(ctx context.Context, fresh vault.RecoveryKey) error {
	a := m.app
	err := m.session.NoteRecoveryKey(ctx)
	if err == nil {
		err = a.vault.ReplaceRecovery(a.key, fresh)
	}
	if err == nil {
		err = a.vault.CheckRecovery(a.key)
	}
	if err != nil {
		a.Log.Error("storing a new recovery key", "error", err)
	}
	return err
}

// toastLife is how long a message stays that nobody has to act on.
const toastLife = 6 * time.Second

// keepDeps is what a recovery key that is shown once can be kept with.
func (a *App) keepDeps() signin.KeepDeps {
	return signin.KeepDeps{Save: a.saveRecovery, Print: printText, Copy: a.copySecret}
}
