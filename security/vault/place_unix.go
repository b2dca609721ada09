//go:build !windows

package vault

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// place gives a file another name in the same folder unless that name is taken: the
// error wraps fs.ErrExist. A hard link is the one call that looks and names at once; a
// crash between the two lines leaves both names, which tidy knows.
func place(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.EMLINK):
		// A file system without hard links, like that of a memory stick. The instance
		// lock keeps this program from racing itself here.
		if exists(to) {
			return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
		}
		return os.Rename(from, to)
	}
	return err
}
