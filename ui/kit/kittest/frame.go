package kittest

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"testing"

	"pbxusers/ui/look"
)

// Frame is a window in which a screen's pictures are drawn.
type Frame struct {
	Name          string // such as "small-dark", for the pictures' names
	Mode          look.Mode
	Width, Height float32 // in Fyne's units
	Scale         float32
}

// Frames returns the smallest window in both modes; with PICTURES set, the window of a large screen as well.
func Frames() (list []Frame) {
	for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		list = append(list, Frame{"small-" + mode, m, 683, 467, 1.5})
		if os.Getenv("PICTURES") != "" {
			list = append(list, Frame{"large-" + mode, m, 1280, 800, 1})
		}
	}
	return list
}

// PNG returns a picture in one colour, 300 by 200 pixels, as a file.
func PNG(t testing.TB, c color.Color) []byte {
	t.Helper()
	drawn := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	draw.Draw(drawn, drawn.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, drawn); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
