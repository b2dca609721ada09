package vault

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

const (
	idBytes      = 16
	sqliteHeader = "SQLite format 3\x00"
)

var (
	// ErrNotEncrypted means that the file is a plain SQLite database, which this
	// program never writes.
	ErrNotEncrypted = errors.New("the database file is not encrypted")
	// ErrTruncated means that the file is too short to be a database.
	ErrTruncated = errors.New("the database file is cut short")
)

// ID names a database: the first 16 bytes of its file, which are SQLCipher's salt,
// written as 32 small hexadecimal digits. It is chosen when the file is made, is no secret, stays
// the same as long as the file lives, and goes with every copy of it.
type ID [idBytes]byte

// String returns the 32 digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// NewID makes a random one.
func NewID() (id ID) {
	// Fills the slice or ends the program.
	_, _ = rand.Read(id[:])
	return id
}

// ParseID reads what String writes and nothing else.
func ParseID(text string) (id ID, err error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != idBytes || hex.EncodeToString(raw) != text {
		return ID{}, errors.New("a database id is 32 hexadecimal digits")
	}
	return ID(raw), nil
}

// IDOfFile reads the id of the database at path. The error wraps that of the file
// system (fs.ErrNotExist, fs.ErrPermission), or is ErrTruncated or ErrNotEncrypted.
func IDOfFile(path string) (ID, error) {
	file, err := os.Open(path) // #nosec G304 -- the data folder is the user's choice
	if err != nil {
		return ID{}, fmt.Errorf("reading the database id: %w", err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return ID{}, fmt.Errorf("reading the database id: %s is not a regular file", path)
	}
	var id ID
	switch _, err := io.ReadFull(file, id[:]); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ID{}, ErrTruncated
	case err != nil:
		return ID{}, fmt.Errorf("reading the database id: %w", err)
	case string(id[:]) == sqliteHeader:
		return ID{}, ErrNotEncrypted
	}
	return id, nil
}
