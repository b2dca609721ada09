package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// connector opens connections without showing how: the address holds the key, so it
// stands in no variable that is printed or logged.
type connector struct{ address string }

// Connect opens one connection.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.address) }

// Driver is SQLite with SQLite3MultipleCiphers in it. Temporary files of SQLite are not
// encrypted, so there are none. The cache is 2 MiB, as SQLite's own: reading all users goes through the
// file once, which more would not speed up, and the memory would never come back.
func (connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		_, err := conn.Exec("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048", nil)
		return err
	}}
}

// String and GoString keep the key out of every print.
func (connector) String() string   { return "[redacted]" }
func (connector) GoString() string { return "[redacted]" }

// connect opens path under a key in SQLCipher's spelling. The key goes into the address,
// because a ConnectHook is too late from the second start on. The journal is truncated,
// not WAL, which SQLite before 3.51.3 can corrupt; synchronous is FULL, or a power cut
// would bring spent codes back.
func connect(path, key string) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query := url.Values{
		"_key": {key}, "_cipher": {"sqlcipher"}, "_legacy": {"4"},
		"_journal_mode": {"TRUNCATE"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"},
		"_txlock": {"immediate"}, "_busy_timeout": {"5000"}, "_secure_delete": {"1"}, "mode": {"rw"},
	}
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: query.Encode()}
	pool := sql.OpenDB(connector{address.String()})
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(context.Background())
	if err != nil {
		_ = pool.Close()
		return nil, plain(err, ErrUnreadable)
	}
	db := &DB{pool: pool, conn: conn, turn: make(chan struct{}, 1), stmts: map[string]*sql.Stmt{}, path: path}
	db.turn <- struct{}{}
	return db, nil
}
