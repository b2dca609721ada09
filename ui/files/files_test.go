package files_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/files"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// home makes a home folder with these files (a name that ends in "/" is a folder) and returns it.
func home(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, ".config"))
	for _, name := range names {
		path := filepath.Join(dir, name)
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o750); err != nil {
				t.Fatal(err)
			}
			continue
		}
		put(t, path, "contents of "+filepath.Base(name))
	}
	return dir
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	when := time.Date(2026, 3, 4, 5, 6, 0, 0, time.Local)
	if err := os.Chtimes(path, when, when); err != nil {
		t.Fatal(err)
	}
}

// opened is what Open told.
type opened struct {
	times int
	name  string
	text  string
}

func open(t *testing.T) (*kittest.Window, *opened) {
	t.Helper()
	w, got := kittest.Open(t, container.NewStack(), 900, 640), &opened{}
	files.Open(w, "Import users", []string{"csv"}, func(name string, r io.ReadCloser) {
		text, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Error(err)
		}
		*got = opened{got.times + 1, name, string(text)}
	})
	w.Wait("the folder", func() bool { return settled(w) })
	return w, got
}

// settled reports that the list was filled: it knows its folder.
func settled(w *kittest.Window) bool {
	return kittest.Find(w, func(text *kit.Text) bool { return text.Text == os.Getenv("HOME") }) != nil
}

func dialogs(w *kittest.Window) int { return len(w.Canvas().Overlays().List()) }

func TestATypedPathAndEnterOpenTheFile(t *testing.T) {
	for _, typed := range []string{"~/export.csv", "export.csv", "  export.csv ", `"~/export.csv"`, "ABSOLUTE", "Papers/../export.csv"} {
		t.Run(typed, func(t *testing.T) {
			dir := home(t, "export.csv", "Papers/")
			w, got := open(t)
			w.Type(strings.Replace(typed, "ABSOLUTE", filepath.Join(dir, "export.csv"), 1))
			w.Press(fyne.KeyReturn)
			w.Wait("the file", func() bool { return got.times == 1 })
			if got.name != "export.csv" || got.text != "contents of export.csv" || dialogs(w) != 0 {
				t.Errorf("got %+v with %d dialogs left", got, dialogs(w))
			}
		})
	}
}

func TestWhatIsWrongWithAPathStandsBesideItAndNothingTypedIsLost(t *testing.T) {
	home(t, "export.csv", "Papers/")
	w, got := open(t)
	w.Press(fyne.KeyReturn)
	if !w.Sees("Type a path, or choose a file in the list.") {
		t.Error("an empty path is not told")
	}
	w.Type("~/exprot.csv")
	w.Press(fyne.KeyReturn)
	w.Wait("the error", func() bool { return w.Field("File").Wrong() != "" })
	if text := w.Field("File").Wrong(); text != "There is no file or folder of this name." {
		t.Error(text)
	}
	if entry := kittest.Find[*kit.CompleteEntry](w, nil); entry.Text != "~/exprot.csv" || w.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("the field holds %q", entry.Text)
	}
	if got.times != 0 {
		t.Error("a file was opened")
	}
}

func TestEscapeLeavesWithoutAFile(t *testing.T) {
	home(t)
	w, got := open(t)
	w.Press(fyne.KeyEscape)
	if dialogs(w) != 0 || got.times != 0 {
		t.Error("the dialog stays, or a file was chosen")
	}
}

func TestTypingAFolderShowsWhatIsInItAndCompletes(t *testing.T) {
	home(t, "Papers/march.csv", "Papers/april.csv", "export.csv")
	w, got := open(t)
	w.Type("~/Papers/")
	w.Wait("the folder", func() bool { return w.Sees("march.csv") })
	if w.Sees("export.csv") {
		t.Error("the folder above is still listed")
	}
	w.Type("mar")
	w.Press(fyne.KeyDown, fyne.KeyReturn) // takes the completion
	if entry := kittest.Find[*kit.CompleteEntry](w, nil); entry.Text != filepath.FromSlash("~/Papers/march.csv") {
		t.Fatalf("completed to %q", entry.Text)
	}
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.name == "march.csv" })
}

func TestTheListIsWalkedByKeysFoldersFirst(t *testing.T) {
	home(t, "Zeta/deep.csv", "alpha.csv", "Beta.CSV", "notes.txt", ".hidden.csv")
	w, got := open(t)
	text := w.Text()
	zeta, alpha, beta := strings.Index(text, "Zeta"), strings.Index(text, "alpha.csv"), strings.Index(text, "Beta.CSV")
	if zeta < 0 || alpha < zeta || beta < alpha {
		t.Errorf("not folders first, then by name:\n%s", text)
	}
	for _, hidden := range []string{"notes.txt", ".hidden.csv"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%s is listed", hidden)
		}
	}
	if !strings.Contains(text, "21 bytes") || !strings.Contains(text, "2026-03-04") {
		t.Errorf("size or date of alpha.csv is missing:\n%s", text)
	}
	grid := kittest.Find[*kit.Grid](w, nil)
	for range 20 {
		if grid.Focused() {
			break
		}
		w.Press(fyne.KeyTab)
	}
	w.Press(fyne.KeyReturn) // into Zeta
	w.Wait("the folder", func() bool { return w.Sees("deep.csv") })
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.name == "deep.csv" })
}

