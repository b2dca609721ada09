package kit

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/skip2/go-qrcode"
)

// qrLeast is how wide a code is at least, in Fyne's units, its quiet zone included: a phone reads it at arm's length.
const qrLeast = 256

// QR is a QR code. It is black on white in every theme, because phones do not read an inverted one, and its
// modules are whole pixels of the screen at every scale, because they misread blurred ones.
type QR struct {
	widget.BaseWidget
	modules [][]bool // true is black; with four quiet ones on each side
}

// NewQR returns the code of a text, which a phone still reads with a seventh of it hidden. The error tells of a
// text that is too long for any code, and holds nothing of it.
func NewQR(text string) (*QR, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, err
	}
	q := &QR{modules: code.Bitmap()}
	q.ExtendBaseWidget(q)
	return q, nil
}

// CreateRenderer is called by Fyne.
func (q *QR) CreateRenderer() fyne.WidgetRenderer {
	// A raster is asked for the pixels that the screen has, whatever the scale.
	raster := canvas.NewRaster(func(width, height int) image.Image { return drawn(q.modules, width, height) })
	raster.ScaleMode = canvas.ImageScalePixels
	count := len(q.modules)
	side := float32((qrLeast + count - 1) / count * count)
	d := &drawing{objects: []fyne.CanvasObject{raster}}
	d.layout = func(size fyne.Size) {
		square := fyne.NewSquareSize(fyne.Min(size.Width, size.Height))
		raster.Resize(square)
		raster.Move(fyne.NewPos((size.Width-square.Width)/2, (size.Height-square.Height)/2))
	}
	d.min = func() fyne.Size { return fyne.NewSquareSize(side) }
	return d
}

// drawn draws modules as large as they get in whole pixels, in the middle of white.
func drawn(modules [][]bool, width, height int) image.Image {
	picture := image.NewGray(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Rect, image.White, image.Point{}, draw.Src)
	pixels := min(width, height) / len(modules)
	left, top := (width-pixels*len(modules))/2, (height-pixels*len(modules))/2
	for y, row := range modules {
		for x, black := range row {
			if black {
				at := image.Pt(left+x*pixels, top+y*pixels)
				draw.Draw(picture, image.Rectangle{Min: at, Max: at.Add(image.Pt(pixels, pixels))}, image.NewUniform(color.Black), image.Point{}, draw.Src)
			}
		}
	}
	return picture
}
