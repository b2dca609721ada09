package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pbxusers/data"
)

// entry is a line of a folder.
type entry struct {
	name    string
	isDir   bool
	size    int64
	changed time.Time
}

// listFolder reads a folder: folders first, then files, by name. What cannot be looked at, such as a link
// that leads nowhere, is left out. An empty folder's list is not nil.
func listFolder(folder string) ([]entry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	list := make([]entry, 0, len(found))
	for _, f := range found {
		info, err := os.Stat(filepath.Join(folder, f.Name())) // follows links, as opening will
		if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
			continue
		}
		list = append(list, entry{name: f.Name(), isDir: info.IsDir(), size: info.Size(), changed: info.ModTime()})
	}
	slices.SortFunc(list, func(a, b entry) int {
		if a.isDir != b.isDir {
			if a.isDir {
				return -1
			}
			return 1
		}
		return strings.Compare(data.Fold(a.name), data.Fold(b.name))
	})
	return list, nil
}

// filter says which entries of a folder are shown.
type filter struct {
	extensions []string // small, with the dot; none: every file
	all        bool     // every file after all
}

// newFilter takes extensions with or without a dot.
func newFilter(extensions []string) filter {
	f := filter{}
	for _, e := range extensions {
		f.extensions = append(f.extensions, "."+strings.ToLower(strings.TrimPrefix(e, ".")))
	}
	return f
}

// shows reports whether an entry is listed. Hidden ones are only where the person types their dot.
func (f filter) shows(e entry, typed string) bool {
	if strings.HasPrefix(e.name, ".") && !strings.HasPrefix(typed, ".") {
		return false
	}
	return e.isDir || f.all || len(f.extensions) == 0 || slices.Contains(f.extensions, strings.ToLower(filepath.Ext(e.name)))
}

// kindOf tells what stands at a path.
type kindOf int

const (
	nothing kindOf = iota
	isFile
	isFolder
	isOther // a device, a pipe: opening one may never return
)

// inspect tells what stands at a path; err is nil for nothing at all.
func inspect(path string) (kindOf, error) {
	info, err := os.Stat(path)
	switch {
	case isNotThere(err):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.IsDir():
		return isFolder, nil
	case info.Mode().IsRegular():
		return isFile, nil
	}
	return isOther, nil
}

func isNotThere(err error) bool { return err != nil && os.IsNotExist(err) }
