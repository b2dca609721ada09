package profiles

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps struct {
	Catalog       *data.Catalog
	Built         func(data.ModuleKey) bool          // this program has a screen for it
	Icon          func(data.ModuleKey) fyne.Resource // of a module that is built
	List          func(context.Context) ([]data.Used[data.Profile], error)
	Users         func(context.Context, data.ProfileID) ([]data.UserRef, error)
	Save          func(context.Context, data.Profile) (data.Profile, error)
	Delete        func(ctx context.Context, id data.ProfileID, instead *data.ProfileID) (data.RemovalID, error)
	Restore       func(context.Context, data.RemovalID) (data.Profile, error)
	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Rights        func() access.Rights // of the signed-in user, as last read
	OpenUser      func(data.UserID)
	Changed       func()
	Ended         func() // the signed-in user may not be signed in any more
	Canvas        func() fyne.Canvas
}
