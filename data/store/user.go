package store

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"pbxusers/data"
)

const userColumns = `SELECT id, version, username, email, profile_id, startup, department, default_tenant_id, second_factor,
	enabled + 2 * must_change + 4 * locked + 8 * has_picture, created_at, last_sign_in_at,
	(SELECT group_concat(role_id) FROM user_role WHERE user_id = user.id),
	(SELECT group_concat(desk_id) FROM user_desk WHERE user_id = user.id),
	(SELECT group_concat(tenant_id) FROM user_tenant WHERE user_id = user.id)
	FROM user`

// userReader reads rows of userColumns. Users of one office share few sets of roles,
// desks and tenants and few departments: each is kept once, so that a hundred thousand
// users stay within a few tens of megabytes.
type userReader struct {
	texts   map[string]string
	roles   map[string][]data.RoleID
	desks   map[string][]data.DeskID
	tenants map[string][]data.TenantID
}

func newUserReader() *userReader {
	return &userReader{map[string]string{}, map[string][]data.RoleID{}, map[string][]data.DeskID{}, map[string][]data.TenantID{}}
}

func (r *userReader) read(scan func(...any) error) (data.User, error) {
	var u data.User
	var startup, department, factor, roles, desks, tenants []byte
	var flags, created, signedIn int64
	err := scan(&u.ID, &u.Version, &u.Username, &u.Email, &u.Profile, &startup, &department, &u.DefaultTenant, &factor,
		&flags, &created, &signedIn, &roles, &desks, &tenants)
	if err != nil {
		return u, err
	}
	u.Startup = data.ModuleKey(r.text(startup))
	u.Department = r.text(department)
	u.SecondFactor = data.SecondFactor(r.text(factor))
	u.Enabled, u.MustChange, u.Locked, u.HasPicture = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0
	u.Created, u.LastSignIn = fromMillis(created), fromMillis(signedIn)
	u.Roles = shared(r.roles, roles)
	u.Desks = shared(r.desks, desks)
	u.Tenants = shared(r.tenants, tenants)
	return u, nil
}

// text returns the one string kept for these bytes.
func (r *userReader) text(b []byte) string {
	if s, ok := r.texts[string(b)]; ok {
		return s
	}
	s := string(b)
	r.texts[s] = s
	return s
}

// shared returns the one slice kept for a list such as "1,2,5". Its capacity is its
// length, so that an append by a reader cannot reach another user's list.
func shared[ID ~int64](known map[string][]ID, list []byte) []ID {
	if len(list) == 0 {
		return nil
	}
	if ids, ok := known[string(list)]; ok {
		return ids
	}
	var ids []ID
	for part := range strings.SplitSeq(string(list), ",") {
		id, _ := strconv.ParseInt(part, 10, 64) // SQLite wrote it
		ids = append(ids, ID(id))
	}
	slices.Sort(ids)
	ids = slices.Clip(ids)
	known[string(list)] = ids
	return ids
}

// Users lists all users by id. stop is asked now and then and ends the reading with its
// error. The users share their lists: a change to one must clone it first.
func (tx *Tx) Users(stop func() error) ([]data.User, error) {
	var n int
	if err := tx.query("SELECT count(*) FROM user").Scan(&n); err != nil {
		return nil, err
	}
	reader := newUserReader()
	users := make([]data.User, 0, n)
	err := tx.each(func(scan func(...any) error) error {
		u, err := reader.read(scan)
		if err != nil {
			return err
		}
		users = append(users, u)
		if len(users)%4096 == 0 {
			return stop()
		}
		return nil
	}, userColumns+" ORDER BY id")
	if err == nil {
		err = tx.script("PRAGMA shrink_memory") // the whole file went through SQLite's cache; it is not needed again
	}
	return users, err
}

// User returns one user; data.ErrNotFound when there is none.
func (tx *Tx) User(id data.UserID) (data.User, error) { return tx.oneUser(" WHERE id = ?", id) }

// UserByName returns the user of that exact username.
func (tx *Tx) UserByName(username string) (data.User, error) {
	return tx.oneUser(" WHERE username = ?", username)
}

// UserByEmail returns the user of that address, ignoring case.
func (tx *Tx) UserByEmail(email string) (data.User, error) {
	return tx.oneUser(" WHERE email_fold = ?", data.Fold(email))
}

func (tx *Tx) oneUser(where string, arg any) (data.User, error) {
	return newUserReader().read(tx.query(userColumns+where, arg).Scan)
}

