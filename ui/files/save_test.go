package files_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/files"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// saved is what SaveAs told.
type saved struct {
	times int
	path  string
	err   error
}

func save(t *testing.T, write func(io.Writer) error) (*kittest.Window, *saved) {
	t.Helper()
	w, got := kittest.Open(t, container.NewStack(), 900, 640), &saved{}
	files.SaveAs(w, "Save users", "users.csv", write, func(path string, err error) { *got = saved{got.times + 1, path, err} })
	w.Wait("the folder", func() bool { return settled(w) })
	return w, got
}

func words(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// holds fails unless the folder has these files and no others.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if _, ok := want[f.Name()]; !ok {
			t.Errorf("%s is left behind", f.Name())
		}
	}
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
			t.Errorf("%s holds %q (%v), want %q", name, got, err, text)
		}
	}
}

func TestATypedPathAndEnterSaveAFileForThisAccountAlone(t *testing.T) {
	dir := home(t, "Papers/")
	w, got := save(t, words("new"))
	w.Type("~/Papers/march")
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.times == 1 })
	path := filepath.Join(dir, "Papers", "march.csv")
	if got.err != nil || got.path != path || dialogs(w) != 0 {
		t.Errorf("told %+v", got)
	}
	holds(t, filepath.Dir(path), map[string]string{"march.csv": "new"})
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v (%v)", info.Mode(), err)
	}
}

func TestTheSuggestedNameIsTakenByEnterAlone(t *testing.T) {
	dir := home(t)
	w, got := save(t, words("new"))
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.times == 1 })
	holds(t, dir, map[string]string{"users.csv": "new"})
}

func TestAFileIsReplacedOnlyAfterTheQuestion(t *testing.T) {
	dir := home(t, "users.csv")
	w, got := save(t, words("new"))
	w.Press(fyne.KeyReturn)
	w.Wait("the question", func() bool { return w.Sees("Replace users.csv?") })
	w.Press(fyne.KeyReturn) // an Enter too many does no harm
	holds(t, dir, map[string]string{"users.csv": "contents of users.csv"})
	w.Press(fyne.KeyReturn)
	w.Wait("the question", func() bool { return w.Sees("Replace users.csv?") })
	w.Click(w.Button("Replace"))
	w.Wait("the file", func() bool { return got.times == 1 })
	holds(t, dir, map[string]string{"users.csv": "new"})
}

func TestAWriterThatFailsLeavesTheOldFileAndNothingElse(t *testing.T) {
	dir := home(t, "users.csv")
	broken := errors.New("the register is closed")
	w, got := save(t, func(w io.Writer) error { return errors.Join(words("half")(w), broken) })
	w.Press(fyne.KeyReturn)
	w.Wait("the question", func() bool { return w.Sees("Replace users.csv?") })
	w.Click(w.Button("Replace"))
	w.Wait("the answer", func() bool { return got.times == 1 })
	if !errors.Is(got.err, broken) || got.path != "" {
		t.Errorf("told %+v", got)
	}
	holds(t, dir, map[string]string{"users.csv": "contents of users.csv"})
}

func TestAFolderThatIsNotThereIsToldAndAnotherCanBeTyped(t *testing.T) {
	dir := home(t)
	w, got := save(t, words("new"))
	w.Type("~/nowhere/users.csv")
	w.Press(fyne.KeyReturn)
	w.Wait("the error", func() bool { return w.Field("Save as").Wrong() != "" })
	if got.times != 0 {
		t.Fatal("done was told")
	}
	entry := kittest.Find[*kit.CompleteEntry](w, nil)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.Type("~/here.csv")
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.times == 1 })
	holds(t, dir, map[string]string{"here.csv": "new"})
}

func TestCancellingWhileItWritesLeavesNothing(t *testing.T) {
	dir := home(t)
	begun, goOn := make(chan struct{}), make(chan struct{})
	w, got := save(t, func(w io.Writer) error {
		err := words("first half")(w)
		close(begun)
		<-goOn
		return errors.Join(err, words("second half")(w))
	})
	w.Press(fyne.KeyReturn)
	w.Wait("writing", func() bool {
		select {
		case <-begun:
			return true
		default:
			return false
		}
	})
	w.Press(fyne.KeyReturn) // a second Enter starts nothing
	w.Press(fyne.KeyEscape)
	close(goOn)
	w.Wait("the end", func() bool { return dialogs(w) == 0 })
	if got.times != 0 {
		t.Errorf("told %+v", got)
	}
	holds(t, dir, nil)
}

func TestTypingAFolderGoesThereAndKeepsTheSuggestedName(t *testing.T) {
	for _, typed := range []string{"~/Papers", "~/Papers/", "Papers"} {
		t.Run(typed, func(t *testing.T) {
			dir := home(t, "Papers/old.csv")
			w, got := save(t, words("new"))
			w.Type(typed)
			w.Press(fyne.KeyReturn)
			entry := kittest.Find[*kit.CompleteEntry](w, nil)
			w.Wait("the suggested name", func() bool { return entry.Text == "users.csv" && w.Sees("old.csv") })
			w.Press(fyne.KeyReturn)
			w.Wait("the file", func() bool { return got.times == 1 })
			holds(t, filepath.Join(dir, "Papers"), map[string]string{"old.csv": "contents of old.csv", "users.csv": "new"})
		})
	}
}

func TestTheNextFileIsLookedForWhereTheLastOneWas(t *testing.T) {
	dir := home(t, "Papers/old.csv")
	w, got := save(t, words("new"))
	w.Type("~/Papers/march.csv")
	w.Press(fyne.KeyReturn)
	w.Wait("the file", func() bool { return got.times == 1 })
	again := func() { files.SaveAs(w, "Save users", "users.csv", words("new"), func(string, error) {}) }
	again()
	w.Wait("the folder", func() bool { return w.Sees("march.csv") && w.Sees(filepath.Join(dir, "Papers")) })
	w.Press(fyne.KeyEscape)
	if err := os.RemoveAll(filepath.Join(dir, "Papers")); err != nil {
		t.Fatal(err)
	}
	again()
	w.Wait("home, as the folder has gone", func() bool { return settled(w) })
}
