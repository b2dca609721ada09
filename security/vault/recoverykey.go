package vault

import (
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"unicode/utf8"

	"pbxusers/security/password/crockford"
	"pbxusers/security/redact"
)

// A recovery key is 160 random bits, written as 8 groups of 4 symbols.
const (
	recoveryBytes  = 20
	RecoveryGroups = 8
	recoveryGroup  = 4
	recoveryLength = RecoveryGroups * recoveryGroup
)

var recoveryEncoding = base32.NewEncoding(crockford.Alphabet).WithPadding(base32.NoPadding)

// RecoveryKey opens the database when the keyring does not. It is shown once, and
// prints as [redacted] everywhere but in Reveal. The zero RecoveryKey is none.
type RecoveryKey struct {
	secret redact.Secret // the 32 symbols
}

// RecoveryMistake tells what is wrong with a typed recovery key, of which it holds
// nothing but a character that cannot be part of one.
type RecoveryMistake struct {
	Group     int  // 1 to 8; 0: no dashes were typed, so that only the whole can be judged
	Character rune // the wrong one; 0: the length is wrong
	Got, Want int  // symbols of the group, or of the whole
}

// Error says it for the log.
func (m *RecoveryMistake) Error() string {
	switch {
	case m.Character != 0:
		return fmt.Sprintf("recovery key: group %d holds %q", m.Group, m.Character)
	case m.Group != 0:
		return fmt.Sprintf("recovery key: group %d has %d characters, not %d", m.Group, m.Got, m.Want)
	}
	return fmt.Sprintf("recovery key: %d characters, not %d", m.Got, m.Want)
}

// NewRecoveryKey makes a random one.
func NewRecoveryKey() RecoveryKey {
	raw := make([]byte, recoveryBytes)
	_, _ = rand.Read(raw) // fills the slice or ends the program
	return RecoveryKey{redact.New(recoveryEncoding.EncodeToString(raw))}
}

// ParseRecoveryKey reads what a person typed: case, blanks and dashes do not matter, O
// is 0, I and L are 1. The error is a *RecoveryMistake.
func ParseRecoveryKey(typed string) (RecoveryKey, error) {
	if len(typed) > 1024 {
		return RecoveryKey{}, &RecoveryMistake{Got: utf8.RuneCountInString(typed), Want: recoveryLength}
	}
	symbols, err := crockford.Clean(typed)
	var mistake *crockford.Mistake
	if errors.As(err, &mistake) {
		return RecoveryKey{}, &RecoveryMistake{Group: groupAt(typed, mistake), Character: mistake.Character}
	}
	if len(symbols) != recoveryLength {
		return RecoveryKey{}, lengthMistake(typed, len(symbols))
	}
	return RecoveryKey{redact.New(symbols)}, nil
}

// groupAt is the group in which a wrong character stands: counted as typed where it
// was typed in groups, else by the symbols before it.
func groupAt(typed string, mistake *crockford.Mistake) int {
	groups := strings.FieldsFunc(typed, crockford.Separates)
	if len(groups) > 1 {
		for i, group := range groups {
			if strings.ContainsRune(group, mistake.Character) {
				return i + 1
			}
		}
	}
	return mistake.Index/recoveryGroup + 1
}

func lengthMistake(typed string, got int) error {
	groups := strings.FieldsFunc(typed, crockford.Separates)
	if len(groups) > 1 {
		for i, group := range groups {
			if n := utf8.RuneCountInString(group); n != recoveryGroup {
				return &RecoveryMistake{Group: i + 1, Got: n, Want: recoveryGroup}
			}
		}
	}
	return &RecoveryMistake{Got: got, Want: recoveryLength}
}

// Reveal returns the key as it is shown and printed: 8 groups of 4, with dashes.
func (r RecoveryKey) Reveal() string { return crockford.Group(r.secret.Reveal(), recoveryGroup) }

// HasGroup tells whether what was typed is group n (1 to 8), with the same forgiveness
// as ParseRecoveryKey: the wizard asks for one group to see that the key was kept.
func (r RecoveryKey) HasGroup(n int, typed string) bool {
	if n < 1 || n > RecoveryGroups || r.Empty() || len(typed) > 64 {
		return false
	}
	symbols, err := crockford.Clean(typed)
	group := r.secret.Reveal()[(n-1)*recoveryGroup : n*recoveryGroup]
	return err == nil && redact.New(symbols).Equal(redact.New(group))
}

// Empty tells whether this is the zero RecoveryKey.
func (r RecoveryKey) Empty() bool { return r.secret.Empty() }

// Equal compares in constant time.
func (r RecoveryKey) Equal(other RecoveryKey) bool { return r.secret.Equal(other.secret) }

// Format writes [redacted] for every verb.
func (RecoveryKey) Format(state fmt.State, _ rune) { redact.Write(state) }

// MarshalText returns [redacted]; encoding/json uses it.
func (RecoveryKey) MarshalText() ([]byte, error) { return []byte(redact.Word), nil }

// LogValue returns [redacted].
func (RecoveryKey) LogValue() slog.Value { return slog.StringValue(redact.Word) }
