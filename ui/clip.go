package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// clipLife is how long a secret stays on the clipboard.
const clipLife = 30 * time.Second

// copySecret puts a secret on the clipboard and takes it off again, if it is still there,
// after a while and when the window locks.
func (a *App) copySecret(secret string) {
	a.fyne.Clipboard().SetContent(secret)
	a.copied = secret
	time.AfterFunc(clipLife, func() { fyne.Do(a.clearClipboard) })
}

func (a *App) clearClipboard() {
	if a.copied != "" && a.fyne.Clipboard().Content() == a.copied {
		a.fyne.Clipboard().SetContent("")
	}
	a.copied = ""
}
