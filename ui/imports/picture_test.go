package imports_test

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// TestPictures draws every step in the smallest window; with PICTURES set, in both themes and large too, for
// people to look at. PICTURE_FILE names a file to import instead of a made-up one.
func TestPictures(t *testing.T) {
	text := freePBX(60)
	if name := os.Getenv("PICTURE_FILE"); name != "" {
		given, err := os.ReadFile(name) // #nosec G304 -- a person's own
		if err != nil {
			t.Fatal(err)
		}
		text = string(given)
	}
	modes, sizes := map[string]look.Mode{"dark": look.Dark}, [][3]float32{{1024 / 1.5, 700 / 1.5, 1.5}}
	if os.Getenv("PICTURES") != "" {
		modes["light"] = look.Light
		sizes = append(sizes, [3]float32{1280, 800, 1})
	}
	for mode, m := range modes {
		for _, size := range sizes {
			o := officeIn(t, kittest.NewApp(t, m), size[0], size[1])
			o.window.Scale(size[2])
			o.walk(t, text, func(step string) { o.window.Picture(fmt.Sprintf("%s-%s-%.1f", step, mode, size[2])) })
		}
	}
}

// walk goes through everything there is to see.
func (o *office) walk(t *testing.T, text string, picture func(step string)) {
	w := o.window
	o.screen.Import()
	picture("1-file")
	w.Press(fyne.KeyEscape)
	o.load(t, "odd.csv", "login,full name,where,pass,team\nann,Ann Other,ann@example.org,x,Support\nbert,Bert Brown,bert@example.org,y,\n")
	picture("2-columns-unknown")
	w.Press(fyne.KeyEscape)
	o.load(t, "bad.csv", "a\x00b")
	picture("1-file-wrong")
	w.Press(fyne.KeyEscape)
	o.load(t, "own.csv", ownHeader+"ann,ann@example.org,Manager,,Portal,,,north,yes,none,yes\nbert,no address,Menager,,Portal,,,north,yes,none,yes\n"+
		"admin,boss@example.org,Administrator,,Administrator,,,north,yes,none,yes\n")
	o.next(t, "cannot be imported")
	picture("4-check-errors")
	w.Press(fyne.KeyEscape)
	o.load(t, "freepbx-users-export.csv", text)
	picture("2-columns")
	o.tabButton(t, "Change columns…")
	w.Press(fyne.KeyReturn)
	kittest.Find(w, func(s *kit.Select) bool { return s.Selected == "Department" }).SetSelected("Not taken over")
	picture("2-columns-strayed")
	o.tabButton(t, "Use the suggested columns")
	w.Press(fyne.KeyReturn)
	o.tabButton(t, "Next")
	o.next(t, "What the file does not say about")
	picture("3-new")
	o.press(t, "Next", "is needed.")
	picture("3-new-wrong")
	o.chooseNew(t)
	o.next(t, "Import 60 users")
	picture("4-check")
	o.hold = make(chan struct{})
	o.next(t, "Importing 1 of 60 users…")
	picture("5-importing")
	close(o.hold)
	o.see("60 users were added.")
	picture("5-result")
	o.printErr = errors.New("Nothing could be printed: the system's printing did not answer. Save it or write it down instead.")
	w.Click(w.Button("Print"))
	o.see("Nothing could be printed")
	picture("5-result-print")
	w.Click(w.Button("Close"))
	picture("5-ask")
	w.Click(w.Button("Close without them"))
	o.screen.Export([]data.UserID{1, 2}, 61)
	w.Press(fyne.KeyTab)
	w.Type("f")
	picture("6-export")
	if kittest.Find[*kit.Select](w, nil) == nil {
		t.Error("the export is not there")
	}
}
