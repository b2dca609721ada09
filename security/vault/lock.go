package vault

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRunning means that the program already runs on this data folder.
var ErrRunning = errors.New("the program already runs on this data folder")

// InstanceLock is held while the program runs. The operating system gives it up with
// the process, however that ends; the file stays and means nothing.
type InstanceLock struct{ file *flock.Flock }

// Lock takes the lock of a data folder, or fails at once with ErrRunning. The error
// else wraps that of the file system.
func Lock(dir string) (*InstanceLock, error) {
	file := flock.New(filepath.Join(dir, LockName), flock.SetPermissions(0o600))
	taken, err := file.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("locking the data folder: %w", err)
	case !taken:
		return nil, ErrRunning
	}
	return &InstanceLock{file}, nil
}

// Release gives the lock up.
func (l *InstanceLock) Release() error { return l.file.Unlock() }
