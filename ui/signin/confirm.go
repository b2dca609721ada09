package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// confirmStep has one group typed back and makes the register; where there is no keyring it asks for a
// passphrase instead.
type confirmStep struct {
	wizard *FirstStart
	shown  *kit.Form
	above  *notice
	group  int
	typed  *kit.Entry
	field  *kit.Field

	offer   *kit.Button // to use a passphrase
	honest  *kit.Paragraph
	first   *choice
	second  *kit.Entry
	again   *kit.Field
	instead bool // of the keyring

	do       *kit.Button
	row      fyne.CanvasObject // the buttons
	room     *fyne.Container   // holds them, or the progress
	progress *kit.Progress
}

func (s *confirmStep) make(f *FirstStart) {
	s.wizard, s.above, s.group = f, newNotice(f.page), f.deps.ConfirmGroup()
	s.typed = newKeyEntry()
	s.field = kit.NewField(words.T("Type group %[1]d of the recovery key", s.group), s.typed)
	s.offer = kit.NewButton(words.T("Use a passphrase at each start instead"), s.usePassphrase)
	s.honest = kit.NewParagraph(words.T("Without a keyring the key is kept under a passphrase. PBX Users asks for it each time it starts, before anybody can sign in, " +
		"so everybody who starts it here must know it. If it is forgotten, only the recovery key opens the register."))
	s.first = newChoice(words.T("Passphrase for each start"), func(typed string) int {
		a := f.answers
		a.Password = typed
		return f.deps.Strength(a)
	}, f.deps.Suggest)
	s.second = newSecretEntry()
	s.again = kit.NewField(words.T("The passphrase again"), s.second)
	for field, entry := range map[*kit.Field]*kit.Entry{s.field: s.typed, s.first.Field: s.first.Entry, s.again: s.second} {
		f.page.mends(field, entry)
	}
	s.do = kit.NewPrimaryButton(words.T("Create the register"), nil, s.submit)
	s.row = ends(kit.NewButton(words.T("Back"), f.back), s.do)
	s.room = container.NewStack(s.row)
	s.shown = f.newForm(stepConfirm, words.T("Check that you have it"),
		words.T("Take the recovery key from where you keep it and type one group of it. Then the register is made."),
		s.above.Banner, s.field, s.offer, s.honest, s.first.Field, s.again, s.room)
	s.shown.OnSubmit, s.shown.OnCancel = s.submit, s.escape
	for _, o := range []interface{ Hide() }{s.offer, s.honest, s.first.Field, s.again} {
		o.Hide()
	}
}

func (s *confirmStep) form() *kit.Form { return s.shown }
func (s *confirmStep) focus()          { kit.Focus(s.typed) }

// usePassphrase asks for a passphrase in the place of the keyring.
func (s *confirmStep) usePassphrase() {
	s.instead = true
	s.above.tell(kit.Info, "")
	s.offer.Hide()
	s.honest.Show()
	s.first.Show()
	s.again.Show()
	s.wizard.page.fit()
	s.first.Focus()
}

func (s *confirmStep) submit() {
	f := s.wizard
	if f.work.running() || !s.checked() {
		return
	}
	answers, passphrase := f.answers, ""
	if s.instead {
		passphrase = s.first.Entry.Text
	}
	s.busy(true)
	f.work.start(func(ctx context.Context) error { return f.deps.Create(ctx, answers, passphrase) }, s.created)
}

// checked shows what is wrong with the group and the passphrase.
func (s *confirmStep) checked() bool {
	f := s.wizard
	s.shown.ClearErrors()
	switch {
	case s.typed.Text == "":
		s.field.SetError(required())
	case !f.deps.Confirm(s.group, s.typed.Text):
		s.field.SetError(notThatGroup(s.group))
	}
	if s.instead {
		for _, invalid := range data.Invalids(f.deps.CheckPassphrase(f.answers, s.first.Entry.Text)) {
			s.first.SetError(words.Reason(invalid))
		}
		if s.first.Entry.Text != s.second.Text {
			s.again.SetError(words.Reason(&data.Invalid{Reason: data.ReasonMismatch}))
		}
	}
	f.page.fit()
	return !s.shown.FocusFirstError()
}

func (s *confirmStep) created(err error) {
	f := s.wizard
	s.busy(false)
	if err == nil {
		s.forget()
		f.deps.Done()
		return
	}
	var trouble *KeyringTrouble
	switch {
	case errors.As(err, &trouble):
		s.above.tell(kit.Error, trouble.Problem.unmadeText())
		s.do.SetText(words.T("Try again"))
		if !s.instead {
			s.offer.Show()
		}
		f.page.fit()
		kit.Focus(s.do)
	case len(data.Invalids(err)) > 0:
		s.sendBack(err)
	default:
		s.above.tell(kit.Error, told(err))
		kit.Focus(s.do)
	}
}

// busy shows progress in the place of the buttons, and the buttons again.
func (s *confirmStep) busy(busy bool) {
	if !busy {
		s.progress.Stop()
		s.room.Objects = []fyne.CanvasObject{s.row}
		s.wizard.page.fit()
		return
	}
	s.above.tell(kit.Info, "")
	s.progress = kit.NewProgress(words.T("Making the register…"), words.T("Cancel"), s.wizard.work.cancel)
	s.room.Objects = []fyne.CanvasObject{s.progress}
	s.wizard.page.fit()
	s.progress.Start()
}

// escape stops what runs, else it goes back.
func (s *confirmStep) escape() {
	if s.wizard.work.running() {
		s.wizard.work.cancel()
		return
	}
	s.wizard.back()
}

// forget empties every secret once it was used.
func (s *confirmStep) forget() {
	f := s.wizard
	s.first.Wipe()
	s.second.Wipe()
	s.typed.Wipe()
	f.administrator.password.Wipe()
	f.answers.Password = ""
}

// sendBack goes to the step that holds the refused answer.
func (s *confirmStep) sendBack(err error) {
	f := s.wizard
	step, form, above := stepAdministrator, f.administrator.shown, f.administrator.above
	fields := f.administrator.fields()
	for _, invalid := range data.Invalids(err) {
		if invalid.Field == data.FieldOrganisation || invalid.Field == data.FieldLanguage {
			step, form, above = stepOrganisation, f.organisation.shown, f.organisation.above
			fields = map[string]*kit.Field{data.FieldOrganisation: f.organisation.name}
		}
	}
	f.show(step)
	f.Focus()
	f.passed(form, above, err, fields)
}
