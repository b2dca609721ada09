package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// CodeDeps is what the screen needs that asks for a second factor.
type CodeDeps struct {
	Organisation string
	Address      string // to which codes are sent, as "a…@example.org"; "" for an authenticator app
	// Check takes what was typed and signs in. It answers *data.Invalid of data.FieldCode, *data.ClockOff,
	// *data.Wait, ErrWrong, or another error.
	Check func(ctx context.Context, typed string) error
	// Send sends a code to Address, the first or a new one. It answers *data.Wait, *data.MailFailure,
	// data.ErrNoMail, ErrWrong, or another error.
	Send func(ctx context.Context) error
	Back func() // to the sign-in
	Anew func() // the same, after ErrWrong
}

// Code asks for the code of an authenticator app, for one that it has sent by e-mail, or for a recovery code.
type Code struct {
	deps    CodeDeps
	page    *page
	work    work
	sending work // of its own: a recovery code is taken while a slow mail server has the word
	gone    bool // the person went back

	shown *kit.Form
	above *notice
	told  *kit.Paragraph // where the code comes from
	code  *kit.Entry
	field *kit.Field
	again *kit.Button
	do    *kit.Button
	sent  bool // an e-mail left since the screen is shown
}

// NewCode returns the screen, and has the first e-mail sent.
func NewCode(deps CodeDeps) *Code {
	c := &Code{deps: deps, page: newPage(deps.Organisation, programName)}
	c.above, c.code = newNotice(c.page), newKeyEntry()
	c.field = kit.NewField(words.Field(data.FieldCode), c.code)
	c.page.mends(c.field, c.code)
	c.do = kit.NewPrimaryButton(words.T("Sign in"), nil, c.submit)
	title, text := words.T("Enter the code of your authenticator app"), words.T("The app shows six digits, and new ones every 30 seconds.")
	if c.byMail() {
		title, text = words.T("Enter the code from the e-mail"), ""
	}
	c.told = kit.NewParagraph(text)
	c.field.Help(words.T("A recovery code works too. Each opens once."))
	c.again = kit.NewLinkButton(words.T("Send again"), c.send)
	objects := []fyne.CanvasObject{heading(title), c.above.Banner, c.told, c.field}
	if c.byMail() {
		objects = append(objects, kit.NewFlow(0, c.again))
	}
	c.shown = kit.NewForm(1)
	c.shown.AddSection("", append(objects, ends(kit.NewButton(words.T("Back to sign-in"), c.back), c.do))...)
	c.shown.OnSubmit, c.shown.OnCancel = c.submit, c.back
	c.page.show(c.shown)
	if c.byMail() {
		c.send()
	}
	return c
}

func (c *Code) byMail() bool { return c.deps.Address != "" }

// Content is what the window shows.
func (c *Code) Content() fyne.CanvasObject { return c.page.content }

// Focus gives the keyboard to the code.
func (c *Code) Focus() { kit.Focus(c.code) }

// TypedKey takes a key that nothing else has taken.
func (c *Code) TypedKey(ev *fyne.KeyEvent) { c.page.typedKey(ev) }

func (c *Code) back() {
	if !c.work.running() && !c.gone {
		c.leave(c.deps.Back)
	}
}

// leave lets go of everything and goes elsewhere.
func (c *Code) leave(to func()) {
	c.gone = true
	c.sending.cancel()
	c.code.Wipe()
	to()
}

// send has a code sent; a code can be typed meanwhile.
func (c *Code) send() {
	if c.sending.running() {
		return
	}
	c.above.tell(kit.Info, "")
	c.told.Set(words.T("Sending a code to %[1]s…", c.deps.Address))
	c.again.Disable()
	c.page.fit()
	c.sending.start(c.deps.Send, c.answeredSend)
}

func (c *Code) answeredSend(err error) {
	if c.gone {
		return
	}
	if errors.Is(err, ErrWrong) && !c.work.running() {
		c.leave(c.deps.Anew)
		return
	}
	c.again.Enable()
	c.sent = c.sent || err == nil
	var mail *data.MailFailure
	switch {
	case c.sent:
		c.told.Set(words.T("We sent a code to %[1]s. It is taken for 10 minutes; only the newest one is.", c.deps.Address))
	case errors.As(err, &mail) && mail.Step == "message": // the connection was lost, perhaps after the e-mail was taken
		c.told.Set(words.T("The code may have reached %[1]s all the same, and is taken then.", c.deps.Address))
	default:
		c.told.Set(words.T("No code was sent to %[1]s yet.", c.deps.Address))
	}
	var wait *data.Wait
	switch {
	case err == nil:
	case errors.As(err, &wait) && !c.sent:
		c.above.tell(kit.Info, words.T("An e-mail of an earlier sign-in left just now; its code is not taken here.")+" "+told(err))
	case errors.As(err, &wait):
		c.above.tell(kit.Info, told(err))
	default:
		c.above.tell(kit.Error, unsent(err))
	}
	c.page.fit()
}

func (c *Code) submit() {
	if c.work.running() || c.gone {
		return
	}
	typed := c.code.Text
	c.field.SetError("")
	if typed == "" {
		c.field.SetError(required())
		c.page.fit()
		c.Focus()
		return
	}
	c.do.SetText(words.T("Signing in…"))
	c.do.Disable()
	c.work.start(func(ctx context.Context) error { return c.deps.Check(ctx, typed) }, c.answered)
}

func (c *Code) answered(err error) {
	c.do.SetText(words.T("Sign in"))
	c.do.Enable()
	switch {
	case err == nil:
		c.leave(func() {}) // the next screen is there
		return
	case errors.Is(err, ErrWrong):
		c.leave(c.deps.Anew)
		return
	}
	codeError(c.field, c.code, c.above, err)
	c.page.fit()
	c.Focus()
}

// codeError tells what is wrong with a code beside its field, and what has nothing to do with it above. A code that
// was looked at is good for nothing more; one that was not, because it has to wait, stays.
func codeError(field *kit.Field, entry *kit.Entry, above *notice, err error) {
	var clock *data.ClockOff
	var wait *data.Wait
	text := ""
	switch {
	case errors.As(err, &wait):
		field.SetError(words.T("After several wrong tries the next one has to wait.") + " " + told(err))
		return
	case errors.As(err, &clock):
		entry.Wipe()
		field.SetError(told(err))
	default:
		if len(data.Invalids(err)) > 0 {
			entry.Wipe()
		}
		text = beside(err, map[string]*kit.Field{data.FieldCode: field})
	}
	above.tell(kit.Error, text)
}
