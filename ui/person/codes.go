package person

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Codes are a user's new recovery codes, which are shown this once.
type Codes struct {
	Organisation, Username string
	Own                    bool // of who looks at them
	List                   []string
	Made                   time.Time
}

// Sheet is the text to save and to print: whose they are, the codes, and how to keep them.
func (c Codes) Sheet() string {
	s := NewSheet(words.T("PBX Users: recovery codes of %[1]s", c.Username))
	s.Line(c.Organisation)
	s.Line(words.T("Made on %[1]s", words.Date(c.Made)))
	s.Line("")
	for _, code := range c.List {
		s.Line("    [ ] " + code)
	}
	s.Line("")
	s.Paragraph(words.T("Each code lets you in once in place of the code that signing in asks for, should the phone or the e-mail be out of reach. Tick off what you have used."))
	s.Line("")
	s.Line(words.T("How to keep it"))
	s.Paragraph(words.T("Keep the sheet where only you get to, away from the phone and from this computer, and never beside the password. A new set of codes makes these worthless."))
	return s.String()
}

// Keeping is the ways to keep them; fit makes room for what it comes to say.
func (c Codes) Keeping(keep Keep, fit func()) *Keeping {
	return NewKeeping(keep, Paper{
		Title: words.T("PBX Users recovery codes"),
		File:  FileName(".txt", " ", c.Made, words.T("PBX Users recovery codes"), c.Username),
		Clip:  func() string { return strings.Join(c.List, "\n") },
		Sheet: c.Sheet,
		Saved: func(path string) string {
			if c.Own {
				return words.T("Saved as %[1]s. Move it to where only you get to: each code stands in for your phone.", path)
			}
			return words.T("Saved as %[1]s. Move it to where only %[2]s gets to: each code stands in for the phone.", path, c.Username)
		},
	}, fit)
}

// Show shows them in a dialog with about above them. It asks before it closes on codes that were not kept.
func (c Codes) Show(canvas fyne.Canvas, about string, keep Keep) {
	form := kit.NewForm(1)
	keeping := c.Keeping(keep, form.Changed)
	keeping.Tell(kit.Warning, words.T("They are shown only now. Each opens the account once where the phone is not at hand: keep them in a safe place."))
	form.AddSection("", kit.NewParagraph(about), kit.NewMonospaceBlock(c.List, 2), keeping.Row, keeping.About)
	d := kit.NewDialog(words.T("Recovery codes"), form)
	d.SetSize(520, 0)
	keeping.Guard(d, canvas, kit.Question{
		Title: words.T("Are the codes kept?"), Text: words.T("They were not copied, saved or printed here, and they are not shown again."),
		Yes: words.T("They are written down"), No: words.T("Back to the codes"),
	})
	d.First = d.SetPrimary(words.T("They are kept"), func() { d.Dismiss() })
	d.Show(canvas)
}
