package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"math"
	"time"

	"pbxusers/data"
)

// head is the newest entry of the event log.
type head struct {
	id  int64
	mac []byte
}

// AddEvent appends an entry. Its ID is given here; the chain's head is written by Commit.
func (tx *Tx) AddEvent(e data.Event) error {
	key, err := tx.secret(secretEvent)
	if err != nil {
		return err
	}
	if tx.head == nil {
		h, err := tx.readHead(key)
		if err != nil {
			return err
		}
		tx.head = &h
	}
	changes := "[]"
	if len(e.Changes) > 0 {
		text, err := json.Marshal(e.Changes)
		if err != nil {
			return err
		}
		changes = string(text)
	}
	e.ID = tx.head.id + 1
	mac := entryMAC(key, tx.head.mac, e, millis(e.At), changes)
	err = tx.exec(`INSERT INTO event (id, at, actor_id, actor_name, action, kind, object_id, name, changes, result, note, mac)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, millis(e.At), e.Actor, e.ActorName, string(e.Action), string(e.Kind), e.Object, e.Name, changes, string(e.Result), e.Note, mac)
	if err != nil {
		return err
	}
	*tx.head = head{e.ID, mac}
	return nil
}

// entryMAC chains an entry to the one before it: HMAC-SHA-256 over the mac before and
// every column, each text led by its length, so that no two entries look alike.
func entryMAC(key, before []byte, e data.Event, at int64, changes string) []byte {
	m := hmac.New(sha256.New, key)
	_, _ = m.Write(before)
	for _, n := range []int64{e.ID, at, int64(e.Actor), e.Object} {
		writeNumber(m, n)
	}
	for _, s := range []string{e.ActorName, string(e.Action), string(e.Kind), e.Name, changes, string(e.Result), e.Note} {
		writeNumber(m, int64(len(s)))
		_, _ = m.Write([]byte(s))
	}
	return m.Sum(nil)
}

func writeNumber(h hash.Hash, n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}

// The two ends of the chain that are kept beside it.
const (
	endHead = "head" // the newest entry
	endTail = "tail" // the newest one that was let go of
)

// seal binds an end to its place, so that the log's end cannot be cut off and an older
// mac put there, nor the one taken for the other.
func seal(key []byte, end string, h head) []byte {
	m := hmac.New(sha256.New, key)
	_, _ = m.Write([]byte(end))
	writeNumber(m, h.id)
	_, _ = m.Write(h.mac)
	return m.Sum(nil)
}

func (tx *Tx) readHead(key []byte) (head, error) {
	return tx.readEnd(key, endHead, "SELECT last_id, mac, seal FROM event_head")
}

// readTail is where the chain begins: with nothing, or with what was let go of.
func (tx *Tx) readTail(key []byte) (head, error) {
	h, err := tx.readEnd(key, endTail, "SELECT last_id, mac, seal FROM event_tail")
	if errors.Is(err, data.ErrNotFound) {
		return head{}, nil
	}
	return h, err
}

func (tx *Tx) readEnd(key []byte, end, text string) (head, error) {
	var h head
	var sealed []byte
	err := tx.query(text).Scan(&h.id, &h.mac, &sealed)
	if err == nil && !hmac.Equal(sealed, seal(key, end, h)) {
		err = &data.BrokenLog{ID: h.id}
	}
	return h, err
}

func (tx *Tx) writeHead(h head) error {
	return tx.writeEnd(endHead, h, `INSERT INTO event_head (one, last_id, mac, seal) VALUES (1, ?, ?, ?)
		ON CONFLICT (one) DO UPDATE SET last_id = excluded.last_id, mac = excluded.mac, seal = excluded.seal`)
}

func (tx *Tx) writeTail(h head) error {
	return tx.writeEnd(endTail, h, `INSERT INTO event_tail (one, last_id, mac, seal) VALUES (1, ?, ?, ?)
		ON CONFLICT (one) DO UPDATE SET last_id = excluded.last_id, mac = excluded.mac, seal = excluded.seal`)
}

func (tx *Tx) writeEnd(end string, h head, text string) error {
	key, err := tx.secret(secretEvent)
	if err != nil {
		return err
	}
	if h.mac == nil {
		h.mac = []byte{}
	}
	return tx.exec(text, h.id, h.mac, seal(key, end, h))
}

// Touch writes something that changes nothing, so that a transaction that has nothing to
// write takes as long as one that has.
func (tx *Tx) Touch() error { return tx.exec("UPDATE event_head SET one = 1") }

const eventColumns = "SELECT id, at, actor_id, actor_name, action, kind, object_id, name, changes, result, note, mac FROM event"

func readEvent(scan func(...any) error) (e data.Event, at int64, changes string, mac []byte, err error) {
	err = scan(&e.ID, &at, &e.Actor, &e.ActorName, &e.Action, &e.Kind, &e.Object, &e.Name, &changes, &e.Result, &e.Note, &mac)
	e.At = fromMillis(at)
	return e, at, changes, mac, err
}

// errEnough ends a walk through rows early.
var errEnough = errors.New("enough")

// EachEvent gives the entries older than the one of the id, 0 for all, newest first,
// until take has enough.
func (tx *Tx) EachEvent(before int64, take func(data.Event) (more bool)) error {
	err := tx.each(func(scan func(...any) error) error {
		e, _, changes, _, err := readEvent(scan)
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(changes), &e.Changes); err != nil {
			return fmt.Errorf("event %d: %w", e.ID, err)
		}
		if !take(e) {
			return errEnough
		}
		return nil
	}, eventColumns+" WHERE ?1 = 0 OR id < ?1 ORDER BY id DESC", before)
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// Events lists the newest entries, newest first, at most most of them.
func (tx *Tx) Events(most int) ([]data.Event, error) {
	var list []data.Event
	err := tx.EachEvent(0, func(e data.Event) bool {
		list = append(list, e)
		return len(list) < most
	})
	return list, err
}

// VerifyEvents recomputes the chain, from what was let go of on, and returns how many
// entries are right: all of them, or those before the one that a *data.BrokenLog names as the first that was changed, is
// missing, or was added behind the log's back.
func (tx *Tx) VerifyEvents() (right int64, err error) {
	key, err := tx.secret(secretEvent)
	if err != nil {
		return 0, err
	}
	before, err := tx.readTail(key)
	if err != nil {
		return 0, tx.firstBroken(err)
	}
	gone := before.id
	if before, err = tx.follow(key, before, math.MaxInt64); err != nil {
		return before.id - gone, err
	}
	newest, err := tx.readHead(key)
	var broken *data.BrokenLog
	switch {
	case errors.As(err, &broken):
		return before.id - gone, &data.BrokenLog{ID: before.id + 1}
	case err != nil:
		return before.id - gone, err
	case newest.id != before.id || !hmac.Equal(newest.mac, before.mac):
		last := min(newest.id, before.id)
		return max(0, last-gone), &data.BrokenLog{ID: last + 1}
	}
	return before.id - gone, nil
}

// follow recomputes the chain from an entry on, up to the one of the id last, and returns
// the newest that is right.
func (tx *Tx) follow(key []byte, before head, last int64) (head, error) {
	err := tx.each(func(scan func(...any) error) error {
		e, at, changes, mac, err := readEvent(scan)
		if err != nil {
			return err
		}
		if e.ID != before.id+1 || !hmac.Equal(mac, entryMAC(key, before.mac, e, at, changes)) {
			return &data.BrokenLog{ID: before.id + 1}
		}
		before = head{e.ID, mac}
		return nil
	}, eventColumns+" WHERE id <= ? ORDER BY id", last)
	return before, err
}

// firstBroken names, where the beginning of the chain itself was changed, the first entry
// that is left.
func (tx *Tx) firstBroken(err error) error {
	var broken *data.BrokenLog
	if !errors.As(err, &broken) {
		return err
	}
	if err := tx.query("SELECT coalesce(min(id), 1) FROM event").Scan(&broken.ID); err != nil {
		return err
	}
	return broken
}

// DropEvents lets go of the entries at the beginning of the log that are older than the
// time, and returns how many. What follows stays chained to them. Where one of them is not
// as it was written, it is a *data.BrokenLog and all are kept: what was tampered with is
// not thrown away. It comes before what the same transaction adds.
func (tx *Tx) DropEvents(before time.Time) (dropped int64, err error) {
	key, err := tx.secret(secretEvent)
	if err != nil {
		return 0, err
	}
	tail, err := tx.readTail(key)
	if err != nil {
		return 0, tx.firstBroken(err)
	}
	last, err := tx.lastOlder(before)
	if err != nil || last <= tail.id {
		return 0, err
	}
	kept, err := tx.follow(key, tail, last)
	if err == nil && kept.id != last {
		err = &data.BrokenLog{ID: kept.id + 1}
	}
	if err == nil {
		err = tx.writeTail(kept)
	}
	if err == nil {
		err = tx.exec("DELETE FROM event WHERE id <= ?", last)
	}
	if err != nil {
		return 0, err
	}
	return last - tail.id, nil
}

// lastOlder is the newest of the entries at the beginning of the log that are older than
// the time; 0 where there is none.
func (tx *Tx) lastOlder(before time.Time) (last int64, err error) {
	err = tx.query("SELECT coalesce((SELECT min(id) - 1 FROM event WHERE at >= ?), (SELECT max(id) FROM event), 0)", millis(before)).Scan(&last)
	return last, err
}

// CountEvents returns how many entries the log holds, and how many of them DropEvents
// would let go of.
func (tx *Tx) CountEvents(before time.Time) (all, old int64, err error) {
	last, err := tx.lastOlder(before)
	if err == nil {
		err = tx.query("SELECT count(*), coalesce(sum(id <= ?), 0) FROM event", last).Scan(&all, &old)
	}
	return all, old, err
}

// NewestEvent is when the newest entry was written; zero where there is none.
func (tx *Tx) NewestEvent() (time.Time, error) {
	var at int64
	err := tx.query("SELECT coalesce((SELECT at FROM event ORDER BY id DESC LIMIT 1), 0)").Scan(&at)
	return fromMillis(at), err
}
