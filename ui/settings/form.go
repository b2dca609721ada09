package settings

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

const formWidth = 720

// form is the dialog in which the settings are changed.
type form struct {
	screen  *Screen
	dialog  *kit.Dialog
	body    *kit.Form
	trouble *kit.Banner
	fields  map[string]*kit.Field // by the names that refusals use
	start   data.MailDraft
	busy    bool

	server, port, username, sender *kit.Entry
	tls                            *kit.Select
	usual                          int // the port that commonly goes with the chosen encryption
	password                       *password
}

// edit opens the form.
func (s *Screen) edit() {
	f := &form{screen: s, body: kit.NewForm(2), fields: map[string]*kit.Field{}}
	f.trouble = kit.NewBanner(kit.Error, "", "", nil)
	f.trouble.Hide()
	f.body.AddSection("", f.trouble)
	f.build(s.stored)
	f.start = f.draft()
	f.dialog = kit.NewDialog(words.T("Email Settings"), f.body)
	f.dialog.SetSize(formWidth, 0)
	f.dialog.First = f.server
	test := kit.NewButton(words.T("Send a test"), f.test)
	test.Icon = look.IconMail
	test.SetTooltip(words.T("With what stands here, before it is saved"))
	f.dialog.SetExtra(test)
	f.dialog.SetCancel(words.T("Cancel"))
	f.dialog.SetPrimary(words.T("Save"), f.save)
	f.dialog.OnClose = f.mayClose
	f.dialog.OnClosed = f.password.wipe
	f.dialog.Show(s.deps.Canvas())
}

// build makes the fields and fills in what is stored.
func (f *form) build(now data.MailState) {
	if now.TLS == "" {
		now.TLS, now.Port = data.MailStartTLS, data.MailStartTLS.Port()
	}
	f.server, f.username, f.sender = f.entry(data.FieldMailServer, now.Server), f.entry(data.FieldMailUsername, now.Username), f.entry(data.FieldMailSender, now.Sender)
	f.port = f.entry(data.FieldMailPort, strconv.Itoa(now.Port))
	f.server.SetPlaceHolder("smtp.example.org")
	f.sender.SetPlaceHolder("pbx@example.org")
	f.usual = now.TLS.Port()
	names := []string{}
	for _, mode := range data.MailTLSModes {
		names = append(names, words.MailTLS(mode))
	}
	f.tls = kit.NewSelect(names, "", func(string) { f.follow() })
	f.tls.Choose(words.MailTLS(now.TLS))
	f.password = newPassword(f, now.HasPassword)
	server := f.field(data.FieldMailServer, f.server).Required()
	port := f.field(data.FieldMailPort, f.port).Required()
	tls := f.field(data.FieldMailTLS, f.tls)
	sender := f.field(data.FieldMailSender, f.sender).Required().Help(words.T("An address, with a name before it or without: Our office <pbx@example.org>"))
	username := f.field(data.FieldMailUsername, f.username).Help(words.T("Empty where the server wants no sign-in."))
	f.body.AddSection("", server, tls, port, sender)
	f.body.AddSection(words.T("Sign-in at the mail server"), username, f.field(data.FieldMailPassword, f.password.box))
}

func (f *form) entry(name, text string) *kit.Entry {
	e := kit.NewEntry()
	e.SetText(text)
	e.OnChanged = func(string) { f.clear(name) }
	return e
}

func (f *form) field(name string, o fyne.CanvasObject) *kit.Field {
	f.fields[name] = kit.NewField(words.Field(name), o)
	return f.fields[name]
}

// clear takes a field's error away while it is being mended.
func (f *form) clear(name string) {
	if field := f.fields[name]; field != nil {
		field.SetError("")
	}
}

// follow gives the port that goes with the chosen encryption, unless another one was typed.
func (f *form) follow() {
	f.clear(data.FieldMailTLS)
	before := f.usual
	f.usual = f.mode().Port()
	if now := strings.TrimSpace(f.port.Text); now == "" || now == strconv.Itoa(before) {
		f.port.SetText(strconv.Itoa(f.usual))
	}
}

