package person

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// portraitSide is the preview's diameter in Fyne's units; twice as many pixels are kept for it.
const portraitSide = 64

// pictureFiles are the ends of the names of files that a picture may come in.
var pictureFiles = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// Choose lets the person choose a file that ends in one of the extensions, such as ".png"; chosen is not called
// where they think better of it.
type Choose func(title string, extensions []string, chosen func(name string, r io.ReadCloser))

// Portrait is the Profile Picture of a form: a preview, and buttons to choose another and to take it away. Its
// methods are called on the drawing goroutine.
type Portrait struct {
	Field *kit.Field

	work    *lists.Work
	from    Choose
	name    string // whose initials stand where there is no picture
	avatar  *kit.Avatar
	choose  *kit.Button
	remove  *kit.Button
	buttons *fyne.Container
	png     []byte // what is shown; nil for the initials
	touched bool   // by the person, so that saving stores it
	version int    // of png: a file still being read must not come after a later choice
}

// NewPortrait returns the field without a picture and without a name; chosen files are read with work.
func NewPortrait(work *lists.Work, from Choose) *Portrait {
	p := &Portrait{work: work, from: from, avatar: kit.NewAvatar("", portraitSide)}
	p.choose = kit.NewButton(words.T("Choose…"), func() { p.from(words.Field(data.FieldPicture), pictureFiles, p.read) })
	p.remove = kit.NewButton(words.T("Remove"), func() { p.show(nil, true) })
	p.remove.Hide()
	p.buttons = kit.NewRowOf(p.choose, p.remove)
	p.Field = kit.NewField(words.Field(data.FieldPicture), kit.NewRowOf(p.avatar, p.buttons)).
		Help(words.T("PNG, JPEG, GIF or WebP up to %[1]d MiB.", data.PictureMostMiB))
	return p
}

// Fix lets the picture be looked at only; why says so below it, "" where that is said elsewhere.
func (p *Portrait) Fix(why string) {
	p.buttons.Hide()
	p.Field.Help(why)
}

// SetName gives the initials another name.
func (p *Portrait) SetName(name string) {
	p.name = name
	if p.png == nil {
		p.avatar.Set(name, nil)
	}
}

// SetStored shows the picture as it is stored, nil for none.
func (p *Portrait) SetStored(png []byte) { p.show(png, false) }

// Chosen returns the picture as it would be stored, nil for none, and whether the person chose it here.
func (p *Portrait) Chosen() (png []byte, touched bool) { return p.png, p.touched }

func (p *Portrait) show(raw []byte, touched bool) {
	p.png, p.touched = raw, touched
	p.version++
	p.Field.SetError("")
	p.remove.Hidden = raw == nil
	p.avatar.Set(p.name, nil)
	if raw != nil {
		if picture, err := Scaled(raw, 2*portraitSide); err == nil {
			p.avatar.Set(p.name, picture)
		} else {
			p.Field.SetError(words.Reason(&data.Invalid{Field: data.FieldPicture, Reason: data.ReasonNotAPicture}))
		}
	}
	p.Field.Refresh()
}

// read checks the chosen file and shows what would be stored of it.
func (p *Portrait) read(_ string, file io.ReadCloser) {
	p.version++
	mine := p.version
	p.Field.SetError("")
	p.choose.Disable()
	lists.Do(p.work, func(context.Context) ([]byte, error) {
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
			p.show(raw, true)
		case len(data.Invalids(err)) > 0:
			p.wrong(words.Reason(data.Invalids(err)[0]))
		default:
			p.wrong(words.T("The file could not be read."))
		}
	})
}

// wrong tells what is the matter with the chosen file; the field is the form's last, at the edge of what is seen.
func (p *Portrait) wrong(text string) {
	p.Field.SetError(text)
	p.Field.Reveal()
}
