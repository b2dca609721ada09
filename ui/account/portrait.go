package account

import (
	"bytes"
	"context"
	"image/png"
	"io"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// portraitSide is the preview's diameter in Fyne's units.
const portraitSide = 64

// pictureFiles are the ends of the names of files that a picture may come in.
var pictureFiles = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// portrait is the Profile Picture: a preview, and buttons to choose another and to take it away.
type portrait struct {
	account *Account
	name    string // whose initials stand where there is no picture
	field   *kit.Field
	avatar  *kit.Avatar
	choose  *kit.Button
	remove  *kit.Button
	png     []byte // what is shown; nil for the initials
	touched bool   // by the person, so that saving stores it
	version int    // of png: a file still being read must not come after a later choice
}

func newPortrait(a *Account, name string, stored []byte, fixed bool) *portrait {
	p := &portrait{account: a, name: name, avatar: kit.NewAvatar(name, portraitSide)}
	p.choose = kit.NewButton(words.T("Choose…"), func() { a.deps.ChooseFile(words.T("Profile Picture"), pictureFiles, p.read) })
	p.remove = kit.NewButton(words.T("Remove"), func() { p.set(nil, true) })
	row := kit.NewRowOf(p.avatar)
	p.field = kit.NewField(words.Field(data.FieldPicture), row)
	if !fixed {
		row.Add(p.choose)
		row.Add(p.remove)
		p.field.Help(words.T("PNG, JPEG, GIF or WebP up to %[1]d MiB.", data.PictureMostMiB))
	}
	p.set(stored, false)
	return p
}

// set shows a picture as it is stored, nil for none.
func (p *portrait) set(raw []byte, touched bool) {
	p.png, p.touched = raw, touched
	p.version++
	p.field.SetError("")
	p.remove.Hidden = raw == nil
	p.avatar.Set(p.name, nil)
	if raw != nil {
		if picture, err := png.Decode(bytes.NewReader(raw)); err == nil {
			p.avatar.Set(p.name, picture)
		} else {
			p.field.SetError(words.Reason(&data.Invalid{Field: data.FieldPicture, Reason: data.ReasonNotAPicture}))
		}
	}
	p.field.Refresh()
}

// read checks the chosen file and shows what would be stored of it.
func (p *portrait) read(_ string, file io.ReadCloser) {
	p.version++
	mine := p.version
	p.field.SetError("")
	p.choose.Disable()
	lists.Do(p.account.work, func(context.Context) ([]byte, error) {
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

func (p *portrait) wrong(text string) {
	p.field.SetError(text)
	p.field.Reveal()
}
