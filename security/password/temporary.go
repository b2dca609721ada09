package password

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"pbxusers/security/password/crockford"
)

const (
	temporarySymbols = 23 // 115 bits
	temporaryGroup   = 5
	temporaryPrefix  = "tmp$"
	temporaryVersion = temporaryPrefix + "1$"
	leastKeyBytes    = 16
)

// NewTemporary makes a temporary password of 115 random bits, as it is shown and
// printed: XXXXX-XXXXX-XXXXX-XXXXX-XXX.
func NewTemporary() string {
	return crockford.Group(crockford.New(temporarySymbols), temporaryGroup)
}

// HashTemporary returns the string to store for what NewTemporary made. It takes a
// few microseconds. Anything else is refused, because a quick hash of a password that
// a person chose would give it away.
func (c *Checker) HashTemporary(temporary string) (string, error) {
	symbols, ok := temporarySymbolsOf(temporary)
	if !ok {
		return "", ErrNotTemporary
	}
	return temporaryVersion + base64.RawURLEncoding.EncodeToString(c.mac(symbols)), nil
}

// IsTemporary tells whether the stored string is that of a temporary password.
func IsTemporary(stored string) bool { return strings.HasPrefix(stored, temporaryPrefix) }

// verifyTemporary forgives spelling: case, dashes, blanks, O for 0, I and L for 1.
func (c *Checker) verifyTemporary(stored, password string) (bool, error) {
	encoded, found := strings.CutPrefix(stored, temporaryVersion)
	if !found || len(encoded) != base64.RawURLEncoding.EncodedLen(sha256.Size) {
		return false, ErrMalformed
	}
	want, err := base64.RawURLEncoding.Strict().DecodeString(encoded)
	if err != nil {
		return false, ErrMalformed
	}
	symbols, ok := temporarySymbolsOf(password)
	return ok && hmac.Equal(want, c.mac(symbols)), nil
}

func (c *Checker) mac(symbols string) []byte {
	h := hmac.New(sha256.New, []byte(c.key.Reveal()))
	h.Write([]byte("pbx-users temporary password 1\x00"))
	h.Write([]byte(symbols))
	return h.Sum(nil)
}

func temporarySymbolsOf(typed string) (string, bool) {
	if len(typed) > 16*temporarySymbols {
		return "", false
	}
	symbols, err := crockford.Clean(typed)
	return symbols, err == nil && len(symbols) == temporarySymbols
}
