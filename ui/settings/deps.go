package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; the
// screen calls them off the drawing goroutine, all others on it.
type Deps struct {
	// Settings returns the stored settings, zero without a server.
	Settings func(context.Context) (data.MailState, error)
	// Save stores a draft; one without a server forgets all. A *data.LockedOut refuses to take the server away.
	Save func(context.Context, data.MailDraft) error
	// SendTest sends a test with a draft that is not stored. It may take 15 seconds, or less where ctx ends; the
	// error is a *data.MailFailure, or *data.Invalid for what is wrong with the draft or the address.
	SendTest  func(ctx context.Context, d data.MailDraft, to string) error
	Templates func()               // leads to where the words of the e-mails are written
	Rights    func() access.Rights // of the signed-in user, as last read
	Changed   func()               // the settings are other ones
	Canvas    func() fyne.Canvas
	Ended     func() // the signed-in user may not be signed in any more
}
