package files

import (
	"errors"
	"io/fs"
	"syscall"

	"pbxusers/ui/words"
)

// reason says why the disk refused, for beside the field.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.T("There is no file or folder of this name.")
	case errors.Is(err, fs.ErrPermission):
		return words.T("The operating system does not let you in there.")
	case errors.Is(err, syscall.ENOSPC):
		return words.T("The disk is full. Nothing was saved.")
	case errors.Is(err, syscall.EROFS):
		return words.T("Nothing can be written there. Choose another folder.")
	case errors.Is(err, syscall.ENOTDIR):
		return words.T("A part of this path is a file, not a folder.")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return words.T("This name is too long.")
	case errors.As(err, &path):
		return words.T("The operating system says: %[1]s", path.Err)
	}
	return words.T("The operating system says: %[1]s", err)
}
