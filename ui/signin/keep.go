package signin

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// KeepDeps is what it takes to keep a secret that is shown once.
type KeepDeps struct {
	// Save lets a person choose a file and writes it; done is told where, or an error, on the drawing goroutine.
	Save func(suggestedName string, write func(io.Writer) error, done func(path string, err error))
	// Print sends a text to the printer; it is called away from the drawing goroutine.
	Print func(title, text string) error
	// Copy puts a text on the clipboard, to be cleared after 30 seconds.
	Copy func(text string)
}

// keeping is the ways to keep a secret that is shown once: to copy, to save and to print it.
type keeping struct {
	deps  KeepDeps
	title string              // of the sheet, and the file's name
	clip  func() string       // what is copied
	sheet func() string       // what is saved and printed
	saved func(string) string // what is said of the file at a path

	row     fyne.CanvasObject
	about   *notice // what became of it
	buttons []*kit.Button
	work    work // of its own, so that a printer that hangs holds nothing else up
}

// make makes the row of buttons, which can do nothing yet.
func (k *keeping) make(p *page) {
	k.about = newNotice(p)
	withIcon := func(label string, icon fyne.Resource, do func()) *kit.Button {
		b := kit.NewButton(label, do)
		b.Icon = icon
		b.Disable()
		k.buttons = append(k.buttons, b)
		return b
	}
	k.row = kit.NewFlow(0, withIcon(words.T("Copy"), look.IconCopy, k.copy), withIcon(words.T("Save…"), look.IconDown, k.save),
		withIcon(words.T("Print"), look.IconPrint, k.print))
}

// enable lets the buttons work.
func (k *keeping) enable() {
	for _, b := range k.buttons {
		b.Enable()
	}
}

func (k *keeping) copy() {
	k.deps.Copy(k.clip())
	k.about.tell(kit.Success, copied())
}

func copied() string { return words.T("Copied. The clipboard is emptied after 30 seconds.") }

func (k *keeping) save() {
	text := k.sheet()
	k.deps.Save(k.title+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}, func(path string, err error) {
		switch {
		case err != nil:
			k.about.tell(kit.Error, words.T("It could not be saved. Choose another place, or write it down instead."))
		case path != "":
			k.about.tell(kit.Success, k.saved(path))
		}
	})
}

func (k *keeping) print() {
	title, text := k.title, k.sheet()
	k.work.start(func(context.Context) error { return k.deps.Print(title, text) }, func(err error) {
		if err != nil {
			k.about.tell(kit.Error, words.T("It could not be printed: the system's printing did not answer. Save it or write it down instead."))
			return
		}
		k.about.tell(kit.Success, words.T("Sent to the printer. See that the sheet came out before you go on."))
	})
}
