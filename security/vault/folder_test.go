//go:build !windows

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func modeOf(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.Mode().Perm()
}

func TestTheDataFolderIsClosedToOthersAndSoIsWhatItHolds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	must(t, MakeFolder(dir))
	if modeOf(t, dir) != 0o700 || modeOf(t, filepath.Dir(dir)) != 0o700 {
		t.Errorf("a new folder is %v", modeOf(t, dir))
	}
	must(t, os.Mkdir(filepath.Join(dir, BackupsName), 0o755))
	open := []string{DatabaseName, RecoveryName, PassphraseName, "pbx-users.log", filepath.Join(BackupsName, "one.db")}
	for _, name := range open {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
		must(t, os.Chmod(filepath.Join(dir, name), 0o644))
	}
	must(t, os.Chmod(dir, 0o755))
	must(t, MakeFolder(dir))
	for _, name := range open {
		if mode := modeOf(t, filepath.Join(dir, name)); mode != 0o600 {
			t.Errorf("%s is %v", name, mode)
		}
	}
	if modeOf(t, dir) != 0o700 || modeOf(t, filepath.Join(dir, BackupsName)) != 0o700 {
		t.Error("a folder stays open")
	}
}

func TestAFolderWithOtherPeoplesFilesIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o755))
	letter := filepath.Join(dir, "letter.txt")
	must(t, os.WriteFile(letter, []byte("x"), 0o600))
	must(t, os.Chmod(letter, 0o644))
	if err := MakeFolder(dir); !errors.Is(err, ErrFolderShared) {
		t.Error(err)
	}
	if modeOf(t, dir) != 0o755 || modeOf(t, letter) != 0o644 {
		t.Error("it was closed")
	}
	must(t, os.Chmod(dir, 0o700))
	must(t, MakeFolder(dir))
	if modeOf(t, letter) != 0o644 {
		t.Error("a file that is not ours was changed")
	}
	if err := MakeFolder(letter); err == nil {
		t.Error("a file is a folder")
	}
}