func (f *form) mode() data.MailTLS { return data.MailTLSModes[max(0, f.tls.SelectedIndex())] }

// draft is what stands in the form; a port that is no number is 0.
func (f *form) draft() data.MailDraft {
	d := data.MailDraft{MailSettings: data.MailSettings{Server: f.server.Text, TLS: f.mode(), Username: f.username.Text, Sender: f.sender.Text}}
	if port, err := strconv.Atoi(strings.TrimSpace(f.port.Text)); err == nil {
		d.Port = port
	}
	d.Password, d.SetPassword = f.password.typed()
	return d
}

// ready clears what was wrong and returns the draft; ok is false where the server is missing, which for whoever
// saves would mean to send no e-mail at all.
func (f *form) ready() (d data.MailDraft, ok bool) {
	f.body.ClearErrors()
	f.say("")
	d = f.draft()
	if strings.TrimSpace(d.Server) != "" {
		return d, true
	}
	return d, f.checks(d)
}

// checks reports whether the fields could be saved as they stand, and tells what is wrong with them. The stored
// password is beyond it.
func (f *form) checks(d data.MailDraft) bool {
	_, err := d.Checked()
	if err != nil {
		later(func() { f.tell(err) })
	}
	return err == nil
}

func (f *form) save() {
	if f.busy {
		return
	}
	if !f.dirty() && f.start.Server != "" {
		f.dialog.Close()
		return
	}
	d, ok := f.ready()
	if !ok {
		return
	}
	f.setBusy(true)
	s := f.screen
	lists.Do(s.work, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.deps.Save(ctx, d) }, func(_ struct{}, err error) {
		f.setBusy(false)
		if err != nil {
			f.tell(err)
			return
		}
		f.dialog.Close()
		s.saved(words.T("The e-mail settings were saved"))
	})
}

// test opens the test of what stands in the form. Nobody is asked for an address that would lead to nothing.
func (f *form) test() {
	if f.busy {
		return
	}
	if d, ok := f.ready(); ok && f.checks(d) {
		f.screen.try(d, f)
	}
}

func (f *form) setBusy(busy bool) {
	f.busy = busy
	f.dialog.SetBusy(busy)
}

// tell puts what is wrong beside the fields, and the rest over the form.
func (f *form) tell(err error) {
	invalids := data.Invalids(err)
	var elsewhere []error
	for _, invalid := range invalids {
		if field := f.fields[invalid.Field]; field != nil {
			field.SetError(f.reason(invalid))
		} else {
			elsewhere = append(elsewhere, invalid)
		}
	}
	if len(invalids) == 0 {
		elsewhere = []error{err}
	}
	for _, field := range f.body.Fields() {
		if field.Wrong() != "" {
			field.Focus()
			field.Reveal()
			break
		}
	}
	if len(elsewhere) > 0 {
		f.say(lists.Sentence(errors.Join(elsewhere...)))
	}
}

// reason is what is said of a refused field. A stored password that is asked for again is offered to be typed.
func (f *form) reason(i *data.Invalid) string {
	switch {
	case i.Reason != data.ReasonRequired:
	case i.Field == data.FieldMailUsername:
		return words.T("There is a password without its username. Enter it, or remove the password.")
	case i.Field == data.FieldMailPassword && f.password.kept():
		f.password.change()
		return words.T("The stored password goes only to the server and the username that it was typed for. Type it again.")
	case i.Field == data.FieldMailPassword:
		return words.T("The username needs its password.")
	}
	return words.Reason(i)
}

// say shows over the form what belongs to none of its fields; "" takes it away.
func (f *form) say(text string) {
	if text == "" && !f.trouble.Visible() {
		return
	}
	f.trouble.Hidden = text == ""
	f.trouble.Set(kit.Error, text)
	f.body.Changed()
	if text != "" {
		f.trouble.Reveal()
	}
}

func (f *form) dirty() bool { return f.draft() != f.start }

// mayClose asks before what was typed is thrown away.
func (f *form) mayClose() bool {
	if f.busy {
		return false
	}
	if !f.dirty() {
		return true
	}
	lists.AskDiscard(f.screen.deps.Canvas(), f.dialog)
	return false
}
