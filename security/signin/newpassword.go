package signin

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

// NewPassword is the step between a right password and the session of a user who must
// choose another one first. It is good for one change.
type NewPassword struct {
	door *Door
	user data.User
	old  string // the stored hash of the one to replace
}

// Username is whose password it is.
func (n *NewPassword) Username() string { return n.user.Username }

// Least is how many characters the new password needs at least.
func (n *NewPassword) Least() int {
	if n.user.SecondFactor != data.NoFactor {
		return password.LeastRunesWithSecondFactor
	}
	return password.LeastRunes
}

// Context is what the new password must not be made of.
func (n *NewPassword) Context(ctx context.Context) (password.Context, error) {
	o, err := n.door.Organisation(ctx)
	return n.door.person(n.user, o), err
}

func (d *Door) person(u data.User, o data.Organisation) password.Context {
	return password.Context{Username: u.Username, Email: u.Email, Organisation: o.Name, SecondFactor: u.SecondFactor != data.NoFactor}
}

// Choose stores the new password and returns the session. It refuses, as *data.Invalid,
// what the policy refuses and the old password itself, and ErrWrong when the account was
// changed since.
func (n *NewPassword) Choose(ctx context.Context, typed string) (*session.Session, error) {
	d := n.door
	person, err := n.Context(ctx)
	if err != nil {
		return nil, err
	}
	if err := password.Check(typed, person); err != nil {
		return nil, err
	}
	same, _, err := d.Passwords.Verify(ctx, n.old, typed)
	if err != nil {
		return nil, err
	}
	if same {
		return nil, data.Refuse(data.FieldPassword, data.ReasonSame)
	}
	hash, err := d.Passwords.Hash(ctx, typed)
	if err != nil {
		return nil, err
	}
	var s *session.Session
	err = d.within(ctx, func(tx *store.Tx) error {
		// Another hash: it was used, or an administrator set another meanwhile.
		user, _, err := d.unchanged(tx, n.user.ID, n.old, false)
		if err != nil {
			return err
		}
		s = session.New(d.Options, user.ID) // inside, so that what ends sessions comes before it or ends it
		return d.setOwnPassword(tx, user, hash, data.EventSignIn)
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// setOwnPassword stores a password that the user chose, clears the wrong tries and
// writes down the change and how the user came in.
func (d *Door) setOwnPassword(tx *store.Tx, u data.User, hash string, how data.EventAction) error {
	now := d.Now()
	if err := tx.SetPassword(u.ID, store.Password{Hash: hash, Set: now}); err != nil {
		return err
	}
	if err := tx.SetMustChange(u.ID, false); err != nil {
		return err
	}
	if err := tx.SetFailures(u.ID, 0, false); err != nil {
		return err
	}
	if err := d.logOwn(tx, u, data.EventSetPassword); err != nil {
		return err
	}
	return d.logEntry(tx, u, how, nil)
}

// Rescue gives an administrator, enabled but locked out or without the password, a new
// password. The caller has made sure that the recovery key was given: whoever holds it
// and the file can read everything anyway. A second factor stays as it is, and the entry,
// which holds the session, tells of it. ErrWrong for anybody who is no administrator.
func (d *Door) Rescue(ctx context.Context, username, typed string) (Entry, error) {
	name, _ := data.CheckedUsername(username)
	var user data.User
	var organisation data.Organisation
	err := d.within(ctx, func(tx *store.Tx) (err error) {
		if organisation, err = tx.Organisation(); err != nil {
			return err
		}
		user, err = d.administrator(tx, name)
		return err
	})
	if errors.Is(err, ErrWrong) {
		err = errors.Join(err, d.logNoRescue(ctx, username, data.NoteNoRescue))
	}
	if err != nil {
		return Entry{}, err
	}
	if err := password.Check(typed, d.person(user, organisation)); err != nil {
		return Entry{}, err
	}
	hash, err := d.Passwords.Hash(ctx, typed)
	if err != nil {
		return Entry{}, err
	}
	var entry Entry
	err = d.within(ctx, func(tx *store.Tx) error {
		user, err := d.administrator(tx, name)
		if err != nil {
			return err
		}
		if entry, err = d.rescued(tx, user); err != nil {
			return err
		}
		return d.setOwnPassword(tx, user, hash, data.EventRecovery)
	})
	if err != nil {
		return Entry{}, err
	}
	return entry, nil
}

// rescued is the entry of a user whom the recovery key lets in. An app that was never set
// up is not what the next sign-in asks for: it sets one up.
func (d *Door) rescued(tx *store.Tx, u data.User) (Entry, error) {
	entry := Entry{Session: session.New(d.Options, u.ID), LastSignIn: u.LastSignIn}
	if u.SecondFactor != data.NoFactor { // a factor that is only demanded has no code to lack
		demand, _, err := d.demandOf(tx, u)
		if err != nil {
			return entry, err
		}
		if demand == demandCode {
			entry.StillAsked = u.SecondFactor
		}
	}
	failures, err := tx.Failures(u.ID)
	entry.WrongTries = failures
	return entry, err
}

// RefuseRescue writes into the log that somebody gave a recovery key that is not this
// office's. The caller has compared it: the key is the database's.
func (d *Door) RefuseRescue(ctx context.Context, username string) error {
	return d.logNoRescue(ctx, username, data.NoteRecoveryKey)
}

// logNoRescue writes down that the recovery key let nobody in. A name that nobody has is
// not kept, as at the sign-in.
func (d *Door) logNoRescue(ctx context.Context, username, note string) error {
	name, _ := data.CheckedUsername(username)
	return d.within(ctx, func(tx *store.Tx) error {
		user, err := tx.UserByName(name)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
		return tx.AddEvent(data.Event{
			At: d.Now(), Action: data.EventRecovery, Kind: data.KindSession, Object: int64(user.ID), Name: user.Username,
			Result: data.Refused, Note: note,
		})
	})
}

// administrator returns the user of that name if they can administer users.
func (d *Door) administrator(tx *store.Tx, name string) (data.User, error) {
	user, err := tx.UserByName(name)
	if errors.Is(err, data.ErrNotFound) {
		return user, ErrWrong
	}
	if err != nil {
		return user, err
	}
	can, err := tx.IsAdministrator(user.ID)
	if err == nil && !can {
		err = ErrWrong
	}
	return user, err
}
