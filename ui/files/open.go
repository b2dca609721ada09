package files

import (
	"io"
	"os"
	"path/filepath"
	"time"

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
	show := func(path string, found opened) {
		p.dialog.SetBusy(false)
		switch {
		case closed: // cancelled while a slow drive was asked
			if found.file != nil {
				_ = found.file.Close()
			}
		case found.err != nil:
			p.wrong(reason(found.err))
			p.canvas.Focus(p.entry)
		case found.kind == isFolder:
			p.goTo(path)
		case found.kind == isOther:
			p.wrong(words.T("This is not a file that can be read."))
		default:
			p.dialog.Close()
			used(path)
			chosen(filepath.Base(path), found.file)
		}
	}
	p.take = func(path string) {
		answer := make(chan opened, 1)
		go func() { answer <- openFile(path) }()
		select {
		case found := <-answer:
			show(path, found)
		case <-time.After(blink):
			p.dialog.SetBusy(true)
			go func() {
				found := <-answer
				fyne.Do(func() { show(path, found) })
			}()
		}
	}
	p.show()
}

// blink is how long a disk may keep the drawing goroutine waiting: nobody notices, and a file that is there by
// then need not wait for another frame.
const blink = 40 * time.Millisecond

// opened is what stands at a path.
type opened struct {
	file *os.File // nil unless kind is isFile
	kind kindOf
	err  error
}

// openFile opens what stands at a path if it is a file.
func openFile(path string) opened {
	kind, err := inspect(path)
	if err != nil || kind == isFolder || kind == isOther {
		return opened{kind: kind, err: err}
	}
	file, err := os.Open(path) // tells also that there is nothing
	if err != nil {
		return opened{kind: kind, err: err}
	}
	return opened{file, kind, nil}
}
