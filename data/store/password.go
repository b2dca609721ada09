package store

import (
	"time"

	"pbxusers/data"
)

// Password is what is stored of a user's password.
type Password struct {
	Hash    string    // as security/password writes it
	Set     time.Time // when
	Expires time.Time // zero: never; set for temporary ones
}

// String keeps even the hash out of prints.
func (Password) String() string { return "[redacted]" }

// GoString is String, for %#v.
func (Password) GoString() string { return "[redacted]" }

// Password returns the stored password of a user; data.ErrNotFound when none was set.
func (tx *Tx) Password(id data.UserID) (Password, error) {
	var p Password
	var set, expires int64
	err := tx.query("SELECT hash, set_at, expires_at FROM user_password WHERE user_id = ?", id).Scan(&p.Hash, &set, &expires)
	p.Set, p.Expires = fromMillis(set), fromMillis(expires)
	return p, err
}

// SetPassword stores a user's password over the one before.
func (tx *Tx) SetPassword(id data.UserID, p Password) error {
	return tx.exec(`INSERT INTO user_password (user_id, hash, set_at, expires_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, expires_at = excluded.expires_at`,
		id, p.Hash, millis(p.Set), millis(p.Expires))
}

// SetMustChange says whether the user chooses a new password at the next sign-in.
func (tx *Tx) SetMustChange(id data.UserID, must bool) error {
	return tx.execOne(data.ErrNotFound, "UPDATE user SET must_change = ?, version = version + 1 WHERE id = ?", must, id)
}

// Failures is the number of wrong passwords and codes in a row.
func (tx *Tx) Failures(id data.UserID) (int, error) {
	var n int
	err := tx.query("SELECT coalesce(max(count), 0) FROM user_failure WHERE user_id = ?", id).Scan(&n)
	return n, err
}

// SetFailures stores that number and whether it keeps the user out until unlocked.
func (tx *Tx) SetFailures(id data.UserID, n int, locked bool) error {
	if err := tx.exec(`INSERT INTO user_failure (user_id, count) VALUES (?, ?)
		ON CONFLICT (user_id) DO UPDATE SET count = excluded.count`, id, n); err != nil {
		return err
	}
	return tx.execOne(data.ErrNotFound, "UPDATE user SET locked = ? WHERE id = ?", locked, id)
}
