package session

import (
	"context"

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

// SetOwnPassword gives the signed-in user a new password, where the profile lets users
// update theirs. The present one is asked, so that a window left open is not enough: a
// wrong one is data.ReasonWrong, and counts as a wrong sign-in does, before it is compared.
func (s *Session) SetOwnPassword(ctx context.Context, present, typed string) error {
	if err := s.checkOwn(ctx, typed); err != nil {
		return err // before the present one is compared: nothing is counted for a new one that will not do
	}
	stored, err := s.compareOwn(ctx, data.EventSetPassword, present)
	if err != nil {
		return err
	}
	if typed == present {
		return data.Refuse(data.FieldPassword, data.ReasonSame)
	}
	hash, err := s.o.Passwords.Hash(ctx, typed)
	if err != nil {
		return err
	}
	return s.write(ctx, need{}, func(t *turn) error {
		err := t.ownPassword()
		if err == nil {
			err = t.uncountOwn(stored)
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
		if err := t.ownPassword(); err != nil {
			return err
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

// ownPassword refuses to give oneself another password, where the profile does not let
// users update theirs.
func (t *turn) ownPassword() error {
	if !t.me.Profile.UpdateProfile {
		return &access.Refusal{Rule: access.RuleAccount, Name: t.me.Profile.Name}
	}
	return nil
}
