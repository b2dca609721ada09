package store

import (
	"time"

	"pbxusers/data"
)

// Mail is how this office sends e-mail, with the password.
type Mail struct {
	data.MailSettings
	Password string
	// Proved is when an e-mail last left with exactly these settings and this password;
	// zero: none ever did.
	Proved time.Time
}

// String keeps the password out of prints.
func (Mail) String() string { return "[redacted]" }

// GoString is String, for %#v.
func (Mail) GoString() string { return "[redacted]" }

// Mail returns the mail settings; data.ErrNoMail when no server is set.
func (tx *Tx) Mail() (Mail, error) {
	list, err := tx.mails()
	if err == nil && len(list) == 0 {
		err = data.ErrNoMail
	}
	if err != nil {
		return Mail{}, err
	}
	return list[0], nil
}

// mails is the one row of mail_server, or none.
func (tx *Tx) mails() (list []Mail, err error) {
	err = tx.each(func(scan func(...any) error) error {
		var m Mail
		var proved int64
		err := scan(&m.Server, &m.Port, &m.TLS, &m.Username, &m.Sender, &m.Password, &proved)
		m.Proved = fromMillis(proved)
		list = append(list, m)
		return err
	}, "SELECT server, port, tls, username, sender, password, proved FROM mail_server")
	return list, err
}

// SetMail stores checked mail settings; those without a server forget all of them.
func (tx *Tx) SetMail(m Mail) error {
	if m.Server == "" {
		return tx.exec("DELETE FROM mail_server")
	}
	return tx.exec(`INSERT INTO mail_server (one, server, port, tls, username, sender, password, proved) VALUES (1, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (one) DO UPDATE SET server = excluded.server, port = excluded.port, tls = excluded.tls, username = excluded.username,
		sender = excluded.sender, password = excluded.password, proved = excluded.proved`,
		m.Server, m.Port, string(m.TLS), m.Username, m.Sender, m.Password, millis(m.Proved))
}

// ProveMail notes that an e-mail left at the time with the settings and the password of m,
// unless others are stored by now.
func (tx *Tx) ProveMail(m Mail, at time.Time) error {
	return tx.exec(`UPDATE mail_server SET proved = ? WHERE server = ? AND port = ? AND tls = ? AND username = ? AND sender = ? AND password = ?`,
		millis(at), m.Server, m.Port, string(m.TLS), m.Username, m.Sender, m.Password)
}

// SentMail lists when codes were e-mailed to the user within the span around the time,
// oldest first. Around, because the clock may have been put back since.
func (tx *Tx) SentMail(id data.UserID, at time.Time, span time.Duration) ([]time.Time, error) {
	list, err := column[int64](tx, "SELECT sent_at FROM mail_sent WHERE user_id = ?1 AND abs(sent_at - ?2) < ?3 ORDER BY id", id, millis(at), span.Milliseconds())
	times := make([]time.Time, len(list))
	for i, ms := range list {
		times[i] = fromMillis(ms)
	}
	return times, err
}

// NoteSentMail notes that a code is e-mailed to the user, and forgets those beyond the span.
func (tx *Tx) NoteSentMail(id data.UserID, at time.Time, span time.Duration) error {
	if err := tx.exec("DELETE FROM mail_sent WHERE abs(sent_at - ?) >= ?", millis(at), span.Milliseconds()); err != nil {
		return err
	}
	return tx.exec("INSERT INTO mail_sent (user_id, sent_at) VALUES (?, ?)", id, millis(at))
}
