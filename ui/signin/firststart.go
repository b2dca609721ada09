package signin

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Answers is what the first start asks.
type Answers struct {
	Organisation string
	Language     string // BCP 47 tag, one of words.Languages
	Username     string
	Email        string
	Password     string
}

// The steps of the first start, counted from 0.
const (
	stepOrganisation = iota
	stepAdministrator
	stepRecoveryKey
	stepConfirm
	steps
)

// FirstDeps is what the first start needs.
type FirstDeps struct {
	KeepDeps
	// SetLanguage changes the program's language and shows a new wizard with these answers at this step.
	SetLanguage func(tag string, a Answers, step int)
	// Check tells what is wrong with the answers of a step: *data.Invalid, joined, of data.FieldOrganisation,
	// FieldUsername, FieldEmail and FieldPassword.
	Check func(step int, a Answers) error
	// CheckPassphrase tells what is wrong with a passphrase for each start, as *data.Invalid of any field.
	CheckPassphrase func(a Answers, passphrase string) error
	// Strength rates the answers' password, 0 to 4.
	Strength func(a Answers) int
	Suggest  func() (string, error)
	// RecoveryKey returns the groups of the key: the same ones each time while one register is being made.
	RecoveryKey func() (groups []string, err error)
	// ConfirmGroup is the group to be typed back, counted from 1; Confirm reports whether that is what was typed.
	ConfirmGroup func() int
	Confirm      func(group int, typed string) bool
	// Create makes the register. passphrase "" means that the keyring keeps the key; *KeyringTrouble is what it
	// may answer. After an error there is no register and nothing is left of it.
	Create func(ctx context.Context, a Answers, passphrase string) error
	// Done is told once the register is made.
	Done func()
}

// FirstStart is the wizard that makes a register.
type FirstStart struct {
	deps    FirstDeps
	page    *page
	answers Answers
	step    int
	work    work

	organisation  organisationStep
	administrator administratorStep
	recovery      recoveryStep
	confirm       confirmStep
}

// wizardStep is one step: its form is made once, so that nothing typed is lost on the way back.
type wizardStep interface {
	form() *kit.Form
	focus()
}

// NewFirstStart returns the wizard at a step, 0 to 3, with answers given already.
func NewFirstStart(deps FirstDeps, answers Answers, step int) *FirstStart {
	if answers.Language == "" {
		answers.Language = words.Current()
	}
	f := &FirstStart{deps: deps, answers: answers, page: newPage(words.T("Welcome to PBX Users"), "")}
	f.organisation.make(f)
	f.administrator.make(f)
	f.recovery.make(f)
	f.confirm.make(f)
	f.show(min(max(step, 0), steps-1))
	return f
}

// Content is what the window shows.
func (f *FirstStart) Content() fyne.CanvasObject { return f.page.content }

// Focus gives the keyboard to the first field of the step.
func (f *FirstStart) Focus() { f.at().focus() }

// TypedKey takes a key that nothing else has taken.
func (f *FirstStart) TypedKey(ev *fyne.KeyEvent) { f.page.typedKey(ev) }

// Answers is what was answered so far, and Step the step that is shown, for a wizard that takes its place.
func (f *FirstStart) Answers() Answers { return f.answers }

// Step is the step that is shown, counted from 0.
func (f *FirstStart) Step() int { return f.step }

func (f *FirstStart) at() wizardStep {
	return [steps]wizardStep{&f.organisation, &f.administrator, &f.recovery, &f.confirm}[f.step]
}

func (f *FirstStart) show(step int) {
	f.step = step
	if step >= stepRecoveryKey {
		f.recovery.load()
	}
	f.page.show(f.at().form())
}

func (f *FirstStart) back() {
	if f.step == 0 || f.work.running() {
		return
	}
	f.show(f.step - 1)
	f.Focus()
}

func (f *FirstStart) forward() {
	f.show(f.step + 1)
	f.Focus()
}

// newForm begins the form of a step: the steps of the wizard, a heading and why.
func (f *FirstStart) newForm(step int, title, text string, objects ...fyne.CanvasObject) *kit.Form {
	head := kit.NewSteps(words.T("Organisation"), words.T("Administrator"), words.T("Recovery key"), words.T("Finish"))
	head.SetStep(step)
	form := kit.NewForm(1)
	form.AddSection("", append([]fyne.CanvasObject{head, heading(title), kit.NewParagraph(text)}, objects...)...)
	if step > 0 {
		form.OnCancel = f.back
	}
	return form
}

// passed checks a step's answers and shows what is wrong beside the fields; what has no field goes above them.
func (f *FirstStart) passed(form *kit.Form, above *notice, err error, fields map[string]*kit.Field) bool {
	form.ClearErrors()
	above.tell(kit.Error, "")
	if err == nil {
		return true
	}
	if rest := beside(err, fields); rest != "" {
		above.tell(kit.Error, rest)
	}
	f.page.fit()
	form.FocusFirstError()
	return false
}

// beside shows every refusal beside its field and returns what is left to be told above them.
func beside(err error, fields map[string]*kit.Field) string {
	var rest []error
	for _, invalid := range data.Invalids(err) {
		if field := fields[invalid.Field]; field != nil {
			if field.Wrong() == "" {
				field.SetError(words.Reason(invalid))
			}
		} else {
			rest = append(rest, invalid)
		}
	}
	switch {
	case len(rest) > 0:
		return told(errors.Join(rest...))
	case len(data.Invalids(err)) == 0:
		return told(err)
	}
	return ""
}
