package events

import (
	"context"
	"io"
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
	Verify func(context.Context) (int64, error)
	// Export writes the entries that keep takes, newest first, as a CSV file, and notes in the log that it did.
	Export func(ctx context.Context, to io.Writer, keep func(data.Event) bool) error
	// SaveAs asks where to save a file and lets write fill it, off the drawing goroutine; done is not called when
	// the person cancels.
	SaveAs func(title, name string, write func(io.Writer) error, done func(path string, err error))
	// Retention tells how many entries SetDays would let go of at once for so many days, 0 for ever.
	Retention func(ctx context.Context, days int) (data.Retention, error)
	SetDays   func(ctx context.Context, days int) (dropped int64, err error)
	ReadOnly  bool // the person looks at this as another user sees it

	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Rights        func() access.Rights // of the signed-in user, as last read
	Catalog       *data.Catalog
	Now           func() time.Time
	OpenUser      func(data.UserID) // nil: users have no screen
	Canvas        func() fyne.Canvas
	Ended         func() // the signed-in user may not be signed in any more
}
