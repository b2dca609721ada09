package factors

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the page needs of the rest of the program. Functions that take a context may block; the page calls
// them off the drawing goroutine, all others on it.
type Deps struct {
	Factors       func(context.Context) ([]data.UserFactor, error)
	Choices       func(context.Context) (data.Choices, error)
	Grace         func(context.Context) (days int, err error)
	SetGrace      func(ctx context.Context, days int) error
	Unlock        func(context.Context, []data.UserID) ([]data.User, error)
	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Rights        func() access.Rights // of the signed-in user, as last read
	Catalog       *data.Catalog
	Now           func() time.Time
	FreeTries     int // wrong tries in a row after which the next one has to wait
	LockTries     int // and after which the account is locked
	FewCodes      int // recovery codes that are so few that somebody should make new ones

	// OpenUser opens the user's form; ChooseFactor, ResetFactor and MakeSheets ask about the users. All of them do it
	// over this page.
	OpenUser     func(data.UserID)
	ChooseFactor func([]data.UserID)
	ResetFactor  func([]data.UserID)
	MakeSheets   func([]data.UserID)

	Back    func() // leaves the page
	Changed func() // something was changed here that others show
	Canvas  func() fyne.Canvas
	Ended   func() // the signed-in user may not be signed in any more
}
