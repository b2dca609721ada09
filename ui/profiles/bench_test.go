//go:build bench

package profiles_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// BenchmarkEditor is opening the editor of a profile that opens all 127 modules, and one key of a search in its tree,
// each with the frame that shows it, against the frame of a window that holds an empty list. Frames are drawn without
// a graphics card.
func BenchmarkEditor(b *testing.B) {
	b.Run("empty list/frame", func(b *testing.B) {
		list := widget.NewList(func() int { return 0 }, func() fyne.CanvasObject { return widget.NewLabel("") }, func(int, fyne.CanvasObject) {})
		w := kittest.OpenWith(b, kittest.NewApp(b, look.Light), container.NewStack(list), 1280, 800)
		for b.Loop() {
			w.Canvas().Capture()
		}
	})
	w := open(b, newOffice(b))
	shut := func() { kittest.Find(w.Window, func(x *kit.Button) bool { return x.Text == "Cancel" }).OnTapped() }
	read := func() { // the list is read before the editor is made
		w.screen.Edit(administrator)
		w.WaitFor("Profile Name")
	}
	b.Run("open/made and laid out", func(b *testing.B) {
		for b.Loop() {
			w.screen.Open(w.profile(administrator))
			b.StopTimer()
			shut()
			b.StartTimer()
		}
	})
	b.Run("open/frame", func(b *testing.B) {
		for b.Loop() {
			w.screen.Open(w.profile(administrator))
			w.Canvas().Capture()
			b.StopTimer()
			shut()
			b.StartTimer()
		}
	})
	read()
	search := kittest.Find[*kit.SearchEntry](w.Window, nil)
	w.tree().ExpandAll()
	texts := []string{"e", "ev", "eve", "even", "event", ""}
	b.Run("key/found and laid out", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			search.SetText(texts[i%len(texts)])
		}
	})
	b.Run("key/frame", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			search.SetText(texts[i%len(texts)])
			w.Canvas().Capture()
		}
	})
	b.Run("box/menu follows", func(b *testing.B) {
		for b.Loop() {
			w.tree().OnChanged()
		}
	})
}
