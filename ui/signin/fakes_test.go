package signin

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/data"
)

type screen interface {
	Content() fyne.CanvasObject
	Focus()
	TypedKey(*fyne.KeyEvent)
}

var filled = Answers{Organisation: "Harbour Dental Clinic", Language: "en", Username: "ann", Email: "ann@example.org", Password: "seven wet lanterns hum"}

var key = []string{"A001", "B002", "C003", "D004", "A005", "F006", "G007", "H008"}

// calls writes down which functions of a Deps were called, with what.
type calls struct{ list []string }

func (c *calls) add(text string) {
	if c != nil {
		c.list = append(c.list, text)
	}
}

func troubled(p Problem) TroubleDeps {
	return TroubleDeps{
		Problem: p, DatabasePath: "/home/ann/.local/share/pbx-users/pbx-users.db", LogPath: "/home/ann/.local/share/pbx-users/pbx-users.log",
		HasPassphrase: true, Retry: func() {}, OpenFolder: func() {}, Quit: func() {}, StartAnew: func() {},
		OpenWithRecovery:   func(context.Context, string) error { return nil },
		OpenWithPassphrase: func(context.Context, string) error { return nil },
	}
}

func firstDeps(c *calls) FirstDeps {
	return FirstDeps{
		SetLanguage:     func(tag string, _ Answers, _ int) { c.add("language " + tag) },
		Check:           func(int, Answers) error { return nil },
		CheckPassphrase: func(Answers, string) error { return nil },
		Strength:        func(a Answers) int { return min(len(a.Password)/6, 4) },
		Suggest:         func() (string, error) { return "copper violin harvest umbrella", nil },
		RecoveryKey:     func() ([]string, error) { return key, nil },
		ConfirmGroup:    func() int { return 5 },
		Confirm:         func(group int, typed string) bool { return typed == key[group-1] },
		Create:          func(context.Context, Answers, string) error { return nil },
		KeepDeps:        keepDeps(c),
		Done:            func() { c.add("done") },
	}
}

func keepDeps(c *calls) KeepDeps {
	return KeepDeps{
		Save:  func(string, func(io.Writer) error, func(string, error)) {},
		Print: func(string, string) error { return errors.New("no printer") },
		Copy:  func(text string) { c.add("copy " + text) },
	}
}

func renewalDeps() RenewalDeps {
	return RenewalDeps{
		KeepDeps: keepDeps(nil), Organisation: "Harbour Dental Clinic", Groups: key, Group: 5,
		Confirm: func(typed string) bool { return typed == key[4] },
		Use:     func(context.Context) error { return nil }, Done: func() {}, Quit: func() {},
	}
}

// refusing refuses whatever it is asked, of every field of a step.
func refusing(step int, _ Answers) error {
	if step == stepOrganisation {
		return data.Refuse(data.FieldOrganisation, data.ReasonRequired)
	}
	return data.Refusals(data.Refuse(data.FieldUsername, data.ReasonTaken), data.Refuse(data.FieldEmail, data.ReasonNotAnAddress),
		data.Refuse(data.FieldPassword, data.ReasonTooShort, 15))
}

func signInDeps() SignInDeps {
	return SignInDeps{
		Organisation: "Harbour Dental Clinic", LastUsername: "ann",
		SignIn:   func(context.Context, string, string) error { return nil },
		Rescue:   func(context.Context, string, string, string) error { return nil },
		Strength: func(_, typed string) int { return min(len(typed)/6, 4) },
		Suggest:  func() (string, error) { return "copper violin harvest umbrella", nil },
	}
}

func newPasswordDeps() NewPasswordDeps {
	return NewPasswordDeps{
		Organisation: "Harbour Dental Clinic", Username: "ann", Least: 8, Choose: func(context.Context, string) error { return nil },
		Strength: func(typed string) int { return min(len(typed)/6, 4) },
		Suggest:  func() (string, error) { return "copper violin harvest umbrella", nil },
		SignOut:  func() {},
	}
}

func codeDeps(c *calls) CodeDeps {
	return CodeDeps{
		Organisation: "Harbour Dental Clinic",
		Check:        func(context.Context, string) error { return nil },
		Send:         func(context.Context) error { return nil },
		Back:         func() { c.add("back") },
		Anew:         func() { c.add("anew") },
	}
}

func mailedDeps(c *calls) CodeDeps {
	deps := codeDeps(c)
	deps.Address = "a…@example.org"
	return deps
}

var recoveryCodes = []string{
	"7QZC-M4XK-0T2P-9BWD", "1A2B-3C4D-5E6F-7G8H", "9JKM-NPQR-STVW-XYZ0", "2W4R-6T8Y-0P1A-3S5D", "7F9G-H1J3-K5M7-N9P1",
	"Q3R5-T7V9-W1X3-Y5Z7", "0A9B-8C7D-6E5F-4G3H", "2J1K-0M9N-8P7Q-6R5S", "4T3V-2W1X-0Y9Z-8A7B", "6C5D-4E3F-2G1H-0J9K",
}

func enrolDeps(c *calls) EnrolDeps {
	return EnrolDeps{
		KeepDeps: keepDeps(c), Organisation: "Harbour Dental Clinic", Username: "ann",
		SetupKey: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
		URI:      "otpauth://totp/Harbour%20Dental%20Clinic:ann?algorithm=SHA1&digits=6&issuer=Harbour%20Dental%20Clinic&period=30&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
		Confirm: func(_ context.Context, typed string) ([]string, error) {
			if typed != "287082" {
				return nil, data.Refuse(data.FieldCode, data.ReasonWrong)
			}
			return recoveryCodes, nil
		},
		Kept: func(context.Context) error { return nil },
		Back: func() { c.add("back") },
		Anew: func() { c.add("anew") },
	}
}
