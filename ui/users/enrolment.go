package users

import (
	"context"
	"errors"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// enrolment is the dialog that sets up a user's authenticator app: the secret to scan or type, and a code to show
// that the app has it.
type enrolment struct {
	screen  *Screen
	user    data.User
	changed func(data.User)
	made    data.Enrolment
	dialog  *kit.Dialog
	form    *kit.Form
	code    *kit.Entry
	field   *kit.Field
	copied  *kit.Field
}

// enrolled is what comes of it.
type enrolled struct {
	codes []string
	user  data.User
}

// beginEnrolment makes a new secret and shows it. changed is told the user as stored once it is in use.
func (s *Screen) beginEnrolment(u data.User, changed func(data.User)) {
	act(s, words.T("The authenticator was not set up"), func(ctx context.Context) (data.Enrolment, error) {
		return s.deps.BeginEnrolment(ctx, u.ID)
	}, func(made data.Enrolment) {
		e := &enrolment{screen: s, user: u, changed: changed, made: made}
		e.show()
	})
}

func (e *enrolment) show() {
	s := e.screen
	code, err := kit.NewQR(e.made.URI)
	if err != nil {
		s.refuse(words.T("The authenticator was not set up"), err)
		return
	}
	e.code = kit.NewEntry()
	e.code.OnChanged = func(string) { e.field.SetError("") }
	e.field = kit.NewField(words.T("Code that the app shows now"), e.code).Required().Help(words.T("The app shows six digits, and new ones every 30 seconds."))
	copyKey := kit.NewButton(words.T("Copy"), func() {
		s.deps.Copy(strings.ReplaceAll(e.made.SetupKey, " ", ""))
		e.copied.Help(words.T("Copied. The clipboard is emptied after 30 seconds."))
		e.form.Changed()
	})
	copyKey.Icon = look.IconCopy
	key := kit.NewMonospaceBlock(strings.Fields(e.made.SetupKey), keyLine)
	e.copied = kit.NewField(words.T("Setup Key"), kit.NewStackOf(key, kit.NewFlow(0, copyKey))).
		Help(words.T("To type into the app where it cannot scan the code."))
	e.form = kit.NewForm(2).AddSection("",
		kit.NewParagraph(words.T("Scan this with the authenticator app of %[1]s, then enter what the app shows.", e.user.Username)),
		kit.NewField("", container.NewHBox(code)), kit.NewField("", kit.NewStackOf(e.copied, e.field)))
	e.dialog = kit.NewDialog(words.T("Set up Google Secret Code"), e.form)
	e.dialog.SetSize(640, 0)
	e.dialog.First = e.code
	e.dialog.SetCancel(words.T("Cancel"))
	e.dialog.OnClose = func() bool { return !s.working }
	e.dialog.SetPrimary(words.T("Confirm"), e.confirm)
	e.dialog.Show(s.deps.Canvas())
}

// keyLine is how many groups of the setup key stand on a line.
const keyLine = 4

func (e *enrolment) confirm() {
	s := e.screen
	typed := e.code.Text
	if strings.TrimSpace(typed) == "" {
		e.wrong(words.Reason(&data.Invalid{Field: data.FieldCode, Reason: data.ReasonRequired}))
		return
	}
	if !s.begin() {
		return
	}
	e.dialog.SetBusy(true)
	lists.Do(s.work, func(ctx context.Context) (done enrolled, err error) {
		if done.codes, err = s.deps.ConfirmEnrolment(ctx, e.user.ID, typed); err != nil {
			return done, err
		}
		if done.user, err = s.deps.Get(ctx, e.user.ID); err != nil {
			done.user = e.user // the codes are shown whatever comes: nobody sees them again
		}
		return done, nil
	}, func(done enrolled, err error) {
		s.finish()
		e.dialog.SetBusy(false)
		if err != nil {
			e.refused(err)
			return
		}
		e.dialog.Close()
		s.page.put(done.user)
		tell(e.changed, []data.User{done.user})
		s.showCodes(done)
	})
}

func (e *enrolment) wrong(text string) {
	e.field.SetError(text)
	e.field.Focus()
}

// refused puts beside the code what is wrong with it, and tells the rest over the dialog.
func (e *enrolment) refused(err error) {
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
	e.screen.refuse(words.T("The authenticator was not set up"), err)
}

// showCodes shows new recovery codes, this once.
func (s *Screen) showCodes(done enrolled) {
	form := kit.NewForm(1)
	about := kit.NewBanner(kit.Warning, words.T("They are shown only now. Each opens the account once where the phone is not at hand: keep them in a safe place."), "", nil)
	say := func(kind kit.Kind, text string) {
		about.Set(kind, text)
		form.Changed()
	}
	title := words.T("PBX Users: recovery codes of %[1]s", done.user.Username)
	text := title + "\n\n" + strings.Join(done.codes, "\n") + "\n"
	button := func(label string, icon fyne.Resource, do func()) *kit.Button {
		b := kit.NewButton(label, do)
		b.Icon = icon
		return b
	}
	row := kit.NewFlow(0, button(words.T("Copy"), look.IconCopy, func() {
		s.deps.Copy(strings.Join(done.codes, "\n"))
		say(kit.Success, words.T("Copied. The clipboard is emptied after 30 seconds."))
	}), button(words.T("Save…"), look.IconDown, func() { s.saveCodes(title, text, say) }),
		button(words.T("Print"), look.IconPrint, func() { s.printCodes(title, text, say) }))
	form.AddSection("", kit.NewParagraph(words.T("The authenticator of %[1]s is set up. These are its recovery codes.", done.user.Username)),
		kit.NewMonospaceBlock(done.codes, 2), row, about)
	d := kit.NewDialog(words.T("Recovery codes"), form)
	d.SetSize(520, 0)
	d.First = d.SetPrimary(words.T("They are kept"), d.Close)
	d.Show(s.deps.Canvas())
}

func (s *Screen) saveCodes(title, text string, say func(kit.Kind, string)) {
	s.deps.SaveAs(title, words.T("PBX Users recovery codes")+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}, func(path string, err error) {
		if err != nil {
			say(kit.Error, words.T("It could not be saved. Choose another place, or write it down instead."))
			return
		}
		say(kit.Success, words.T("Saved as %[1]s.", path))
	})
}

func (s *Screen) printCodes(title, text string, say func(kit.Kind, string)) {
	lists.Do(s.work, func(context.Context) (struct{}, error) { return struct{}{}, s.deps.Print(title, text) }, func(_ struct{}, err error) {
		if err != nil {
			say(kit.Error, words.T("It could not be printed: the system's printing did not answer. Save it or write it down instead."))
			return
		}
		say(kit.Success, words.T("Sent to the printer. See that the sheet came out before you go on."))
	})
}
