package signin

import (
	"context"
	"errors"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/otp"
	"pbxusers/security/session"
)

// sentSpan is how long a sent code limits the next one.
const sentSpan = time.Hour

// Send sends a code by e-mail, the first one or a new one, which is then the only one that
// counts. It takes at most 15 seconds, outside of any transaction. There is one a minute
// and five an hour, whatever happened to them: *data.Wait says how long the next has to
// wait. Other errors are data.ErrNoMail, a *data.MailFailure that says what the server has
// against it, and ErrWrong, as from Check. A code may arrive in spite of a MailFailure at
// the step "message", and counts.
func (c *Code) Send(ctx context.Context) error {
	d := c.door
	code := otp.NewEmailCode()
	var settings mail.Settings
	var letter data.Letter
	var to string
	err := d.within(ctx, func(tx *store.Tx) error {
		user, _, err := d.unchanged(tx, c.user.ID, c.hash, false)
		if err != nil {
			return err
		}
		if user.SecondFactor != data.EmailCode || !c.begin() {
			return ErrWrong
		}
		if settings, err = session.StoredMail(tx); err != nil {
			return err
		}
		if letter, err = d.Post.LetterTo(tx, user, data.LetterCode); err != nil {
			return err
		}
		letter.Code, letter.Life, to = code, otp.EmailLife, user.Email
		return d.limitMail(tx, user)
	})
	if errors.Is(err, data.ErrNoMail) {
		return errors.Join(err, c.logSent(ctx, settings, err))
	}
	if err != nil {
		return err
	}
	c.mu.Lock()
	c.sent = emailed{code: code, at: d.Now()}
	c.mu.Unlock()
	sent := d.Post.Send(ctx, settings, to, letter)
	return errors.Join(sent, c.logSent(ctx, settings, sent))
}

// logSent writes down that a code was sent with the settings, or why not.
func (c *Code) logSent(ctx context.Context, settings mail.Settings, sent error) error {
	event := session.MailEvent(data.Event{
		At: c.door.Now(), Actor: c.user.ID, ActorName: c.user.Username, Action: data.EventSendCode, Kind: data.KindSession,
		Object: int64(c.user.ID), Name: c.user.Username,
	}, sent)
	if errors.Is(sent, data.ErrNoMail) {
		event.Note = data.NoteNoMail
	}
	return c.door.within(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		return errors.Join(session.ProveMail(tx, settings, event.At, sent), tx.AddEvent(event))
	})
}

// limitMail refuses an e-mail that comes too soon, and else notes that it is sent.
func (d *Door) limitMail(tx *store.Tx, u data.User) error {
	now := d.Now()
	sent, err := tx.SentMail(u.ID, now, sentSpan)
	if err != nil {
		return err
	}
	wait := time.Duration(0)
	if n := len(sent); n > 0 {
		wait = otp.EmailWait - now.Sub(sent[n-1]).Abs()
		if n >= otp.EmailHour {
			wait = max(wait, sentSpan-now.Sub(sent[n-otp.EmailHour]).Abs())
		}
	}
	if wait > 0 {
		return &data.Wait{For: wait}
	}
	return tx.NoteSentMail(u.ID, now, sentSpan)
}
