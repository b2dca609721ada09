package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"pbxusers/data"
)

// removal is all that is kept of a deleted user.
type removal struct {
	User          data.User
	Password      *Password
	Picture       []byte
	Failures      int
	Authenticator *authenticatorRow
	Codes         []codeRow
	Preferences   map[string]string
	FactorDue     time.Time
}

type authenticatorRow struct {
	Secret         []byte
	Enrolled, Step int64
}

type codeRow struct {
	Hash []byte
	Used int64
}

// RemoveUser deletes a user and keeps all of it, so that RestoreUser can bring it back.
// It returns the number under which it is kept.
func (tx *Tx) RemoveUser(id data.UserID, actor data.UserID, at time.Time) (data.RemovalID, error) {
	var r removal
	var err error
	if r.User, err = tx.User(id); err != nil {
		return 0, err
	}
	if err := tx.fillRemoval(&r); err != nil {
		return 0, err
	}
	kept, err := tx.KeepRemoval(data.KindUser, int64(id), actor, at, r)
	if err != nil {
		return 0, err
	}
	return kept, tx.DeleteUser(id)
}

// KeepRemoval keeps, as JSON, what it takes to bring back a thing that is about to be
// deleted, and returns the number for TakeRemoval.
func (tx *Tx) KeepRemoval(kind data.Kind, id int64, actor data.UserID, at time.Time, snapshot any) (data.RemovalID, error) {
	text, err := json.Marshal(snapshot)
	if err != nil {
		return 0, err
	}
	kept, err := tx.insert("INSERT INTO removed (removed_at, actor_id, kind, object_id, snapshot) VALUES (?, ?, ?, ?, ?)",
		millis(at), actor, string(kind), id, string(text))
	return data.RemovalID(kept), err
}

// TakeRemoval reads what KeepRemoval kept into snapshot and keeps it no longer;
// data.ErrNotFound when it was let go of, or taken already.
func (tx *Tx) TakeRemoval(kind data.Kind, kept data.RemovalID, snapshot any) error {
	var text string
	if err := tx.query("SELECT snapshot FROM removed WHERE id = ? AND kind = ?", kept, string(kind)).Scan(&text); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(text), snapshot); err != nil {
		return fmt.Errorf("removal %d: %w", kept, err)
	}
	return tx.exec("DELETE FROM removed WHERE id = ?", kept)
}

func (tx *Tx) fillRemoval(r *removal) error {
	id := r.User.ID
	p, err := tx.Password(id)
	if err == nil {
		r.Password = &p
	} else if !errors.Is(err, data.ErrNotFound) {
		return err
	}
	if r.Picture, err = tx.Picture(id); err != nil && !errors.Is(err, data.ErrNotFound) {
		return err
	}
	if r.Failures, err = tx.Failures(id); err != nil {
		return err
	}
	var a authenticatorRow
	err = tx.query("SELECT secret, enrolled_at, used_step FROM user_authenticator WHERE user_id = ?", id).Scan(&a.Secret, &a.Enrolled, &a.Step)
	if err == nil {
		r.Authenticator = &a
	} else if !errors.Is(err, data.ErrNotFound) {
		return err
	}
	err = tx.each(func(scan func(...any) error) error {
		var c codeRow
		err := scan(&c.Hash, &c.Used)
		r.Codes = append(r.Codes, c)
		return err
	}, "SELECT hash, used_at FROM recovery_code WHERE user_id = ?", id)
	if err != nil {
		return err
	}
	if r.FactorDue, err = tx.FactorDue(id); err != nil {
		return err
	}
	r.Preferences, err = tx.Preferences(id)
	return err
}

// RestoreUser brings back what RemoveUser kept, under the old id, and returns it.
// data.ErrNotFound when it is kept no longer or was restored already.
func (tx *Tx) RestoreUser(kept data.RemovalID) (data.User, error) {
	var r removal
	if err := tx.TakeRemoval(data.KindUser, kept, &r); err != nil {
		return data.User{}, err
	}
	if err := tx.insertRemoval(r); err != nil {
		return data.User{}, err
	}
	return tx.User(r.User.ID)
}

func (tx *Tx) insertRemoval(r removal) error {
	u := r.User
	err := tx.exec(`INSERT INTO user (id, version, username, email, email_fold, profile_id, startup, department, default_tenant_id,
		second_factor, enabled, must_change, locked, created_at, last_sign_in_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		u.ID, u.Version+1, u.Username, u.Email, data.Fold(u.Email), u.Profile, string(u.Startup), u.Department, u.DefaultTenant,
		string(u.SecondFactor), u.Enabled, u.MustChange, u.Locked, millis(u.Created), millis(u.LastSignIn))
	if err != nil {
		return err
	}
	errs := []error{tx.addLists(data.User{}, u), tx.SetFailures(u.ID, r.Failures, u.Locked), tx.SetFactorDue(u.ID, r.FactorDue)}
	if r.Password != nil {
		errs = append(errs, tx.SetPassword(u.ID, *r.Password))
	}
	if r.Picture != nil {
		errs = append(errs, tx.SetPicture(u.ID, r.Picture))
	}
	if a := r.Authenticator; a != nil {
		errs = append(errs, tx.exec("INSERT INTO user_authenticator (user_id, secret, enrolled_at, used_step) VALUES (?, ?, ?, ?)", u.ID, a.Secret, a.Enrolled, a.Step))
	}
	for _, c := range r.Codes {
		errs = append(errs, tx.exec("INSERT INTO recovery_code (user_id, hash, used_at) VALUES (?, ?, ?)", u.ID, c.Hash, c.Used))
	}
	for name, value := range r.Preferences {
		errs = append(errs, tx.SetPreference(u.ID, name, value))
	}
	return errors.Join(errs...)
}

// ForgetRemovals lets go of what was deleted before the time.
func (tx *Tx) ForgetRemovals(before time.Time) error {
	return tx.exec("DELETE FROM removed WHERE removed_at < ?", millis(before))
}
