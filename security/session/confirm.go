package session

import (
	"context"
	"errors"
	"slices"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

// confirmLife is how long the password that a user gave stands for changes of how they
// sign in, so that a window left open is not enough for these.
const confirmLife = 5 * time.Minute

// Confirm checks the own password of the signed-in user, as signing in did, and lets them
// change for five minutes how they sign in: until then, or without it later on,
// access.RuleConfirm refuses that. A wrong one is data.ReasonWrong of data.FieldPresent,
// and counts as a wrong sign-in does.
func (s *Session) Confirm(ctx context.Context, present string) error {
	stored, err := s.compareOwn(ctx, data.EventConfirm, present)
	if err != nil {
		return err
	}
	var at time.Time
	err = s.write(ctx, need{}, func(t *turn) error {
		at = t.now
		return t.uncountOwn(stored)
	})
	if err == nil {
		s.given.Store(&at)
	}
	return err
}

// confirmed refuses what changes how the users sign in, where the actor is one of them
// and gave the own password too long ago.
func (t *turn) confirmed(ids ...data.UserID) error {
	if !slices.Contains(ids, t.s.user) || t.s.freshAt(t.now) {
		return nil
	}
	return &access.Refusal{Rule: access.RuleConfirm, Name: t.me.User.Username}
}

// freshAt reports whether the password was given at most confirmLife before now. The
// clock on the wall and the one that only runs on must both say so: the first can be set
// back, the second stands still while the computer sleeps.
func (s *Session) freshAt(now time.Time) bool {
	at := s.given.Load()
	if at == nil {
		return false
	}
	for _, age := range []time.Duration{now.Sub(*at), now.Round(0).Sub(at.Round(0))} {
		if age < 0 || age > confirmLife {
			return false
		}
	}
	return true
}

// compareOwn compares what was given as the own password for an action with the stored
// one, and returns that. It counts as wrong, as at the sign-in, before it is compared:
// uncountOwn takes that back with what it was for.
func (s *Session) compareOwn(ctx context.Context, action data.EventAction, present string) (store.Password, error) {
	var stored store.Password
	err := s.write(ctx, need{}, func(t *turn) (err error) {
		stored, err = t.countOwn()
		return err
	})
	if err != nil {
		return stored, err
	}
	right, _, err := s.o.Passwords.Verify(ctx, stored.Hash, present)
	if err == nil && !right {
		err = errors.Join(data.Refuse(data.FieldPresent, data.ReasonWrong), s.logWrongOwn(ctx, action))
	}
	return stored, err
}

// wrongOwnMost is how many wrong entries of the own password end the session by locking
// the account, as many as at sign-in.
const wrongOwnMost = 20

// countOwn counts an entry of the own password as wrong until it proves right, and
// returns what it is compared with.
func (t *turn) countOwn() (store.Password, error) {
	u := t.me.User
	n, err := t.Failures(u.ID)
	if err == nil {
		err = t.SetFailures(u.ID, n+1, n+1 >= wrongOwnMost)
	}
	if err == nil && n+1 == wrongOwnMost {
		err = t.log(data.Event{Action: data.EventLockOut, Kind: data.KindUser, Object: int64(u.ID), Name: u.Username})
	}
	if err != nil {
		return store.Password{}, err
	}
	return t.Password(u.ID)
}

// uncountOwn forgets the wrong entries, now that the right password was given, unless
// that is another one by now.
func (t *turn) uncountOwn(stored store.Password) error {
	now, err := t.Password(t.me.User.ID)
	if err == nil && now.Hash != stored.Hash {
		err = data.ErrConflict // an administrator set another one meanwhile
	}
	if err == nil {
		err = t.SetFailures(t.me.User.ID, 0, false)
	}
	return err
}

// logWrongOwn writes down that the own password was wrong, also where that has just
// locked the account.
func (s *Session) logWrongOwn(ctx context.Context, action data.EventAction) error {
	tx, err := s.o.DB.Begin(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	defer tx.Rollback()
	u, err := tx.User(s.user)
	if err != nil {
		return err
	}
	e := userEvent(action, u, nil)
	e.At, e.Actor, e.ActorName, e.Result, e.Note = s.o.Now(), u.ID, u.Username, data.Refused, data.NotePassword
	if err := errors.Join(tx.NoteWrong(u.ID, data.WrongPassword, e.At), tx.AddEvent(e)); err != nil {
		return err
	}
	return tx.Commit()
}
