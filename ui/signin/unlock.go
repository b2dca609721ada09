package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// unlock asks for a recovery key or a passphrase and opens the register with it.
type unlock struct {
	heading, text, label string
	wrong                string // beside the field, for ErrNotThisKey
	secret               bool   // what was typed is emptied when it was wrong
	open                 func(ctx context.Context, typed string) error
	entry                *kit.Entry
	back                 func()              // nil for no way back
	others               []fyne.CanvasObject // buttons in the place of Back

	work  work
	page  *page
	field *kit.Field
	above *notice
	do    *kit.Button
}

// newKeyEntry returns a field for a recovery key, which is typed from paper and therefore shown.
func newKeyEntry() *kit.Entry {
	e := kit.NewEntry()
	e.TextStyle.Monospace = true
	return e
}

func (u *unlock) show(p *page) {
	u.page, u.above = p, newNotice(p)
	u.field = kit.NewField(u.label, u.entry)
	p.mends(u.field, u.entry)
	u.do = kit.NewPrimaryButton(words.T("Open the register"), nil, u.submit)
	var left fyne.CanvasObject
	if u.back != nil {
		left = kit.NewButton(words.T("Back"), u.leave)
	} else {
		left = kit.NewRowOf(u.others...)
	}
	f := kit.NewForm(1)
	f.AddSection("", heading(u.heading), u.above.Banner, kit.NewParagraph(u.text), u.field, ends(left, u.do))
	f.OnSubmit = u.submit
	if u.back != nil {
		f.OnCancel = u.leave
	}
	p.show(f)
}

func (u *unlock) focus() { kit.Focus(u.entry) }

func (u *unlock) leave() {
	if u.work.running() {
		return
	}
	u.entry.Wipe()
	u.back()
}

func (u *unlock) submit() {
	if u.work.running() {
		return
	}
	typed := u.entry.Text
	if typed == "" {
		u.field.SetError(required())
		u.page.fit()
		u.focus()
		return
	}
	u.field.SetError("")
	u.above.tell(kit.Error, "")
	u.do.SetText(words.T("Opening…"))
	u.do.Disable()
	u.work.start(func(ctx context.Context) error { return u.open(ctx, typed) }, u.opened)
}

func (u *unlock) opened(err error) {
	u.do.SetText(words.T("Open the register"))
	u.do.Enable()
	if err == nil {
		u.entry.Wipe()
		return
	}
	if u.secret {
		u.entry.Wipe()
	}
	var mistyped *ErrMistyped
	switch {
	case errors.As(err, &mistyped):
		u.field.SetError(mistyped.sentence())
	case errors.Is(err, ErrNotThisKey):
		u.field.SetError(u.wrong)
	default:
		u.above.tell(kit.Error, told(err))
	}
	u.page.fit()
	u.focus()
}
