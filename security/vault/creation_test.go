package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"
)

var killSteps = []string{
	"before marker", "after marker", "after key", "after recovery", "after build", "after unmark", "after name",
}

var errPower = errors.New("the power went")

type cut struct{}

// killedAt runs a first start that ends at step as a killed process does: nothing that
// was to come is done, no clean-up either.
func killedAt(t *testing.T, v *Vault, step string, commit func(*Creation) error) {
	t.Helper()
	creation, err := v.Prepare()
	must(t, err)
	killed := *v
	killed.at = func(at string) {
		if at == step {
			panic(cut{})
		}
	}
	creation.vault = &killed
	defer func() {
		if _, ok := recover().(cut); !ok {
			t.Fatalf("%s was never reached", step)
		}
	}()
	err = commit(creation)
	t.Fatalf("%s: the first start went on: %v", step, err)
}

func withKeyring(t *testing.T) func(*Creation) error {
	return func(c *Creation) error {
		_, err := c.WithKeyring(t.Context(), fakeDatabase)
		return err
	}
}

func withPassphrase(t *testing.T) func(*Creation) error {
	return func(c *Creation) error {
		_, err := c.WithPassphrase(t.Context(), "the kettle sings at noon", fakeDatabase)
		return err
	}
}

func TestAFirstStartLeavesWhatThePromiseSays(t *testing.T) {
	v, ring, key, recovery := started(t)
	if got := names(t, v.Dir); !slices.Equal(got, []string{DatabaseName, RecoveryName}) {
		t.Errorf("the folder holds %v", got)
	}
	for _, name := range names(t, v.Dir) {
		if info, err := os.Stat(v.path(name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	id, err := v.ID()
	must(t, err)
	if value := ring.entries["pbx-users|db-key/"+id.String()]; value != key.Text() || len(ring.entries) != 1 {
		t.Errorf("the keyring has %d entries", len(ring.entries))
	}
	if look(t, v) != Ready || !opens(t, v, key) {
		t.Error("the database is not ready")
	}
	for name, get := range map[string]func() (Key, error){
		"keyring":  func() (Key, error) { return v.KeyFromKeyring(t.Context()) },
		"recovery": func() (Key, error) { return v.KeyFromRecovery(recovery) },
	} {
		if got, err := get(); err != nil || !got.Equal(key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFirstStartKilledAtAnyStepNeverBlocksTheNext(t *testing.T) {
	for kind, commit := range map[string]func(*Creation) error{"keyring": withKeyring(t), "passphrase": withPassphrase(t)} {
		for _, step := range killSteps {
			t.Run(kind+" "+step, func(t *testing.T) {
				v, ring := newVault(t)
				killedAt(t, v, step, commit)
				state := look(t, v)
				complete := step == "after unmark" || step == "after name"
				if complete != (state == Ready) || state == DatabaseMissing {
					t.Fatalf("the next start finds: %v", state)
				}
				if !complete {
					creation, err := v.Prepare()
					must(t, err)
					must(t, commit(creation))
				}
				if look(t, v) != Ready {
					t.Fatal("the second start is not complete")
				}
				var key Key
				var err error
				want := []string{PassphraseName, DatabaseName, RecoveryName}
				if kind == "keyring" {
					want = want[1:]
					key, err = v.KeyFromKeyring(t.Context())
					if len(ring.entries) != 1 {
						t.Errorf("the keyring has %d entries", len(ring.entries))
					}
				} else {
					key, err = v.KeyFromPassphrase("the kettle sings at noon")
				}
				if err != nil || !opens(t, v, key) {
					t.Errorf("the key is lost: %v", err)
				}
				if got := names(t, v.Dir); !slices.Equal(got, want) {
					t.Errorf("the folder holds %v", got)
				}
			})
		}
	}
}

func TestAKillBetweenTheTwoNamesOfTheDatabaseIsTidiedUp(t *testing.T) {
	v, _, key, _ := started(t)
	id, err := v.ID()
	must(t, err)
	must(t, os.Link(v.DatabasePath(), v.newPath(id)))
	must(t, os.WriteFile(v.path(".recovery.json.123"+unfinished), []byte("half"), 0o600))
	if look(t, v) != Ready || len(names(t, v.Dir)) != 2 || !opens(t, v, key) {
		t.Errorf("left: %v", names(t, v.Dir))
	}
}

func TestAFailureAtAnyStepLeavesTheFolderAndTheKeyringAsTheyWere(t *testing.T) {
	fail := func(err error) Build {
		return func(ctx context.Context, path string, key Key, id ID) error {
			must(t, fakeDatabase(ctx, path, key, id))
			must(t, os.WriteFile(path+"-journal", []byte("hot"), 0o600))
			return err
		}
	}
	for name, c := range map[string]struct {
		ring  func(*fakeKeyring)
		build Build
		want  error
	}{
		"locked keyring":     {func(k *fakeKeyring) { k.setErr = ErrKeyringLocked }, fakeDatabase, ErrKeyringLocked},
		"lying keyring":      {func(k *fakeKeyring) { k.lies = true }, fakeDatabase, ErrKeyNotKept},
		"changing keyring":   {func(k *fakeKeyring) { k.changes = NewKey().Text() }, fakeDatabase, ErrKeyNotKept},
		"failed build":       {func(*fakeKeyring) {}, fail(errPower), errPower},
		"database left open": {func(*fakeKeyring) {}, fail(nil), nil},
		"another id": {func(*fakeKeyring) {}, func(ctx context.Context, path string, key Key, _ ID) error {
			return fakeDatabase(ctx, path, key, NewID())
		}, nil},
		"nothing built": {func(*fakeKeyring) {}, func(context.Context, string, Key, ID) error { return nil }, fs.ErrNotExist},
		"plain SQLite": {func(*fakeKeyring) {}, func(_ context.Context, path string, _ Key, _ ID) error {
			return os.WriteFile(path, []byte(sqliteHeader+"and more"), 0o600)
		}, ErrNotEncrypted},
	} {
		v, ring := newVault(t)
		c.ring(ring)
		creation, err := v.Prepare()
		must(t, err)
		key, err := creation.WithKeyring(t.Context(), c.build)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !key.Empty() {
			t.Errorf("%s: %v", name, err)
		}
		if left := names(t, v.Dir); len(left) != 0 || len(ring.entries) != 0 || look(t, v) != FirstStart {
			t.Errorf("%s: left %v and %d keys", name, left, len(ring.entries))
		}
		// The same creation, and so the recovery key that was shown, serves for the next try.
		if key, err = creation.WithPassphrase(t.Context(), "the kettle sings at noon", fakeDatabase); err != nil {
			t.Errorf("%s: the second try: %v", name, err)
		}
		if got, err := v.KeyFromRecovery(creation.Recovery()); err != nil || !got.Equal(key) {
			t.Errorf("%s: the recovery key: %v", name, err)
		}
	}
}

func TestNothingIsMadeWhileAnythingHasTheDatabasesName(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"empty file":  func(p string) error { return os.WriteFile(p, nil, 0o600) },
		"plain":       func(p string) error { return os.WriteFile(p, []byte(sqliteHeader), 0o600) },
		"folder":      func(p string) error { return os.Mkdir(p, 0o700) },
		"broken link": func(p string) error { return os.Symlink("nowhere", p) },
	} {
		v, ring := newVault(t)
		creation, err := v.Prepare()
		must(t, err)
		must(t, put(v.DatabasePath()))
		if _, err := v.Prepare(); !errors.Is(err, ErrDatabaseExists) {
			t.Errorf("%s: prepared: %v", name, err)
		}
		if _, err := creation.WithKeyring(t.Context(), fakeDatabase); !errors.Is(err, ErrDatabaseExists) {
			t.Errorf("%s: made: %v", name, err)
		}
		if got := names(t, v.Dir); !slices.Equal(got, []string{DatabaseName}) || len(ring.entries) != 0 {
			t.Errorf("%s: the folder holds %v, the keyring %d", name, got, len(ring.entries))
		}
	}
}

func TestADatabaseThatAppearsMeanwhileStaysAsItIs(t *testing.T) {
	for _, step := range []string{"after marker", "after key", "after recovery", "after build", "after unmark"} {
		v, ring := newVault(t)
		const theirs = "0123456789abcdef and the pages of somebody else"
		v.at = func(at string) {
			if at == step {
				must(t, os.WriteFile(v.DatabasePath(), []byte(theirs), 0o600))
			}
		}
		creation, err := v.Prepare()
		must(t, err)
		if _, err := creation.WithKeyring(t.Context(), fakeDatabase); !errors.Is(err, ErrDatabaseExists) {
			t.Errorf("%s: %v", step, err)
		}
		content, err := os.ReadFile(v.DatabasePath())
		if err != nil || string(content) != theirs {
			t.Errorf("%s: it was changed: %v", step, err)
		}
		if got := names(t, v.Dir); !slices.Equal(got, []string{DatabaseName}) || len(ring.entries) != 0 {
			t.Errorf("%s: left %v and %d keys", step, got, len(ring.entries))
		}
	}
}

func TestACancelledFirstStartLeavesNothing(t *testing.T) {
	for _, step := range killSteps[1:5] {
		v, ring := newVault(t)
		ctx, cancel := context.WithCancel(t.Context())
		v.at = func(at string) {
			if at == step {
				cancel()
			}
		}
		creation, err := v.Prepare()
		must(t, err)
		if _, err := creation.WithKeyring(ctx, fakeDatabase); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", step, err)
		}
		if left := names(t, v.Dir); len(left) != 0 || len(ring.entries) != 0 {
			t.Errorf("%s: left %v and %d keys", step, left, len(ring.entries))
		}
	}
}

func TestTheKeysOfAMissingDatabaseAreNeverTouched(t *testing.T) {
	v, ring, key, recovery := started(t)
	moved := v.DatabasePath() + ".moved"
	must(t, os.Rename(v.DatabasePath(), moved))
	if look(t, v) != DatabaseMissing {
		t.Fatal(look(t, v))
	}
	if _, err := v.Prepare(); !errors.Is(err, ErrDatabaseMissing) {
		t.Errorf("a new key was prepared: %v", err)
	}
	if got, err := v.KeyFromRecovery(recovery); err != nil || !got.Equal(key) {
		t.Errorf("the recovery key does not open its box without the database: %v", err)
	}
	// A marker of another creation, or a damaged one, changes nothing of that.
	for _, content := range []string{"", "{", `{"version":1,"database":"` + NewID().String() + `"}`} {
		must(t, os.WriteFile(v.path(markerName), []byte(content), 0o600))
		if look(t, v) != DatabaseMissing {
			t.Errorf("with the marker %q: %v", content, look(t, v))
		}
	}
	must(t, os.Remove(v.path(markerName)))
	must(t, os.Rename(moved, v.DatabasePath()))
	if got, err := v.KeyFromKeyring(t.Context()); err != nil || !got.Equal(key) || len(ring.entries) != 1 {
		t.Errorf("after the database came back: %v", err)
	}
}

func TestAMarkerBesideADatabaseIsTakenAwayBeforeItCanDoHarm(t *testing.T) {
	v, _, key, recovery := started(t)
	id, err := v.ID()
	must(t, err)
	must(t, (&Creation{vault: v, id: id}).mark())
	if look(t, v) != Ready || exists(v.path(markerName)) {
		t.Fatal("the marker stays")
	}
	must(t, (&Creation{vault: v, id: NewID()}).mark())
	if look(t, v) != Ready || exists(v.path(markerName)) {
		t.Fatal("another's marker stays")
	}
	if got, err := v.KeyFromRecovery(recovery); err != nil || !got.Equal(key) {
		t.Errorf("the box went with it: %v", err)
	}
	if err := v.undo(t.Context(), id); !errors.Is(err, ErrDatabaseExists) {
		t.Errorf("a database in use was undone: %v", err)
	}
}

func TestTheKeysOfALostDatabaseCanBeSetAside(t *testing.T) {
	v, _, key, recovery := started(t)
	if err := v.SetAside(); !errors.Is(err, ErrDatabaseExists) {
		t.Errorf("set aside while the database is there: %v", err)
	}
	must(t, v.SealPassphrase("the kettle sings at noon", key))
	id, err := v.ID()
	must(t, err)
	must(t, os.Remove(v.DatabasePath()))
	must(t, v.SetAside())
	if look(t, v) != FirstStart {
		t.Errorf("afterwards: %v", look(t, v))
	}
	box, err := ReadBox(v.path("recovery." + id.String() + ".json"))
	must(t, err)
	if got, err := box.OpenWithRecovery(recovery); err != nil || !got.Equal(key) {
		t.Errorf("the box set aside: %v", err)
	}
	must(t, os.WriteFile(v.path(RecoveryName), []byte("damaged"), 0o600))
	must(t, v.SetAside())
	must(t, os.WriteFile(v.path(RecoveryName), []byte("damaged too"), 0o600))
	must(t, v.SetAside())
	if !exists(v.path("recovery.damaged.json")) || !exists(v.path("recovery.damaged.2.json")) {
		t.Errorf("the folder holds %v", names(t, v.Dir))
	}
}
