package session

import (
	"context"
	"errors"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/redact"
)

// Mailer sends one e-mail; security/mail has the real one.
type Mailer interface {
	Send(ctx context.Context, m mail.Message) error
}

// Post is how e-mail leaves the program.
type Post struct {
	// Mailer returns who sends with checked settings.
	Mailer func(mail.Settings) (Mailer, error)
	// Words returns the built-in template of a letter in one of Languages.
	Words func(kind data.LetterKind, language string) data.Template
	// Languages are those of the built-in templates, as BCP 47. The first serves readers of
	// all others.
	Languages []string

	worked *workedMail
}

// mailMost is the longest that anybody waits for an e-mail to be sent.
const mailMost = 15 * time.Second

func newPost() Post {
	return Post{
		Mailer:    func(settings mail.Settings) (Mailer, error) { return mail.New(settings, mail.Options{}) },
		Words:     plainWords,
		Languages: []string{"en"},
		worked:    &workedMail{},
	}
}

// plainWords are the letters of a program without screens, in English.
func plainWords(kind data.LetterKind, language string) data.Template {
	t := data.Template{Kind: kind, Language: language, Subject: "{organisation}: test", Text: "The mail settings work."}
	if kind == data.LetterCode {
		t.Subject, t.Text = "{organisation}: your code", "{username}: {code}"
	}
	return t
}

// Send sends a letter, and takes at most 15 seconds for it. It must not be called inside a
// transaction. The error is a *data.MailFailure, a *data.Invalid, or ctx's.
func (p Post) Send(ctx context.Context, settings mail.Settings, to string, l data.Letter) error {
	mailer, err := p.Mailer(settings)
	if err != nil {
		return err
	}
	subject, text := l.Template.Fill(l)
	limit, cancel := context.WithTimeout(ctx, mailMost)
	defer cancel()
	err = mailer.Send(limit, mail.Message{To: to, Subject: subject, Text: text})
	if err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return &data.MailFailure{Kind: data.MailSilent, Server: settings.Address(), TLS: settings.TLS, Step: "connect"}
	}
	return err
}

// StoredMail returns the settings to send with; data.ErrNoMail when no server is set.
func StoredMail(tx *store.Tx) (mail.Settings, error) {
	m, err := tx.Mail()
	return mail.Settings{MailSettings: m.MailSettings, Password: redact.New(m.Password)}, err
}

var (
	viewMail = need{data.ModuleMail, data.View}
	editMail = need{data.ModuleMail, data.Edit}
)

// MailSettings returns how this office sends e-mail, whether a password is stored, and when
// an e-mail last left that way. The password itself is never told. Without a server all is
// zero.
func (s *Session) MailSettings(ctx context.Context) (data.MailState, error) {
	var state data.MailState
	err := s.read(ctx, viewMail, func(t *turn) error {
		m, err := t.Mail()
		if errors.Is(err, data.ErrNoMail) {
			return nil
		}
		state = data.MailState{MailSettings: m.MailSettings, HasPassword: m.Password != "", Proved: m.Proved}
		return err
	})
	return state, err
}

// SaveMailSettings stores how this office sends e-mail; without a server in it, that it
// sends none. What is wrong with it is told all at once. The stored password goes only to
// the server it was typed for: for another server, port, encryption or username it has to
// be typed again. A *data.LockedOut refuses to take the server away from administrators
// who need its codes.
func (s *Session) SaveMailSettings(ctx context.Context, d data.MailDraft) error {
	return s.write(ctx, editMail, func(t *turn) error {
		before, err := t.Mail()
		if err != nil && !errors.Is(err, data.ErrNoMail) {
			return err
		}
		after := store.Mail{}
		if d.Server != "" {
			checked, err := draftedMail(before, d)
			if err != nil {
				return err
			}
			after = store.Mail{MailSettings: checked.MailSettings, Password: checked.Password.Reveal(), Proved: s.o.Post.worked.when(checked)}
		}
		changes := after.Changes(before.MailSettings)
		if after.Password != before.Password {
			changes = append(changes, data.Change{Field: data.FieldMailPassword})
		}
		if len(changes) == 0 {
			return nil
		}
		if err := t.SetMail(after); err != nil {
			return err
		}
		return t.log(data.Event{Action: data.EventChange, Kind: data.KindMail, Name: after.Server, Changes: changes})
	})
}

