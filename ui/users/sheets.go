package users

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// SheetDeps is what enrolment sheets need of the rest of the program.
type SheetDeps struct {
	Organisation func() string // its name
	// EnrolmentSheets gives users new authenticators and recovery codes, and returns them this once: all or none.
	EnrolmentSheets func(context.Context, []data.UserID) ([]data.EnrolmentSheet, error)
	// PrintPDF sends a PDF file to the printer; it may block. nil: this system prints none.
	PrintPDF func(title, file string) error
}

// sheetMany is how many sheets take long enough to show how it goes on.
const sheetMany = 20

// sheets is the dialog that has enrolment sheets made, and hands them over.
type sheets struct {
	screen   *Screen
	users    patched
	changed  func(data.User)
	dialog   *kit.Dialog
	form     *kit.Form
	told     *kit.Banner
	progress *kit.Progress
	stop     *kit.Button        // Cancel
	cancel   context.CancelFunc // of what runs; nil for nothing
}

// madeSheets is what comes of it.
type madeSheets struct {
	file   string // a PDF, "" where it could not be drawn
	stored []data.User
}

// makeSheets asks before it makes enrolment sheets of users. changed is told each user as stored afterwards; it may
// be nil.
func (s *Screen) makeSheets(ids []data.UserID, changed func(data.User)) {
	e := &sheets{screen: s, users: s.touching(ids), changed: changed, form: kit.NewForm(1)}
	if len(e.users.may) == 0 {
		s.refuseAll(words.T("No sheet was made"), e.users.left)
		return
	}
	e.told = kit.NewBanner(kit.Info, "", "", nil)
	e.told.Hide()
	e.progress = kit.NewProgress(words.T("Making the sheets…"), "", nil)
	e.progress.Hide()
	e.form.AddSection("", e.about()...)
	e.dialog = kit.NewDialog(e.title(), e.form)
	e.dialog.SetSize(540, 0)
	e.stop = e.dialog.SetCancel(words.T("Cancel"))
	e.dialog.OnClose = e.mayClose
	e.dialog.OnClosed = e.progress.Stop
	e.dialog.First = e.dialog.SetPrimary(either(len(e.users.may), words.T("Make the sheet"), words.T("Make the sheets")), e.make)
	e.dialog.Show(s.deps.Canvas())
}

func (e *sheets) title() string {
	n := len(e.users.may)
	if n == 1 {
		return words.T("Enrolment sheet for %[1]s", e.screen.called(e.users.may))
	}
	return words.N(n, "Enrolment sheets for %[1]s user", "Enrolment sheets for %[1]s users")
}

// about says whom it concerns, and what it does to them.
func (e *sheets) about() []fyne.CanvasObject {
	s, n := e.screen, len(e.users.may)
	list := []fyne.CanvasObject{}
	if n > 1 {
		list = append(list, kit.NewParagraph(words.T("A page each for %[1]s", s.called(e.users.may))))
	}
	list = append(list, kit.NewParagraph(either(n,
		words.T("The sheet sets up the authenticator app without this screen: it holds a QR code, the setup key and ten recovery codes."),
		words.T("The sheets set up the authenticator app without this screen: each holds a QR code, the setup key and ten recovery codes."))),
		kit.NewBanner(kit.Warning, e.warning(), "", nil))
	if left := s.leftText(e.users.left); left != "" {
		list = append(list, kit.NewBanner(kit.Info, left, "", nil))
	}
	return append(list, e.progress, e.told)
}

// warning says what comes of it.
func (e *sheets) warning() string {
	text := words.T("It is in force at once: the next sign-in asks for a code of the app. An authenticator and recovery codes from before open nothing any more. Each sheet is made this once, and shown nowhere else.")
	for _, u := range e.users.before {
		if e.screen.own(u) {
			text += "\n" + words.T("Your own account is among them: without its sheet you cannot sign in again.")
		}
	}
	return text
}

// mayClose waits for the answer where something runs, which it asks to stop: whether sheets were made is never a guess.
func (e *sheets) mayClose() bool {
	if e.cancel != nil {
		e.cancel()
		e.progress.Set(words.T("Cancelling…"), -1)
		return false
	}
	return true
}