// InsertUser stores a checked user and returns its new id. The user's ID, Version,
// Locked, HasPicture and LastSignIn are not taken over.
func (tx *Tx) InsertUser(u data.User) (data.UserID, error) {
	id, err := tx.insert(`INSERT INTO user (username, email, email_fold, profile_id, startup, department, default_tenant_id,
		second_factor, enabled, must_change, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		u.Username, u.Email, data.Fold(u.Email), u.Profile, string(u.Startup), u.Department, u.DefaultTenant,
		string(u.SecondFactor), u.Enabled, u.MustChange, millis(u.Created))
	if err != nil {
		return 0, err
	}
	u.ID = data.UserID(id)
	return u.ID, tx.addLists(data.User{}, u)
}

// UpdateUser stores a checked user over the one of the same id and version, and raises
// the version; data.ErrConflict when the stored version is another. Locked, HasPicture,
// Created and LastSignIn are left alone.
func (tx *Tx) UpdateUser(before, u data.User) error {
	// What is granted comes before what is taken away: an administrator who replaces
	// another inside one change must stand before the trigger looks.
	if err := tx.addLists(before, u); err != nil {
		return err
	}
	err := tx.execOne(data.ErrConflict, `UPDATE user SET version = version + 1, username = ?, email = ?, email_fold = ?, profile_id = ?,
		startup = ?, department = ?, default_tenant_id = ?, second_factor = ?, enabled = ?, must_change = ? WHERE id = ? AND version = ?`,
		u.Username, u.Email, data.Fold(u.Email), u.Profile, string(u.Startup), u.Department, u.DefaultTenant,
		string(u.SecondFactor), u.Enabled, u.MustChange, u.ID, u.Version)
	if err != nil {
		return err
	}
	return tx.dropLists(before, u)
}

// FreeEmail makes a user's address free for another within this transaction, so that two
// users can exchange theirs. UpdateUser must follow.
func (tx *Tx) FreeEmail(id data.UserID) error {
	return tx.exec("UPDATE user SET email_fold = char(1) || id WHERE id = ?", id)
}

func (tx *Tx) addLists(before, u data.User) error {
	for _, id := range missing(u.Roles, before.Roles) {
		if err := tx.exec("INSERT INTO user_role (user_id, role_id) VALUES (?, ?)", u.ID, id); err != nil {
			return err
		}
	}
	for _, id := range missing(u.Desks, before.Desks) {
		if err := tx.exec("INSERT INTO user_desk (user_id, desk_id) VALUES (?, ?)", u.ID, id); err != nil {
			return err
		}
	}
	for _, id := range missing(u.Tenants, before.Tenants) {
		if err := tx.exec("INSERT INTO user_tenant (user_id, tenant_id) VALUES (?, ?)", u.ID, id); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) dropLists(before, u data.User) error {
	for _, id := range missing(before.Roles, u.Roles) {
		if err := tx.exec("DELETE FROM user_role WHERE user_id = ? AND role_id = ?", u.ID, id); err != nil {
			return err
		}
	}
	for _, id := range missing(before.Desks, u.Desks) {
		if err := tx.exec("DELETE FROM user_desk WHERE user_id = ? AND desk_id = ?", u.ID, id); err != nil {
			return err
		}
	}
	for _, id := range missing(before.Tenants, u.Tenants) {
		if err := tx.exec("DELETE FROM user_tenant WHERE user_id = ? AND tenant_id = ?", u.ID, id); err != nil {
			return err
		}
	}
	return nil
}

// missing lists what is in a and not in b.
func missing[ID comparable](a, b []ID) []ID {
	var list []ID
	for _, id := range a {
		if !slices.Contains(b, id) {
			list = append(list, id)
		}
	}
	return list
}

// DeleteUser removes a user with all that hangs on it; see Remove for the undo.
func (tx *Tx) DeleteUser(id data.UserID) error {
	return tx.execOne(data.ErrNotFound, "DELETE FROM user WHERE id = ?", id)
}

// Administrators counts the enabled users who can administer users, up to most.
func (tx *Tx) Administrators(most int) (int, error) {
	var n int
	err := tx.query("SELECT count(*) FROM (SELECT 1 FROM administrator LIMIT ?)", most).Scan(&n)
	return n, err
}

// IsAdministrator reports whether the user is one of those.
func (tx *Tx) IsAdministrator(id data.UserID) (bool, error) {
	var is bool
	err := tx.query("SELECT EXISTS (SELECT 1 FROM administrator WHERE id = ?)", id).Scan(&is)
	return is, err
}

// Departments lists those in use, sorted by their bytes.
func (tx *Tx) Departments() ([]string, error) {
	return column[string](tx, "SELECT DISTINCT department FROM user WHERE department <> '' ORDER BY department")
}

// SetLastSignIn notes when the user came in.
func (tx *Tx) SetLastSignIn(id data.UserID, at time.Time) error {
	return tx.execOne(data.ErrNotFound, "UPDATE user SET last_sign_in_at = ? WHERE id = ?", millis(at), id)
}
