//go:build linux && bench

package e2e

import (
	"context"
	"errors"
	"fmt"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/session"
	gate "pbxusers/security/signin"
)

// benchAnswer compares how long sign-in takes to say no to who cannot come in at all with how long it takes for a
// wrong password. Each wrong password is another user's, so that none has to wait.
func benchAnswer(o *office, r *report) {
	db, options, s := o.open()
	defer db.Close()
	const tries = 21
	n := 0
	next := func() string { n++; return fmt.Sprintf("user%06d", n) }
	say := func(name string) { _, _ = gate.New(options).SignIn(context.Background(), name, "a wrong password") }
	answer := func(who string, name func() string) {
		ours, reference := medians(tries, func() { say(name()) }, func() { say(next()) })
		r.add("sign-in's no: "+who+" to wrong", ours, reference, 1.1)
	}
	answer("unknown", func() string { return "nobody" })
	disabled := o.disable(db, s, tries, next)
	answer("disabled", func() string { name := disabled[0]; disabled = disabled[1:]; return name })
	locked := o.lock(options, next())
	answer("locked", func() string { return locked })
}

// disable disables so many users and returns their names.
func (o *office) disable(db *store.DB, s *session.Session, many int, next func() string) (names []string) {
	tx, err := db.Begin(context.Background())
	o.must(err)
	var ids []data.UserID
	for range many {
		names = append(names, next())
		u, err := tx.UserByName(names[len(names)-1])
		o.must(err)
		ids = append(ids, u.ID)
	}
	tx.Rollback()
	off := false
	_, err = s.ChangeUsers(context.Background(), ids, data.UserPatch{Enabled: &off})
	o.must(err)
	return names
}

// lock enters wrong passwords, hours apart, until the user is locked.
func (o *office) lock(options session.Options, name string) string {
	at := time.Now()
	options.Now = func() time.Time { return at }
	door := gate.New(options) // one: a new one makes the wait begin anew
	for range 20 {
		at = at.Add(time.Hour)
		if _, err := door.SignIn(context.Background(), name, "a wrong password"); !errors.Is(err, gate.ErrWrong) {
			o.t.Fatalf("a wrong password: %v", err)
		}
	}
	tx, err := options.DB.Begin(context.Background())
	o.must(err)
	defer tx.Rollback()
	if u, err := tx.UserByName(name); err != nil || !u.Locked {
		o.t.Fatalf("%s is not locked (%v)", name, err)
	}
	return name
}
