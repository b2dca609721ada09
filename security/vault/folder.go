package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrFolderShared means that others may look into the folder and that it holds files
// that are none of this program's: closing it could take them from somebody.
var ErrFolderShared = errors.New("the data folder is open to others and holds other files")

// MakeFolder makes the data folder and those above it, or checks the one there is: on
// Unix it ends as 0700, and the files of this program in it as 0600. On Windows the
// per-user folder's own rights do that. The error is ErrFolderShared or wraps that of
// the file system.
func MakeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the data folder: %w", err)
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	if err := closeFolder(dir); err != nil {
		return fmt.Errorf("closing the data folder to others: %w", err)
	}
	return nil
}

func closeFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o077 != 0 {
		for _, entry := range entries {
			if !ours(entry.Name()) {
				return ErrFolderShared
			}
		}
	}
	if info.Mode().Perm() != 0o700 {
		if err := os.Chmod(dir, 0o700); err != nil { // #nosec G302 -- a folder needs x
			return err
		}
	}
	for _, entry := range entries {
		if err := closeEntry(dir, entry); err != nil {
			return err
		}
	}
	return nil
}

func closeEntry(dir string, entry fs.DirEntry) error {
	if !ours(entry.Name()) {
		return nil
	}
	path := filepath.Join(dir, entry.Name())
	if entry.Name() == BackupsName && entry.IsDir() {
		if err := os.Chmod(path, 0o700); err != nil { // #nosec G302 -- a folder needs x
			return err
		}
		backups, err := os.ReadDir(path)
		for _, backup := range backups {
			err = errors.Join(err, closeFile(filepath.Join(path, backup.Name()), backup))
		}
		return err
	}
	return closeFile(path, entry)
}

func closeFile(path string, entry fs.DirEntry) error {
	info, err := entry.Info()
	if errors.Is(err, fs.ErrNotExist) || err == nil && (!info.Mode().IsRegular() || info.Mode().Perm()&0o077 == 0) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}

// ours tells whether this program writes files of such a name.
func ours(name string) bool {
	return name == BackupsName || strings.HasPrefix(name, "pbx-users.") ||
		strings.HasPrefix(name, ".") && strings.HasSuffix(name, unfinished) ||
		strings.HasSuffix(name, ".json") && (strings.HasPrefix(name, "recovery.") || strings.HasPrefix(name, "passphrase."))
}
