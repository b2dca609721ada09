package templates

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; the screen calls
// them off the drawing goroutine, all others on it.
type Deps struct {
	// List returns every letter in every language, always in the same order.
	List func(context.Context) ([]data.CurrentTemplate, error)
	// Save stores the office's own words; *data.Invalid tells what is wrong with them.
	Save func(context.Context, data.Template) error
	// Reset goes back to the built-in words.
	Reset func(ctx context.Context, kind data.LetterKind, language string) error
	// SendTest sends a draft, which is not stored, to the signed-in user. It may take 15 seconds, or less where ctx
	// ends; the error is a *data.MailFailure, data.ErrNoMail, or *data.Invalid for what is wrong with the draft.
	SendTest     func(ctx context.Context, draft data.Template) error
	Organisation func() string        // its name
	Rights       func() access.Rights // of the signed-in user, as last read
	Changed      func()               // a template is another one
	Canvas       func() fyne.Canvas
	Ended        func() // the signed-in user may not be signed in any more
}
