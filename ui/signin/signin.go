package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// freeTries is after how many wrong answers the screen explains the waiting. It counts what was typed in this
// window, whatever the username, not what an account has left: so it says nothing about any account. It is less
// than what each account has free, because some of those may be gone already.
const freeTries = 3

// Tries counts wrong answers; screens that come after one another share it. The zero Tries has none.
type Tries struct{ wrong int }

// Demo is who may sign in to the demonstration. Password is "" once it was changed there.
type Demo struct {
	Username, Password string
	Copy               func(text string)
}

// objects tells it, with buttons that copy what would have to be typed.
func (d *Demo) objects() []fyne.CanvasObject {
	if d == nil {
		return nil
	}
	copying := func(label, text string) *kit.Button {
		b := kit.NewButton(label, func() { d.Copy(text) })
		b.Icon = look.IconCopy
		return b
	}
	if d.Password == "" {
		hint := words.T("Demonstration: sign in as %[1]s with the password that you have given it. Nothing you do here is kept.", d.Username)
		return []fyne.CanvasObject{kit.NewBanner(kit.Info, hint, "", nil)}
	}
	hint := words.T("Demonstration: sign in as %[1]s with the password %[2]s. Nothing you do here is kept.", d.Username, d.Password)
	return []fyne.CanvasObject{kit.NewBanner(kit.Info, hint, "", nil),
		kit.NewFlow(0, copying(words.T("Copy username"), d.Username), copying(words.T("Copy password"), d.Password))}
}

// SignInDeps is what the sign-in screen needs.
type SignInDeps struct {
	Organisation string
	Locked       string // whose idle lock this is; "" for signing in
	Notice       string // why the person is here again, such as "You have been signed out."; may be ""
	Good         bool   // Notice tells of a success
	Demo         *Demo  // how to get into the demonstration; nil outside it
	LastUsername string // stands in the field at the start; may be ""
	Tries        *Tries // the wrong answers of the screens before this one; nil for none

	// SignIn answers ErrWrong, ErrExpired, *data.Invalid, or another error.
	SignIn func(ctx context.Context, username, password string) error
	// Rescue gives an administrator a new password and signs in. It answers *ErrMistyped, ErrNotThisKey,
	// *data.Invalid of data.FieldUsername or FieldPassword, ErrWrong for who is no administrator, or another.
	// nil for no such way.
	Rescue func(ctx context.Context, recoveryKey, username, newPassword string) error
	// Strength rates a password, 0 to 4.
	Strength func(username, password string) int
	Suggest  func() (string, error)
	// SomebodyElse leaves an idle lock for the sign-in screen.
	SomebodyElse func()
}

// SignIn asks for a username and a password.
type SignIn struct {
	deps SignInDeps
	page *page
	work work

	shown    *kit.Form
	above    *notice
	username *kit.Entry
	name     *kit.Field // nil where the username is fixed
	password *kit.Entry
	secret   *kit.Field
	do       *kit.Button
	rescue   *rescue // nil while it is not shown
}

// NewSignIn returns the screen.
func NewSignIn(deps SignInDeps) *SignIn {
	title, under := deps.Organisation, programName
	if title == "" {
		title, under = programName, ""
	}
	if deps.Tries == nil {
		deps.Tries = &Tries{}
	}
	s := &SignIn{deps: deps, page: newPage(title, under)}
	s.above = newNotice(s.page)
	s.username = kit.NewEntry()
	s.username.SetText(deps.LastUsername)
	s.password = newSecretEntry()
	s.secret = kit.NewField(words.T("Password"), s.password)
	s.page.mends(s.secret, s.password)
	s.do = kit.NewPrimaryButton(s.label(), nil, s.submit)
	s.shown = kit.NewForm(1)
	s.shown.AddSection("", s.objects()...)
	s.shown.OnSubmit = s.submit
	s.page.show(s.shown)
	if deps.Notice != "" {
		kind := kit.Info
		if deps.Good {
			kind = kit.Success
		}
		s.above.tell(kind, deps.Notice)
	}
	return s
}

