package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// longestFile bounds what is read of a small file; ours have less than a kilobyte.
const longestFile = 16 << 10

// readSmall returns the whole of a small regular file.
func readSmall(path string) ([]byte, error) {
	file, err := os.Open(path) // #nosec G304 -- the data folder is the user's choice
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > longestFile {
		return nil, ErrDamaged
	}
	return io.ReadAll(io.LimitReader(file, longestFile))
}

// writeNew makes a file that did not exist, whole or not at all, readable by nobody
// else. The error wraps fs.ErrExist when there is one.
func writeNew(path string, content []byte) error {
	return writeWith(path, content, place)
}

// writeOver replaces a file, or makes it; a crash leaves the old one or the new one.
func writeOver(path string, content []byte) error {
	return writeWith(path, content, os.Rename)
}

func writeWith(path string, content []byte, move func(from, to string) error) (err error) {
	dir := filepath.Dir(path)
	file, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*"+unfinished) // mode 0600
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	_, err = file.Write(content)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = move(file.Name(), path)
	}
	if err == nil {
		err = syncFolder(dir)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	return nil
}

// unfinished ends the names of files that a crash may leave behind.
const unfinished = ".unfinished"

// syncFolder makes a new name survive a power cut. Windows has no such call; its file
// systems write names in order.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir) // #nosec G304 -- the data folder is the user's choice
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// syncFile makes the content of a file that somebody else wrote survive a power cut.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0) // #nosec G304 -- the data folder is the user's choice
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// exists tells whether there is anything of that name, a broken link included. What
// cannot be looked at counts as there: nothing may be made in its place.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
