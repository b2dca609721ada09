package kittest

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
)

// Children returns what is drawn inside an object.
func Children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	case *fyne.Container:
		return o.Objects
	}
	return nil
}

// Walk calls f for every visible object from o inwards, until f returns false.
func Walk(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !f(o) {
		return false
	}
	for _, child := range Children(o) {
		if !Walk(child, f) {
			return false
		}
	}
	return true
}

// roots returns the window's content and all that lies above it.
func (w *Window) roots() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...)
}

// Find returns the first visible object of a type for which match is true (nil matches all), or the type's
// zero value. It looks at the topmost dialog or menu first.
func Find[T fyne.CanvasObject](w *Window, match func(T) bool) (found T) {
	roots := w.roots()
	for i := len(roots) - 1; i >= 0; i-- {
		hit := false
		Walk(roots[i], func(o fyne.CanvasObject) bool {
			if t, ok := o.(T); ok && (match == nil || match(t)) {
				found, hit = t, true
				return false
			}
			return true
		})
		if hit {
			return found
		}
	}
	return found
}

// Button returns the visible kit.Button of that label; the test fails where there is none.
func (w *Window) Button(label string) *kit.Button {
	w.t.Helper()
	b := Find(w, func(b *kit.Button) bool { return b.Text == label })
	if b == nil {
		w.t.Fatalf("there is no button %q to be seen; seen: %s", label, w.Text())
	}
	return b
}

// Field returns the visible kit.Field of that label's object; the test fails where there is none.
func (w *Window) Field(label string) *kit.Field {
	w.t.Helper()
	f := Find(w, func(f *kit.Field) bool { return f.Label() == label })
	if f == nil {
		w.t.Fatalf("there is no field %q to be seen; seen: %s", label, w.Text())
	}
	return f
}

// Text returns every text as it can be seen (a password as dots), the window's first, one a line. A text that
// is wrapped is one line.
func (w *Window) Text() string {
	lines := []string{}
	for _, root := range w.roots() {
		lines = append(lines, texts(root)...)
	}
	return strings.Join(lines, "\n")
}

func texts(o fyne.CanvasObject) (lines []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	if t, ok := o.(*canvas.Text); ok && t.Text != "" {
		return []string{t.Text}
	}
	for _, child := range Children(o) {
		lines = append(lines, texts(child)...)
	}
	if _, ok := o.(*widget.RichText); ok && len(lines) > 0 {
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		return []string{strings.Join(lines, " ")}
	}
	return lines
}

// Sees reports whether a text can be seen somewhere.
func (w *Window) Sees(text string) bool { return strings.Contains(w.Text(), text) }

// Scale draws everything that many times bigger; the window keeps its size in Fyne's units.
func (w *Window) Scale(scale float32) {
	if c, ok := w.Canvas().(software.WindowlessCanvas); ok {
		c.SetScale(scale)
	}
}

// Picture saves what the window shows as name.png in the folder that the environment variable PICTURES names,
// taken from the test's folder where it is relative. Without the variable it only draws, which must not panic.
func (w *Window) Picture(name string) {
	w.t.Helper()
	w.Settle()
	drawn := w.Canvas().Capture()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		w.t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(folder, name+".png")) // #nosec G304 -- a test's own folder
	if err != nil {
		w.t.Fatal(err)
	}
	if err := png.Encode(file, drawn); err != nil {
		w.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		w.t.Fatal(err)
	}
}
