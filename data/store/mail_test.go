package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
)

func TestMailSettingsComeBackAndNeverPrintThePassword(t *testing.T) {
	db, _ := office(t)
	m := store.Mail{MailSettings: data.MailSettings{Server: "mx.example.org", Port: 465, TLS: data.MailImplicit, Username: "pbx", Sender: "pbx@example.org"}, Password: "not for logs", Proved: now}
	change(t, db, func(tx *store.Tx) error {
		if _, err := tx.Mail(); !errors.Is(err, data.ErrNoMail) {
			t.Errorf("without a server: %v", err)
		}
		if err := errors.Join(tx.SetMail(store.Mail{MailSettings: data.MailSettings{Server: "old"}}), tx.SetMail(m)); err != nil {
			return err
		}
		got, err := tx.Mail()
		if got != m {
			t.Error("they come back otherwise")
		}
		if text := fmt.Sprintf("%v %+v %#v %s", got, got, got, got); strings.Contains(text, "not for logs") {
			t.Error(text)
		}
		return err
	})
	change(t, db, func(tx *store.Tx) error {
		err := tx.SetMail(store.Mail{})
		if _, none := tx.Mail(); !errors.Is(none, data.ErrNoMail) {
			t.Errorf("after the server was taken away: %v", none)
		}
		return err
	})
}

func TestSentMailIsRememberedForItsSpanWhereverTheClockGoes(t *testing.T) {
	db, _ := office(t)
	sent := func(at time.Time) (n int) {
		change(t, db, func(tx *store.Tx) error {
			list, err := tx.SentMail(1, at, time.Hour)
			n = len(list)
			return err
		})
		return n
	}
	change(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.NoteSentMail(1, now, time.Hour), tx.NoteSentMail(1, now.Add(time.Minute), time.Hour))
	})
	for at, want := range map[time.Duration]int{2 * time.Minute: 2, time.Hour: 1, 2 * time.Hour: 0, -30 * time.Minute: 2, -48 * time.Hour: 0} {
		if n := sent(now.Add(at)); n != want {
			t.Errorf("%s later: %d, want %d", at, n, want)
		}
	}
	later := now.Add(48 * time.Hour)
	change(t, db, func(tx *store.Tx) error { return tx.NoteSentMail(1, later, time.Hour) })
	if n := sent(now); n != 0 {
		t.Errorf("%d old ones are kept", n)
	}
}

func TestMailProvesOnlyTheSettingsItLeftWith(t *testing.T) {
	db, _ := office(t)
	m := store.Mail{MailSettings: data.MailSettings{Server: "mx.example.org", Port: 465, TLS: data.MailImplicit, Username: "pbx", Sender: "pbx@example.org"}, Password: "hush"}
	for what, alter := range map[string]func(*store.Mail){
		"nothing": func(*store.Mail) {}, "server": func(m *store.Mail) { m.Server = "old.example.org" }, "port": func(m *store.Mail) { m.Port = 587 },
		"encryption": func(m *store.Mail) { m.TLS = data.MailStartTLS }, "username": func(m *store.Mail) { m.Username = "x" },
		"sender": func(m *store.Mail) { m.Sender = "x@example.org" }, "password": func(m *store.Mail) { m.Password = "x" },
	} {
		change(t, db, func(tx *store.Tx) error {
			sent := m
			alter(&sent)
			err := errors.Join(tx.SetMail(m), tx.ProveMail(sent, now))
			got, err2 := tx.Mail()
			if got.Proved.Equal(now) != (what == "nothing") {
				t.Errorf("%s is another: proved at %s", what, got.Proved)
			}
			return errors.Join(err, err2)
		})
	}
}
