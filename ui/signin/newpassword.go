package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// NewPasswordDeps is what the screen needs where a password must be replaced.
type NewPasswordDeps struct {
	Organisation string
	Username     string
	Least        int // characters that the new password needs
	// Choose stores the new password and signs in. It answers *data.Invalid of data.FieldPassword, ErrWrong when
	// the account was changed meanwhile, or another error.
	Choose func(ctx context.Context, password string) error
	// Strength rates a password, 0 to 4.
	Strength func(password string) int
	Suggest  func() (string, error)
	SignOut  func()
}

// NewPassword asks a user whose password somebody else has set for one of their own.
type NewPassword struct {
	deps     NewPasswordDeps
	page     *page
	work     work
	shown    *kit.Form
	above    *notice
	password *choice
	do       *kit.Button
}

// NewNewPassword returns the screen.
func NewNewPassword(deps NewPasswordDeps) *NewPassword {
	n := &NewPassword{deps: deps, page: newPage(deps.Organisation, programName)}
	n.above = newNotice(n.page)
	n.password = newChoice(words.T("New password"), deps.Strength, deps.Suggest)
	n.page.mends(n.password.Field, n.password.Entry)
	n.password.Help(words.N(deps.Least, "At least %[1]s character. Several words that do not belong together are easy to remember.",
		"At least %[1]s characters. Several words that do not belong together are easy to remember."))
	n.do = kit.NewPrimaryButton(words.T("Save"), nil, n.submit)
	n.shown = kit.NewForm(1)
	n.shown.AddSection("", heading(words.T("Choose a new password")), n.above.Banner,
		kit.NewParagraph(words.T("Welcome, %[1]s. Somebody else has set the password you just used and may know it. Choose one that only you know; then the program opens.", deps.Username)),
		n.password.Field, ends(kit.NewLinkButton(words.T("Sign out"), n.signOut), n.do))
	n.shown.OnSubmit, n.shown.OnCancel = n.submit, n.signOut
	n.page.show(n.shown)
	return n
}

// Content is what the window shows.
func (n *NewPassword) Content() fyne.CanvasObject { return n.page.content }

// Focus gives the keyboard to the password.
func (n *NewPassword) Focus() { n.password.Focus() }

// TypedKey takes a key that nothing else has taken.
func (n *NewPassword) TypedKey(ev *fyne.KeyEvent) { n.page.typedKey(ev) }

func (n *NewPassword) signOut() {
	if !n.work.running() {
		n.password.Wipe()
		n.deps.SignOut()
	}
}

func (n *NewPassword) submit() {
	if n.work.running() {
		return
	}
	typed := n.password.Entry.Text
	n.password.SetError("")
	n.above.tell(kit.Error, "")
	if typed == "" {
		n.password.SetError(required())
		n.page.fit()
		n.Focus()
		return
	}
	n.do.SetText(words.T("Saving…"))
	n.do.Disable()
	n.work.start(func(ctx context.Context) error { return n.deps.Choose(ctx, typed) }, n.answered)
}

func (n *NewPassword) answered(err error) {
	n.do.SetText(words.T("Save"))
	n.do.Enable()
	if err == nil {
		n.password.Wipe()
		return
	}
	text := ""
	if errors.Is(err, ErrWrong) {
		text = words.T("The account was changed meanwhile, and nothing was saved. Sign out and in again.")
	} else {
		text = beside(err, map[string]*kit.Field{data.FieldPassword: n.password.Field})
	}
	n.above.tell(kit.Error, text)
	n.Focus()
}
