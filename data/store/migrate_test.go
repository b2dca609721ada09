package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pbxusers/data"
)

// firstVersion makes a register as the first release wrote it: a tenant, a role, a profile,
// a user with an authenticator, and three entries in the log.
func firstVersion(t *testing.T, path string) {
	t.Helper()
	db := create(t, path)
	defer db.Close()
	inside(t, db, func(tx *Tx) error {
		text, err := migrations.ReadFile("migrations/0001.sql")
		if err != nil {
			return err
		}
		return errors.Join(tx.script(string(text)), tx.makeSecrets(), tx.script(`
			INSERT INTO setting VALUES ('organisation', 'Fourth Street'), ('language', 'es'), ('idle_minutes', '15');
			INSERT INTO tenant (name, fold) VALUES ('Main', 'main');
			INSERT INTO role (name, fold, mask_phone) VALUES ('Old', 'old', 1);
			INSERT INTO profile (name, fold, builtin) VALUES ('Plain', 'plain', 'portal');
			INSERT INTO user (username, email, email_fold, profile_id, default_tenant_id, second_factor, created_at)
				VALUES ('ann', 'ann@example.org', 'ann@example.org', 1, 1, 'authenticator', 1000);
			INSERT INTO user_role VALUES (1, 1);
			INSERT INTO user_tenant VALUES (1, 1);
			INSERT INTO user_failure VALUES (1, 4);
			INSERT INTO user_authenticator VALUES (1, x'0102', 2000, 33);
			INSERT INTO recovery_code VALUES (1, x'aa', 0), (1, x'bb', 5);
			PRAGMA application_id=1346525269; PRAGMA user_version=1`))
	})
	for i := range 3 {
		inside(t, db, func(tx *Tx) error {
			return tx.AddEvent(data.Event{At: time.Unix(int64(i+1), 0), Action: data.EventChange, Kind: data.KindUser, Name: fmt.Sprint(i), Result: data.Done})
		})
	}
}

// secondVersion makes a register as the second release wrote it: that of the first, and a
// mail server.
func secondVersion(t *testing.T, path string) {
	t.Helper()
	firstVersion(t, path)
	db := attach(t, path)
	defer db.Close()
	inside(t, db, func(tx *Tx) error {
		text, err := migrations.ReadFile("migrations/0002.sql")
		if err != nil {
			return err
		}
		return errors.Join(tx.script(string(text)), tx.script(`
			INSERT INTO mail_server VALUES (1, 'mx.example.org', 587, 'starttls', 'pbx', 'pbx@example.org', 'hush');
			PRAGMA user_version=2`))
	})
}

// create makes an encrypted file without a schema.
func create(t *testing.T, path string) *DB {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return attach(t, path)
}

// attach opens an encrypted file as it is, whatever its schema.
func attach(t *testing.T, path string) *DB {
	t.Helper()
	db, err := connect(path, fmt.Sprintf("x'%x%x'", [KeySize]byte{1}, [SaltSize]byte{2}))
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestARegisterOfTheFirstReleaseOpensWithEverythingInIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	firstVersion(t, path)
	for _, start := range []string{"first", "second"} {
		db, err := Open(path, [KeySize]byte{1})
		if err != nil {
			t.Fatal(start, err)
		}
		inside(t, db, func(tx *Tx) error {
			o, err := tx.Organisation()
			if want := (data.Organisation{Name: "Fourth Street", Language: "es", Idle: 15 * time.Minute, FactorGrace: data.FactorGraceDefault}); o != want {
				t.Errorf("%+v", o)
			}
			role, err2 := tx.Role(1)
			profile, err3 := tx.Profile(1)
			if role.RequireFactor || !role.MaskPhone || profile.RequireFactor || profile.Builtin != "portal" {
				t.Errorf("%+v %+v", role, profile)
			}
			f, err4 := tx.Factor(1)
			if want := (data.FactorState{Method: data.Authenticator, Enrolled: fromMillis(2000), CodesLeft: 1, Failures: 4}); fmt.Sprint(f) != fmt.Sprint(want) {
				t.Errorf("%+v", f)
			}
			n, err5 := tx.VerifyEvents()
			if n != 3 {
				t.Errorf("%d entries verify", n)
			}
			return errors.Join(err, err2, err3, err4, err5)
		})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARegisterOfTheSecondReleaseOpensWithItsMailAndTheWordsOfTheProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	secondVersion(t, path)
	own := data.Template{Kind: data.LetterCode, Language: "es", Subject: "Código", Text: "{code}"}
	for _, start := range []string{"first", "second"} {
		db, err := Open(path, [KeySize]byte{1})
		if err != nil {
			t.Fatal(start, err)
		}
		inside(t, db, func(tx *Tx) error {
			m, err := tx.Mail()
			if m.Server != "mx.example.org" || m.Password != "hush" {
				t.Errorf("%s start: the mail server is %q", start, m.Server)
			}
			if m.Proved.IsZero() != (start == "first") {
				t.Errorf("%s start: an e-mail left at %s", start, m.Proved)
			}
			got, none := tx.Template(own.Kind, own.Language)
			if start == "first" && !errors.Is(none, data.ErrNotFound) || start == "second" && got != own {
				t.Errorf("%s start: %+v, %v", start, got, none)
			}
			n, err2 := tx.VerifyEvents()
			if n != 3 {
				t.Errorf("%s start: %d entries verify", start, n)
			}
			return errors.Join(err, err2, tx.SetTemplate(own), tx.ProveMail(m, time.Unix(1000, 0)))
		})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
