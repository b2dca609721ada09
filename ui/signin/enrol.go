package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// EnrolDeps is what it takes to set up an authenticator app on the way in.
type EnrolDeps struct {
	KeepDeps
	Organisation, Username string
	SetupKey               string // in groups of four
	URI                    string // the text of the QR code
	// Confirm takes the first code of the app and returns the recovery codes. It answers *data.Invalid of
	// data.FieldCode, *data.ClockOff, ErrWrong, or another error.
	Confirm func(ctx context.Context, typed string) ([]string, error)
	// Kept signs in, once the person says that the recovery codes were kept. It answers ErrWrong or another error.
	Kept func(ctx context.Context) error
	Back func() // to the sign-in; nothing was set up
	Anew func() // to the sign-in, after ErrWrong
}

// Enrol sets an authenticator app up, and has the recovery codes kept that come with it.
type Enrol struct {
	deps  EnrolDeps
	page  *page
	work  work
	first *kit.Form
	above *notice
	code  *kit.Entry
	field *kit.Field
	do    *kit.Button

	codes *codesStep // nil until the app is set up
}

// NewEnrol returns the screen.
func NewEnrol(deps EnrolDeps) *Enrol {
	e := &Enrol{deps: deps, page: newPage(deps.Organisation, programName)}
	e.above, e.code = newNotice(e.page), newKeyEntry()
	e.field = kit.NewField(words.T("Code that the app shows now"), e.code)
	e.page.mends(e.field, e.code)
	e.do = kit.NewPrimaryButton(words.T("Next"), nil, e.submit)
	e.first = kit.NewForm(1)
	e.first.AddSection("", heading(words.T("Set up your authenticator app")), e.above.Banner,
		kit.NewParagraph(words.T("From now on, signing in as %[1]s also asks for a code of an app on your phone. Scan this with the app, or type the setup key into it.", deps.Username)),
		e.picture(), e.field, ends(kit.NewButton(words.T("Back to sign-in"), e.back), e.do))
	e.first.OnSubmit, e.first.OnCancel = e.submit, e.back
	e.page.show(e.first)
	return e
}

// picture is the QR code with the setup key beside it.
func (e *Enrol) picture() fyne.CanvasObject {
	key := person.NewSetupKey(e.deps.SetupKey, 2, e.deps.Copy, func(text string) { e.above.tell(kit.Success, text) })
	code, err := kit.NewQR(e.deps.URI)
	if err != nil { // the key alone does as well
		return key
	}
	return container.NewBorder(nil, nil, code, nil, kit.NewInset(container.NewCenter(key), 12, 0))
}

// Content is what the window shows.
func (e *Enrol) Content() fyne.CanvasObject { return e.page.content }

// Focus gives the keyboard to what comes next.
func (e *Enrol) Focus() {
	if e.codes != nil {
		kit.Focus(e.codes.kept)
		return
	}
	kit.Focus(e.code)
}

// TypedKey takes a key that nothing else has taken.
func (e *Enrol) TypedKey(ev *fyne.KeyEvent) { e.page.typedKey(ev) }

func (e *Enrol) back() {
	if !e.work.running() {
		e.code.Wipe()
		e.deps.Back()
	}
}

func (e *Enrol) submit() {
	if e.work.running() {
		return
	}
	typed := e.code.Text
	e.field.SetError("")
	e.above.tell(kit.Error, "")
	if typed == "" {
		e.field.SetError(required())
		e.page.fit()
		e.Focus()
		return
	}
	e.do.Disable()
	var codes []string
	e.work.start(func(ctx context.Context) (err error) {
		codes, err = e.deps.Confirm(ctx, typed)
		return err
	}, func(err error) {
		e.do.Enable()
		if errors.Is(err, ErrWrong) {
			e.code.Wipe()
			e.deps.Anew()
			return
		}
		if err != nil {
			codeError(e.field, e.code, e.above, err)
			e.page.fit()
			e.Focus()
			return
		}
		e.code.Wipe()
		e.codes = newCodesStep(e, codes)
		e.page.show(e.codes.shown)
		e.Focus()
	})
}
