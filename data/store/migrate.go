package store

import (
	"context"
	"crypto/rand"
	"embed"
	"fmt"
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	// applicationID stands in the database's header: "PBXU".
	applicationID = 0x50425855
	// schemaVersion is the newest migration.
	schemaVersion = 4
	// secretSize is the length of the keys in the table secret, in bytes.
	secretSize = 32
)

// migrate brings the schema from a version to the newest, all or nothing.
func (db *DB) migrate(from int) error {
	tx, err := db.Begin(context.Background())
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for version := from + 1; version <= schemaVersion; version++ {
		text, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", version))
		if err != nil {
			return err
		}
		if err := tx.script(string(text)); err != nil {
			return fmt.Errorf("migration %d: %w", version, err)
		}
	}
	if from == 0 {
		if err := tx.makeSecrets(); err != nil {
			return err
		}
	}
	if err := tx.script(fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", applicationID, schemaVersion)); err != nil {
		return err
	}
	return tx.Commit()
}

// makeSecrets makes the database's own keys, once in its life.
func (tx *Tx) makeSecrets() error {
	for _, name := range []string{secretEvent, secretTemporary} {
		key := make([]byte, secretSize)
		rand.Read(key) //nolint:errcheck // never fails
		if err := tx.exec("INSERT INTO secret (name, key) VALUES (?, ?)", name, key); err != nil {
			return err
		}
	}
	return tx.writeHead(head{})
}
