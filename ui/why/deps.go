package why

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the dialog needs of the rest of the program. Why may block and is called off the drawing
// goroutine, all others on it.
type Deps struct {
	Why func(context.Context, data.UserID, data.ModuleKey, data.Actions) (access.Answer, error)
	// Local answers in place of Why for a user who is not saved; nil for one who is.
	Local   func(data.ModuleKey, data.Actions) access.Answer
	Catalog *data.Catalog
	// MayGo reports whether Go would lead to a place where the person may change what the link says.
	MayGo  func(access.Link) bool
	Go     func(access.Link, access.Answer)
	Canvas func() fyne.Canvas
	Ended  func() // the signed-in user may not be signed in any more
}
