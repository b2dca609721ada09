package session

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
)

// ProveMail notes that an e-mail left at the time with the settings, where they are those
// that are stored. It left if sent, which is how sending ended, is nil. Like Enrol it is for
// security/signin.
func ProveMail(tx *store.Tx, settings mail.Settings, at time.Time, sent error) error {
	if sent == nil {
		return tx.ProveMail(store.Mail{MailSettings: settings.MailSettings, Password: settings.Password.Reveal()}, at)
	}
	return nil
}

// workedMail remembers with which settings the last test left, for as long as the program
// runs: a draft that was tested and is then saved as it was need not be tested again. It
// holds a keyed hash, so that a password that was only tried stays nowhere. On nil it
// remembers nothing.
type workedMail struct {
	mu   sync.Mutex
	key  [sha256.Size]byte
	hash []byte
	at   time.Time
}

// note remembers how a test ended: one that failed is worth more than one before that left.
func (w *workedMail) note(settings mail.Settings, at time.Time, sent error) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case sent == nil:
		rand.Read(w.key[:]) //nolint:errcheck // never fails
		w.hash, w.at = w.sum(settings), at
	case hmac.Equal(w.hash, w.sum(settings)):
		w.hash, w.at = nil, time.Time{}
	}
}

// when is the time at which a test with these settings left; zero for none.
func (w *workedMail) when(settings mail.Settings) time.Time {
	if w == nil {
		return time.Time{}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hash == nil || !hmac.Equal(w.hash, w.sum(settings)) {
		return time.Time{}
	}
	return w.at
}

func (w *workedMail) sum(settings mail.Settings) []byte {
	s := settings.MailSettings
	sum := hmac.New(sha256.New, w.key[:])
	fmt.Fprintf(sum, "%q %d %q %q %q %q", s.Server, s.Port, s.TLS, s.Username, s.Sender, settings.Password.Reveal())
	return sum.Sum(nil)
}

// checkMail refuses codes by e-mail where no mail server is set, and to the actor also
// where none is known to work: the next sign-in would be the first to try it.
func (t *turn) checkMail(u data.User) error {
	m, err := t.Mail()
	switch {
	case errors.Is(err, data.ErrNoMail):
		return data.Refuse(data.FieldSecondFactor, data.ReasonNoMailServer)
	case err == nil && m.Proved.IsZero() && u.ID == t.me.User.ID:
		return data.Refuse(data.FieldSecondFactor, data.ReasonMailUntried)
	}
	return err
}