func TestShowAllFilesShowsTheOthers(t *testing.T) {
	home(t, "notes.txt")
	w, _ := open(t)
	if !w.Sees("No files of this kind here.") {
		t.Error("an empty list says nothing")
	}
	w.Click(kittest.Find(w, func(c *kit.Check) bool { return c.Text == "Show all files" }))
	if !w.Sees("notes.txt") {
		t.Error("notes.txt is not listed")
	}
}

func TestPlacesAndUpGoToFolders(t *testing.T) {
	dir := home(t, "Descargas/got.csv", "Documents/", ".config/user-dirs.dirs")
	put(t, filepath.Join(dir, ".config", "user-dirs.dirs"), "# made by the desktop\nXDG_DOWNLOAD_DIR=\"$HOME/Descargas\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n")
	w, _ := open(t)
	if b := kittest.Find(w, func(b *kit.Button) bool { return b.Text == "Desktop" }); b != nil {
		t.Error("a desktop that does not exist is a place")
	}
	w.Click(w.Button("Downloads"))
	w.Wait("Downloads", func() bool { return w.Sees("got.csv") })
	w.Click(kittest.Find(w, func(b *kit.Button) bool { return b.Tooltip() == "The folder above" }))
	w.Wait("home", func() bool { return w.Sees("Descargas") && !w.Sees("got.csv") })
	w.Button("Documents")
}

func TestAFolderThatMayNotBeReadIsTold(t *testing.T) {
	home(t, "file.csv")
	w, _ := open(t)
	w.Type("~/file.csv/deeper.csv")
	w.Press(fyne.KeyReturn)
	w.Wait("the error", func() bool { return w.Field("File").Wrong() != "" })
	if text := w.Field("File").Wrong(); text != "A part of this path is a file, not a folder." {
		t.Error(text)
	}
}

func TestPictures(t *testing.T) {
	modes := map[string]look.Mode{"dark": look.Dark}
	if os.Getenv("PICTURES") != "" {
		modes["light"] = look.Light
	}
	for name, mode := range modes {
		home(t, "Desktop/", "Documents/", "Downloads/", "freepbx-users-export.csv", "users.csv")
		app := kittest.NewApp(t, mode)
		for _, size := range [][3]float32{{1280, 800, 1}, {1024 / 1.5, 700 / 1.5, 1.5}} {
			w := kittest.OpenWith(t, app, container.NewStack(), size[0], size[1])
			w.Scale(size[2])
			files.Open(w, "Choose a file to import", []string{"csv"}, func(string, io.ReadCloser) {})
			w.Wait("the folder", func() bool { return settled(w) })
			w.Picture(fmt.Sprintf("open-%s-%.1f", name, size[2]))
			w.Type("~/nothing.csv")
			w.Press(fyne.KeyReturn)
			w.Wait("the error", func() bool { return w.Field("File").Wrong() != "" })
			w.Picture(fmt.Sprintf("open-wrong-%s-%.1f", name, size[2]))
			w.Press(fyne.KeyEscape)
			files.SaveAs(w, "Save the users", "users.csv", func(io.Writer) error { return nil }, func(string, error) {})
			w.Wait("the folder", func() bool { return settled(w) })
			w.Press(fyne.KeyReturn)
			w.Wait("the question", func() bool { return w.Sees("Replace users.csv?") })
			w.Picture(fmt.Sprintf("save-replace-%s-%.1f", name, size[2]))
		}
	}
}

func TestWhatIsTypedStaysWhileFoldersOpenUnderIt(t *testing.T) {
	dir := home(t, "files/bad.csv", "files/own.csv", "a.csv", "b.csv")
	w, _ := open(t)
	w.Press(fyne.KeyDown, fyne.KeyDown) // another row than the first is the current one
	entry := kittest.Find[*kit.CompleteEntry](w, nil)
	entry.SetText("")
	kit.Focus(entry)
	typed := filepath.Join(dir, "files") + string(filepath.Separator)
	w.Type(typed)
	w.Wait("the folder's files", func() bool { return w.Sees("own.csv") })
	w.Settle()
	if entry.Text != typed {
		t.Errorf("%q became %q", typed, entry.Text)
	}
}