func (e *sheets) make() {
	s := e.screen
	if !s.begin() {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	e.cancel = cancel
	e.dialog.SetBusy(true)
	e.told.Hide()
	if len(e.users.may) >= sheetMany {
		e.progress.Show()
		e.progress.Set(words.T("Making the sheets…"), -1)
	}
	e.form.Changed()
	lists.Do(s.work, func(context.Context) (madeSheets, error) { return e.draw(ctx) }, func(made madeSheets, err error) {
		cancel()
		e.cancel = nil
		s.finish()
		e.dialog.SetBusy(false)
		if err != nil {
			e.unmade(err)
			return
		}
		e.dialog.Close()
		s.page.put(made.stored...)
		tell(e.changed, made.stored)
		e.hand(made.file)
	})
}

// unmade tells why there are no sheets; nothing was changed then.
func (e *sheets) unmade(err error) {
	e.progress.Stop()
	e.progress.Hide()
	if errors.Is(err, context.Canceled) {
		e.told.Set(kit.Info, words.T("It was cancelled. Nothing was changed."))
		e.told.Show()
	} else {
		e.screen.refuse(words.T("No sheet was made"), err)
	}
	e.form.Changed()
}

// draw makes the secrets and draws them. Once they are made nothing can be cancelled: they are in force.
func (e *sheets) draw(ctx context.Context) (made madeSheets, err error) {
	s, ids := e.screen, e.users.may
	list, err := s.deps.EnrolmentSheets(ctx, ids)
	if err != nil {
		return made, err
	}
	fyne.Do(e.stop.Disable)
	var file bytes.Buffer
	if err := transfer.WriteEnrolmentSheets(&file, list, sheetFonts(), sheetWords(list[0].Organisation, time.Now()), time.Now(), e.drawn); err != nil {
		slog.Error("enrolment sheets not drawn", "error", err)
	} else {
		made.file = file.String()
	}
	for _, id := range ids {
		if u, err := s.deps.Get(context.Background(), id); err == nil { // the sheets are handed over whatever comes
			made.stored = append(made.stored, u)
		}
	}
	return made, nil
}

// drawn shows how many sheets are drawn; it is called far more often than a window can follow.
func (e *sheets) drawn(done int) {
	if total := len(e.users.may); done%10 == 0 {
		fyne.Do(func() {
			e.progress.Set(words.T("Drawing %[1]s of %[2]s sheets…", words.Number(done), words.Number(total)), float64(done)/float64(total))
		})
	}
}

// hand lets the sheets be saved and printed, this once.
func (e *sheets) hand(file string) {
	s, n := e.screen, len(e.users.may)
	if file == "" {
		kit.Message(s.deps.Canvas(), kit.Error, words.T("The sheets could not be drawn"),
			words.T("New authenticators are in force, but nothing shows them. Make the sheets anew, or use Reset Google 2FA."), words.T("Close"))
		return
	}
	form := kit.NewForm(1)
	name := person.FileName(".pdf", "-", time.Now(), words.T("enrolment-sheets"))
	if n == 1 {
		name = person.FileName(".pdf", "-", time.Now(), words.T("enrolment-sheet"), s.called(e.users.may))
	}
	keep := s.keep()
	keep.Print = s.deps.PrintPDF
	keep.Save = func(name string, write func(io.Writer) error, done func(string, error)) {
		s.deps.SaveAs(words.T("Save as PDF"), name, write, done)
	}
	keeping := person.NewKeeping(keep, person.Paper{
		Title: e.title(), File: name, Sheet: func() string { return file }, Long: true,
		Saved: func(path string) string {
			return words.T("Saved as %[1]s. The file is not encrypted, and whoever has it has the second factor: delete it once it is printed or handed over.", path)
		},
	}, form.Changed)
	text := words.N(n, "%[1]s sheet is made. It is shown nowhere else: save or print it now, and hand it over in person.",
		"%[1]s sheets are made. They are shown nowhere else: save or print them now, and hand them over in person.")
	if keep.Print == nil {
		text += "\n" + words.T("To print, save the file and print it from the program that opens PDF files.")
	}
	form.AddSection("", kit.NewParagraph(text), keeping.Row, keeping.About)
	d := kit.NewDialog(e.title(), form)
	d.SetSize(520, 0)
	d.First = keeping.First
	d.SetPrimary(words.T("Close"), func() { d.Dismiss() })
	keeping.Guard(d, s.deps.Canvas(), kit.Question{
		Title: either(n, words.T("Close without the sheet?"), words.T("Close without the sheets?")),
		Text: either(n, words.T("It was neither saved nor printed, and cannot be shown again. Without it the user cannot sign in until you make another one, or use Reset Google 2FA."),
			words.T("They were neither saved nor printed, and cannot be shown again. Without them these users cannot sign in until you make others, or use Reset Google 2FA.")),
		Yes: either(n, words.T("Close without it"), words.T("Close without them")), No: words.T("Go back"),
	})
	d.Show(s.deps.Canvas())
}

// either is the text for one sheet, or the one for several, where the number is not said.
func either(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// sheetFonts are the program's own.
func sheetFonts() transfer.EnrolmentFonts {
	return transfer.EnrolmentFonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content(),
		Mono: theme.DefaultTextMonospaceFont().Content()}
}

// sheetWords are the texts of a sheet of an organisation, made at that time.
func sheetWords(organisation string, made time.Time) transfer.EnrolmentWords {
	return transfer.EnrolmentWords{
		Document: words.T("Enrolment sheets"), Title: words.T("Enrolment sheet: the authenticator app for signing in"),
		Username: words.Field(data.FieldUsername), Email: words.Field(data.FieldEmail),
		SetupKey: words.T("Setup Key"), Codes: words.T("Recovery codes"), Steps: words.T("What to do"),
		Do: []string{
			words.T("Install an authenticator app on your phone, if there is none yet."),
			words.T("Scan the QR code with it. Where it cannot scan, type the setup key into it."),
			words.T("Sign in to the program “PBX Users of %[1]s” with your username and password, then type the six digits that the app shows. It shows new ones every 30 seconds.", organisation),
		},
		AboutCodes: words.T("Each recovery code lets you in once in place of the app, should the phone be lost or broken. Tick off what you have used."),
		Warning:    words.T("Whoever has this sheet can pass for your phone. Keep it locked away, apart from the phone and never beside the password, or destroy it once the app is set up and the recovery codes are kept elsewhere."),
		Made:       words.T("Made on %[1]s", words.Date(made)) + ". " + words.T("A newer sheet makes this one worthless."),
	}
}
