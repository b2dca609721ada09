package signin

import (
	"context"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// recoveryStep shows the recovery key, to be kept.
type recoveryStep struct {
	wizard *FirstStart
	shown  *kit.Form
	sheet  *keySheet
	next   *kit.Button
}

func (s *recoveryStep) make(f *FirstStart) {
	s.wizard = f
	s.sheet = newKeySheet(f.page, f.deps.KeepDeps, func() string { return f.answers.Organisation })
	s.next = kit.NewPrimaryButton(words.T("Next"), nil, s.submit)
	s.shown = f.newForm(stepRecoveryKey, words.T("Keep the recovery key"),
		words.T("The keyring of this computer keeps the key of the register. If it is ever lost, this recovery key is the only other way in: "+
			"without both, nobody can open the data. It is shown only now. Print it, or write it down, and keep it away from this computer."),
		s.sheet.place, s.sheet.Row, s.sheet.About, ends(kit.NewButton(words.T("Back"), f.back), s.next))
	s.shown.OnSubmit = s.submit
}

func (s *recoveryStep) form() *kit.Form { return s.shown }
func (s *recoveryStep) focus()          { kit.Focus(s.next) }

// load gets the key once it is needed.
func (s *recoveryStep) load() {
	if s.sheet.groups != nil {
		return
	}
	var groups []string
	s.sheet.work.start(func(context.Context) (err error) {
		groups, err = s.wizard.deps.RecoveryKey()
		return err
	}, func(err error) {
		if err != nil {
			s.sheet.Tell(kit.Error, told(err))
			return
		}
		s.sheet.show(groups)
		s.sheet.Tell(kit.Error, "") // which also fits the page to the key
	})
}

// submit goes on; without a key it asks for it again.
func (s *recoveryStep) submit() {
	if s.sheet.groups == nil {
		s.load()
		return
	}
	s.wizard.forward()
}
