package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"pbxusers/data"
)

// tampering does one thing behind the log's back to one of the entries from first to last,
// and says what it was.
func tampering(tx *Tx, first, last int64) (what string, bad int64, err error) {
	id := first + rand.Int64N(last-first+1)
	other := first + rand.Int64N(last-first+1)
	switch rand.IntN(4) {
	case 0:
		columns := []string{"at", "actor_id", "object_id", "actor_name", "action", "kind", "name", "changes", "result", "note", "mac"}
		column := columns[rand.IntN(len(columns))]
		if column == "at" || column == "actor_id" || column == "object_id" {
			return "flipped " + column, id, tx.exec("UPDATE event SET "+column+" = ("+column+" | ?1) - ("+column+" & ?1) WHERE id = ?2", int64(1)<<rand.IntN(40), id)
		}
		var text []byte
		if err := tx.query("SELECT CAST("+column+" AS BLOB) FROM event WHERE id = ?", id).Scan(&text); err != nil {
			return "", 0, err
		}
		if len(text) == 0 {
			text = []byte{'x'}
		} else {
			text[rand.IntN(len(text))] ^= 1 << rand.IntN(7)
		}
		if column == "mac" {
			return "flipped mac", id, tx.exec("UPDATE event SET mac = ? WHERE id = ?", text, id)
		}
		return "flipped " + column, id, tx.exec("UPDATE event SET "+column+" = ? WHERE id = ?", string(text), id)
	case 1:
		return "deleted", id, tx.exec("DELETE FROM event WHERE id = ?", id)
	case 2:
		if other == id {
			other = first + (id-first+1)%(last-first+1)
		}
		return "swapped", min(id, other), errors.Join(tx.exec("UPDATE event SET id = -1 WHERE id = ?", id),
			tx.exec("UPDATE event SET id = ? WHERE id = ?", id, other), tx.exec("UPDATE event SET id = ? WHERE id = -1", other))
	}
	// One more, copied from any that is there: at the end, before the beginning, or between two, where those after
	// it make room.
	at := last + 1
	switch {
	case rand.IntN(3) == 0 && first > 1:
		at = first - 1
	case rand.IntN(2) == 0:
		at = other
		err = errors.Join(tx.exec("UPDATE event SET id = -id - 1 WHERE id >= ?", at), tx.exec("UPDATE event SET id = -id WHERE id < 0"))
		if id >= at {
			id++ // which has moved as well
		}
		if err != nil {
			return "", 0, err
		}
	}
	bad = at
	if id == at+1 { // a copy in its own place: the second of the two is one too many
		bad = id
	}
	return "added", bad, tx.exec("INSERT INTO event SELECT ?, at, actor_id, actor_name, action, kind, object_id, name, changes, result, note, mac FROM event WHERE id = ?", at, id)
}

func TestOneTouchedEntryIsFoundEachTimeAlsoAfterTheOldestWereLetGoOf(t *testing.T) {
	const n, tries = 40, 500
	db := log(t, n)
	for _, dropped := range []int64{0, 15} {
		if dropped > 0 {
			inside(t, db, func(tx *Tx) error {
				got, err := tx.DropEvents(time.Unix(1000+dropped, 0))
				if got != dropped {
					t.Errorf("%d entries were let go of, want %d", got, dropped)
				}
				return err
			})
		}
		found := map[string]int{}
		for range tries {
			tx, err := db.Begin(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			what, bad, err := tampering(tx, dropped+1, n)
			if err != nil {
				t.Fatal(what, err)
			}
			var broken *data.BrokenLog
			_, err = tx.VerifyEvents()
			switch {
			case !errors.As(err, &broken):
				t.Errorf("%s at %d, with %d let go of, is not found: %v", what, bad, dropped, err)
			case broken.ID != bad && (what != "added" || bad > dropped): // before the beginning, the first that should be there is named
				t.Errorf("%s at %d, with %d let go of: entry %d is named", what, bad, dropped, broken.ID)
			}
			found[what]++
			tx.Rollback()
		}
		t.Logf("%d let go of: %v", dropped, found)
	}
}

func TestTheLogGoesOnAfterTheOldestWereLetGoOf(t *testing.T) {
	db := log(t, 5)
	drop := func(before int64, want int64) {
		t.Helper()
		inside(t, db, func(tx *Tx) error {
			got, err := tx.DropEvents(time.Unix(before, 0))
			if got != want {
				t.Errorf("%d were let go of, want %d", got, want)
			}
			return err
		})
	}
	add := func() {
		t.Helper()
		inside(t, db, func(tx *Tx) error {
			return tx.AddEvent(data.Event{At: time.Unix(2000, 0), Action: data.EventRetention, Kind: data.KindEvents, Result: data.Done})
		})
	}
	drop(1000, 0)
	drop(1003, 3)
	drop(1003, 0)
	add()
	drop(1500, 2)
	add()
	drop(9000, 2) // all there are
	add()
	inside(t, db, func(tx *Tx) error {
		n, err := tx.VerifyEvents()
		list, err2 := tx.Events(10)
		if n != 1 || len(list) != 1 || list[0].ID != 8 {
			t.Errorf("%d verify, %v", n, list)
		}
		return errors.Join(err, err2)
	})
}

func TestALogThatWasTamperedWithIsNotLetGoOf(t *testing.T) {
	db := log(t, 5)
	inside(t, db, func(tx *Tx) error { return tx.exec("UPDATE event SET name = 'eve' WHERE id = 2") })
	tx, err := db.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	var broken *data.BrokenLog
	if n, err := tx.DropEvents(time.Unix(1004, 0)); n != 0 || !errors.As(err, &broken) || broken.ID != 2 {
		t.Errorf("%d %v", n, err)
	}
}

func TestTheBeginningOfTheChainCannotBeMoved(t *testing.T) {
	db := log(t, 9)
	inside(t, db, func(tx *Tx) error { _, err := tx.DropEvents(time.Unix(1003, 0)); return err })
	for what, do := range map[string]string{
		"taken away":            "DELETE FROM event_tail",
		"moved":                 "UPDATE event_tail SET last_id = 5, mac = (SELECT mac FROM event WHERE id = 5); DELETE FROM event WHERE id <= 5",
		"the head in its place": "UPDATE event_tail SET (last_id, mac, seal) = (SELECT last_id, mac, seal FROM event_head); DELETE FROM event",
		"its seal flipped":      "UPDATE event_tail SET seal = zeroblob(32)",
	} {
		tx, err := db.Begin(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if err := tx.script(do); err != nil {
			t.Fatal(what, err)
		}
		var broken *data.BrokenLog
		if _, err := tx.VerifyEvents(); !errors.As(err, &broken) {
			t.Errorf("%s: %v", what, err)
		}
		tx.Rollback()
	}
}
