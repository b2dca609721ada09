package session_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

var (
	now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	ctx = context.Background()
)

const goodPassword = "copper lantern fjord walrus"

// open makes an office with its first administrator, ann, and returns the options and
// ann's session.
func open(t testing.TB) (session.Options, *session.Session) {
	t.Helper()
	db, err := store.Create(filepath.Join(t.TempDir(), "pbx-users.db"), [32]byte{1}, [16]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	o, err := session.Open(ctx, db, catalog(t), password.Floor, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	first := session.FirstStart{Organisation: data.Organisation{Name: "Fourth Street", Language: "en"}, Username: "ann", Email: "ann@example.org", Password: goodPassword}
	if err := session.Found(ctx, o, first); err != nil {
		t.Fatal(err)
	}
	return o, session.New(o, 1)
}

func catalog(t testing.TB) *data.Catalog {
	t.Helper()
	c, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// draft makes the draft of a user with the given role and profile.
func draft(name string, role data.RoleID, profile data.ProfileID) data.UserDraft {
	return data.UserDraft{Password: goodPassword, User: data.User{
		Username: name, Email: name + "@example.org", Roles: []data.RoleID{role}, Profile: profile, Tenants: []data.TenantID{1}, Enabled: true,
	}}
}

func save(t testing.TB, s *session.Session, d data.UserDraft) data.User {
	t.Helper()
	u, err := s.SaveUser(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// inside runs do in a transaction below the session, for what has no screen yet.
func inside(t testing.TB, o session.Options, do func(*store.Tx) error) {
	t.Helper()
	tx, err := o.DB.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// events returns the newest entries of the log, newest first, after verifying it.
func events(t testing.TB, o session.Options, n int) (list []data.Event) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) (err error) {
		if list, err = tx.Events(n); err == nil {
			_, err = tx.VerifyEvents()
		}
		return err
	})
	return list
}

// refusedBy reports whether err is a refusal by the rule.
func refusedBy(err error, rule access.Rule) bool {
	var refusal *access.Refusal
	return errors.As(err, &refusal) && refusal.Rule == rule
}

var off = false

func TestASavedUserIsListedAndLogged(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("Bob", 1, 1))
	if bob.Username != "bob" || !bob.MustChange || bob.DefaultTenant != 1 || bob.Version != 1 {
		t.Errorf("%+v", bob)
	}
	users, err := s.Users(ctx)
	if err != nil || len(users) != 2 || users[1].Username != "bob" {
		t.Fatalf("%v %v", users, err)
	}
	e := events(t, o, 1)[0]
	if e.Action != data.EventCreate || e.ActorName != "ann" || e.Name != "bob" || e.Result != data.Done {
		t.Errorf("%+v", e)
	}
	if !slices.Contains(e.Changes, data.Change{Field: "roles", New: "Administrator"}) {
		t.Errorf("changes %v", e.Changes)
	}
}

func TestAChangeIsLoggedFromOldToNew(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	bob.Email, bob.Enabled = "robert@example.org", false
	save(t, s, data.UserDraft{User: bob})
	want := []data.Change{{Field: "email", Old: "bob@example.org", New: "robert@example.org"}, {Field: "enabled", Old: "yes", New: "no"}}
	if e := events(t, o, 1)[0]; !slices.Equal(e.Changes, want) {
		t.Errorf("%+v", e)
	}
}

func TestSavingAnOldDraftIsAConflictAndWritesNothing(t *testing.T) {
	_, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	newer := bob
	newer.Department = "Sales"
	save(t, s, data.UserDraft{User: newer})
	bob.Department = "Warehouse"
	if _, err := s.SaveUser(ctx, data.UserDraft{User: bob}); !errors.Is(err, data.ErrConflict) {
		t.Errorf("got %v", err)
	}
	if u, _ := s.User(ctx, bob.ID); u.Department != "Sales" {
		t.Errorf("department %q", u.Department)
	}
}

func TestEveryWrongFieldIsToldAndNothingIsWritten(t *testing.T) {
	_, s := open(t)
	_, err := s.SaveUser(ctx, data.UserDraft{Password: "x", User: data.User{Username: "?", Email: "x"}})
	if len(data.Invalids(err)) < 5 {
		t.Errorf("got %v", err)
	}
	startup := draft("bob", 1, 2)
	startup.User.Startup = data.ModuleUsers
	short := draft("bob", 1, 1)
	short.Password = "short"
	for field, d := range map[string]data.UserDraft{
		data.FieldPassword: short,
		data.FieldUsername: draft("ann", 1, 1),
		data.FieldRoles:    draft("bob", 99, 1),
		data.FieldProfile:  draft("bob", 1, 99),
		data.FieldStartup:  startup,
	} {
		_, err := s.SaveUser(ctx, d)
		if list := data.Invalids(err); len(list) == 0 || list[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if users, _ := s.Users(ctx); len(users) != 1 {
		t.Errorf("%d users", len(users))
	}
}

func TestNobodyTakesTheirOwnRightsAway(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	asBob := session.New(o, bob.ID)
	if _, err := asBob.ChangeUsers(ctx, []data.UserID{1}, data.UserPatch{Enabled: &off}); err != nil {
		t.Fatal("another administrator may be switched off: ", err)
	}
	if _, err := asBob.DeleteUsers(ctx, []data.UserID{bob.ID}); !refusedBy(err, access.RuleOwn) {
		t.Errorf("deleting oneself: %v", err)
	}
	if e := events(t, o, 1)[0]; e.Result != data.Refused || e.Note != "own" || e.Name != "bob" || e.ActorName != "bob" {
		t.Errorf("the refusal is logged as %+v", e)
	}
}

func TestADemotionBitesAtTheNextCallOfAnOpenSession(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	asBob := session.New(o, bob.ID)
	if _, err := asBob.Users(ctx); err != nil {
		t.Fatal(err)
	}
	bob.Roles = []data.RoleID{2} // Manager: no show_user
	bob = save(t, s, data.UserDraft{User: bob})
	var refusal *access.Refusal
	if _, err := asBob.Users(ctx); !errors.As(err, &refusal) || refusal.Permission != "show_user" {
		t.Errorf("after the demotion: %v", err)
	}
	if _, err := s.ChangeUsers(ctx, []data.UserID{bob.ID}, data.UserPatch{Enabled: &off}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := asBob.Account(ctx); !refusedBy(err, access.RuleEnded) {
		t.Errorf("after being disabled: %v", err)
	}
}

func TestADeletionIsUndoneWithEverythingTheUserHad(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 1, 1))
	kept, err := s.DeleteUsers(ctx, []data.UserID{bob.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.User(ctx, bob.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("deleted: %v", err)
	}
	back, err := s.RestoreUsers(ctx, kept)
	if err != nil || len(back) != 1 || back[0].Username != "bob" || back[0].ID != bob.ID {
		t.Fatalf("%+v %v", back, err)
	}
	if list := events(t, o, 2); list[0].Action != data.EventRestore || list[1].Action != data.EventDelete {
		t.Errorf("%+v", list)
	}
}

func TestAChangeOfManyIsAllOrNothingAndNamesWhomItConcerns(t *testing.T) {
	_, s := open(t)
	bob, eve := save(t, s, draft("bob", 1, 1)), save(t, s, draft("eve", 2, 2))
	ids := []data.UserID{bob.ID, eve.ID}
	_, err := s.ChangeUsers(ctx, ids, data.UserPatch{AddDesks: []data.DeskID{}, RemoveRoles: []data.RoleID{2}, Enabled: &off})
	var about *data.About
	if !errors.As(err, &about) || about.Name != "eve" || len(data.Invalids(err)) != 1 {
		t.Errorf("got %v", err)
	}
	if u, _ := s.User(ctx, bob.ID); !u.Enabled {
		t.Error("bob was changed although eve was refused")
	}
	after, err := s.ChangeUsers(ctx, ids, data.UserPatch{AddRoles: []data.RoleID{3}, Profile: 2})
	if err != nil || !slices.Equal(after[0].Roles, []data.RoleID{1, 3}) || !slices.Equal(after[1].Roles, []data.RoleID{2, 3}) || after[0].Profile != 2 {
		t.Errorf("%+v %v", after, err)
	}
}

// helpers stores a role that administers users and nothing else, with a profile to match,
// and returns the session of bob, who has both.
func helpers(t testing.TB, o session.Options, s *session.Session) (role data.RoleID, profile data.ProfileID, asBob *session.Session) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) (err error) {
		if role, err = tx.InsertRole(data.Role{Name: "Helper", Permissions: []data.Permission{"show_user", "create_user", "edit_user", "delete_user"}}); err != nil {
			return err
		}
		all := data.View | data.Add | data.Edit | data.Delete
		profile, err = tx.InsertProfile(data.Profile{Name: "Helper", Modules: map[data.ModuleKey]data.Actions{data.ModuleUsers: all}})
		return err
	})
	return role, profile, session.New(o, save(t, s, draft("bob", role, profile)).ID)
}

func TestNobodyGrantsWhatTheyDoNotHold(t *testing.T) {
	o, s := open(t)
	role, profile, asBob := helpers(t, o, s)
	for what, d := range map[string]data.UserDraft{
		"the administrator's role":    draft("eve", 1, profile),
		"the administrator's profile": draft("eve", role, 1),
	} {
		if _, err := asBob.SaveUser(ctx, d); !refusedBy(err, access.RuleGrant) {
			t.Errorf("granting %s: %v", what, err)
		}
	}
	save(t, asBob, draft("eve", role, profile))
}

func TestNobodyTouchesAnAccountWithMoreRights(t *testing.T) {
	o, s := open(t)
	_, _, asBob := helpers(t, o, s)
	ann := []data.UserID{1}
	for what, do := range map[string]func() error{
		"password": func() error { return asBob.SetPassword(ctx, 1, goodPassword, true) },
		"deletion": func() error { _, err := asBob.DeleteUsers(ctx, ann); return err },
		"unlock":   func() error { _, err := asBob.UnlockUsers(ctx, ann); return err },
		"switch":   func() error { _, err := asBob.ChangeUsers(ctx, ann, data.UserPatch{Enabled: &off}); return err },
		"e-mail": func() error {
			u, _ := asBob.User(ctx, 1)
			u.Email = "mine@example.org"
			_, err := asBob.SaveUser(ctx, data.UserDraft{User: u})
			return err
		},
	} {
		if err := do(); !refusedBy(err, access.RuleMoreRights) {
			t.Errorf("%s of the administrator: %v", what, err)
		}
	}
}

func TestAUserOfOneTenantNeverLearnsOfAnother(t *testing.T) {
	o, s := open(t)
	var other data.TenantID
	inside(t, o, func(tx *store.Tx) (err error) {
		other, err = tx.InsertTenant(data.Tenant{Name: "Other", Enabled: true})
		return err
	})
	role, profile, asBob := helpers(t, o, s)
	both, far := draft("both", role, profile), draft("far", role, profile)
	both.User.Tenants, both.User.DefaultTenant = []data.TenantID{1, other}, other
	far.User.Tenants = []data.TenantID{other}
	bothUser, farUser := save(t, s, both), save(t, s, far)

	users, err := asBob.Users(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users {
		if u.ID == farUser.ID || !slices.Equal(u.Tenants, []data.TenantID{1}) || u.DefaultTenant != 1 {
			t.Errorf("bob sees %+v", u)
		}
	}
	if _, err := asBob.User(ctx, farUser.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("far: %v", err)
	}
	if c, _ := asBob.Choices(ctx); len(c.Tenants) != 1 {
		t.Errorf("tenants %v", c.Tenants)
	}
	if _, err := asBob.DeleteUsers(ctx, []data.UserID{bothUser.ID}); !refusedBy(err, access.RuleMoreRights) {
		t.Errorf("deleting a user of two tenants: %v", err)
	}
}
