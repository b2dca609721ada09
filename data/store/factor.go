package store

import (
	"errors"
	"time"

	"pbxusers/data"
)

// Authenticator is what is stored of an authenticator app that was set up.
type Authenticator struct {
	Secret   []byte
	Enrolled time.Time
	UsedStep int64 // the newest step of which a code was taken
}

// String keeps the secret out of prints.
func (Authenticator) String() string { return "[redacted]" }

// GoString is String, for %#v.
func (Authenticator) GoString() string { return "[redacted]" }

// Authenticator returns a user's authenticator; data.ErrNotFound when none is set up.
func (tx *Tx) Authenticator(id data.UserID) (Authenticator, error) {
	var a Authenticator
	var enrolled int64
	err := tx.query("SELECT secret, enrolled_at, used_step FROM user_authenticator WHERE user_id = ? AND enrolled_at <> 0", id).
		Scan(&a.Secret, &enrolled, &a.UsedStep)
	a.Enrolled = fromMillis(enrolled)
	return a, err
}

// SetAuthenticator stores a user's authenticator over the one before, and drops the
// secret that was waiting to be confirmed.
func (tx *Tx) SetAuthenticator(id data.UserID, a Authenticator) error {
	err := tx.exec(`INSERT INTO user_authenticator (user_id, secret, enrolled_at, used_step) VALUES (?, ?, ?, ?)
		ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, enrolled_at = excluded.enrolled_at, used_step = excluded.used_step`,
		id, a.Secret, millis(a.Enrolled), a.UsedStep)
	if err != nil {
		return err
	}
	return tx.exec("DELETE FROM user_enrolment WHERE user_id = ?", id)
}

// UseStep takes the code of a step, and reports whether it was there to take: only what
// is newer than every step before is.
func (tx *Tx) UseStep(id data.UserID, step int64) (taken bool, err error) {
	return tx.took("UPDATE user_authenticator SET used_step = ?2 WHERE user_id = ?1 AND enrolled_at <> 0 AND used_step < ?2", id, step)
}

