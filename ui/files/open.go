package files

import (
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"pbxusers/ui/words"
)

// Open asks for a file to read. The list shows files with these extensions ("csv"; none: every file), a
// typed path may lead to any. chosen is told the file's name without its folder, and the open file, which it
// must close; it is not called when the person cancels.
func Open(w fyne.Window, title string, extensions []string, chosen func(name string, r io.ReadCloser)) {
	p := newPicker(w, title, words.T("File"), extensions)
	p.dialog.SetCancel(words.T("Cancel"))
	p.dialog.SetPrimary(words.T("Open"), p.decide)
	closed := false
	p.dialog.OnClosed = func() { closed = true }
	p.take = func(path string) {
		p.dialog.SetBusy(true)
		go func() {
			file, kind, err := openFile(path)
			fyne.Do(func() {
				p.dialog.SetBusy(false)
				switch {
				case closed: // cancelled while a slow drive was asked
					if file != nil {
						_ = file.Close()
					}
				case err != nil:
					p.wrong(reason(err))
					p.canvas.Focus(p.entry)
				case kind == isFolder:
					p.goTo(path)
				case kind == isOther:
					p.wrong(words.T("This is not a file that can be read."))
				default:
					p.dialog.Close()
					chosen(filepath.Base(path), file)
				}
			})
		}()
	}
	p.show("")
}

// openFile opens what stands at a path if it is a file.
func openFile(path string) (*os.File, kindOf, error) {
	kind, err := inspect(path)
	if err != nil || kind == isFolder || kind == isOther {
		return nil, kind, err
	}
	file, err := os.Open(path) // tells also that there is nothing
	if err != nil {
		return nil, kind, err
	}
	return file, kind, nil
}
