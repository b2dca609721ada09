// Package redact keeps secrets out of logs, errors and files by accident: its type
// prints as [redacted] whatever is done to it, also deep inside another value.
package redact

import (
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog"
)

// Word is what a secret prints as.
const Word = "[redacted]"

// Secret is a text that is printed by nothing: no verb of fmt, no encoder, no logger.
// The zero Secret is empty. Secrets are compared with Equal, never with ==.
type Secret struct {
	// Behind a pointer, because fmt does not ask methods of a value that lies in an
	// unexported field: it prints what it finds there, and finds an address.
	text *string
}

// New wraps text.
func New(text string) Secret { return Secret{&text} }

// Reveal returns the text. Its uses are what a reviewer looks for.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Empty tells whether there is no text.
func (s Secret) Empty() bool { return s.Reveal() == "" }

// Equal compares in a time that depends on the lengths alone.
func (s Secret) Equal(other Secret) bool {
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(other.Reveal())) == 1
}

// Format writes Word for every verb.
func (Secret) Format(state fmt.State, _ rune) { Write(state) }

// String returns Word.
func (Secret) String() string { return Word }

// MarshalText returns Word; encoding/json and others use it.
func (Secret) MarshalText() ([]byte, error) { return []byte(Word), nil }

// LogValue returns Word.
func (Secret) LogValue() slog.Value { return slog.StringValue(Word) }

// Write writes Word; other types that hold secrets use it as their Format.
func Write(w io.Writer) { _, _ = io.WriteString(w, Word) }
