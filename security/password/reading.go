package password

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold takes away what a guesser tries without effort: capitals and accents.
func fold(text string) []rune { return foldRunes([]rune(norm.NFC.String(text))) }

// foldRunes keeps the number of runes, so that places stay comparable.
func foldRunes(text []rune) []rune {
	folded := make([]rune, len(text))
	for i, r := range text {
		r = unicode.ToLower(r)
		if r > unicode.MaxASCII {
			r = []rune(norm.NFD.String(string(r)))[0]
		}
		folded[i] = r
	}
	return folded
}

// The signs that stand for letters; 1 and ! are i in one reading and l in the other.
var lettersOf = [...]map[rune]rune{
	{'4': 'a', '@': 'a', '8': 'b', '(': 'c', '3': 'e', '9': 'g', '1': 'i', '!': 'i', '|': 'i', '0': 'o', '$': 's', '5': 's', '7': 't', '+': 't', '2': 'z'},
	{'4': 'a', '@': 'a', '8': 'b', '(': 'c', '3': 'e', '6': 'g', '1': 'l', '!': 'l', '|': 'l', '0': 'o', '$': 's', '5': 's', '7': 'l', '+': 't', '2': 'z'},
}

// readings returns the folded text itself, then with signs read as letters where that
// makes a difference.
func readings(folded []rune) [][]rune {
	all := [][]rune{folded}
	for _, letters := range lettersOf {
		reading, changed := make([]rune, len(folded)), false
		for i, r := range folded {
			if letter, ok := letters[r]; ok {
				r, changed = letter, true
			}
			reading[i] = r
		}
		if changed {
			all = append(all, reading)
		}
	}
	return all
}

// The rows of a keyboard, American and Spanish alike where it matters, each shifted
// half a key to the right of the one above, unshifted and shifted.
var keyRows = [...][2]string{
	{"1234567890-=", "!@#$%^&*()_+"},
	{"qwertyuiop[]", "QWERTYUIOP{}"},
	{"asdfghjkl;'", "ASDFGHJKL:\""},
	{"zxcvbnm,./", "ZXCVBNM<>?"},
}

// keyAt returns the row and column of the key that makes r.
func keyAt(r rune) (row, column int, ok bool) {
	for row, shifts := range keyRows {
		for _, keys := range shifts {
			if column := strings.IndexRune(keys, r); column >= 0 {
				return row, column, true
			}
		}
	}
	return 0, 0, false
}

// offerKeys offers walks from each key to a neighbour: qwer, 1qaz, asdfg.
func (e *estimate) offerKeys(from int) {
	row, column, ok := keyAt(e.typed[from])
	if !ok {
		return
	}
	turns, lastDown, lastRight := 0, 9, 9
	to := from + 1
	for ; to < len(e.typed); to++ {
		nextRow, nextColumn, ok := keyAt(e.typed[to])
		down, right := nextRow-row, nextColumn-column
		if !ok || !neighbours(down, right) {
			break
		}
		if down != lastDown || right != lastRight {
			turns++
		}
		row, column, lastDown, lastRight = nextRow, nextColumn, down, right
		if length := to + 1 - from; length >= 4 {
			e.offer(from, to+1, math.Log10(47*float64(length))+0.6*float64(turns))
		}
	}
}

// neighbours tells whether two keys touch: beside each other, or in the next row
// straight below or one to the left, because rows are shifted.
func neighbours(down, right int) bool {
	switch down {
	case 0:
		return right == 1 || right == -1
	case 1:
		return right == 0 || right == -1
	case -1:
		return right == 0 || right == 1
	}
	return false
}
