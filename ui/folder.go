package ui

import (
	"errors"
	"net/url"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// openFolder shows the data folder in the desktop's file manager; where there is none it
// says where the folder is.
func (a *App) openFolder() {
	scene, began := a.scenes, time.Now()
	go func() {
		err := a.reveal(a.Dir)
		if err == nil {
			return
		}
		a.Log.Warn("opening the data folder", "error", err)
		fyne.Do(func() {
			// a file manager that fails after having been used for a while was there
			if a.scenes == scene && time.Since(began) < revealed {
				a.tellFolder()
			}
		})
	}()
}

// revealed is how long a file manager has run that certainly showed the folder.
const revealed = 20 * time.Second

// reveal opens a folder in the file manager. It may return only when that is closed.
func (a *App) reveal(dir string) error {
	if a.revealer != nil {
		return a.revealer(dir)
	}
	if runtime.GOOS == "linux" { // Fyne starts the same program, and does not look whether it found one
		opener, err := exec.LookPath("xdg-open")
		if err != nil {
			return err
		}
		out, err := exec.Command(opener, dir).CombinedOutput() //nolint:gosec // our own folder
		if err != nil {
			return errors.Join(err, errors.New(string(out)))
		}
		return nil
	}
	return a.fyne.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)})
}

// tellFolder shows the path of the data folder, to be copied.
func (a *App) tellFolder() {
	path := widget.NewLabel(a.Dir)
	path.Selectable, path.Wrapping, path.TextStyle.Monospace = true, fyne.TextWrapBreak, true
	d := kit.NewDialog(words.T("The folder could not be opened"), container.New(layout.NewCustomPaddedVBoxLayout(4),
		kit.NewParagraph(words.T("No file manager was found to show it. The data folder is:")), path))
	d.SetSize(520, 0)
	duplicate := kit.NewButton(words.T("Copy"), nil)
	duplicate.Icon = look.IconCopy
	duplicate.OnTapped = func() {
		a.fyne.Clipboard().SetContent(a.Dir)
		duplicate.SetText(words.T("Copied"))
	}
	d.SetExtra(duplicate)
	d.First = d.SetPrimary(words.T("Close"), d.Close)
	d.Show(a.window.Canvas())
}
