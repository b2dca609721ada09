package signin

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
)

// Code is the step between a right password and the window of a user who is asked for a
// second factor. It is good for one sign-in. An e-mailed code lives in it and nowhere
// else: it is worth nothing at another sign-in, nor after the program ended.
type Code struct {
	door *Door
	user data.User
	hash string // of the password that was right

	mu   sync.Mutex
	sent emailed
	done bool
}

// emailed is the newest code that was sent. It is 26 bits, so a hash would hide nothing.
type emailed struct {
	code  string
	at    time.Time
	tries int
}

// Username is whose sign-in it is.
func (c *Code) Username() string { return c.user.Username }

// Method is what the user is asked for: data.EmailCode or data.Authenticator.
func (c *Code) Method() data.SecondFactor { return c.user.SecondFactor }

// Email tells the address that codes go to, as "a…@example.org": enough for its owner.
func (c *Code) Email() string {
	name, domain, _ := strings.Cut(c.user.Email, "@")
	for _, first := range name {
		return string(first) + "…@" + domain
	}
	return "…@" + domain
}

// Check takes six digits of the authenticator, the e-mailed code, or a recovery code in
// place of either, and returns what comes next. Its errors are
//   - *data.Invalid of FieldCode: ReasonRequired, ReasonWrong, ReasonUsed (a code that was
//     taken before), ReasonStale (send a new one),
//   - *data.ClockOff, for a code that is right at another time,
//   - *data.Wait: too many wrong ones, and what was typed was not looked at,
//   - ErrWrong: the sign-in begins anew, because this step is used up, or the account was
//     locked or changed meanwhile.
//
// What is wrong counts together with wrong passwords.
func (c *Code) Check(ctx context.Context, typed string) (Entry, error) {
	if strings.TrimSpace(typed) == "" {
		return Entry{}, data.Refuse(data.FieldCode, data.ReasonRequired)
	}
	if !c.begin() {
		return Entry{}, ErrWrong // such as a second click: nothing to guess, and nothing to count
	}
	d := c.door
	t, err := d.count(ctx, func(tx *store.Tx) (data.User, error) { return tx.User(c.user.ID) })
	switch {
	case err != nil:
		return Entry{}, err
	case t.wait > 0:
		return Entry{}, errors.Join(&data.Wait{For: t.wait}, d.logWrong(ctx, t, data.WrongCode, ""))
	case !t.open:
		return Entry{}, errors.Join(ErrWrong, d.logWrong(ctx, t, data.WrongCode, ""))
	}
	var entry Entry
	var wrong error
	err = d.within(ctx, func(tx *store.Tx) error {
		entry, wrong = Entry{}, nil
		user, stored, err := d.unchanged(tx, c.user.ID, c.hash, t.locked)
		if err != nil {
			return err
		}
		if user.SecondFactor != c.user.SecondFactor || !c.begin() {
			return ErrWrong
		}
		if wrong, err = c.compare(tx, user, typed, &entry); err != nil {
			return err
		}
		if wrong != nil {
			return d.addWrong(tx, t, data.WrongCode, noteOf(wrong))
		}
		c.end() // inside, so that a second entry of the same code comes too late
		used, left := entry.UsedRecovery, entry.CodesLeft
		entry, err = d.arrive(tx, user, stored, t.failed, false)
		entry.UsedRecovery, entry.CodesLeft = used, left
		return err
	})
	switch {
	case err != nil:
		return Entry{}, err
	case wrong != nil && t.locked:
		return Entry{}, ErrWrong
	case wrong != nil:
		return Entry{}, wrong
	}
	return entry, nil
}

// noteOf is how what is wrong with a code stands in the log.
func noteOf(wrong error) string {
	var clock *data.ClockOff
	if errors.As(wrong, &clock) {
		return data.NoteClock
	}
	for _, invalid := range data.Invalids(wrong) {
		switch invalid.Reason {
		case data.ReasonUsed:
			return data.NoteUsed
		case data.ReasonStale:
			return data.NoteStale
		}
	}
	return data.NoteCode
}

// begin reports whether the step can still be passed.
func (c *Code) begin() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.done
}

// end uses the step up.
func (c *Code) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done, c.sent = true, emailed{}
}

// compare looks what was typed up as each of the codes that it can be, and takes the one
// that it is. wrong is what to tell about one that is none.
func (c *Code) compare(tx *store.Tx, u data.User, typed string, entry *Entry) (wrong, err error) {
	d := c.door
	key, err := tx.TemporaryKey()
	if err != nil {
		return nil, err
	}
	if hash, ok := otp.HashRecovery(key, typed); ok {
		return d.takeRecovery(tx, u, hash, entry)
	}
	if u.SecondFactor == data.EmailCode {
		return c.takeEmailed(typed), nil
	}
	a, err := tx.Authenticator(u.ID)
	if errors.Is(err, data.ErrNotFound) {
		return nil, ErrWrong // it was reset meanwhile
	}
	if err != nil {
		return nil, err
	}
	secret, err := otp.SecretOf(a.Secret)
	if err != nil {
		return nil, err
	}
	step, wrong := secret.Check(typed, d.Now(), a.UsedStep)
	if wrong != nil {
		return wrong, nil
	}
	taken, err := tx.UseStep(u.ID, step)
	if err == nil && !taken {
		wrong = data.Refuse(data.FieldCode, data.ReasonUsed)
	}
	return wrong, err
}

// takeRecovery takes a recovery code, once.
func (d *Door) takeRecovery(tx *store.Tx, u data.User, hash []byte, entry *Entry) (wrong, err error) {
	taken, err := tx.UseRecoveryCode(u.ID, hash, d.Now())
	if err != nil {
		return nil, err
	}
	if !taken {
		return data.Refuse(data.FieldCode, data.ReasonWrong), nil
	}
	left, err := tx.RecoveryCodesLeft(u.ID)
	if err != nil {
		return nil, err
	}
	entry.UsedRecovery, entry.CodesLeft = true, left
	change := data.Change{Field: data.FieldRecoveryCodes, Old: strconv.Itoa(left + 1), New: strconv.Itoa(left)}
	return nil, d.logOwn(tx, u, data.EventRecoveryCode, change)
}

// takeEmailed compares with the newest code that was sent; a try is spent on it before.
func (c *Code) takeEmailed(typed string) (wrong error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	age := c.door.Now().Sub(c.sent.at)
	if c.sent.code == "" || age < 0 || age >= otp.EmailLife || c.sent.tries >= otp.EmailTries {
		return data.Refuse(data.FieldCode, data.ReasonStale)
	}
	c.sent.tries++
	if !otp.SameEmailCode(typed, c.sent.code) {
		return data.Refuse(data.FieldCode, data.ReasonWrong)
	}
	return nil
}
