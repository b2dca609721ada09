package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
)

var (
	key  = [store.KeySize]byte{1, 2, 3}
	salt = [store.SaltSize]byte{9, 8, 7}
	now  = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
)

// office creates a database with the catalogue's roles and profiles and one
// administrator, ann, and returns its path.
func office(t testing.TB) (*store.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	db, err := store.Create(path, key, salt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	change(t, db, func(tx *store.Tx) error {
		catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
		if err != nil {
			return err
		}
		for _, r := range catalog.Roles {
			if _, err := tx.InsertRole(r); err != nil {
				return err
			}
		}
		for _, p := range catalog.Profiles {
			if _, err := tx.InsertProfile(p); err != nil {
				return err
			}
		}
		if _, err := tx.InsertTenant(data.Tenant{Name: "Office", Enabled: true}); err != nil {
			return err
		}
		if _, err := tx.InsertDesk(data.Desk{Name: "Front", Agents: []string{"200"}}); err != nil {
			return err
		}
		_, err = tx.InsertUser(user("ann"))
		return err
	})
	return db, path
}

// user makes a user with every right.
func user(name string) data.User {
	return data.User{
		Username: name, Email: name + "@example.org", Roles: []data.RoleID{1}, Desks: []data.DeskID{1}, Profile: 1,
		Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: data.NoFactor, Enabled: true, Created: now,
	}
}

// change runs do in a transaction and commits it.
func change(t testing.TB, db *store.DB, do func(*store.Tx) error) {
	t.Helper()
	if err := attempt(db, do); err != nil {
		t.Fatal(err)
	}
}

func attempt(db *store.DB, do func(*store.Tx) error) error {
	tx, err := db.Begin(context.Background())
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func TestAUserComesBackAsStored(t *testing.T) {
	db, path := office(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, key)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	change(t, db, func(tx *store.Tx) error {
		got, err := tx.User(1)
		want := user("ann")
		want.ID, want.Version = 1, 1
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
		return err
	})
}

func TestTheFileIsNamedByItsSaltAndShowsNothing(t *testing.T) {
	db, path := office(t)
	_ = db.Close()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(text, salt[:]) {
		t.Errorf("the file begins with %x", text[:16])
	}
	for _, secret := range []string{"ann", "example.org", "Administrator", "CREATE TABLE"} {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("%q stands in the file in clear", secret)
		}
	}
	info, _ := os.Stat(path)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestWhatIsWrongWithAFileIsToldAndTheFileStaysAsItWas(t *testing.T) {
	db, path := office(t)
	_ = db.Close()
	good, _ := os.ReadFile(path)
	wrong := key
	wrong[0] ^= 1
	flipped := bytes.Clone(good)
	flipped[100] ^= 1
	for name, c := range map[string]struct {
		file []byte
		key  [store.KeySize]byte
		want error
	}{
		"wrong key":          {good, wrong, store.ErrUnreadable},
		"empty":              {nil, key, store.ErrEmpty},
		"a few bytes":        {good[:7], key, store.ErrDamaged},
		"plain":              {append([]byte("SQLite format 3\x00"), good[16:]...), key, store.ErrPlain},
		"first page flipped": {flipped, key, store.ErrUnreadable},
		"cut in the middle":  {good[:len(good)/2/4096*4096], key, store.ErrDamaged},
		"cut in a page":      {good[:len(good)-100], key, store.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "pbx-users.db")
			if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := store.Open(path, c.key)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if err == nil {
				_ = db.Close()
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(after, c.file) {
				t.Error("the file was changed")
			}
		})
	}
	if _, err := store.Open(filepath.Join(t.TempDir(), "none.db"), key); !errors.Is(err, store.ErrMissing) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := store.Create(path, key, salt); !errors.Is(err, os.ErrExist) {
		t.Errorf("creating over a file: %v", err)
	}
}

func TestAFlippedByteInAnyPageIsFoundByCheck(t *testing.T) {
	db, path := office(t)
	if err := db.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	good, _ := os.ReadFile(path)
	for page := 1; page < len(good)/4096; page += 3 {
		bad := bytes.Clone(good)
		bad[page*4096+rand.IntN(4000)] ^= 0x10
		other := filepath.Join(t.TempDir(), "pbx-users.db")
		if err := os.WriteFile(other, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := store.Open(other, key)
		if err == nil {
			err = db.Check(context.Background())
			_ = db.Close()
		}
		if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrUnreadable) {
			t.Errorf("page %d: %v", page, err)
		}
	}
}

func TestTheKeyIsNeverPrinted(t *testing.T) {
	db, path := office(t)
	_ = db.Close()
	secret := fmt.Sprintf("%x", key)
	_, err := store.Open(path, [store.KeySize]byte{7})
	for _, text := range []string{fmt.Sprint(err), fmt.Sprintf("%+v", db), fmt.Sprintf("%#v", err)} {
		if strings.Contains(text, secret) {
			t.Errorf("the key stands in %q", text)
		}
	}
}

func TestTakenNamesAreToldByTheirField(t *testing.T) {
	db, _ := office(t)
	for field, u := range map[string]data.User{
		data.FieldUsername: {Username: "ann", Email: "other@example.org"},
		data.FieldEmail:    {Username: "bob", Email: "ANN@Example.org"},
	} {
		err := attempt(db, func(tx *store.Tx) error {
			full := user(u.Username)
			full.Email = u.Email
			_, err := tx.InsertUser(full)
			return err
		})
		if list := data.Invalids(err); len(list) != 1 || list[0].Field != field || list[0].Reason != data.ReasonTaken {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestAnOldVersionIsAConflict(t *testing.T) {
	db, _ := office(t)
	change(t, db, func(tx *store.Tx) error {
		u, err := tx.User(1)
		if err != nil {
			return err
		}
		before := u
		u.Department = "Sales"
		if err := tx.UpdateUser(before, u); err != nil {
			return err
		}
		if err := tx.UpdateUser(before, u); !errors.Is(err, data.ErrConflict) {
			t.Errorf("second save of version %d: %v", u.Version, err)
		}
		return nil
	})
}

func TestNoStatementTakesTheLastAdministratorAway(t *testing.T) {
	db, _ := office(t)
	ways := map[string]func(*store.Tx, data.User) error{
		"delete": func(tx *store.Tx, u data.User) error { return tx.DeleteUser(u.ID) },
		"disable": func(tx *store.Tx, u data.User) error {
			after := u
			after.Enabled = false
			return tx.UpdateUser(u, after)
		},
		"profile": func(tx *store.Tx, u data.User) error { after := u; after.Profile = 2; return tx.UpdateUser(u, after) },
		"role": func(tx *store.Tx, u data.User) error {
			after := u
			after.Roles = []data.RoleID{2}
			return tx.UpdateUser(u, after)
		},
	}
	for name, do := range ways {
		try := func(tx *store.Tx) error {
			u, err := tx.UserByName("ann")
			if err != nil {
				return err
			}
			return do(tx, u)
		}
		if err := attempt(db, try); !errors.Is(err, data.ErrLastAdministrator) {
			t.Errorf("%s: %v", name, err)
		}
		// With a second administrator the same act goes through.
		err := attempt(db, func(tx *store.Tx) error {
			if _, err := tx.InsertUser(user("bob")); err != nil {
				return err
			}
			if err := try(tx); err != nil {
				return err
			}
			return errUndo
		})
		if !errors.Is(err, errUndo) {
			t.Errorf("%s with another administrator: %v", name, err)
		}
	}
}

var errUndo = errors.New("undo")

func TestADeletedUserComesBackWhole(t *testing.T) {
	db, _ := office(t)
	change(t, db, func(tx *store.Tx) error {
		id, err := tx.InsertUser(user("bob"))
		if err != nil {
			return err
		}
		return errors.Join(
			tx.SetPassword(id, store.Password{Hash: "h", Set: now, Expires: now.Add(time.Hour)}),
			tx.SetPicture(id, []byte("png")), tx.SetPreference(id, "users.sort", "email"), tx.SetFailures(id, 3, false))
	})
	var before data.User
	var kept data.RemovalID
	change(t, db, func(tx *store.Tx) (err error) {
		before, _ = tx.UserByName("bob")
		kept, err = tx.RemoveUser(before.ID, 1, now)
		if _, err := tx.User(before.ID); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("deleted user: %v", err)
		}
		return err
	})
	change(t, db, func(tx *store.Tx) error {
		after, err := tx.RestoreUser(kept)
		if err != nil {
			return err
		}
		after.Version = before.Version
		if fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("got  %+v\nwant %+v", after, before)
		}
		p, _ := tx.Password(after.ID)
		png, _ := tx.Picture(after.ID)
		preferences, _ := tx.Preferences(after.ID)
		failures, _ := tx.Failures(after.ID)
		if p.Hash != "h" || !p.Expires.Equal(now.Add(time.Hour)) || string(png) != "png" || preferences["users.sort"] != "email" || failures != 3 {
			t.Errorf("%v %q %v %d", p.Hash, png, preferences, failures)
		}
		if _, err := tx.RestoreUser(kept); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("second restore: %v", err)
		}
		return nil
	})
}

func TestAWaitingTransactionGivesUpWithItsContext(t *testing.T) {
	db, _ := office(t)
	tx, err := db.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := db.Begin(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
