package signin

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// codesStep shows the recovery codes this once. There is no way back from it: the app is set up.
type codesStep struct {
	enrol *Enrol
	keeping
	shown *kit.Form
	above *notice
	kept  *kit.Check
	next  *kit.Button
}

func newCodesStep(e *Enrol, codes []string) *codesStep {
	s := &codesStep{enrol: e, above: newNotice(e.page)}
	s.keeping = keeping{
		deps: e.deps.KeepDeps, title: words.T("PBX Users recovery codes"),
		clip:  func() string { return strings.Join(codes, "\n") },
		sheet: func() string { return CodesSheet(e.deps.Organisation, e.deps.Username, codes, words.Date(time.Now())) },
		saved: func(path string) string {
			return words.T("Saved as %[1]s. Move it to where only you get to: each code stands in for your phone.", path)
		},
	}
	s.make(e.page)
	s.enable()
	s.kept = kit.NewCheck(words.T("I have kept them"), func(bool) { s.above.tell(kit.Error, "") })
	s.next = kit.NewPrimaryButton(words.T("Go on"), nil, s.submit)
	s.shown = kit.NewForm(1)
	s.shown.AddSection("", heading(words.T("Keep your recovery codes")),
		kit.NewParagraph(words.T("The app is set up. Should the phone be lost or broken, each of these codes lets you in once in its place. They are shown only now: print them, or write them down, and keep them away from the phone.")),
		kit.NewMonospaceBlock(codes, 2), s.row, s.about.Banner, s.kept, s.above.Banner, ends(nil, s.next))
	s.shown.OnSubmit = s.submit
	return s
}

func (s *codesStep) submit() {
	w := &s.enrol.work
	if w.running() {
		return
	}
	if !s.kept.Checked {
		s.above.tell(kit.Error, words.T("First keep the codes, then tick the box: without them a lost phone would lock you out."))
		kit.Focus(s.kept)
		return
	}
	s.above.tell(kit.Error, "")
	s.next.Disable()
	w.start(s.enrol.deps.Kept, func(err error) {
		s.next.Enable()
		switch {
		case errors.Is(err, ErrWrong):
			s.enrol.deps.Anew()
		case err != nil:
			s.above.tell(kit.Error, told(err))
			kit.Focus(s.next)
		}
	})
}

// CodesSheet is the text to print or to save with a set of recovery codes: whose they are, the codes, and how to
// keep them. date is the day they were made, as people write it.
func CodesSheet(organisation, username string, codes []string, date string) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	title := words.T("PBX Users: recovery codes of %[1]s", username)
	line(title)
	line(strings.Repeat("=", min(utf8.RuneCountInString(title), sheetWidth)))
	line("")
	line(organisation)
	line(words.T("Made on %[1]s", date))
	line("")
	for _, code := range codes {
		line("    [ ] " + code)
	}
	line("")
	line(wrapped(words.T("Each code lets you in once in place of the code that signing in asks for, should the phone or the e-mail be out of reach. Tick off what you have used."), sheetWidth))
	line("")
	line(words.T("How to keep it"))
	line(wrapped(words.T("Keep the sheet where only you get to, away from the phone and from this computer, and never beside the password. A new set of codes makes these worthless."), sheetWidth))
	return b.String()
}