// objects is what stands on the card, from above.
func (s *SignIn) objects() []fyne.CanvasObject {
	link := kit.NewFlow(0)
	if s.deps.Rescue != nil {
		link.Add(kit.NewLinkButton(words.T("I cannot sign in…"), s.openRescue))
	}
	if s.deps.Locked != "" {
		s.username.SetText(s.deps.Locked)
		if s.deps.SomebodyElse != nil {
			link.Add(kit.NewLinkButton(words.T("Sign in as somebody else"), s.somebodyElse))
		}
		who := container.NewBorder(nil, nil, kit.NewAvatar(s.deps.Locked, 36), nil,
			kit.NewInset(kit.NewStyledText(s.deps.Locked, theme.SizeNameText, theme.ColorNameForeground, true), 10, 0))
		text := words.T("Everything is as you left it; your password opens it again.")
		list := append([]fyne.CanvasObject{heading(words.T("Locked")), s.above.Banner, kit.NewParagraph(text)}, s.deps.Demo.objects()...)
		return append(list, who, s.secret, s.do, link)
	}
	list := append([]fyne.CanvasObject{s.above.Banner}, s.deps.Demo.objects()...)
	s.name = kit.NewField(words.T("Username"), s.username)
	s.page.mends(s.name, s.username)
	return append(list, s.name, s.secret, s.do, link)
}

func (s *SignIn) label() string {
	if s.deps.Locked != "" {
		return words.T("Unlock")
	}
	return words.T("Sign in")
}

// Content is what the window shows.
func (s *SignIn) Content() fyne.CanvasObject { return s.page.content }

// Focus gives the keyboard to the first field that is empty.
func (s *SignIn) Focus() {
	switch {
	case s.rescue != nil:
		s.rescue.focus()
	case s.name != nil && s.username.Text == "":
		kit.Focus(s.username)
	default:
		kit.Focus(s.password)
	}
}

// TypedKey takes a key that nothing else has taken.
func (s *SignIn) TypedKey(ev *fyne.KeyEvent) { s.page.typedKey(ev) }

// Begun reports whether something secret stands on the screen, or is being typed.
func (s *SignIn) Begun() bool { return s.rescue != nil || s.password.Text != "" }

func (s *SignIn) somebodyElse() {
	if !s.work.running() {
		s.password.Wipe()
		s.deps.SomebodyElse()
	}
}

func (s *SignIn) submit() {
	if s.work.running() || !s.filled() {
		return
	}
	username, password := s.username.Text, s.password.Text
	s.do.SetText(words.T("Signing in…"))
	s.do.Disable()
	s.work.start(func(ctx context.Context) error { return s.deps.SignIn(ctx, username, password) }, s.answered)
}

// filled shows what is missing; trying with an empty field would only cost a try.
func (s *SignIn) filled() bool {
	s.shown.ClearErrors()
	if s.name != nil && s.username.Text == "" {
		s.name.SetError(required())
	}
	if s.password.Text == "" {
		s.secret.SetError(required())
	}
	s.page.fit()
	return !s.shown.FocusFirstError()
}

func (s *SignIn) answered(err error) {
	s.do.SetText(s.label())
	s.do.Enable()
	s.password.Wipe()
	person.ShowTyped(s.password, false)
	if err == nil {
		s.deps.Tries.wrong = 0
		return
	}
	fields := map[string]*kit.Field{data.FieldPassword: s.secret}
	if s.name != nil {
		fields[data.FieldUsername] = s.name
	}
	s.above.tell(kit.Error, "")
	if text := s.answer(err, fields); text != "" {
		s.above.tell(kit.Error, text)
	}
	if !s.shown.FocusFirstError() {
		kit.Focus(s.password)
	}
}

// answer is what the banner says; what has a field is shown beside it.
func (s *SignIn) answer(err error, fields map[string]*kit.Field) string {
	switch {
	case errors.Is(err, ErrWrong):
		return s.wrong()
	case errors.Is(err, ErrExpired):
		return words.T("This temporary password has expired: it was good for 72 hours. Ask an administrator for a new one.")
	}
	return beside(err, fields)
}

// wrong is the one answer to whatever is wrong, the same for every account there is or is not.
func (s *SignIn) wrong() string {
	s.deps.Tries.wrong++
	text := words.T("The username or the password is not right, or this account cannot sign in now.")
	if s.deps.Locked != "" {
		text = words.T("The password is not right, or you cannot sign in now.")
	}
	if s.deps.Tries.wrong >= freeTries {
		text += " " + words.T("After several wrong tries the next one has to wait, at first 30 seconds, later longer; until then even the right password is refused.")
	}
	return text
}

func (s *SignIn) openRescue() {
	if s.work.running() {
		return
	}
	s.password.Wipe()
	s.rescue = newRescue(s)
	s.page.show(s.rescue.shown)
	s.rescue.focus()
}

func (s *SignIn) closeRescue() {
	s.rescue = nil
	s.page.show(s.shown)
	s.Focus()
}