// draftedMail is what a form makes of the stored settings, checked.
func draftedMail(before store.Mail, d data.MailDraft) (mail.Settings, error) {
	password := d.Password
	if !d.SetPassword {
		password = before.Password
	}
	after, err := mail.Settings{MailSettings: d.MailSettings, Password: redact.New(password)}.Checked()
	moved := after.Server != before.Server || after.Port != before.Port || after.TLS != before.TLS || after.Username != before.Username
	if !d.SetPassword && password != "" && moved {
		err = data.Refusals(err, data.Refuse(data.FieldMailPassword, data.ReasonRequired))
	}
	return after, err
}

// SendTestMail sends a test to the address with the settings as they stand in the form,
// before they are saved, and takes at most 15 seconds. Settings with which it left are not
// untried any more, stored or once they are saved. The error is a *data.MailFailure
// that says what the server has against it, or a *data.Invalid.
func (s *Session) SendTestMail(ctx context.Context, d data.MailDraft, to string) error {
	var settings mail.Settings
	var letter data.Letter
	err := s.write(ctx, editMail, func(t *turn) error {
		before, err := t.Mail()
		if err != nil && !errors.Is(err, data.ErrNoMail) {
			return err
		}
		to, err = data.CheckedEmail(to)
		checked, wrong := draftedMail(before, d)
		if err := data.Refusals(wrong, err); err != nil {
			return err
		}
		settings = checked
		letter, err = t.letter(data.LetterTest)
		return err
	})
	if err != nil {
		return err
	}
	return s.sendTest(ctx, editMail, settings, s.o.Post.worked, to, letter, data.Event{Kind: data.KindMail, Name: to})
}

// sendTest sends a test and logs as e how it ended. worked remembers it where the settings
// may be a draft; nil for stored ones. It is not called inside a transaction.
func (s *Session) sendTest(ctx context.Context, n need, settings mail.Settings, worked *workedMail, to string, letter data.Letter, e data.Event) error {
	e.Action = data.EventTestMail
	sent := s.o.Post.Send(ctx, settings, to, letter)
	logged := s.write(context.WithoutCancel(ctx), n, func(t *turn) error {
		worked.note(settings, t.now, sent)
		if err := ProveMail(t.Tx, settings, t.now, sent); err != nil {
			return err
		}
		return t.log(MailEvent(e, sent))
	})
	return errors.Join(sent, logged)
}

// letter is one to the actor.
func (t *turn) letter(kind data.LetterKind) (data.Letter, error) {
	return t.s.o.Post.LetterTo(t.Tx, t.me.User, kind)
}

// LetterTo begins a letter to a user, in the language that they chose.
func (p Post) LetterTo(tx *store.Tx, u data.User, kind data.LetterKind) (data.Letter, error) {
	o, err := tx.Organisation()
	if err != nil {
		return data.Letter{}, err
	}
	chosen, err := tx.Preferences(u.ID)
	if err != nil {
		return data.Letter{}, err
	}
	language := o.Language
	if own := chosen[data.PreferenceLanguage]; own != "" {
		language = own
	}
	now, err := p.template(tx, kind, p.language(language))
	return data.Letter{Template: now.Template, Organisation: o.Name, Username: u.Username}, err
}

// MailEvent is the entry about an e-mail, with how sending it ended.
func MailEvent(e data.Event, sent error) data.Event {
	var failure *data.MailFailure
	switch {
	case sent == nil:
		e.Result = data.Done
	case errors.As(sent, &failure):
		e.Result, e.Note = data.Refused, "mail_"+string(failure.Kind)
	default:
		e.Result, e.Note = data.Refused, "mail"
	}
	return e
}
