package vault

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"pbxusers/security/redact"
)

const (
	keyBytes = 32
	// keyVersion begins what the keyring holds.
	keyVersion = "v1:"
)

// ErrKeyMalformed means that what the keyring holds for this database is no key.
var ErrKeyMalformed = errors.New("the keyring entry is not a database key")

// Key is the 32 bytes that encrypt a database. It prints as [redacted] whatever is
// done to it. The zero Key is none.
type Key struct {
	secret redact.Secret // the raw bytes
}

// NewKey makes a random key.
func NewKey() Key {
	raw := make([]byte, keyBytes)
	_, _ = rand.Read(raw) // fills the slice or ends the program
	return Key{redact.New(string(raw))}
}

// ParseKey reads what Text writes. The error is ErrKeyMalformed and holds nothing of
// the text.
func ParseKey(text string) (Key, error) {
	digits, found := strings.CutPrefix(text, keyVersion)
	if !found || len(digits) != 2*keyBytes {
		return Key{}, ErrKeyMalformed
	}
	raw, err := hex.DecodeString(digits)
	if err != nil {
		return Key{}, ErrKeyMalformed
	}
	return Key{redact.New(string(raw))}, nil
}

// Text is the form that the keyring holds: v1: and 64 hexadecimal digits.
func (k Key) Text() string { return keyVersion + k.Hex() }

// Hex returns the 64 digits that open the database.
func (k Key) Hex() string { return hex.EncodeToString(k.bytes()) }

// Raw returns the 32 bytes, as the store takes them; zeros for the zero Key.
func (k Key) Raw() (raw [keyBytes]byte) {
	copy(raw[:], k.bytes())
	return raw
}

func (k Key) bytes() []byte { return []byte(k.secret.Reveal()) }

// Empty tells whether this is the zero Key.
func (k Key) Empty() bool { return k.secret.Empty() }

// Equal compares in constant time.
func (k Key) Equal(other Key) bool { return k.secret.Equal(other.secret) }

// Format writes [redacted] for every verb.
func (Key) Format(state fmt.State, _ rune) { redact.Write(state) }

// MarshalText returns [redacted]; encoding/json uses it.
func (Key) MarshalText() ([]byte, error) { return []byte(redact.Word), nil }

// LogValue returns [redacted].
func (Key) LogValue() slog.Value { return slog.StringValue(redact.Word) }

// check returns 8 bytes that tell whether this is the key of database id. They help
// nobody to find a key of 256 random bits.
func (k Key) check(id ID) []byte {
	mac := hmac.New(sha256.New, k.bytes())
	mac.Write([]byte("pbx-users key check 1\x00" + id.String()))
	return mac.Sum(nil)[:checkBytes]
}
