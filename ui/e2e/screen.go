//go:build linux && (e2e || bench)

package e2e

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// pictures is where pictures go, seen from this package's folder, where its tests run.
const pictures = "../../build/e2e"

// xwd says where the pixels are in the file in which Xvfb keeps its screen: an X window dump, a
// header of big-endian words followed by rows of blue, green, red, unused.
type xwd struct{ at, w, h, stride int }

func (d *Desktop) xwd(f *os.File) (xwd, error) {
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return xwd{}, fmt.Errorf("the screen of Xvfb: %w", err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(head[4*i:])) }
	if word(11) != 32 {
		return xwd{}, errors.New("the screen of Xvfb has not 32 bits a pixel")
	}
	return xwd{at: word(0) + 12*word(19), w: word(4), h: word(5), stride: word(12)}, nil
}

// screen is the picture now.
func (d *Desktop) screen() (*image.RGBA, error) {
	f, err := os.Open(d.path("Xvfb_screen0"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	x, err := d.xwd(f)
	if err != nil {
		return nil, err
	}
	raw := make([]byte, x.stride*x.h)
	if _, err := f.ReadAt(raw, int64(x.at)); err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, x.w, x.h))
	for y := range x.h {
		from, to := raw[y*x.stride:], img.Pix[y*img.Stride:]
		for i := 0; i < 4*x.w; i += 4 {
			to[i], to[i+1], to[i+2], to[i+3] = from[i+2], from[i+1], from[i], 255
		}
	}
	return img, nil
}

// sample is every 16th row of the screen: quick enough to look every other millisecond without
// taking the processor from the program that is measured.
type sample []byte

func (d *Desktop) sample() (sample, error) {
	f, err := os.Open(d.path("Xvfb_screen0"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	x, err := d.xwd(f)
	if err != nil {
		return nil, err
	}
	var s sample
	row := make([]byte, 4*x.w)
	for y := 8; y < x.h; y += 16 {
		if _, err := f.ReadAt(row, int64(x.at+y*x.stride)); err != nil {
			return nil, err
		}
		s = append(s, row...)
	}
	return s, nil
}

// differs counts the bytes in which two samples differ.
func (s sample) differs(o sample) (n int) {
	for i := range s {
		if s[i] != o[i] {
			n++
		}
	}
	return n
}

// settle waits for a still screen, two seconds at most, and returns it.
func (d *Desktop) settle() *image.RGBA {
	d.t.Helper()
	var last *image.RGBA
	still := time.Now()
	for start := still; ; time.Sleep(30 * time.Millisecond) {
		now, err := d.screen()
		if err != nil {
			d.t.Fatal(err)
		}
		if last == nil || !sameButCaret(last, now) {
			still = time.Now()
		}
		last = now
		if time.Since(still) >= 150*time.Millisecond || time.Since(start) > 2*time.Second {
			return now
		}
	}
}

// sameButCaret is true where two pictures differ by no more than a blinking caret.
func sameButCaret(a, b *image.RGBA) bool {
	var box image.Rectangle
	for i := 0; i < len(a.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			x, y := i%a.Stride/4, i/a.Stride
			box = box.Union(image.Rect(x, y, x+1, y+1))
			if box.Dx() > 6 || box.Dy() > 64 {
				return false
			}
		}
	}
	return true
}

// Find gives the places of a text on the screen now, the best first; see words.go for what counts.
func (d *Desktop) Find(text string) []image.Rectangle {
	d.t.Helper()
	lines, err := d.ocr.read(d.settle())
	if err != nil {
		d.t.Fatal(err)
	}
	return find(lines, text)
}

// Wait waits until a text is on the screen.
func (d *Desktop) Wait(text string, within time.Duration) {
	d.t.Helper()
	if !until(within, func() bool { return len(d.Find(text)) > 0 }) {
		d.fail("not on the screen after %v: %q", within, text)
	}
}

// Expect is Wait, for what should be there by now.
func (d *Desktop) Expect(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		d.Wait(text, 3*time.Second)
	}
}

// Gone waits until a text is not on the screen any more.
func (d *Desktop) Gone(text string, within time.Duration) {
	d.t.Helper()
	if !until(within, func() bool { return len(d.Find(text)) == 0 }) {
		d.fail("still on the screen after %v: %q", within, text)
	}
}

// Click clicks in the middle of a text, which has ten seconds to appear.
func (d *Desktop) Click(text string) {
	d.t.Helper()
	d.ClickBeside(text, 0, 0)
}

// ClickBeside clicks dx, dy pixels from the middle of a text: for what has none, as a box or an icon.
func (d *Desktop) ClickBeside(text string, dx, dy int) {
	d.t.Helper()
	d.Wait(text, 10*time.Second)
	box := d.Find(text)[0]
	d.ClickAt((box.Min.X+box.Max.X)/2+dx, (box.Min.Y+box.Max.Y)/2+dy)
}

// ClickAt clicks at a place on the screen.
func (d *Desktop) ClickAt(x, y int) {
	d.t.Helper()
	// Between moving and pressing, the program needs a frame to notice what is under the pointer.
	d.must("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.06", "click", "1", "sleep", "0.1")
}

// Type types a text into what has the focus.
func (d *Desktop) Type(text string) {
	d.t.Helper()
	d.must("xdotool", "type", "--delay", "12", "--", text)
	time.Sleep(100 * time.Millisecond)
}

// Key presses keys one after another, named as xdotool's: "ctrl+n", "Escape", "Return".
func (d *Desktop) Key(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.must("xdotool", "key", key, "sleep", "0.1")
	}
}

// Picture saves the screen, once it is still, as build/e2e/NAME.png.
func (d *Desktop) Picture(name string) {
	d.t.Helper()
	d.PictureTo(filepath.Join(pictures, name+".png"))
}

// PictureTo saves the screen, once it is still, as a PNG file.
func (d *Desktop) PictureTo(path string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, d.settle()), f.Close()); err != nil {
		d.t.Fatal(err)
	}
}

// Clipboard is the clipboard's text; empty where nobody offers one.
func (d *Desktop) Clipboard() string {
	out, err := d.run("xclip", "-out", "-selection", "clipboard")
	if err != nil {
		return "" // xclip's answer to an empty clipboard is an error
	}
	return out
}

// Paste puts a text on the clipboard and presses Ctrl+V: the quick way for long texts, and the sure
// one for letters that are on no keyboard.
func (d *Desktop) Paste(text string) {
	d.t.Helper()
	cmd := exec.Command("xclip", "-in", "-selection", "clipboard")
	cmd.Env, cmd.Stdin = d.env, strings.NewReader(text)
	if err := cmd.Run(); err != nil {
		d.t.Fatalf("xclip: %v", err)
	}
	d.Key("ctrl+v")
}

// KeyringClear takes the program's entries out of the keyring, as if the machine had been replaced.
func (d *Desktop) KeyringClear() {
	d.t.Helper()
	d.must("secret-tool", "clear", "service", "pbx-users")
}

// fail ends the test with a picture and the texts of what a person would see.
func (d *Desktop) fail(format string, args ...any) {
	d.t.Helper()
	name := "failed-" + strings.NewReplacer("/", "-", " ", "-").Replace(d.t.Name())
	d.Picture(name)
	var seen []string
	if lines, err := d.ocr.read(d.settle()); err == nil {
		for _, l := range lines {
			seen = append(seen, l.text())
		}
	}
	d.t.Fatalf(format+"\nthe screen (build/e2e/%s.png) says:\n  %s", append(args, name, strings.Join(seen, "\n  "))...)
}
