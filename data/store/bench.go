//go:build bench

package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"pbxusers/data"
)

// This file is what make bench measures against. None of it is in the program.

// Plain is a plain SQLite database with the same schema, without encryption.
type Plain struct{ *sql.DB }

// OpenPlain opens, or makes, a plain database with the pragmas of ours, but the key.
func OpenPlain(path string) (Plain, error) {
	query := url.Values{
		"_journal_mode": {"TRUNCATE"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"}, "_txlock": {"immediate"}, "_secure_delete": {"1"},
	}
	pool, err := sql.Open("sqlite3", "file:"+url.PathEscape(path)+"?"+query.Encode())
	if err != nil {
		return Plain{}, err
	}
	pool.SetMaxOpenConns(1)
	_, err = pool.Exec("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096")
	return Plain{pool}, err
}

// CopyFrom fills an empty plain database with all that db holds.
func (p Plain) CopyFrom(db *DB) error {
	for version := 1; version <= schemaVersion; version++ {
		schema, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", version))
		if err != nil {
			return err
		}
		if _, err := p.Exec(string(schema)); err != nil {
			return err
		}
	}
	from, err := db.Begin(context.Background())
	if err != nil {
		return err
	}
	defer from.Rollback()
	into, err := p.Begin()
	if err != nil {
		return err
	}
	defer into.Rollback() //nolint:errcheck // after Commit it does nothing
	for _, table := range []string{
		"setting", "secret", "tenant", "role", "role_permission", "profile", "profile_module", "desk", "user", "user_role", "user_desk", "user_tenant", "user_password",
	} {
		if err := copyTable(from, into, table); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return into.Commit()
}

func copyTable(from *Tx, into *sql.Tx, table string) error {
	rows, err := from.db.conn.QueryContext(context.Background(), "SELECT * FROM "+table) //nolint:gosec // one of our own tables
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	insert, err := into.Prepare("INSERT INTO " + table + " VALUES (" + strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ") + ")") //nolint:gosec // likewise
	if err != nil {
		return err
	}
	defer insert.Close()
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return err
		}
		plain := slices.Clone(values)
		for i, v := range plain {
			plain[i] = *v.(*any)
		}
		if _, err := insert.Exec(plain...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Users is the query behind DB's list of users, on the plain database.
func (p Plain) Users() ([]data.User, error) {
	rows, err := p.Query(userColumns + " ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	reader := newUserReader()
	var users []data.User
	for rows.Next() {
		u, err := reader.read(rows.Scan)
		if err != nil {
			return nil, err
		}
		users = append(users, u)
	}
	return users, rows.Err()
}

// BareInserts writes users and their passwords by prepared statements in one transaction
// and does nothing else: no check, no log, no rights.
func (db *DB) BareInserts(users []data.User, hash string) error {
	tx, err := db.Begin(context.Background())
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, u := range users {
		id, err := tx.InsertUser(u)
		if err != nil {
			return err
		}
		if err := tx.SetPassword(id, Password{Hash: hash, Set: u.Created}); err != nil {
			return err
		}
	}
	return tx.Commit()
}
