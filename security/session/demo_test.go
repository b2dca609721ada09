package session_test

import (
	"path/filepath"
	"testing"
	"time"

	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

func TestTheDemonstrationHasItsUsersAndItsPasswordIsGood(t *testing.T) {
	db, err := store.Create(filepath.Join(t.TempDir(), "pbx-users.db"), [32]byte{1}, [16]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	o, err := session.Open(ctx, db, catalog(t), password.Floor, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	if err := session.FoundDemo(ctx, o, "en"); err != nil {
		t.Fatal(err)
	}
	s := session.New(o, 1)
	users, err := s.Users(ctx)
	if err != nil || len(users) != 200 {
		t.Fatalf("%d users, %v", len(users), err)
	}
	factors, err := s.Factors(ctx)
	if err != nil {
		t.Fatal(err)
	}
	has, lacks, locked := 0, 0, 0
	for _, f := range factors {
		switch {
		case f.State.Passes():
			has++
		case f.State.Lacks():
			lacks++
		}
		if f.User.Locked {
			locked++
		}
	}
	if has == 0 || lacks == 0 || locked != 1 {
		t.Errorf("%d users have a second factor, %d lack one, %d are locked", has, lacks, locked)
	}
	events(t, o, 1)
}
