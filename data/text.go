package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s under which names are compared: NFC, case folded. SQLite's
// NOCASE knows ASCII only, so every unique name is stored beside its fold.
func Fold(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
}

// SearchText returns the form of s in which a person's search is matched: folded, and
// without accents, so that "jose" finds "José".
func SearchText(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(cases.Fold().String(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// line checks a text of one line: trimmed, NFC, at least least and at most most
// characters, no control character. The text comes back as it will be stored.
func line(field, s string, least, most int) (string, error) {
	if !utf8.ValidString(s) {
		return s, Refuse(field, ReasonText)
	}
	s = norm.NFC.String(strings.TrimSpace(s))
	if strings.ContainsFunc(s, unicode.IsControl) {
		return s, Refuse(field, ReasonText)
	}
	n := utf8.RuneCountInString(s)
	switch {
	case n == 0 && least > 0:
		return s, Refuse(field, ReasonRequired)
	case n < least:
		return s, Refuse(field, ReasonTooShort, least)
	case n > most:
		return s, Refuse(field, ReasonTooLong, most)
	}
	return s, nil
}
