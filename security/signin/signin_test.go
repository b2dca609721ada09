package signin_test

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/security/signin"
)

var ctx = context.Background()

const (
	right = "copper lantern fjord walrus"
	wrong = "not the password at all"
	other = "sixteen violet harbours sing"
)

// clock is a time that the test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// open makes an office with its administrator ann.
func open(t testing.TB) (session.Options, *clock) {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "pbx-users.db"))
}

// openAt is open for a file whose path is known.
func openAt(t testing.TB, path string) (session.Options, *clock) {
	t.Helper()
	db, err := store.Create(path, [32]byte{1}, [16]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)}
	o := start(t, db, c)
	first := session.FirstStart{Organisation: data.Organisation{Name: "Fourth Street"}, Username: "ann", Email: "ann@example.org", Password: right}
	if err := session.Found(ctx, o, first); err != nil {
		t.Fatal(err)
	}
	return o, c
}

// start begins to work with an open database, as the program does when it starts.
func start(t testing.TB, db *store.DB, c *clock) session.Options {
	t.Helper()
	t.Cleanup(func() { _ = db.Close() })
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	o, err := session.Open(ctx, db, catalog, password.Floor, c.Now)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// restart ends the program and starts it again: nothing but the file is left.
func restart(t testing.TB, o session.Options, path string, c *clock) session.Options {
	t.Helper()
	if err := o.DB.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, [32]byte{1})
	if err != nil {
		t.Fatal(err)
	}
	return start(t, db, c)
}

// addBob lets ann create bob, with a password that he must change.
func addBob(t testing.TB, o session.Options) data.User {
	t.Helper()
	bob, err := session.New(o, 1).SaveUser(ctx, data.UserDraft{Password: right, User: data.User{
		Username: "bob", Email: "bob@example.org", Roles: []data.RoleID{1}, Profile: 1, Tenants: []data.TenantID{1}, Enabled: true,
	}})
	if err != nil {
		t.Fatal(err)
	}
	return bob
}

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

// failures is the count as it is stored.
func failures(t testing.TB, o session.Options, id data.UserID) (n int) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) (err error) {
		n, err = tx.Failures(id)
		return err
	})
	return n
}

func TestTheRightPasswordOpensASession(t *testing.T) {
	o, c := open(t)
	entry, err := signin.New(o).SignIn(ctx, " Ann ", right)
	if err != nil || entry.Session == nil {
		t.Fatal(entry, err)
	}
	u, err := entry.Session.User(ctx, 1)
	if err != nil || !u.LastSignIn.Equal(c.Now()) {
		t.Errorf("%+v %v", u, err)
	}
}

func TestWhateverIsWrongHasTheSameAnswer(t *testing.T) {
	o, _ := open(t)
	door := signin.New(o)
	bob := addBob(t, o)
	off := false
	if _, err := session.New(o, 1).ChangeUsers(ctx, []data.UserID{bob.ID}, data.UserPatch{Enabled: &off}); err != nil {
		t.Fatal(err)
	}
	for what, try := range map[string][2]string{
		"wrong": {"ann", wrong}, "unknown": {"nobody", right}, "impossible": {"no body!", right}, "disabled": {"bob", right}, "empty": {"ann", ""},
	} {
		entry, err := door.SignIn(ctx, try[0], try[1])
		if !errors.Is(err, signin.ErrWrong) || err.Error() != signin.ErrWrong.Error() || entry != (signin.Entry{}) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestFiveTriesAreFreeThenEachWaitsLonger(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	for range signin.FreeTries {
		_, _ = door.SignIn(ctx, "ann", wrong)
	}
	for i, wait := range []time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 15 * time.Minute, 15 * time.Minute} {
		c.pass(wait - time.Second)
		if _, err := door.SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
			t.Fatalf("the right password a second before the end of wait %d: %v", i, err)
		}
		c.pass(time.Second)
		if _, err := door.SignIn(ctx, "ann", wrong); !errors.Is(err, signin.ErrWrong) {
			t.Fatal(err)
		}
		if n := failures(t, o, 1); n != signin.FreeTries+1+i {
			t.Fatalf("after wait %d: %d failures; a try during a wait must not count, one after it must", i, n)
		}
	}
	c.pass(15 * time.Minute)
	if entry, err := door.SignIn(ctx, "ann", right); err != nil || entry.Session == nil {
		t.Fatal(err)
	}
	if n := failures(t, o, 1); n != 0 {
		t.Errorf("%d failures after signing in", n)
	}
}

func TestARestartGivesNoFreeTry(t *testing.T) {
	o, c := open(t)
	door := signin.New(o)
	for range signin.FreeTries {
		_, _ = door.SignIn(ctx, "ann", wrong)
	}
	c.pass(24 * time.Hour) // the clock was set forward while the program was off
	door = signin.New(o)
	if _, err := door.SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("at once after the restart: %v", err)
	}
	c.pass(30 * time.Second)
	if _, err := door.SignIn(ctx, "ann", right); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

