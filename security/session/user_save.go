package session

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
)

// SaveUser stores what a user's form holds, all in one: a new user for ID 0, else a
// change, which is data.ErrConflict when the user was changed since the draft was read.
// A password that is set here must be changed at the next sign-in, unless the draft is
// the actor's own: that needs Confirm. What is wrong with the draft, with its password,
// and what of it another user has already, is told all at once. It returns the user as
// stored.
func (s *Session) SaveUser(ctx context.Context, d data.UserDraft) (data.User, error) {
	var saved data.User
	checked, wrong := d.User.Checked()
	d.User = checked
	n := editUsers
	if d.User.ID == 0 {
		n = addUsers
	}
	if d.SetPicture && d.Picture != nil {
		picture, err := checkedPNG(d.Picture)
		d.Picture, wrong = picture, data.Refusals(wrong, err)
	}
	newPassword := d.Password != "" || d.User.ID == 0
	if err := s.refuseDraft(ctx, n, d, newPassword, wrong); err != nil {
		return saved, err
	}
	hash := ""
	if newPassword {
		var err error
		if hash, err = s.o.Passwords.Hash(ctx, d.Password); err != nil {
			return saved, err
		}
	}
	err := s.write(ctx, n, func(t *turn) (err error) {
		saved, err = t.saveUser(d, hash)
		return err
	})
	return saved, err
}

// refuseDraft joins what was found wrong with a draft with what the password's rules and
// the register have against it. Whoever may not save is refused before anything else.
// The transaction that writes asks the register again.
func (s *Session) refuseDraft(ctx context.Context, n need, d data.UserDraft, newPassword bool, wrong error) error {
	err := s.read(ctx, n, func(t *turn) error {
		organisation, err := t.Organisation()
		if err != nil {
			return err
		}
		taken := t.free(d.User)
		if taken != nil && len(data.Invalids(taken)) == 0 {
			return taken
		}
		if newPassword {
			wrong = data.Refusals(wrong, checkPassword(d.Password, d.User, organisation))
		}
		wrong = data.Refusals(wrong, taken)
		return nil
	})
	if err != nil {
		return err
	}
	return wrong
}

// newHash checks a password against the policy and hashes it, outside any transaction:
// hashing takes a tenth of a second by design. Whoever may not do what it is for is
// refused first.
func (s *Session) newHash(ctx context.Context, n need, u data.User, typed string) (string, error) {
	var organisation data.Organisation
	err := s.read(ctx, n, func(t *turn) (err error) {
		organisation, err = t.Organisation()
		return err
	})
	if err == nil {
		err = checkPassword(typed, u, organisation)
	}
	if err != nil {
		return "", err
	}
	return s.o.Passwords.Hash(ctx, typed)
}

// checkPassword tells whether a user may have this password.
func checkPassword(typed string, u data.User, organisation data.Organisation) error {
	return password.Check(typed, password.Context{
		Username: u.Username, Email: u.Email, Organisation: organisation.Name, SecondFactor: u.SecondFactor != data.NoFactor,
	})
}

func (t *turn) saveUser(d data.UserDraft, hash string) (data.User, error) {
	before, after, err := t.beforeAndAfter(d.User)
	if err != nil {
		return data.User{}, err
	}
	if hash != "" {
		after.MustChange = after.ID != t.me.User.ID
	}
	if err := t.allow(before, after); err != nil {
		return data.User{}, err
	}
	if hash != "" {
		if err := t.confirmed(before.ID); err != nil {
			return data.User{}, err
		}
	}
	if before.ID == 0 {
		if after.ID, err = t.InsertUser(after); err != nil {
			return data.User{}, err
		}
	} else if err := t.UpdateUser(before, after); err != nil {
		return data.User{}, err
	}
	if hash != "" {
		if err := t.SetPassword(after.ID, store.Password{Hash: hash, Set: t.now}); err != nil {
			return data.User{}, err
		}
	}
	if d.SetPicture {
		if err := t.SetPicture(after.ID, d.Picture); err != nil {
			return data.User{}, err
		}
	}
	if err := t.logUser(before, after, hash != "", d.SetPicture); err != nil {
		return data.User{}, err
	}
	saved, err := t.User(after.ID)
	return t.me.Visible(saved), err
}

// beforeAndAfter returns the stored user, zero for a new one, and what a draft makes of
// it: with the tenants that the actor may not see left as they are, and without what a
// form does not set.
func (t *turn) beforeAndAfter(after data.User) (before, _ data.User, err error) {
	if after.ID == 0 {
		after.Created = t.now
		after.SecondFactor = data.NoFactor
		return before, after, nil
	}
	if before, err = t.seen(after.ID); err != nil {
		return before, after, err
	}
	if before.Version != after.Version {
		return before, after, data.ErrConflict
	}
	after.SecondFactor = before.SecondFactor
	hidden := false
	for _, id := range before.Tenants {
		if !t.me.SeesTenant(id) {
			after.Tenants = append(after.Tenants, id)
			hidden = true
		}
	}
	if hidden {
		if !t.me.SeesTenant(before.DefaultTenant) {
			after.DefaultTenant = before.DefaultTenant
		}
		after, err = after.Checked()
	}
	return before, after, err
}

