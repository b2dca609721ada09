package events

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; the
// screen calls them off the drawing goroutine, all others on it.
type Deps struct {
	// Events lists the newest entries that keep takes, at most most, of those older than the one of the id
	// before, 0 for all. keep is called off the drawing goroutine, newest first.
	Events func(ctx context.Context, before int64, most int, keep func(data.Event) bool) ([]data.Event, error)
	// Verify returns how many entries are as they were written; a *data.BrokenLog names the first that is not.
	Verify        func(context.Context) (int64, error)
	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Rights        func() access.Rights // of the signed-in user, as last read
	Catalog       *data.Catalog
	Now           func() time.Time
	OpenUser      func(data.UserID) // nil: users have no screen
	Canvas        func() fyne.Canvas
	Ended         func() // the signed-in user may not be signed in any more
}
