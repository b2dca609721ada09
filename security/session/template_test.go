package session_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/session"
)

// polyglot lets the program speak English and Spanish.
func polyglot(o *session.Options) {
	o.Post.Languages = []string{"en", "es"}
	o.Post.Words = func(kind data.LetterKind, language string) data.Template {
		t := data.Template{Kind: kind, Language: language, Subject: language + " " + string(kind), Text: "built in"}
		if kind == data.LetterCode {
			t.Text = "built in: {code}"
		}
		return t
	}
}

// own are words for the code that are not the built-in ones.
func own(language string) data.Template {
	return data.Template{Kind: data.LetterCode, Language: language, Subject: "{organisation}, " + language, Text: "{username}: {code}, {minutes}"}
}

// letterTo is a letter with a code as ann gets it who reads the language, "" for the office's.
func letterTo(t *testing.T, o session.Options, language string) (subject, text string) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error {
		if err := tx.SetPreference(1, data.PreferenceLanguage, language); err != nil {
			return err
		}
		ann, err := tx.User(1)
		if err != nil {
			return err
		}
		l, err := o.Post.LetterTo(tx, ann, data.LetterCode)
		l.Code = "12345678"
		subject, text = l.Template.Fill(l)
		return err
	})
	return subject, text
}

func TestEveryLetterIsListedInEveryLanguageWithTheOfficesOwnWords(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	s := session.New(o, 1)
	if err := s.SaveTemplate(ctx, own("es")); err != nil {
		t.Fatal(err)
	}
	list := must(s.Templates(ctx))(t)
	var names []string
	for _, now := range list {
		names = append(names, now.Name())
		if changed := now.Template == own("es"); now.Changed != changed || !changed && !strings.HasPrefix(now.Text, "built in") {
			t.Errorf("%+v", now)
		}
	}
	if want := []string{"code/en", "code/es", "test/en", "test/es"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
}

func TestALetterHasTheOwnWordsOfItsReadersLanguageElseTheBuiltInElseEnglish(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	s := session.New(o, 1)
	wants := func(want map[string]string) {
		t.Helper()
		for language, subject := range want {
			if got, text := letterTo(t, o, language); got != subject || !strings.Contains(text, "1234 5678") {
				t.Errorf("a reader of %q gets %q, want %q", language, got, subject)
			}
		}
	}
	wants(map[string]string{"": "en code", "en": "en code", "es": "es code", "es-MX": "es code", "de": "en code"})
	if err := s.SaveTemplate(ctx, own("es")); err != nil {
		t.Fatal(err)
	}
	wants(map[string]string{"en": "en code", "es": "Fourth Street, es", "es-MX": "Fourth Street, es", "de": "en code"})
	if err := s.SaveTemplate(ctx, own("en")); err != nil {
		t.Fatal(err)
	}
	wants(map[string]string{"": "Fourth Street, en", "de": "Fourth Street, en", "es": "Fourth Street, es"})
}

func TestAnEditIsLoggedWithItsWayFromOldToNewAndGoesBackToTheBuiltInWords(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	s := session.New(o, 1)
	steps := []struct {
		what string
		do   func() error
		now  string // the subject afterwards
		from string // of the change in the log; "" where nothing is logged
	}{
		{"reset of what is built in", func() error { return s.ResetTemplate(ctx, data.LetterCode, "es") }, "es code", ""},
		{"save", func() error { return s.SaveTemplate(ctx, own("es")) }, "{organisation}, es", "es code"},
		{"the same again", func() error { return s.SaveTemplate(ctx, own("es")) }, "{organisation}, es", ""},
		{"reset", func() error { return s.ResetTemplate(ctx, data.LetterCode, "es") }, "es code", "{organisation}, es"},
		{"save once more", func() error { return s.SaveTemplate(ctx, own("es")) }, "{organisation}, es", "es code"},
		{"the built-in words, typed", func() error { return s.SaveTemplate(ctx, o.Post.Words(data.LetterCode, "es")) }, "es code", "{organisation}, es"},
	}
	for _, step := range steps {
		before := events(t, o, 1)[0].ID
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		now := must(s.Templates(ctx))(t)[1]
		if now.Subject != step.now || now.Changed != (step.now == "{organisation}, es") {
			t.Errorf("%s: %+v", step.what, now)
		}
		e := events(t, o, 1)[0]
		if (e.ID != before) != (step.from != "") {
			t.Errorf("%s: the last entry is %+v", step.what, e)
		}
		if step.from != "" && (e.Action != data.EventChange || e.Kind != data.KindTemplate || e.Name != "code/es" || e.ActorName != "ann" ||
			e.Changes[0] != data.Change{Field: data.FieldMailSubject, Old: step.from, New: step.now}) {
			t.Errorf("%s is logged as %+v", step.what, e)
		}
	}
}

func TestATemplateThatCouldLoseTheCodeIsNeverStoredNorUsed(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	s := session.New(o, 1)
	bad := own("es")
	bad.Text = "Hello {username}"
	if err := s.SaveTemplate(ctx, bad); !only(err, data.FieldMailText, data.ReasonLacks) {
		t.Errorf("%v", err)
	}
	inside(t, o, func(tx *store.Tx) error {
		if _, err := tx.Template(data.LetterCode, "es"); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("stored: %v", err)
		}
		return tx.SetTemplate(bad) // behind the program's back
	})
	if subject, text := letterTo(t, o, "es"); subject != "es code" || !strings.Contains(text, "1234 5678") {
		t.Errorf("%q %q", subject, text)
	}
	if now := must(s.Templates(ctx))(t)[1]; now.Changed {
		t.Errorf("listed: %+v", now)
	}
}

