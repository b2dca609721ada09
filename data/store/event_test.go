package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"pbxusers/data"
)

// log makes a database with n entries in its event log.
func log(t *testing.T, n int) *DB {
	t.Helper()
	db, err := Create(filepath.Join(t.TempDir(), "pbx-users.db"), [KeySize]byte{1}, [SaltSize]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for i := range n {
		inside(t, db, func(tx *Tx) error {
			return tx.AddEvent(data.Event{
				At: time.Unix(int64(1000+i), 0), Actor: 1, ActorName: "ann", Action: data.EventChange, Kind: data.KindUser,
				Object: int64(i), Name: fmt.Sprint("user", i), Changes: []data.Change{{Field: "email", Old: "a", New: "b"}}, Result: data.Done,
			})
		})
	}
	return db
}

func inside(t *testing.T, db *DB, do func(*Tx) error) {
	t.Helper()
	tx, err := db.Begin(context.Background())
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

func TestAnUntouchedLogVerifies(t *testing.T) {
	inside(t, log(t, 20), func(tx *Tx) error { _, err := tx.VerifyEvents(); return err })
}

func TestAnyTamperingWithTheLogNamesTheFirstBadEntry(t *testing.T) {
	const n = 20
	db := log(t, n)
	ways := map[string]func(tx *Tx, id int64) (bad int64, err error){
		"a name changed": func(tx *Tx, id int64) (int64, error) {
			return id, tx.exec("UPDATE event SET name = name || 'x' WHERE id = ?", id)
		},
		"a time changed": func(tx *Tx, id int64) (int64, error) {
			return id, tx.exec("UPDATE event SET at = at + 1 WHERE id = ?", id)
		},
		"text moved to the next column": func(tx *Tx, id int64) (int64, error) {
			return id, tx.exec("UPDATE event SET kind = kind || name, name = '' WHERE id = ?", id)
		},
		"deleted": func(tx *Tx, id int64) (int64, error) { return id, tx.exec("DELETE FROM event WHERE id = ?", id) },
		"the end cut off": func(tx *Tx, id int64) (int64, error) {
			return id, tx.exec("DELETE FROM event WHERE id >= ?", id)
		},
		"the end cut off and the head moved": func(tx *Tx, id int64) (int64, error) {
			if err := tx.exec("DELETE FROM event WHERE id >= ?", id); err != nil {
				return 0, err
			}
			return id, tx.exec("UPDATE event_head SET last_id = ?, mac = coalesce((SELECT mac FROM event WHERE id = ?), x'')", id-1, id-1)
		},
		"added": func(tx *Tx, _ int64) (int64, error) {
			return n + 1, tx.exec("INSERT INTO event SELECT ?, at, actor_id, actor_name, action, kind, object_id, name, changes, result, note, mac FROM event WHERE id = ?", n+1, n)
		},
		"swapped": func(tx *Tx, id int64) (int64, error) {
			other := id%n + 1
			return min(id, other), errors.Join(tx.exec("UPDATE event SET id = -1 WHERE id = ?", id), tx.exec("UPDATE event SET id = ? WHERE id = ?", id, other), tx.exec("UPDATE event SET id = ? WHERE id = -1", other))
		},
	}
	for name, tamper := range ways {
		for range 10 {
			tx, err := db.Begin(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			id := rand.Int64N(n) + 1
			want, err := tamper(tx, id)
			if err != nil {
				t.Fatal(name, err)
			}
			var broken *data.BrokenLog
			if _, err := tx.VerifyEvents(); !errors.As(err, &broken) || broken.ID != want {
				t.Errorf("%s at %d: %v, want entry %d", name, id, err, want)
			}
			tx.Rollback()
		}
	}
}

func TestAnEntryRolledBackLeavesTheChainWhole(t *testing.T) {
	db := log(t, 3)
	tx, _ := db.Begin(context.Background())
	if err := tx.AddEvent(data.Event{Action: data.EventDelete}); err != nil {
		t.Fatal(err)
	}
	tx.Rollback()
	inside(t, db, func(tx *Tx) error { return tx.AddEvent(data.Event{Action: data.EventCreate}) })
	inside(t, db, func(tx *Tx) error {
		events, err := tx.Events(10)
		if len(events) != 4 || events[0].ID != 4 {
			t.Errorf("%+v", events)
		}
		_, broken := tx.VerifyEvents()
		return errors.Join(err, broken)
	})
}
