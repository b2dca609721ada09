package vault

import (
	"os"

	"golang.org/x/sys/windows"
)

// place gives a file another name in the same folder unless that name is taken: the
// error wraps fs.ErrExist. os.Rename would replace what is there.
func place(from, to string) error {
	source, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(source, target, windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "move", Old: from, New: to, Err: err}
	}
	return nil
}
