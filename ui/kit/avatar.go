package kit

import (
	"image"
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Avatar is a round picture of somebody, or the initials on a colour that belongs to the name.
type Avatar struct {
	widget.BaseWidget
	name    string
	picture image.Image
	size    float32
}

// NewAvatar returns an avatar of that diameter, in Fyne's units, with the initials of name.
func NewAvatar(name string, size float32) *Avatar {
	a := &Avatar{name: name, size: size}
	a.ExtendBaseWidget(a)
	return a
}

// Set shows somebody else; picture is nil where there is none.
func (a *Avatar) Set(name string, picture image.Image) {
	if a.name == name && a.picture == picture {
		return
	}
	a.name, a.picture = name, picture
	a.Refresh()
}

// initials returns one or two capital letters of a name such as "ana.lopez".
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune{}
	for _, w := range words {
		if len(out) < 2 {
			out = append(out, unicode.ToUpper([]rune(w)[0]))
		}
	}
	if len(out) == 0 {
		return "?"
	}
	return string(out)
}

// CreateRenderer is called by Fyne.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	disc, text, picture := canvas.NewCircle(color.Transparent), canvas.NewText("", color.Transparent), &canvas.Image{}
	text.Alignment, text.TextStyle.Bold = fyne.TextAlignCenter, true
	picture.FillMode = canvas.ImageFillCover
	picture.ScaleMode = canvas.ImageScaleSmooth
	d := &drawing{objects: []fyne.CanvasObject{disc, text, picture}}
	d.layout = func(size fyne.Size) {
		side := fyne.NewSquareSize(fyne.Min(a.size, fyne.Min(size.Width, size.Height)))
		at := fyne.NewPos((size.Width-side.Width)/2, (size.Height-side.Height)/2)
		for _, o := range []fyne.CanvasObject{disc, picture} {
			o.Resize(side)
			o.Move(at)
		}
		picture.CornerRadius = side.Width / 2
		height := text.MinSize().Height
		text.Resize(fyne.NewSize(side.Width, height))
		text.Move(at.AddXY(0, (side.Height-height)/2))
	}
	d.min = func() fyne.Size { return fyne.NewSquareSize(a.size) }
	d.refresh = func() {
		picture.Image, picture.Hidden = a.picture, a.picture == nil
		disc.Hidden, text.Hidden = a.picture != nil, a.picture != nil
		disc.FillColor = theme.Color(look.AvatarColorName(a.name))
		text.Color, text.Text, text.TextSize = theme.Color(look.ColorNameAvatarForeground), initials(a.name), a.size*0.4
		d.layout(a.Size())
	}
	d.refresh()
	return d
}
