package person

import (
	"bytes"
	"image"
	"image/png"

	"golang.org/x/image/draw"
)

// Scaled decodes a stored picture, a PNG, and scales it to side pixels a side. It may be called on any goroutine.
func Scaled(raw []byte, side int) (image.Image, error) {
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return out, nil
}
