package lists

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// toastLife is how long a notice stays that says nothing else.
const toastLife = 5 * time.Second

// Sentence is what a person reads of an error; one that nobody foresaw goes to the log as well.
func Sentence(err error) string {
	text, known := words.Error(err)
	if !known {
		slog.Error("screen", "error", err)
	}
	return text
}

// Loading is what a screen shows while it is read.
func Loading(text string) fyne.CanvasObject {
	progress := kit.NewProgress(text, "", nil)
	progress.Start()
	return container.NewCenter(container.NewGridWrap(fyne.NewSize(280, 60), progress))
}

// Failure is what a screen shows that could not be read; again reads it anew.
func Failure(title string, err error, again func()) fyne.CanvasObject {
	return kit.NewEmptyState(look.IconError, title, Sentence(err), words.T("Try again"), again)
}

// Refuse tells in a dialog why something was not done.
func Refuse(canvas fyne.Canvas, title string, err error) {
	kit.Message(canvas, kit.Error, title, Sentence(err), words.T("Close"))
}

// Toast shows a notice at the bottom of the window, which can be closed; it goes by itself after five seconds
// unless it says otherwise.
func Toast(canvas fyne.Canvas, n kit.Notice) {
	n.Close = words.T("Close")
	if n.For == 0 {
		n.For = toastLife
	}
	if stage, ok := canvas.Content().(*kit.Stage); ok {
		stage.ShowToast(n)
	}
}

// AskDiscard asks before a dialog throws away what was typed into it.
func AskDiscard(canvas fyne.Canvas, d *kit.Dialog) {
	kit.Confirm(canvas, kit.Question{
		Title: words.T("Unsaved changes"), Text: words.T("What you changed has not been saved."),
		Yes: words.T("Discard changes"), No: words.T("Keep editing"), Destructive: true,
	}, d.Close)
}