// took reports whether a statement met a row.
func (tx *Tx) took(text string, args ...any) (bool, error) {
	err := tx.execOne(data.ErrNotFound, text, args...)
	if errors.Is(err, data.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// PendingSecret returns the secret that waits to be confirmed; data.ErrNotFound when none does.
func (tx *Tx) PendingSecret(id data.UserID) ([]byte, error) {
	var secret []byte
	err := tx.query("SELECT secret FROM user_enrolment WHERE user_id = ?", id).Scan(&secret)
	return secret, err
}

// SetPendingSecret stores the secret that waits to be confirmed over the one before.
func (tx *Tx) SetPendingSecret(id data.UserID, secret []byte) error {
	return tx.exec("INSERT INTO user_enrolment (user_id, secret) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret", id, secret)
}

// SetRecoveryCodes stores the hashes of a new set; the old one is worth nothing any more.
func (tx *Tx) SetRecoveryCodes(id data.UserID, hashes [][]byte) error {
	if err := tx.exec("DELETE FROM recovery_code WHERE user_id = ?", id); err != nil {
		return err
	}
	for _, hash := range hashes {
		if err := tx.exec("INSERT INTO recovery_code (user_id, hash) VALUES (?, ?)", id, hash); err != nil {
			return err
		}
	}
	return nil
}

// UseRecoveryCode takes a recovery code, and reports whether it was there to take.
func (tx *Tx) UseRecoveryCode(id data.UserID, hash []byte, at time.Time) (taken bool, err error) {
	return tx.took("UPDATE recovery_code SET used_at = ?3 WHERE user_id = ?1 AND hash = ?2 AND used_at = 0", id, hash, max(1, millis(at)))
}

// RecoveryCodesLeft counts the codes that were not used yet.
func (tx *Tx) RecoveryCodesLeft(id data.UserID) (int, error) {
	var n int
	err := tx.query("SELECT count(*) FROM recovery_code WHERE user_id = ? AND used_at = 0", id).Scan(&n)
	return n, err
}

// DropAuthenticator forgets a user's authenticator, also one that waits to be confirmed.
func (tx *Tx) DropAuthenticator(id data.UserID) error {
	if err := tx.exec("DELETE FROM user_enrolment WHERE user_id = ?", id); err != nil {
		return err
	}
	return tx.exec("DELETE FROM user_authenticator WHERE user_id = ?", id)
}

// DropFactor forgets all that a user could give as a second factor.
func (tx *Tx) DropFactor(id data.UserID) error {
	if err := tx.DropAuthenticator(id); err != nil {
		return err
	}
	return tx.SetRecoveryCodes(id, nil)
}

// FactorDue is until when the user signs in without the factor that is demanded; zero:
// that time has not begun.
func (tx *Tx) FactorDue(id data.UserID) (time.Time, error) {
	var due int64
	err := tx.query("SELECT factor_due_at FROM user WHERE id = ?", id).Scan(&due)
	return fromMillis(due), err
}

// SetFactorDue stores that time.
func (tx *Tx) SetFactorDue(id data.UserID, due time.Time) error {
	return tx.execOne(data.ErrNotFound, "UPDATE user SET factor_due_at = ? WHERE id = ?", millis(due), id)
}

// NoteWrong notes the last of the wrong tries, which SetFailures counts.
func (tx *Tx) NoteWrong(id data.UserID, what data.WrongEntry, at time.Time) error {
	return tx.exec("UPDATE user_failure SET wrong_at = ?, wrong_entry = ? WHERE user_id = ?", millis(at), string(what), id)
}

// TakeFailureBack takes back one counted try that was not wrong, and the lock that it set,
// and leaves every other one counted.
func (tx *Tx) TakeFailureBack(id data.UserID, unlock bool) error {
	if err := tx.exec("UPDATE user_failure SET count = count - 1 WHERE user_id = ? AND count > 0", id); err != nil || !unlock {
		return err
	}
	return tx.execOne(data.ErrNotFound, "UPDATE user SET locked = 0 WHERE id = ?", id)
}

const factorColumns = `SELECT u.id, u.second_factor, u.factor_due_at, coalesce(a.enrolled_at, 0),
	(SELECT count(*) FROM recovery_code c WHERE c.user_id = u.id AND c.used_at = 0),
	coalesce(f.count, 0), coalesce(f.wrong_at, 0), coalesce(f.wrong_entry, '')
	FROM user u LEFT JOIN user_authenticator a ON a.user_id = u.id LEFT JOIN user_failure f ON f.user_id = u.id`

func readFactor(scan func(...any) error) (id data.UserID, f data.FactorState, err error) {
	var due, enrolled, wrong int64
	err = scan(&id, &f.Method, &due, &enrolled, &f.CodesLeft, &f.Failures, &wrong, &f.LastWrong)
	f.Due, f.Enrolled, f.LastFailure = fromMillis(due), fromMillis(enrolled), fromMillis(wrong)
	return id, f, err
}

// Factor returns how a user stands with the second factor, without what demands one;
// data.ErrNotFound when there is no such user.
func (tx *Tx) Factor(id data.UserID) (data.FactorState, error) {
	_, f, err := readFactor(tx.query(factorColumns+" WHERE u.id = ?", id).Scan)
	return f, err
}

// Factors is Factor of every user.
func (tx *Tx) Factors() (map[data.UserID]data.FactorState, error) {
	all := map[data.UserID]data.FactorState{}
	err := tx.each(func(scan func(...any) error) error {
		id, f, err := readFactor(scan)
		all[id] = f
		return err
	}, factorColumns)
	return all, err
}

// Passable counts, up to most, the administrators who could pass the sign-in at the time:
// they have a password that has not expired, and, where a code is e-mailed to them, an
// e-mail has left through the mail settings as they stand: a server that was never tried
// counts as none. mail says whether one more would be there with a server that works.
func (tx *Tx) Passable(at time.Time, most int) (n int, mail bool, err error) {
	const able = `FROM administrator JOIN user u USING (id) JOIN user_password p ON p.user_id = u.id
		WHERE (p.expires_at = 0 OR p.expires_at > ?1)`
	err = tx.query("SELECT count(*) FROM (SELECT 1 "+able+" AND (u.second_factor <> 'email' OR EXISTS (SELECT 1 FROM mail_server WHERE proved <> 0)) LIMIT ?2)", millis(at), most).Scan(&n)
	if err != nil || n > 0 {
		return n, false, err
	}
	err = tx.query("SELECT EXISTS (SELECT 1 "+able+")", millis(at)).Scan(&mail)
	return n, mail, err
}