func TestWhatTheProgramDoesNotSendHasNoTemplate(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	s := session.New(o, 1)
	other, foreign := own("es"), own("de")
	other.Kind = "greeting"
	for _, draft := range []data.Template{other, foreign} {
		for what, err := range map[string]error{
			"save": s.SaveTemplate(ctx, draft), "reset": s.ResetTemplate(ctx, draft.Kind, draft.Language), "test": s.SendTestTemplate(ctx, draft),
		} {
			if !errors.Is(err, data.ErrNotFound) {
				t.Errorf("%s of %s: %v", what, draft.Name(), err)
			}
		}
	}
}

func TestADraftIsTriedOnOneselfWithAnExampleOfACode(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	if err := session.New(o, 1).SendTestTemplate(ctx, own("es")); !errors.Is(err, data.ErrNoMail) {
		t.Errorf("without a server: %v", err)
	}
	p := withMail(t, &o)
	s := session.New(o, 1)
	if err := s.SendTestTemplate(ctx, own("es")); err != nil {
		t.Fatal(err)
	}
	if m := p.sent[0]; m.To != "ann@example.org" || m.Subject != "Fourth Street, es" || m.Text != "ann: 1234 5678, 10\n" {
		t.Errorf("%q to %s: %q", m.Subject, m.To, m.Text)
	}
	if e := events(t, o, 1)[0]; e.Action != data.EventTestMail || e.Kind != data.KindTemplate || e.Name != "code/es" || e.Result != data.Done {
		t.Errorf("%+v", e)
	}
	if must(s.Templates(ctx))(t)[1].Changed {
		t.Error("the draft was saved")
	}
	bad := own("es")
	bad.Subject = ""
	if err := s.SendTestTemplate(ctx, bad); !only(err, data.FieldMailSubject, data.ReasonRequired) || len(p.sent) != 1 {
		t.Errorf("%v, %d sent", err, len(p.sent))
	}
	p.err = &data.MailFailure{Kind: data.MailTemporary, Step: "message"}
	var failure *data.MailFailure
	if err := s.SendTestTemplate(ctx, own("es")); !errors.As(err, &failure) {
		t.Errorf("%v", err)
	}
	if e := events(t, o, 1)[0]; e.Result != data.Refused || e.Note != "mail_temporary" {
		t.Errorf("%+v", e)
	}
}

// The limits that data sets to a letter are those of the sender: what a template's check
// lets through is never refused there.
func TestTheWidestLetterIsTakenByTheSender(t *testing.T) {
	if data.LetterSubjectMost != mail.SubjectMost || data.LetterTextMost != mail.TextMost {
		t.Errorf("%d and %d, the sender takes %d and %d", data.LetterSubjectMost, data.LetterTextMost, mail.SubjectMost, mail.TextMost)
	}
	sender, err := mail.New(mail.Settings{MailSettings: data.MailSettings{Server: "127.0.0.1", Port: 1, TLS: data.MailClear, Sender: "pbx@example.org"}}, mail.Options{})
	if err != nil {
		t.Fatal(err)
	}
	template := data.Template{Kind: data.LetterCode, Subject: strings.Repeat("{organisation}", 10), Text: "{code}" + strings.Repeat("{organisation}", 240)}
	checked, err := template.Checked()
	if err != nil {
		t.Fatal(err)
	}
	subject, text := checked.Fill(data.Letter{Organisation: strings.Repeat("\U0001F4DE", data.OrganisationMost), Code: exampleOfACode})
	var failure *data.MailFailure
	err = sender.Send(context.Background(), mail.Message{To: "ann@example.org", Subject: subject, Text: text})
	if !errors.As(err, &failure) || failure.Kind != data.MailUnreachable {
		t.Errorf("%v, want that nothing listens there", err)
	}
}

const exampleOfACode = "12345678"
