// Package crockford writes random bits as text that people can copy by hand:
// Crockford's base 32, which has no I, L, O and U, so that nothing looks like
// something else. Reading forgives what hands do to such text: small letters,
// blanks and dashes anywhere, O for 0, I and L for 1.
package crockford

import (
	"crypto/rand"
	"fmt"
	"strings"
	"unicode"
)

// Alphabet holds the 32 symbols in the order of their values.
const Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Mistake tells where a text holds what is no symbol. Of the text itself it keeps
// nothing but that one character, which cannot be part of a secret.
type Mistake struct {
	Index     int  // symbols before it, from 0
	Character rune // as typed
}

// Error names the place and the character.
func (m *Mistake) Error() string {
	return fmt.Sprintf("%q, after %d symbols, is not a symbol of base 32", m.Character, m.Index)
}

// New returns n random symbols, 5 bits each, from the system's random source.
func New(n int) string {
	symbols := make([]byte, n)
	// Since Go 1.24 this either fills the slice or ends the program.
	_, _ = rand.Read(symbols)
	for i, b := range symbols {
		symbols[i] = Alphabet[b&31]
	}
	return string(symbols)
}

// Group puts a dash after every size symbols: Group("ABCDEFG", 3) is "ABC-DEF-G".
func Group(symbols string, size int) string {
	var b strings.Builder
	for i := 0; i < len(symbols); i++ {
		if i > 0 && i%size == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(symbols[i])
	}
	return b.String()
}

// Clean returns the symbols of a typed text, without what is forgiven. The error is
// a *Mistake.
func Clean(text string) (string, error) {
	symbols := make([]byte, 0, 64)
	for _, r := range text {
		if Separates(r) {
			continue
		}
		symbol, ok := symbolOf(r)
		if !ok {
			return "", &Mistake{Index: len(symbols), Character: r}
		}
		symbols = append(symbols, symbol)
	}
	return string(symbols), nil
}

// Separates tells whether r may stand between symbols without meaning anything:
// white space, any dash (word processors make long ones), underline and full stop.
func Separates(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '_' || r == '.'
}

func symbolOf(r rune) (byte, bool) {
	switch {
	case r >= 'a' && r <= 'z':
		r -= 'a' - 'A'
	case r > unicode.MaxASCII:
		return 0, false
	}
	switch r {
	case 'O':
		r = '0'
	case 'I', 'L':
		r = '1'
	}
	if strings.IndexByte(Alphabet, byte(r)) < 0 {
		return 0, false
	}
	return byte(r), true
}
