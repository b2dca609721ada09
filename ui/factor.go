package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/otp"
	gate "pbxusers/security/signin"
	"pbxusers/ui/kit"
	people "pbxusers/ui/person"
	"pbxusers/ui/signin"
	"pbxusers/ui/words"
)

// askCode asks for the second factor.
func (a *App) askCode(step *gate.Code) {
	deps := signin.CodeDeps{
		Organisation: a.office.Name,
		Check: func(ctx context.Context, typed string) error {
			entry, err := step.Check(ctx, typed)
			return a.stepped(entry, err)
		},
		Send: func(ctx context.Context) error { return a.forSignIn(step.Send(ctx)) },
		Back: func() { a.askAgain("") },
		Anew: a.beginAnew,
	}
	if step.Method() == data.EmailCode {
		deps.Address = step.Email()
	}
	a.show(signin.NewCode(deps))
}

// enrol has an authenticator app set up.
func (a *App) enrol(step *gate.Enrol) {
	var fresh *gate.NewCodes
	a.show(signin.NewEnrol(signin.EnrolDeps{
		KeepDeps:     signin.KeepDeps{Save: a.saveCodes, Print: printText, Copy: a.copySecret},
		Organisation: a.office.Name, Username: step.Username(),
		SetupKey: step.SetupKey(), URI: step.URI(),
		Confirm: func(ctx context.Context, typed string) ([]string, error) {
			codes, err := step.Confirm(ctx, typed)
			if err != nil {
				return nil, a.forSignIn(err)
			}
			fresh = codes
			return codes.Codes(), nil
		},
		Kept: func(ctx context.Context) error {
			entry, err := fresh.Kept(ctx)
			return a.stepped(entry, err)
		},
		Back: func() { a.askAgain("") },
		Anew: a.beginAnew,
	}))
}

// stepped goes on from a step of the sign-in that was passed.
func (a *App) stepped(entry gate.Entry, err error) error {
	if err != nil {
		return a.forSignIn(err)
	}
	fyne.Do(func() { a.enter(entry) })
	return nil
}

// beginAnew begins the sign-in again, where a step tells that it cannot go on.
func (a *App) beginAnew() {
	a.askAgain(words.T("The sign-in has to begin again: its step was used already, or the account was locked or changed meanwhile."))
}

// noticeLife is how long a message stays that asks for something.
const noticeLife = 30 * time.Second

// greet tells a user who has come in what to know of the own account: what asks for
// something after the idle lock, too; when they came last only to who sees the window anew.
func (a *App) greet(entry gate.Entry, anew bool) {
	n := kit.Notice{Kind: kit.Info, Close: words.T("Close"), For: toastLife}
	lines := demands(entry)
	if anew && !entry.FactorDue.IsZero() {
		lines = append(lines, words.T("A second factor is demanded of you. Until %[1]s you can sign in without one; then an authenticator app has to be set up first. You can do it now in My account.", words.Time(entry.FactorDue)))
	}
	asks := len(lines) > 0
	if asks {
		n.Kind, n.For = kit.Warning, noticeLife
	}
	if entry.UsedRecovery && entry.CodesLeft > otp.RecoveryWarn {
		lines = append(lines, people.CodesLeft(entry.CodesLeft))
	}
	if anew && !entry.LastSignIn.IsZero() {
		lines = append(lines, lastTime(entry))
	}
	if len(lines) > 0 {
		n.Text = strings.Join(lines, "\n")
		a.tell(n, asks)
	}
}

// demands is what somebody who has come in has to see to, whether the window is new or not.
func demands(entry gate.Entry) (lines []string) {
	if entry.UsedRecovery && entry.CodesLeft <= otp.RecoveryWarn {
		lines = append(lines, codesLeft(entry.CodesLeft))
	}
	switch entry.StillAsked {
	case data.Authenticator:
		lines = append(lines, words.T("The recovery key let you in this once. The next sign-in asks for a code of your authenticator app again: if you do not have it any more, set it up anew in My account before you sign out."))
	case data.EmailCode:
		lines = append(lines, words.T("The recovery key let you in this once. The next sign-in asks for an e-mailed code again: if none reaches you, choose another second factor in My account before you sign out."))
	}
	return lines
}

// lastTime tells when the user came in before, and how often somebody failed to since.
func lastTime(entry gate.Entry) string {
	text := words.T("Last sign-in: %[1]s", words.Time(entry.LastSignIn))
	if n := entry.WrongTries; n > 0 {
		text += ". " + words.N(n, "%[1]s wrong try since then.", "%[1]s wrong tries since then.")
	}
	return text
}

// tell shows a message, with a button that leads to My account or without.
func (a *App) tell(n kit.Notice, toAccount bool) {
	a.stage.EndToast()
	if toAccount {
		a.leading = true
		n.Gone = func() { a.leading = false }
		n.Action, n.Do = words.T("My account…"), func() {
			a.leading = false
			a.main.mine.Show()
		}
	}
	a.stage.ShowToast(n)
}

// codesLeft warns of the last recovery codes.
func codesLeft(n int) string {
	if n == 0 {
		return words.T("That was your last recovery code. Make new ones in My account before you need one.")
	}
	return words.N(n, "%[1]s recovery code is left. Make new ones in My account before they run out.", "%[1]s recovery codes are left. Make new ones in My account before they run out.")
}
