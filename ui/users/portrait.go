package users

import (
	"context"
	"io"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// portraitSide is the preview's diameter in Fyne's units; twice as many pixels are kept for it.
const portraitSide = 64

// pictureFiles are the ends of the names of files that a picture may come in.
var pictureFiles = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// portrait is the Profile Picture of a form: a preview, and buttons to choose another and to take it away.
type portrait struct {
	form    *form
	field   *kit.Field
	avatar  *kit.Avatar
	choose  *kit.Button
	remove  *kit.Button
	png     []byte // what is shown; nil for the initials
	touched bool   // by the person, so that saving stores it
	version int    // of png: a file still being read must not come after a later choice
}

func newPortrait(f *form) *portrait {
	p := &portrait{form: f, avatar: kit.NewAvatar("", portraitSide)}
	p.choose = kit.NewButton(words.T("Choose…"), p.ask)
	p.remove = kit.NewButton(words.T("Remove"), func() { p.set(nil, true) })
	buttons := kit.NewRowOf(p.choose, p.remove)
	if f.readOnly() {
		buttons.Hide()
	}
	p.field = kit.NewField(words.T("Profile Picture"), kit.NewRowOf(p.avatar, buttons)).
		Help(words.T("PNG, JPEG, GIF or WebP up to %[1]d MiB.", data.PictureMostMiB))
	return p
}

// name gives the initials another name.
func (p *portrait) name(username string) {
	if p.png == nil {
		p.avatar.Set(username, nil)
	}
}

// set shows a picture as it is stored, nil for none.
func (p *portrait) set(raw []byte, touched bool) {
	p.png, p.touched = raw, touched
	p.version++
	p.field.SetError("")
	p.remove.Hidden = raw == nil
	p.avatar.Set(p.form.username.Text, nil)
	if raw != nil {
		if picture, err := small(raw, 2*portraitSide); err == nil {
			p.avatar.Set(p.form.username.Text, picture)
		} else {
			p.field.SetError(words.Reason(&data.Invalid{Field: data.FieldPicture, Reason: data.ReasonNotAPicture}))
		}
	}
	p.field.Refresh()
}

func (p *portrait) ask() {
	p.form.screen.deps.ChooseFile(words.T("Profile Picture"), pictureFiles, p.read)
}

// read checks the chosen file and shows what would be stored of it.
func (p *portrait) read(_ string, file io.ReadCloser) {
	p.version++
	mine := p.version
	p.field.SetError("")
	p.choose.Disable()
	lists.Do(p.form.screen.work, func(context.Context) ([]byte, error) {
		raw, err := data.CheckedPicture(file)
		if closed := file.Close(); err == nil {
			err = closed
		}
		return raw, err
	}, func(raw []byte, err error) {
		p.choose.Enable()
		switch {
		case p.version != mine:
		case err == nil:
			p.set(raw, true)
		case len(data.Invalids(err)) > 0:
			p.wrong(words.Reason(data.Invalids(err)[0]))
		default:
			p.wrong(words.T("The file could not be read."))
		}
	})
}

// wrong tells what is the matter with the chosen file; the field is the form's last, at the edge of what is seen.
func (p *portrait) wrong(text string) {
	p.field.SetError(text)
	p.field.Reveal()
}
