package person

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// keyLine is how many groups of the setup key stand on a line of the dialog.
const keyLine = 4

// NewSetupKey returns the field that shows the setup key of an authenticator, groups to a line, with a button that
// copies it without its blanks; tell is given what to say of that.
func NewSetupKey(setupKey string, groups int, copySecret func(string), tell func(text string)) *kit.Field {
	button := iconButton(words.T("Copy"), look.IconCopy, func() {
		copySecret(strings.ReplaceAll(setupKey, " ", ""))
		tell(copied())
	})
	block := kit.NewMonospaceBlock(strings.Fields(setupKey), groups)
	return kit.NewField(words.T("Setup Key"), kit.NewStackOf(block, kit.NewFlow(0, button)))
}

// Enrolment is the dialog that sets up a user's authenticator app: the secret to scan or to type, a code to show
// that the app has it, and then the recovery codes.
type Enrolment struct {
	Organisation, Username string
	Own                    bool             // of who looks at it
	State                  data.FactorState // as it stands before
	Made                   data.Enrolment
	// Confirm takes the first code of the app and returns the recovery codes; Done is told before they are shown.
	// Its error is a *data.Invalid of data.FieldCode, a *data.ClockOff, or another.
	Confirm func(ctx context.Context, typed string) ([]string, error)
	Done    func()
	Keep    Keep
	Work    *lists.Work
	Canvas  fyne.Canvas

	dialog *kit.Dialog
	form   *kit.Form
	code   *kit.Entry
	field  *kit.Field
	busy   bool
}

// NotSetUp is the title of what is told where it was not.
func NotSetUp() string { return words.T("The authenticator was not set up") }

// Show shows the dialog.
func (e *Enrolment) Show() {
	code, err := kit.NewQR(e.Made.URI)
	if err != nil {
		lists.Refuse(e.Canvas, NotSetUp(), err)
		return
	}
	e.code = kit.NewEntry()
	e.code.OnChanged = func(string) { e.field.SetError("") }
	e.field = kit.NewField(words.T("Code that the app shows now"), e.code).Required().Help(words.T("The app shows six digits, and new ones every 30 seconds."))
	e.form = kit.NewForm(2)
	var key *kit.Field
	key = NewSetupKey(e.Made.SetupKey, keyLine, e.Keep.Copy, func(text string) {
		key.Help(text)
		e.form.Changed()
	}).Help(words.T("To type into the app where it cannot scan the code."))
	e.form.AddSection("", kit.NewParagraph(e.about()+" "+e.consequence()),
		kit.NewField("", container.NewHBox(code)), kit.NewField("", kit.NewStackOf(key, e.field)))
	e.dialog = kit.NewDialog(words.T("Set up Google Secret Code"), e.form)
	e.dialog.SetSize(640, 0)
	e.dialog.First = e.code
	e.dialog.SetCancel(words.T("Cancel"))
	e.dialog.OnClose = func() bool { return !e.busy }
	e.dialog.OnClosed = e.code.Wipe
	e.dialog.SetPrimary(words.T("Confirm"), e.confirm)
	e.dialog.Show(e.Canvas)
}

func (e *Enrolment) about() string {
	if e.Own {
		return words.T("Scan this with the authenticator app on your phone, then enter what the app shows.")
	}
	return words.T("Scan this with the authenticator app of %[1]s, then enter what the app shows.", e.Username)
}

// consequence says what confirming does to the sign-in as it was.
func (e *Enrolment) consequence() string {
	switch {
	case FactorReady(e.State):
		return words.T("From then on the app that is set up now, and its recovery codes, open nothing any more.")
	case e.State.Method == data.EmailCode:
		return words.T("From then on signing in asks for a code of the app in place of an e-mailed one.")
	}
	return words.T("From then on signing in also asks for a code of the app.")
}

func (e *Enrolment) confirm() {
	typed := e.code.Text
	switch {
	case e.busy:
		return
	case strings.TrimSpace(typed) == "":
		e.wrong(words.Reason(&data.Invalid{Field: data.FieldCode, Reason: data.ReasonRequired}))
		return
	}
	e.setBusy(true)
	lists.Do(e.Work, func(ctx context.Context) ([]string, error) { return e.Confirm(ctx, typed) }, func(codes []string, err error) {
		e.setBusy(false)
		if err != nil {
			e.refused(err)
			return
		}
		e.dialog.Close()
		e.Done()
		e.showCodes(codes)
	})
}

func (e *Enrolment) setBusy(busy bool) {
	e.busy = busy
	e.dialog.SetBusy(busy)
}

func (e *Enrolment) wrong(text string) {
	e.field.SetError(text)
	e.field.Focus()
}

// refused puts beside the code what is wrong with it, and tells the rest over the dialog.
func (e *Enrolment) refused(err error) {
	var clock *data.ClockOff
	if errors.As(err, &clock) {
		e.wrong(lists.Sentence(err))
		return
	}
	for _, invalid := range data.Invalids(err) {
		if invalid.Field == data.FieldCode {
			e.wrong(words.Reason(invalid))
			return
		}
	}
	lists.Refuse(e.Canvas, NotSetUp(), err)
}

func (e *Enrolment) showCodes(list []string) {
	codes := Codes{Organisation: e.Organisation, Username: e.Username, Own: e.Own, List: list, Made: time.Now()}
	about := words.T("The authenticator of %[1]s is set up. These are its recovery codes.", e.Username)
	if e.Own {
		about = words.T("Your authenticator is set up. These are your recovery codes.")
	}
	codes.Show(e.Canvas, about, e.Keep)
}
