package person

import (
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// Keep is what it takes to keep a secret that is shown once.
type Keep struct {
	// Save lets a person choose a file and writes it; done is told where, or an error, on the drawing goroutine,
	// and is not called for who thinks better of it.
	Save func(suggestedName string, write func(io.Writer) error, done func(path string, err error))
	// Print sends a text to the printer; it is called away from the drawing goroutine.
	Print func(title, text string) error
	// Copy puts a text on the clipboard, to be cleared after 30 seconds.
	Copy func(secret string)
}

// Paper is such a secret, and the sheet that it is kept on.
type Paper struct {
	Title string              // of the sheet
	File  string              // name to suggest, which ends in ".txt" or ".pdf"
	Clip  func() string       // what is copied; nil: nothing can be
	Sheet func() string       // what is saved and printed
	Saved func(string) string // what is said of the file at a path
	Long  bool                // it cannot be written down by hand
}

// Keeping is the ways to keep a secret: to copy, to save and to print it.
type Keeping struct {
	Row   *fyne.Container
	About *kit.Banner // what became of it; hidden until there is something to say
	First *kit.Button

	keep     Keep
	paper    Paper
	fit      func()
	buttons  []*kit.Button
	printing bool
	kept     bool
}

// NewKeeping returns the row of buttons; fit makes room for what About has come to say. There is no button to print
// where keep has nothing to do it with.
func NewKeeping(keep Keep, paper Paper, fit func()) *Keeping {
	k := &Keeping{keep: keep, paper: paper, fit: fit, About: kit.NewBanner(kit.Info, "", "", nil), Row: kit.NewFlow(0)}
	k.About.Hide()
	if paper.Clip != nil {
		k.add(words.T("Copy"), look.IconCopy, k.copy)
	}
	if strings.HasSuffix(paper.File, ".pdf") {
		k.add(words.T("Save as PDF…"), look.IconDown, k.save)
	} else {
		k.add(words.T("Save…"), look.IconDown, k.save)
	}
	if keep.Print != nil {
		k.add(words.T("Print"), look.IconPrint, k.print)
	}
	k.First = k.buttons[0]
	return k
}

func (k *Keeping) add(label string, icon fyne.Resource, do func()) {
	b := iconButton(label, icon, do)
	k.buttons = append(k.buttons, b)
	k.Row.Add(b)
}

func iconButton(label string, icon fyne.Resource, do func()) *kit.Button {
	b := kit.NewButton(label, do)
	b.Icon = icon
	return b
}

// SetReady lets the buttons work, or not while there is nothing to keep yet.
func (k *Keeping) SetReady(ready bool) {
	for _, b := range k.buttons {
		if ready {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// Guard has a dialog ask before it closes on a secret that was neither copied, saved nor printed.
func (k *Keeping) Guard(d *kit.Dialog, canvas fyne.Canvas, q kit.Question) {
	q.Destructive = true
	d.OnClose = func() bool {
		if !k.kept {
			kit.Confirm(canvas, q, d.Close)
		}
		return k.kept
	}
}

// Tell says something about the secret, or nothing for "".
func (k *Keeping) Tell(kind kit.Kind, text string) {
	k.About.Set(kind, text)
	k.About.Hidden = text == ""
	k.fit()
}

func (k *Keeping) copy() {
	k.keep.Copy(k.paper.Clip())
	k.kept = true
	k.Tell(kit.Success, copied())
}

func copied() string { return words.T("Copied. The clipboard is emptied after 30 seconds.") }

func (k *Keeping) save() {
	text := k.paper.Sheet()
	k.keep.Save(k.paper.File, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}, func(path string, err error) {
		switch {
		case err != nil:
			k.Tell(kit.Error, k.unsaved())
		case path != "":
			k.kept = true
			k.Tell(kit.Success, k.paper.Saved(path))
		}
	})
}

// print has a goroutine of its own, so that a printer that hangs holds nothing else up.
func (k *Keeping) print() {
	if k.printing {
		return
	}
	k.printing = true
	title, text := k.paper.Title, k.paper.Sheet()
	k.Tell(kit.Info, words.T("Printing…"))
	go func() {
		err := k.keep.Print(title, text)
		fyne.Do(func() {
			k.printing = false
			if err != nil {
				k.Tell(kit.Error, k.unprinted())
				return
			}
			k.kept = true
			k.Tell(kit.Success, words.T("Sent to the printer. See that the sheet came out before you go on."))
		})
	}()
}

func (k *Keeping) unsaved() string {
	if k.paper.Long {
		return words.T("It could not be saved. Choose another place.")
	}
	return words.T("It could not be saved. Choose another place, or write it down instead.")
}

func (k *Keeping) unprinted() string {
	if k.paper.Long {
		return words.T("It could not be printed: the system's printing did not answer. Save it instead.")
	}
	return words.T("It could not be printed: the system's printing did not answer. Save it or write it down instead.")
}
