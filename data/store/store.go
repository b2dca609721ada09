// Package store is the encrypted database: one SQLite file in the SQLCipher 4 format.
// It knows the words of data and SQL, and neither rights nor screens: security/session
// and security/signin decide what may be done, this package does it.
//
// A DB has one connection. Begin starts an immediate transaction on it and waits for
// its turn; the methods of Tx read and write, one file a word. All of them are quick,
// so they take no context: a context that can be cancelled would cost a goroutine a
// statement, and SQLite's busy wait would not hear it.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	sqlite3 "github.com/mattn/go-sqlite3"

	"pbxusers/data"
)

// KeySize and SaltSize are the bytes of a raw SQLCipher key and of the salt that opens
// the file, by which the file is known (the database id).
const (
	KeySize  = 32
	SaltSize = 16
)

// What is wrong with a file that cannot be opened. The file stays as it was.
var (
	ErrMissing    = errors.New("there is no database file")
	ErrEmpty      = errors.New("the database file is empty")
	ErrPlain      = errors.New("the file is a plain SQLite database, not an encrypted one")
	ErrUnreadable = errors.New("the file cannot be read with this key: another key, or a damaged first page")
	ErrDamaged    = errors.New("the database file is damaged")
	ErrForeign    = errors.New("the database belongs to another program")
	ErrNewer      = errors.New("the database was written by a newer version of the program")
	ErrNoCipher   = errors.New("this build of the program cannot encrypt")
)

// DB is an open database. It is safe for several goroutines; their transactions wait
// for each other.
type DB struct {
	pool  *sql.DB
	conn  *sql.Conn
	turn  chan struct{} // holds one token: who has it may use conn
	stmts map[string]*sql.Stmt
	keys  map[string][]byte // the table secret, read once
	words uint64            // counts committed changes to roles, profiles, desks and tenants
	path  string
}

// Create makes the database at path, which must not exist, under the raw key, with the
// salt that names it, and brings it to the newest schema.
func Create(path string, key [KeySize]byte, salt [SaltSize]byte) (*DB, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // SQLite would make it readable for others
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := connect(path, fmt.Sprintf("x'%x%x'", key, salt))
	if err != nil {
		return nil, err
	}
	err = db.requireCipher()
	if err == nil {
		err = db.migrate(0)
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// Open opens the database at path with its raw key and brings an older schema up to
// date. What is wrong with the file is one of the errors above.
func Open(path string, key [KeySize]byte) (*DB, error) {
	if err := LookAt(path); err != nil {
		return nil, err
	}
	db, err := connect(path, fmt.Sprintf("x'%x'", key))
	if err != nil {
		return nil, err
	}
	if err := db.examine(); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// LookAt refuses, without a key, what is not an encrypted database: ErrMissing, ErrEmpty,
// ErrPlain, or ErrDamaged for a file of a few bytes.
func LookAt(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return ErrMissing
	}
	if err != nil {
		return err
	}
	defer f.Close()
	var head [SaltSize]byte
	n, _ := f.Read(head[:])
	switch {
	case n == 0:
		return ErrEmpty
	case n < len(head):
		return ErrDamaged
	case string(head[:]) == "SQLite format 3\x00":
		return ErrPlain
	}
	return nil
}

// requireCipher fails when the driver was built without encryption: stock SQLite takes
// a key without a word and writes clear text.
func (db *DB) requireCipher() error {
	var cipher string
	err := db.conn.QueryRowContext(context.Background(), "PRAGMA cipher").Scan(&cipher)
	if err != nil || cipher != "sqlcipher" {
		return ErrNoCipher
	}
	return nil
}

// examine checks that the file is ours, whole, and of a version that we know.
func (db *DB) examine() error {
	if err := db.requireCipher(); err != nil {
		return err
	}
	var version, application, pages, size int64
	for pragma, into := range map[string]*int64{"user_version": &version, "application_id": &application, "page_count": &pages, "page_size": &size} {
		if err := db.conn.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(into); err != nil {
			return plain(err, ErrUnreadable)
		}
	}
	info, err := os.Stat(db.path)
	if err != nil {
		return err
	}
	switch {
	case application != applicationID:
		return ErrForeign
	case version > schemaVersion:
		return ErrNewer
	case info.Size() < pages*size:
		return ErrDamaged
	case version < schemaVersion:
		return db.migrate(int(version))
	}
	return nil
}

// Check reads the whole file and its indexes. It returns ErrDamaged when a page was
// changed behind the program's back.
func (db *DB) Check(ctx context.Context) error {
	tx, err := db.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var answer string
	if err := tx.query("PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return plain(err, ErrDamaged)
	}
	if answer != "ok" {
		return ErrDamaged
	}
	return tx.script("PRAGMA shrink_memory")
}

// Close ends the connection. It waits for a transaction that is under way; a second
// call does nothing.
func (db *DB) Close() error {
	if _, open := <-db.turn; !open {
		return nil
	}
	for _, stmt := range db.stmts {
		_ = stmt.Close()
	}
	_ = db.conn.Close()
	err := db.pool.Close()
	close(db.turn) // whoever comes later sees a closed database instead of waiting for ever
	return err
}

// plain turns what SQLite says into the errors of this package and of data. unreadable
// is the meaning of "not a database", which SQLite says of a wrong key and of damage.
func plain(err, unreadable error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch {
	case e.Code == sqlite3.ErrNotADB:
		return fmt.Errorf("%w (%w)", unreadable, e.Code)
	case e.Code == sqlite3.ErrCorrupt:
		return fmt.Errorf("%w (%w)", ErrDamaged, e.Code)
	case e.ExtendedCode == sqlite3.ErrConstraintTrigger && e.Error() == "last administrator":
		return data.ErrLastAdministrator
	case e.ExtendedCode == sqlite3.ErrConstraintUnique:
		if field, ok := uniqueColumns[e.Error()]; ok {
			return data.Refuse(field, data.ReasonTaken)
		}
	}
	return err
}

// uniqueColumns tells which field a broken UNIQUE is about.
var uniqueColumns = map[string]string{
	"UNIQUE constraint failed: user.username":   data.FieldUsername,
	"UNIQUE constraint failed: user.email_fold": data.FieldEmail,
	"UNIQUE constraint failed: role.fold":       data.FieldName,
	"UNIQUE constraint failed: desk.fold":       data.FieldName,
	"UNIQUE constraint failed: profile.fold":    data.FieldName,
	"UNIQUE constraint failed: tenant.fold":     data.FieldName,
}

// millis is the form of a time in the database: Unix milliseconds, 0 for never.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// fromMillis is the reverse of millis.
func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
