package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"pbxusers/data"
)

// errClosed means that the database was closed while somebody waited for a turn.
var errClosed = errors.New("the database is closed")

// Tx is one immediate transaction. It must end with Commit or Rollback; Rollback after
// Commit does nothing, so it can be deferred.
type Tx struct {
	db   *DB
	done bool
	head *head // the event log's newest entry, once it was read; written by Commit

	words bool // this transaction changed roles, profiles, desks or tenants
}

// Begin waits for its turn, at most until ctx ends, and starts a transaction.
func (db *DB) Begin(ctx context.Context) (*Tx, error) {
	select {
	case _, open := <-db.turn:
		if !open {
			return nil, errClosed
		}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	tx := &Tx{db: db}
	if err := tx.script("BEGIN IMMEDIATE"); err != nil {
		db.turn <- struct{}{}
		return nil, err
	}
	return tx, nil
}

// Commit writes everything, durably, or returns an error and has written nothing.
func (tx *Tx) Commit() error {
	if tx.head != nil {
		if err := tx.writeHead(*tx.head); err != nil {
			return err
		}
	}
	if err := tx.script("COMMIT"); err != nil {
		return err // the transaction is still open: the deferred Rollback ends it
	}
	if tx.words {
		tx.db.words++
	}
	tx.end()
	return nil
}

// Rollback ends the transaction without a trace.
func (tx *Tx) Rollback() {
	if tx.done {
		return
	}
	_ = tx.script("ROLLBACK") // SQLite may have rolled back by itself already
	tx.end()
}

// Words counts the changes to roles, profiles, desks and tenants: what was read of them
// at a count holds for as long as the count does. ok is false when this transaction has
// changed some itself. The file has one program at a time, so nobody else changes them.
func (tx *Tx) Words() (count uint64, ok bool) { return tx.db.words, !tx.words }

func (tx *Tx) end() {
	tx.done = true
	tx.db.turn <- struct{}{}
}

// script runs SQL without arguments, several statements too.
func (tx *Tx) script(text string) error {
	_, err := tx.db.conn.ExecContext(context.Background(), text)
	return plain(err, ErrDamaged)
}

// stmt returns the prepared statement for the text, made once for the connection's life.
func (tx *Tx) stmt(text string) (*sql.Stmt, error) {
	if s, ok := tx.db.stmts[text]; ok {
		return s, nil
	}
	s, err := tx.db.conn.PrepareContext(context.Background(), text)
	if err != nil {
		return nil, fmt.Errorf("%w in %q", err, text)
	}
	tx.db.stmts[text] = s
	return s, nil
}

// exec runs one statement.
func (tx *Tx) exec(text string, args ...any) error {
	_, err := tx.execResult(text, args...)
	return err
}

// insert runs one INSERT and returns the new row's id.
func (tx *Tx) insert(text string, args ...any) (int64, error) {
	result, err := tx.execResult(text, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// execOne runs a statement that must meet exactly one row; missing is the error when it
// meets none.
func (tx *Tx) execOne(missing error, text string, args ...any) error {
	result, err := tx.execResult(text, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(missing, err)
	}
	return nil
}

func (tx *Tx) execResult(text string, args ...any) (sql.Result, error) {
	s, err := tx.stmt(text)
	if err != nil {
		return nil, plain(err, ErrDamaged)
	}
	result, err := s.ExecContext(context.Background(), args...)
	return result, plain(err, ErrDamaged)
}

// row is the one row that a query should find.
type row struct {
	row *sql.Row
	err error
}

// Scan reads the columns; data.ErrNotFound when there was no row.
func (r row) Scan(into ...any) error {
	if r.err != nil {
		return r.err
	}
	err := r.row.Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return data.ErrNotFound
	}
	return plain(err, ErrDamaged)
}

func (tx *Tx) query(text string, args ...any) row {
	s, err := tx.stmt(text)
	if err != nil {
		return row{err: plain(err, ErrDamaged)}
	}
	return row{row: s.QueryRowContext(context.Background(), args...)}
}

// each calls take for every row that a query finds.
func (tx *Tx) each(take func(scan func(...any) error) error, text string, args ...any) error {
	s, err := tx.stmt(text)
	if err != nil {
		return plain(err, ErrDamaged)
	}
	rows, err := s.QueryContext(context.Background(), args...)
	if err != nil {
		return plain(err, ErrDamaged)
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.Scan); err != nil {
			return err
		}
	}
	return plain(rows.Err(), ErrDamaged)
}

// column lists the single column that a query finds.
func column[T any](tx *Tx, text string, args ...any) ([]T, error) {
	var list []T
	err := tx.each(func(scan func(...any) error) error {
		var value T
		if err := scan(&value); err != nil {
			return err
		}
		list = append(list, value)
		return nil
	}, text, args...)
	return list, err
}
