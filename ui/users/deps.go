package users

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; the
// screen calls them off the drawing goroutine, all others on it.
type Deps struct {
	List        func(context.Context) ([]data.User, error)
	Choices     func(context.Context) (data.Choices, error)
	Rights      func() access.Rights // of the signed-in user, as last read
	Catalog     *data.Catalog
	Built       func(data.ModuleKey) bool          // this program has a screen for it; nil: no menu is shown in the form
	Icon        func(data.ModuleKey) fyne.Resource // of a module that is built
	Get         func(context.Context, data.UserID) (data.User, error)
	Save        func(context.Context, data.UserDraft) (data.User, error)
	SetPassword func(ctx context.Context, id data.UserID, password string, mustChange bool) error
	Change      func(context.Context, []data.UserID, data.UserPatch) ([]data.User, error)
	Delete      func(context.Context, []data.UserID) ([]data.RemovalID, error)
	Restore     func(context.Context, []data.RemovalID) ([]data.User, error)
	Unlock      func(context.Context, []data.UserID) ([]data.User, error)
	// Mail returns how codes would be e-mailed; it needs the right to view the mail settings.
	Mail             func(context.Context) (data.MailState, error)
	SetFactor        func(context.Context, []data.UserID, data.SecondFactor) ([]data.User, error)
	ResetFactor      func(context.Context, []data.UserID) ([]data.User, error)
	FactorState      func(context.Context, data.UserID) (data.FactorState, error)
	BeginEnrolment   func(context.Context, data.UserID) (data.Enrolment, error)
	ConfirmEnrolment func(ctx context.Context, id data.UserID, code string) ([]string, error) // ten recovery codes
	// Copy puts a secret on the clipboard for a while.
	Copy  func(secret string)
	Print func(title, text string) error // may block
	// SaveAs asks where to, and tells done the path, or why not; done is not called for who thinks better of it.
	SaveAs        func(title, name string, write func(io.Writer) error, done func(path string, err error))
	Picture       func(context.Context, data.UserID) ([]byte, error) // a PNG; nil where there is none
	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Strength      func(password string, u data.User) int // 0 to 4
	Suggest       func() (string, error)                 // a passphrase
	// ChooseFile lets the person choose a file that ends in one of the extensions, such as ".png"; chosen is
	// not called where they think better of it.
	ChooseFile func(title string, extensions []string, chosen func(name string, r io.ReadCloser))
	Import     func()                  // nil: there is none
	Export     func(ids []data.UserID) // nil ids: all users; nil function: there is none
	// Why opens "Why?" about a user: local answers for one who is not saved yet, nil local means the saved user.
	// nil Why: there is none.
	Why   func(u data.User, local func(data.ModuleKey, data.Actions) access.Answer)
	SeeAs func(data.UserID) // shows the whole window as this user sees it; nil: there is none
	// Departments lists those in use; nil: there is no place to rename them.
	Departments func(context.Context) ([]data.Department, error)
	// RenameDepartment gives its users another one and returns how many they were. A name that is in use joins
	// the two, "" takes the department away.
	RenameDepartment func(ctx context.Context, from, to string) (int, error)
	Factors          func() // leads to the overview of second factors; nil: there is none
	Changed          func() // users were changed here; nil: nobody waits for it
	Canvas           func() fyne.Canvas
	Ended            func() // the signed-in user may not be signed in any more
	SheetDeps
}
