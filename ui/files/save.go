package files

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// SaveAs asks where to save a file and lets write fill it, on a goroutine of its own. A file that is there
// already is replaced only after a question; it, or nothing, is there until the new one is whole and on the
// disk, readable by this account alone. A path without an extension gets the one of suggestedName.
//
// What the disk refuses is told beside the path, and the person may try another. done is told the path that
// was saved, or write's own error, and is not called when the person cancels.
func SaveAs(w fyne.Window, title, suggestedName string, write func(io.Writer) error, done func(path string, err error)) {
	s := &saver{picker: newPicker(w, title, words.T("Save as"), extensionsOf(suggestedName)), write: write, done: done}
	s.name, s.extension = suggestedName, filepath.Ext(suggestedName)
	s.dialog.SetCancel(words.T("Cancel"))
	s.dialog.SetPrimary(words.T("Save"), s.decide)
	s.dialog.OnClose = func() bool {
		s.stop.Store(true) // once nothing is left of the file, the dialog goes
		return !s.busy
	}
	s.dialog.OnClosed = func() { s.closed = true }
	s.take = s.ask
	s.show()
}

func extensionsOf(name string) []string {
	if extension := filepath.Ext(name); extension != "" {
		return []string{extension}
	}
	return nil
}

// saver is a picker that writes.
type saver struct {
	*picker
	extension string
	write     func(io.Writer) error
	done      func(path string, err error)
	busy      bool // the file is being written
	closed    bool
	stop      atomic.Bool
}

// ask finds out what stands at the path, and asks before it is replaced.
func (s *saver) ask(path string) {
	s.dialog.SetBusy(true)
	go func() {
		kind, err := inspect(path)
		if err == nil && kind == nothing && filepath.Ext(path) == "" {
			path += s.extension
			kind, err = inspect(path)
		}
		fyne.Do(func() {
			s.dialog.SetBusy(false)
			switch {
			case s.closed:
			case err != nil:
				s.wrong(reason(err))
			case kind == isFolder:
				s.goTo(path)
			case kind == isOther:
				s.wrong(words.T("There is something that is no file. Choose another name."))
			case kind == isFile:
				kit.Confirm(s.canvas, kit.Question{Title: words.T("Replace %[1]s?", filepath.Base(path)),
					Text: words.T("A file of this name is there already. What is in it now will be lost."),
					Yes:  words.T("Replace"), No: words.T("Cancel"), Destructive: true}, func() { s.save(path) })
			default:
				s.save(path)
			}
		})
	}()
}

func (s *saver) save(path string) {
	s.busy = true
	s.dialog.SetBusy(true)
	go func() {
		err := writeWhole(path, s.write, &s.stop)
		fyne.Do(func() {
			s.busy = false
			s.dialog.SetBusy(false)
			var disk *diskError
			switch {
			case errors.Is(err, context.Canceled) && s.stop.Load():
				s.dialog.Close()
			case errors.As(err, &disk):
				s.wrong(reason(err))
				s.canvas.Focus(s.entry)
			case err != nil:
				s.dialog.Close()
				s.done("", err)
			default:
				s.dialog.Close()
				used(path)
				s.done(path, nil)
			}
		})
	}()
}