// edit stores what becomes of a user, checked and logged as from the user's form.
func (t *turn) edit(before, after data.User) (data.User, error) {
	after, err := after.Checked()
	if err == nil {
		err = t.allow(before, after)
	}
	if err == nil {
		err = t.UpdateUser(before, after)
	}
	if err == nil {
		err = t.logUser(before, after, false, false)
	}
	if err != nil {
		return before, &data.About{Name: before.Username, Err: err}
	}
	return t.User(before.ID)
}

// allow refuses a change that names what does not exist, or that the actor may not make.
func (t *turn) allow(before, after data.User) error {
	if err := data.Refusals(t.known(after), t.free(after)); err != nil {
		return err
	}
	return t.office.CheckChange(t.me, before, after)
}

// known refuses a user whose roles, desks, profile, tenants or start-up dialog do not
// exist or do not fit each other.
func (t *turn) known(u data.User) error {
	var errs []error
	for _, id := range u.Roles {
		if _, ok := t.office.Roles[id]; !ok {
			errs = append(errs, data.Refuse(data.FieldRoles, data.ReasonUnknown, ""))
		}
	}
	for _, id := range u.Desks {
		if _, ok := t.office.Desks[id]; !ok {
			errs = append(errs, data.Refuse(data.FieldDesks, data.ReasonUnknown, ""))
		}
	}
	profile, ok := t.office.Profiles[u.Profile]
	if !ok {
		errs = append(errs, data.Refuse(data.FieldProfile, data.ReasonUnknown, ""))
	} else if u.Startup != "" && !profile.Opens(u.Startup, data.View) {
		errs = append(errs, data.Refuse(data.FieldStartup, data.ReasonNotVisible))
	}
	for _, id := range u.Tenants {
		if _, ok := t.office.Tenants[id]; !ok {
			errs = append(errs, data.Refuse(data.FieldTenants, data.ReasonUnknown, ""))
		}
	}
	return data.Refusals(errs...)
}

// free refuses a username or e-mail that another user has, both at once; the UNIQUE in
// the database would tell one after the other.
func (t *turn) free(u data.User) error {
	taken := func(other data.User, err error, field string) error {
		switch {
		case errors.Is(err, data.ErrNotFound) || err == nil && other.ID == u.ID:
			return nil
		case err != nil:
			return err
		}
		return data.Refuse(field, data.ReasonTaken)
	}
	byName, err := t.UserByName(u.Username)
	wrongName := taken(byName, err, data.FieldUsername)
	byEmail, err := t.UserByEmail(u.Email)
	return data.Refusals(wrongName, taken(byEmail, err, data.FieldEmail))
}

// logUser writes down a user's change; nothing when nothing changed.
func (t *turn) logUser(before, after data.User, password, picture bool) error {
	list := t.changes(before, after)
	if password {
		list = append(list, data.Change{Field: data.FieldPassword})
	}
	if picture {
		list = append(list, data.Change{Field: data.FieldPicture})
	}
	if len(list) == 0 {
		return nil
	}
	action := data.EventChange
	if before.ID == 0 {
		action = data.EventCreate
	}
	return t.log(userEvent(action, after, list))
}

// userEvent is an entry about a user.
func userEvent(action data.EventAction, u data.User, changes []data.Change) data.Event {
	return data.Event{Action: action, Kind: data.KindUser, Object: int64(u.ID), Name: u.Username, Changes: changes}
}

// SetPassword gives a user a new password. must says whether the user chooses another
// at the next sign-in; for the own account it never does, and needs Confirm: otherwise it
// would be a way round it.
func (s *Session) SetPassword(ctx context.Context, id data.UserID, typed string, must bool) error {
	u, err := s.User(ctx, id)
	if err != nil {
		return err
	}
	hash, err := s.newHash(ctx, editUsers, u, typed)
	if err != nil {
		return err
	}
	return s.write(ctx, editUsers, func(t *turn) error {
		u, err := t.seen(id)
		if err != nil {
			return err
		}
		if err := t.office.CheckTouch(t.me, u); err != nil {
			return err
		}
		if err := t.confirmed(id); err != nil {
			return err
		}
		if err := t.SetPassword(id, store.Password{Hash: hash, Set: t.now}); err != nil {
			return err
		}
		if err := t.SetMustChange(id, must && id != t.me.User.ID); err != nil {
			return err
		}
		return t.log(userEvent(data.EventSetPassword, u, nil))
	})
}
