package signin

import (
	"errors"
	"time"

	"pbxusers/ui/kit"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// codesStep shows the recovery codes this once. There is no way back from it: the app is set up.
type codesStep struct {
	enrol *Enrol
	shown *kit.Form
	above *notice
	kept  *kit.Check
	next  *kit.Button
}

func newCodesStep(e *Enrol, codes []string) *codesStep {
	s := &codesStep{enrol: e, above: newNotice(e.page)}
	keeping := person.Codes{Organisation: e.deps.Organisation, Username: e.deps.Username, Own: true, List: codes, Made: time.Now()}.
		Keeping(e.deps.KeepDeps, e.page.fit)
	s.kept = kit.NewCheck(words.T("I have kept them"), func(bool) { s.above.tell(kit.Error, "") })
	s.next = kit.NewPrimaryButton(words.T("Go on"), nil, s.submit)
	s.shown = kit.NewForm(1)
	s.shown.AddSection("", heading(words.T("Keep your recovery codes")),
		kit.NewParagraph(words.T("The app is set up. Should the phone be lost or broken, each of these codes lets you in once in its place. They are shown only now: print them, or write them down, and keep them away from the phone.")),
		kit.NewMonospaceBlock(codes, 2), keeping.Row, keeping.About, s.kept, s.above.Banner, ends(nil, s.next))
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
