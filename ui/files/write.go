package files

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
)

// privateMode keeps what is saved from other accounts of the computer.
const privateMode fs.FileMode = 0o600

// diskError is a fault of the place where a file goes, not of what should be in it.
type diskError struct{ err error }

func (e *diskError) Error() string { return e.err.Error() }
func (e *diskError) Unwrap() error { return e.err }

func onDisk(err error) error {
	if err == nil {
		return nil
	}
	return &diskError{err}
}

// watched hands bytes on until stop is set, and tells the disk's errors from the writer's own.
type watched struct {
	to   io.Writer
	stop *atomic.Bool
}

func (w watched) Write(p []byte) (int, error) {
	if w.stop.Load() {
		return 0, context.Canceled
	}
	n, err := w.to.Write(p)
	return n, onDisk(err)
}

// writeWhole lets write fill a file at path, which appears, or is replaced, only once it is whole and on the
// disk: until then its bytes are in a file of another name in the same folder, gone if anything fails or
// stop is set (context.Canceled). What the disk refuses is a *diskError, all else comes from write.
func writeWhole(path string, write func(io.Writer) error, stop *atomic.Bool) (err error) {
	if real, linkErr := filepath.EvalSymlinks(path); linkErr == nil {
		path = real // the file changes, not the link that leads to it
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".pbx-users-*.part")
	if err != nil {
		return onDisk(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreClosed(file.Close()), os.Remove(file.Name()))
		}
	}()
	if err := file.Chmod(privateMode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return onDisk(err)
	}
	if err := write(watched{file, stop}); err != nil {
		return err
	}
	if stop.Load() {
		return context.Canceled
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return onDisk(err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return onDisk(err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// syncFolder makes the new name last through a power cut, where the system can; the file itself is safe
// already, so that nothing hangs on it.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
