package otp

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"math/big"
	"time"

	"pbxusers/security/password/crockford"
)

const (
	// RecoveryCodes is how many recovery codes a set has.
	RecoveryCodes = 10
	// RecoveryWarn is at how many left the holder is told to make new ones.
	RecoveryWarn = 3
	// recoverySymbols of 5 bits each are 80 bits: too many to guess, so that a keyed SHA-256
	// serves them.
	recoverySymbols = 16
	recoveryGroup   = 4
)

// NewRecoveryCodes returns a set of ten, as "7QZC-M4XK-0T2P-9BWD". They are shown once.
func NewRecoveryCodes() []string {
	codes := make([]string, RecoveryCodes)
	for i := range codes {
		codes[i] = crockford.Group(crockford.New(recoverySymbols), recoveryGroup)
	}
	return codes
}

// HashRecovery is what is stored of a recovery code: HMAC-SHA-256 under the register's own
// key. Spelling is forgiven: case, dashes and blanks, O for 0, I and L for 1. ok is false
// for what cannot be one.
func HashRecovery(key []byte, typed string) (hash []byte, ok bool) {
	symbols, err := crockford.Clean(typed)
	if err != nil || len(symbols) != recoverySymbols {
		return nil, false
	}
	return mac(key, "recovery", symbols), true
}

const (
	// EmailDigits is how long an e-mailed code is.
	EmailDigits = 8
	// EmailLife is how long it is taken.
	EmailLife = 10 * time.Minute
	// EmailTries is how often it may be entered.
	EmailTries = 5
	// EmailWait is how long the next one waits.
	EmailWait = time.Minute
	// EmailHour is how many there are in an hour.
	EmailHour = 5
)

// NewEmailCode returns eight random digits.
func NewEmailCode() string {
	n, err := rand.Int(rand.Reader, big.NewInt(100_000_000))
	if err != nil {
		panic(err) // since Go 1.24 the source ends the program before it fails
	}
	return fmt.Sprintf("%0*d", EmailDigits, n)
}

// SameEmailCode compares a typed code with the one that was sent, in a time that does not
// depend on where they differ; blanks and dashes are forgiven.
func SameEmailCode(typed, sent string) bool {
	return subtle.ConstantTimeCompare([]byte(digitsOf(typed)), []byte(sent)) == 1
}

func mac(key []byte, what, text string) []byte {
	m := hmac.New(sha256.New, key)
	_, _ = m.Write([]byte(what + "\x00" + text))
	return m.Sum(nil)
}
