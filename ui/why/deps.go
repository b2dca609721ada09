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
	// MayGo reports whether the person may change things of that kind: users, roles, profiles or tenants.
	MayGo func(data.Kind) bool
	// Go leads to one of them, of a profile or a role to what the answer is about.
	Go     func(kind data.Kind, id int64, about access.Answer)
	Canvas func() fyne.Canvas
	Ended  func() // the signed-in user may not be signed in any more
}
