package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrRunning means that the program already runs on this data folder.
var ErrRunning = errors.New("the program already runs on this data folder")

// InstanceLock is held while the program runs. The operating system gives it up with
// the process, however that ends; the file stays and means nothing.
type InstanceLock struct{ file *flock.Flock }

// Lock takes the lock of a data folder, or fails at once with ErrRunning. Then it also
// touches the file: the one that runs sees it and shows its window. The error else wraps
// that of the file system.
func Lock(dir string) (*InstanceLock, error) {
	path := filepath.Join(dir, LockName)
	file := flock.New(path, flock.SetPermissions(0o600))
	taken, err := file.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("locking the data folder: %w", err)
	case !taken:
		now := time.Now()
		_ = os.Chtimes(path, now, now) // a courtesy; the answer is the same without it
		return nil, ErrRunning
	}
	return &InstanceLock{file}, nil
}

// Release gives the lock up.
func (l *InstanceLock) Release() error { return l.file.Unlock() }
