package data

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // the formats that a picture may come in
	_ "image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

// What a picture may measure before it is read, and what it measures afterwards.
const (
	PictureMostMiB    = 5
	PictureMostPixels = 4096 // a side
	PictureSide       = 256
)

// CheckedPicture reads a PNG, JPEG, GIF or WebP picture and returns it as it is stored:
// cut to its middle square, 256 pixels a side, a PNG without metadata. Size and sides
// are checked from the header first: half a megabyte of PNG can unpack to half a gigabyte.
func CheckedPicture(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, PictureMostMiB<<20+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > PictureMostMiB<<20 {
		return nil, Refuse(FieldPicture, ReasonTooLarge, PictureMostMiB)
	}
	header, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || header.Width < 1 || header.Height < 1 {
		return nil, Refuse(FieldPicture, ReasonNotAPicture)
	}
	if header.Width > PictureMostPixels || header.Height > PictureMostPixels {
		return nil, Refuse(FieldPicture, ReasonTooManyPixels, PictureMostPixels)
	}
	picture, err := decode(raw)
	if err != nil {
		return nil, Refuse(FieldPicture, ReasonNotAPicture)
	}
	small := image.NewNRGBA(image.Rect(0, 0, PictureSide, PictureSide))
	draw.CatmullRom.Scale(small, small.Bounds(), picture, middle(picture.Bounds()), draw.Src, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, small); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// decode turns a decoder's panic over a crafted file into an error: the file is a
// stranger's, the program is ours.
func decode(raw []byte) (picture image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("picture: %v", p)
		}
	}()
	picture, _, err = image.Decode(bytes.NewReader(raw))
	return picture, err
}

// middle is the largest square in the middle of r.
func middle(r image.Rectangle) image.Rectangle {
	side := min(r.Dx(), r.Dy())
	at := r.Min.Add(image.Pt((r.Dx()-side)/2, (r.Dy()-side)/2))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(side, side))}
}
