package transfer

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"pbxusers/data"
)

// Encoding is how the characters of a file are written as bytes.
type Encoding string

// The encodings that Read recognises.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
)

const byteOrderMark = "\uFEFF"

// decode returns the file's text as UTF-8 without byte order mark, or a *data.Invalid
// that names the line where it stops being text.
func decode(raw string) (string, Encoding, error) {
	text, found, broken := decodeAs(raw)
	if broken < 0 {
		broken = strings.IndexByte(text, 0)
	}
	if broken >= 0 {
		line := 1 + lineBreaks(text[:broken])
		return "", found, data.Refuse(FieldFile, ReasonFileNotText, line)
	}
	return text, found, nil
}

// decodeAs returns the text, and where in it the first broken character stands; -1: nowhere.
func decodeAs(raw string) (text string, found Encoding, broken int) {
	switch {
	case strings.HasPrefix(raw, byteOrderMark):
		text = raw[len(byteOrderMark):]
		first, _, _ := countUTF8(text)
		return text, UTF8, first
	case strings.HasPrefix(raw, "\xff\xfe"):
		return decodeUTF16(raw[2:], UTF16LE)
	case strings.HasPrefix(raw, "\xfe\xff"):
		return decodeUTF16(raw[2:], UTF16BE)
	}
	if order := guessUTF16(raw); order != "" {
		return decodeUTF16(raw, order)
	}
	first, good, bad := countUTF8(raw)
	switch {
	case bad == 0:
		return raw, UTF8, -1
	case good > bad:
		// Damaged UTF-8: read as Windows-1252 it would turn every accent into two wrong characters.
		return raw, UTF8, first
	}
	var b strings.Builder
	b.Grow(len(raw) + bad)
	for i := range len(raw) {
		b.WriteRune(charmap.Windows1252.DecodeByte(raw[i]))
	}
	return b.String(), Windows1252, -1
}

// countUTF8 counts the characters beyond ASCII that are right (good) and the bytes that
// are not (bad), and returns where the first bad one stands; -1: nowhere.
func countUTF8(s string) (first, good, bad int) {
	first = -1
	if utf8.ValidString(s) {
		return first, 0, 0
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 {
				first = i
			}
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return first, good, bad
}

// guessUTF16 tells the byte order of UTF-16 without a mark: a header is nearly all ASCII,
// so about every other byte is NUL, and hardly any of those between (as in U+0100). It
// returns "" for anything else.
func guessUTF16(raw string) Encoding {
	head := raw[:min(len(raw), 1024)&^1]
	var zeros [2]int
	for i := range len(head) {
		if head[i] == 0 {
			zeros[i&1]++
		}
	}
	switch enough := max(len(head)/4, 1); {
	case zeros[1] >= enough && zeros[0] <= zeros[1]/8:
		return UTF16LE
	case zeros[0] >= enough && zeros[1] <= zeros[0]/8:
		return UTF16BE
	}
	return ""
}

func decodeUTF16(raw string, order Encoding) (text string, found Encoding, broken int) {
	high, low := 0, 1
	if order == UTF16LE {
		high, low = 1, 0
	}
	unit := func(i int) rune { return rune(raw[i+high])<<8 | rune(raw[i+low]) }
	var b strings.Builder
	b.Grow(len(raw)/2 + len(raw)/8)
	even := len(raw) &^ 1
	for i := 0; i < even; i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+2 < even {
				pair = utf16.DecodeRune(r, unit(i+2))
			}
			if pair == utf8.RuneError {
				return b.String(), order, b.Len()
			}
			r = pair
			i += 2
		}
		b.WriteRune(r)
	}
	if even != len(raw) { // cut in the middle of a character
		return b.String(), order, b.Len()
	}
	return b.String(), order, -1
}

// lineBreaks counts the line ends in s: LF, CRLF, and CR alone.
func lineBreaks(s string) int {
	n := strings.Count(s, "\n")
	for {
		i := strings.IndexByte(s, '\r')
		if i < 0 {
			return n
		}
		s = s[i+1:]
		if !strings.HasPrefix(s, "\n") {
			n++
		}
	}
}
