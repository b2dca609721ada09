package session

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
)

// FirstStart is what the wizard asks before there is a register.
type FirstStart struct {
	Organisation data.Organisation
	Username     string
	Email        string
	Password     string
}

// Checked returns the answers as they will be stored, or all that is wrong with them.
func (f FirstStart) Checked() (FirstStart, error) {
	var errs [4]error
	f.Organisation, errs[0] = f.Organisation.Checked()
	f.Username, errs[1] = data.CheckedUsername(f.Username)
	f.Email, errs[2] = data.CheckedEmail(f.Email)
	errs[3] = password.Check(f.Password, password.Context{Username: f.Username, Email: f.Email, Organisation: f.Organisation.Name})
	return f, data.Refusals(errs[:]...)
}

// Open makes the Options of an open database. Hashing takes params; what goes wrong
// beyond what the person can mend goes to the default logger, or to Options.Log.
func Open(ctx context.Context, db *store.DB, catalog *data.Catalog, params password.Params, now func() time.Time) (Options, error) {
	tx, err := db.Begin(ctx)
	if err != nil {
		return Options{}, err
	}
	defer tx.Rollback()
	key, err := tx.TemporaryKey()
	if err != nil {
		return Options{}, err
	}
	passwords, err := password.NewChecker(params, key)
	return Options{DB: db, Catalog: catalog, Passwords: passwords, Now: now, Log: slog.Default(), Post: newPost(),
		kept: &keptOffice{}, ended: &endings{counts: map[data.UserID]uint64{}}}, err
}

// Found fills a new database: the organisation, the catalogue's profiles and roles, one
// tenant, and the first administrator, whose own the password is.
func Found(ctx context.Context, o Options, f FirstStart) error {
	f, err := f.Checked()
	if err != nil {
		return err
	}
	hash, err := o.Passwords.Hash(ctx, f.Password)
	if err != nil {
		return err
	}
	tx, err := o.DB.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	f.Organisation.FactorGrace = data.FactorGraceDefault
	if err := tx.SetOrganisation(f.Organisation); err != nil {
		return err
	}
	first, err := founder(tx, o.Catalog)
	if err != nil {
		return err
	}
	first.Username, first.Email, first.Created = f.Username, f.Email, o.Now()
	if first.ID, err = tx.InsertUser(first); err != nil {
		return err
	}
	if err := tx.SetPassword(first.ID, store.Password{Hash: hash, Set: first.Created}); err != nil {
		return err
	}
	event := data.Event{
		At: first.Created, Action: data.EventFirstStart, Kind: data.KindOrganisation, Name: f.Organisation.Name,
		Actor: first.ID, ActorName: first.Username, Result: data.Done,
	}
	if err := tx.AddEvent(event); err != nil {
		return err
	}
	return tx.Commit()
}

// undoLife is how long a deletion can be undone.
const undoLife = 24 * time.Hour

// Tidy lets go of what was deleted too long ago to be undone, and of what the event log
// keeps no longer. It belongs to the start.
func Tidy(ctx context.Context, o Options) error {
	tx, err := o.DB.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	now := o.Now()
	if err := tx.ForgetRemovals(now.Add(-undoLife)); err != nil {
		return err
	}
	organisation, err := tx.Organisation()
	if err != nil {
		return err
	}
	var broken *data.BrokenLog
	if _, err := letGo(tx, organisation, data.Event{At: now}); errors.As(err, &broken) {
		o.Log.Error("the event log keeps everything", "error", err) // verifying it tells more; signing in goes on
	} else if err != nil {
		return err
	}
	return tx.Commit()
}

// firstTenant is the name of the tenant that every register begins with.
const firstTenant = "Main"

// founder stores the catalogue's roles and profiles and one tenant, and returns a user
// who has the most of them.
func founder(tx *store.Tx, catalog *data.Catalog) (data.User, error) {
	first := data.User{SecondFactor: data.NoFactor, Enabled: true, Startup: data.ModuleUsers}
	for _, r := range catalog.Roles {
		id, err := tx.InsertRole(r)
		if err != nil {
			return first, err
		}
		if r.Holds(data.PermissionAdmin) {
			first.Roles = []data.RoleID{id}
		}
	}
	for _, p := range catalog.Profiles {
		id, err := tx.InsertProfile(p)
		if err != nil {
			return first, err
		}
		if first.Profile == 0 {
			first.Profile = id // the catalogue begins with Administrator
		}
	}
	tenant, err := tx.InsertTenant(data.Tenant{Name: firstTenant, Enabled: true})
	first.Tenants, first.DefaultTenant = []data.TenantID{tenant}, tenant
	return first, err
}