func TestTwentyWrongTriesLockUntilAnAdministratorUnlocks(t *testing.T) {
	o, c := open(t)
	bob := addBob(t, o)
	for range signin.LockTries {
		_, _ = signin.New(o).SignIn(ctx, "bob", wrong)
		c.pass(15 * time.Minute)
		door := signin.New(o)
		c.pass(15 * time.Minute)
		_, _ = door.SignIn(ctx, "bob", wrong)
	}
	c.pass(time.Hour)
	if _, err := signin.New(o).SignIn(ctx, "bob", right); !errors.Is(err, signin.ErrWrong) {
		t.Fatal("a locked account was let in: ", err)
	}
	ann := session.New(o, 1)
	if u, _ := ann.User(ctx, bob.ID); !u.Locked || !u.Enabled {
		t.Errorf("%+v", u)
	}
	if n := failures(t, o, bob.ID); n != signin.LockTries {
		t.Errorf("%d failures", n)
	}
	if _, err := ann.UnlockUsers(ctx, []data.UserID{bob.ID}); err != nil {
		t.Fatal(err)
	}
	if entry, err := signin.New(o).SignIn(ctx, "bob", right); err != nil || entry.MustChange == nil {
		t.Errorf("after the unlock: %v", err)
	}
}

func TestParallelTriesAreCountedExactly(t *testing.T) {
	o, _ := open(t)
	door := signin.New(o)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() { _, _ = door.SignIn(ctx, "ann", wrong) })
	}
	all.Wait()
	if n := failures(t, o, 1); n != signin.FreeTries {
		t.Errorf("%d tries were taken, %d are free", n, signin.FreeTries)
	}
}

func TestANewPasswordIsChosenBeforeAnythingElse(t *testing.T) {
	o, _ := open(t)
	door := signin.New(o)
	addBob(t, o)
	entry, err := door.SignIn(ctx, "bob", right)
	if err != nil || entry.Session != nil || entry.MustChange == nil {
		t.Fatal(entry, err)
	}
	for typed, reason := range map[string]data.Reason{right: data.ReasonSame, "short": data.ReasonTooShort} {
		_, err := entry.MustChange.Choose(ctx, typed)
		if list := data.Invalids(err); len(list) != 1 || list[0].Reason != reason {
			t.Errorf("%v, want %s", err, reason)
		}
	}
	s, err := entry.MustChange.Choose(ctx, other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Users(ctx); err != nil {
		t.Error(err)
	}
	if _, err := entry.MustChange.Choose(ctx, right+"x"); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("the same step a second time: %v", err)
	}
	if entry, err := door.SignIn(ctx, "bob", other); err != nil || entry.Session == nil {
		t.Error(err)
	}
}

func TestATemporaryPasswordExpires(t *testing.T) {
	o, c := open(t)
	bob := addBob(t, o)
	typed := password.NewTemporary()
	hash, err := o.Passwords.HashTemporary(typed)
	if err != nil {
		t.Fatal(err)
	}
	inside(t, o, func(tx *store.Tx) error {
		return tx.SetPassword(bob.ID, store.Password{Hash: hash, Set: c.Now(), Expires: c.Now().Add(session.TemporaryLife)})
	})
	door := signin.New(o)
	if entry, err := door.SignIn(ctx, "bob", typed); err != nil || entry.MustChange == nil {
		t.Fatal(err)
	}
	c.pass(session.TemporaryLife)
	if _, err := door.SignIn(ctx, "bob", typed); !errors.Is(err, signin.ErrExpired) {
		t.Errorf("after 72 hours: %v", err)
	}
}

func TestATamperedHashOpensNothing(t *testing.T) {
	o, c := open(t)
	for _, hash := range []string{"", "x", "$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA", "tmp$1$"} {
		inside(t, o, func(tx *store.Tx) error { return tx.SetPassword(1, store.Password{Hash: hash, Set: c.Now()}) })
		if _, err := signin.New(o).SignIn(ctx, "ann", ""); !errors.Is(err, signin.ErrWrong) {
			t.Errorf("%q: %v", hash, err)
		}
	}
}

func TestTheRecoveryKeyLetsALockedAdministratorBackIn(t *testing.T) {
	o, _ := open(t)
	door := signin.New(o)
	inside(t, o, func(tx *store.Tx) error { return tx.SetFailures(1, signin.LockTries, true) })
	if _, err := door.Rescue(ctx, "nobody", other); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("nobody: %v", err)
	}
	back, err := door.Rescue(ctx, "ann", other)
	if err != nil || back.StillAsked != "" || back.WrongTries != signin.LockTries {
		t.Fatalf("%+v %v", back, err)
	}
	if _, err := back.Session.Users(ctx); err != nil {
		t.Error(err)
	}
	if entry, err := door.SignIn(ctx, "ann", other); err != nil || entry.Session == nil {
		t.Error(err)
	}
}
