package kit_test

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

const provisioning = "otpauth://totp/Harbour%20Dental%20Clinic:ann?algorithm=SHA1&digits=6&issuer=Harbour%20Dental%20Clinic&period=30&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

// shot is the code as the screen shows it, and nothing around it.
func shot(t *testing.T, mode look.Mode, scale float32) image.Image {
	t.Helper()
	code, err := kit.NewQR(provisioning)
	if err != nil {
		t.Fatal(err)
	}
	size := code.MinSize()
	w := kittest.OpenWith(t, kittest.NewApp(t, mode), code, size.Width, size.Height)
	w.SetPadded(false)
	w.Scale(scale)
	code.Resize(size)
	w.Settle()
	return w.Canvas().Capture()
}

func black(c color.Color) bool { return color.GrayModel.Convert(c).(color.Gray).Y == 0 }
func white(c color.Color) bool { return color.GrayModel.Convert(c).(color.Gray).Y == 255 }

// dark is the smallest square around all that is black.
func dark(t *testing.T, picture image.Image) (box image.Rectangle) {
	t.Helper()
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			switch at := picture.At(x, y); {
			case black(at):
				box = box.Union(image.Rect(x, y, x+1, y+1))
			case !white(at):
				t.Fatalf("neither black nor white at %d,%d: %v", x, y, at)
			}
		}
	}
	return box
}

func TestAQRCodeIsBlackOnWhiteInWholePixelsWhateverThemeAndScale(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		for _, scale := range []float32{1, 1.25, 1.5, 2} {
			picture := shot(t, mode, scale)
			box := dark(t, picture)
			if picture.Bounds().Dx() < int(256*scale) {
				t.Errorf("scale %v: only %d pixels wide", scale, picture.Bounds().Dx())
			}
			// The top edge of the corner's square is seven modules of black.
			run := 0
			for black(picture.At(box.Min.X+run, box.Min.Y)) {
				run++
			}
			module := run / 7
			if run%7 != 0 || module < 3 || box.Dx()%module != 0 || box.Dx() != box.Dy() {
				t.Fatalf("scale %v: seven modules are %d pixels, all %v", scale, run, box)
			}
			if quiet := 4 * module; box.Min.X < quiet || box.Min.Y < quiet || picture.Bounds().Max.X-box.Max.X < quiet || picture.Bounds().Max.Y-box.Max.Y < quiet {
				t.Errorf("scale %v: less than four quiet modules around %v of %v", scale, box, picture.Bounds())
			}
			for y := box.Min.Y; y < box.Max.Y; y++ {
				for x := box.Min.X; x < box.Max.X; x++ {
					corner := picture.At(box.Min.X+(x-box.Min.X)/module*module, box.Min.Y+(y-box.Min.Y)/module*module)
					if black(picture.At(x, y)) != black(corner) {
						t.Fatalf("scale %v: a module is of two colours at %d,%d", scale, x, y)
					}
				}
			}
		}
	}
}

func TestATextThatFitsIntoNoQRCodeIsAnErrorThatDoesNotTellIt(t *testing.T) {
	_, err := kit.NewQR(strings.Repeat("secret", 1000))
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}
