package account

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/person"
)

// Names are the names of what rights hold by id only.
type Names struct {
	Desks   []string
	Tenants []string
}

// Deps is what the dialog needs of the rest of the program. Functions that take a context may block; they are
// called off the drawing goroutine, all others on it.
type Deps struct {
	Rights func() access.Rights // of the signed-in user, as last read
	// Names returns the names of the signed-in user's own desks and tenants, which everybody may read.
	Names   func(context.Context) (Names, error)
	Catalog *data.Catalog
	Built   func(data.ModuleKey) bool // whether this program has a screen for the module
	Picture func(context.Context) ([]byte, error)
	Save    func(context.Context, data.AccountDraft) (data.User, error)
	// SetPassword refuses a wrong present password as data.FieldPresent, and a new one as data.FieldPassword.
	SetPassword func(ctx context.Context, present, typed string) error
	Strength    func(password string) int // 0 to 4
	Suggest     func() (string, error)    // a passphrase
	Language    func() string             // the chosen one, "" for the office's
	// ChooseFile lets the person choose a file that ends in one of the extensions, such as ".png"; chosen is
	// not called where they think better of it.
	ChooseFile func(title string, extensions []string, chosen func(name string, r io.ReadCloser))
	FactorDeps
	Changed func() // the account is another one: name, picture, or the window's language
	Canvas  func() fyne.Canvas
	Ended   func() // the signed-in user may not be signed in any more
}

// FactorDeps is what the second factor of the signed-in user needs.
type FactorDeps struct {
	Factor           func(context.Context) (data.FactorState, error)
	BeginEnrolment   func(context.Context) (data.Enrolment, error)
	ConfirmEnrolment func(ctx context.Context, code string) ([]string, error) // ten recovery codes
	NewRecoveryCodes func(context.Context) ([]string, error)
	// SetFactor chooses the method; it needs the right to edit users.
	SetFactor func(context.Context, data.SecondFactor) error
	// Mail returns how codes would be e-mailed; it needs the right to view the mail settings.
	Mail         func(context.Context) (data.MailState, error)
	Organisation func() string // its name
	Keep         person.Keep   // of recovery codes
}
