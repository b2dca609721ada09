package session

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/password"
)

// SaveAccount stores what the signed-in user changes of the own account: e-mail and
// picture where the profile lets users update theirs, the language where it lets them
// change it; otherwise access.RuleAccount refuses all of it. It returns the user as stored.
func (s *Session) SaveAccount(ctx context.Context, d data.AccountDraft) (data.User, error) {
	var err error
	if d.SetEmail {
		if d.Email, err = data.CheckedEmail(d.Email); err != nil {
			return data.User{}, err
		}
	}
	if d.SetPicture && d.Picture != nil {
		if d.Picture, err = checkedPNG(d.Picture); err != nil {
			return data.User{}, err
		}
	}
	var saved data.User
	err = s.write(ctx, need{}, func(t *turn) error {
		if err := t.saveAccount(d); err != nil {
			return err
		}
		u, err := t.User(s.user)
		saved = t.me.Visible(u)
		return err
	})
	return saved, err
}

func (t *turn) saveAccount(d data.AccountDraft) error {
	before := t.me.User
	if (d.SetEmail && d.Email != before.Email || d.SetPicture) && !t.me.Profile.UpdateProfile ||
		d.SetLanguage && !t.me.Profile.ChangeLanguage {
		return &access.Refusal{Rule: access.RuleAccount, Name: t.me.Profile.Name}
	}
	after := before
	if d.SetEmail {
		after.Email = d.Email
	}
	if err := t.free(after); err != nil {
		return err
	}
	if after.Email != before.Email || d.SetPicture {
		if err := t.UpdateUser(before, after); err != nil {
			return err
		}
	}
	if d.SetPicture {
		if err := t.SetPicture(before.ID, d.Picture); err != nil {
			return err
		}
	}
	list := t.changes(before, after)
	if d.SetPicture {
		list = append(list, data.Change{Field: data.FieldPicture})
	}
	if d.SetLanguage {
		change, err := t.setLanguage(d.Language)
		if err != nil {
			return err
		}
		list = append(list, change...)
	}
	if len(list) == 0 {
		return nil
	}
	return t.log(userEvent(data.EventChange, after, list))
}

// setLanguage stores the actor's language, "" for the office's, and returns what it changed.
func (t *turn) setLanguage(language string) ([]data.Change, error) {
	all, err := t.Preferences(t.me.User.ID)
	was := all[data.PreferenceLanguage]
	if err != nil || was == language {
		return nil, err
	}
	change := data.Change{Field: data.FieldLanguage, Old: was, New: language}
	return []data.Change{change}, t.SetPreference(t.me.User.ID, data.PreferenceLanguage, language)
}

// OwnPlaces returns the names of the signed-in user's own desks and tenants.
func (s *Session) OwnPlaces(ctx context.Context) (desks, tenants []string, err error) {
	err = s.read(ctx, need{}, func(t *turn) error {
		for _, id := range t.me.User.Desks {
			desks = append(desks, t.office.Desks[id].Name)
		}
		for _, id := range t.me.User.Tenants {
			tenants = append(tenants, t.office.Tenants[id].Name)
		}
		return nil
	})
	return desks, tenants, err
}

// wrongOwnMost is how many wrong entries of the own password end the session by locking
// the account, as many as at sign-in.
const wrongOwnMost = 20

// SetOwnPassword gives the signed-in user a new password, where the profile lets users
// update theirs. The present one is asked, so that a window left open is not enough: a
// wrong one is data.ReasonWrong, and counts as a wrong sign-in does, before it is compared.
func (s *Session) SetOwnPassword(ctx context.Context, present, typed string) error {
	if err := s.checkOwn(ctx, typed); err != nil {
		return err // before the present one is compared: nothing is counted for a new one that will not do
	}
	var stored store.Password
	err := s.write(ctx, need{}, func(t *turn) (err error) {
		stored, err = t.countOwn()
		return err
	})
	if err != nil {
		return err
	}
	right, _, err := s.o.Passwords.Verify(ctx, stored.Hash, present)
	if err != nil {
		return err
	}
	if !right {
		return errors.Join(data.Refuse(data.FieldPresent, data.ReasonWrong), s.logWrongOwn(ctx))
	}
	if typed == present {
		return data.Refuse(data.FieldPassword, data.ReasonSame)
	}
	hash, err := s.o.Passwords.Hash(ctx, typed)
	if err != nil {
		return err
	}
	return s.write(ctx, need{}, func(t *turn) error {
		now, err := t.Password(s.user)
		if err == nil && now.Hash != stored.Hash {
			err = data.ErrConflict // an administrator set another one meanwhile
		}
		if err == nil {
			err = t.SetFailures(s.user, 0, false)
		}
		if err == nil {
			err = t.SetPassword(s.user, store.Password{Hash: hash, Set: t.now})
		}
		if err == nil {
			err = t.log(userEvent(data.EventSetPassword, t.me.User, nil))
		}
		return err
	})
}

// checkOwn refuses a new password that the policy, or the profile, does not let pass.
func (s *Session) checkOwn(ctx context.Context, typed string) error {
	var person password.Context
	err := s.read(ctx, need{}, func(t *turn) error {
		if !t.me.Profile.UpdateProfile {
			return &access.Refusal{Rule: access.RuleAccount, Name: t.me.Profile.Name}
		}
		u := t.me.User
		organisation, err := t.Organisation()
		person = password.Context{Username: u.Username, Email: u.Email, Organisation: organisation.Name, SecondFactor: u.SecondFactor != data.NoFactor}
		return err
	})
	if err != nil {
		return err
	}
	return password.Check(typed, person)
}

// logWrongOwn writes down that the present password was wrong, also where that has just
// locked the account.
func (s *Session) logWrongOwn(ctx context.Context) error {
	tx, err := s.o.DB.Begin(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	defer tx.Rollback()
	u, err := tx.User(s.user)
	if err != nil {
		return err
	}
	e := userEvent(data.EventSetPassword, u, nil)
	e.At, e.Actor, e.ActorName, e.Result, e.Note = s.o.Now(), u.ID, u.Username, data.Refused, data.NotePassword
	if err := errors.Join(tx.NoteWrong(u.ID, data.WrongPassword, e.At), tx.AddEvent(e)); err != nil {
		return err
	}
	return tx.Commit()
}

// countOwn counts an entry of the own password as wrong until it proves right, and
// returns what it is compared with.
func (t *turn) countOwn() (store.Password, error) {
	u := t.me.User
	if !t.me.Profile.UpdateProfile {
		return store.Password{}, &access.Refusal{Rule: access.RuleAccount, Name: t.me.Profile.Name}
	}
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
