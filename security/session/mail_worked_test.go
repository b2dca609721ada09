package session_test

import (
	"errors"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/session"
)

// proved is when an e-mail last left with the stored settings.
func proved(t *testing.T, s *session.Session) time.Time {
	t.Helper()
	return must(s.MailSettings(ctx))(t).Proved
}

// unproved forgets that e-mail ever left.
func unproved(t *testing.T, o session.Options) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error {
		m, err := tx.Mail()
		m.Proved = time.Time{}
		return errors.Join(err, tx.SetMail(m))
	})
}

func TestNobodyChoosesCodesByEmailForThemselvesBeforeAnyHasLeft(t *testing.T) {
	o, _ := open(t)
	p := withMail(t, &o)
	unproved(t, o)
	s := session.New(o, 1)
	bob := save(t, s, draft("bob", 1, 1))
	choose := func(id data.UserID) error {
		_, err := s.SetSecondFactor(ctx, []data.UserID{id}, data.EmailCode)
		return err
	}
	if err := choose(1); !only(err, data.FieldSecondFactor, data.ReasonMailUntried) {
		t.Errorf("the own one: %v", err)
	}
	if err := choose(bob.ID); err != nil {
		t.Errorf("another's: %v", err)
	}
	p.err = &data.MailFailure{Kind: data.MailUnreachable}
	if err := s.SendTestMail(ctx, goodMail(), "ann@example.org"); err == nil || !proved(t, s).IsZero() {
		t.Errorf("a test that failed proves the server: %v", err)
	}
	if err := choose(1); !only(err, data.FieldSecondFactor, data.ReasonMailUntried) {
		t.Errorf("after a test that failed: %v", err)
	}
	p.err = nil
	if err := s.SendTestMail(ctx, goodMail(), "ann@example.org"); err != nil || !proved(t, s).Equal(now) {
		t.Errorf("%v, proved at %s", err, proved(t, s))
	}
	if err := choose(1); err != nil {
		t.Errorf("after one that left: %v", err)
	}
}

func TestATestOfATemplateProvesTheServerToo(t *testing.T) {
	o, _ := open(t)
	polyglot(&o)
	withMail(t, &o)
	unproved(t, o)
	s := session.New(o, 1)
	if err := s.SendTestTemplate(ctx, own("es")); err != nil || proved(t, s).IsZero() {
		t.Errorf("%v", err)
	}
}

func TestOtherSettingsAreUntriedUntilATestOfExactlyTheseLeft(t *testing.T) {
	for what, change := range map[string]func(*data.MailDraft){
		"server": func(d *data.MailDraft) { d.Server = "new.example.org" }, "port": func(d *data.MailDraft) { d.Port = 465 },
		"encryption": func(d *data.MailDraft) { d.TLS = data.MailImplicit }, "username": func(d *data.MailDraft) { d.Username = "other" },
		"password": func(d *data.MailDraft) { d.Password = "another" }, "sender": func(d *data.MailDraft) { d.Sender = "x@example.org" },
	} {
		t.Run(what, func(t *testing.T) {
			o, _ := open(t)
			p := withMail(t, &o)
			s := session.New(o, 1)
			store := func(d data.MailDraft) {
				t.Helper()
				if err := s.SaveMailSettings(ctx, d); err != nil {
					t.Fatal(err)
				}
			}
			d := goodMail()
			store(d)
			if proved(t, s).IsZero() {
				t.Error("saving what is stored forgets that it works")
			}
			change(&d)
			store(d)
			if !proved(t, s).IsZero() {
				t.Error("what was changed counts as tried")
			}
			store(goodMail())
			if err := s.SendTestMail(ctx, d, "ann@example.org"); err != nil || !proved(t, s).IsZero() {
				t.Errorf("a test of a draft proves what is stored: %v", err)
			}
			store(d)
			if !proved(t, s).Equal(now) {
				t.Error("what was tested and saved unchanged counts as untried")
			}
			store(goodMail())
			p.err = &data.MailFailure{Kind: data.MailSilent}
			if err := s.SendTestMail(ctx, d, "ann@example.org"); err == nil {
				t.Fatal("the test left")
			}
			store(d)
			if !proved(t, s).IsZero() {
				t.Error("a test that failed since is forgotten")
			}
		})
	}
}
