package password

import (
	_ "embed"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// words.txt has a word and its rank on each line, ordered by bytes: common passwords,
// English words, first names and surnames, from the lists of zxcvbn (MIT, see
// words.LICENSE), and words that people who run telephone systems reach for. It is
// read where it lies in the program, so that starting up costs nothing; the index
// below takes 160 KiB once a password is first judged.
//
//go:embed words.txt
var words string

// lines holds where each line of words begins.
var lines = sync.OnceValue(func() []uint32 {
	starts := make([]uint32, 0, strings.Count(words, "\n"))
	for at := 0; at < len(words); {
		starts = append(starts, uint32(at)) // #nosec G115 -- the file is half a megabyte
		end := strings.IndexByte(words[at:], '\n')
		if end < 0 {
			break
		}
		at += end + 1
	}
	return starts
})

// lookup is a walk down the sorted lines: it follows one letter after another, and
// the words that begin like the letters so far are lines [low, high).
type lookup struct{ low, high, depth int }

func newLookup() lookup { return lookup{high: len(lines())} }

// next narrows the walk to the words that go on with letter; false when none does.
func (l *lookup) next(letter rune) bool {
	if letter <= ' ' || letter > '~' {
		return false
	}
	starts := lines()
	at := func(i int) byte { return words[int(starts[i])+l.depth] }
	span, want := l.high-l.low, byte(letter)
	low := sort.Search(span, func(i int) bool { return at(l.low+i) >= want })
	high := low + sort.Search(span-low, func(i int) bool { return at(l.low+low+i) > want })
	l.low, l.high, l.depth = l.low+low, l.low+high, l.depth+1
	return low < high
}

// rank returns the decimal logarithm of the place in the list of exactly the letters
// so far. A blank ends a word and sorts before all letters: it is the first line.
func (l *lookup) rank() (float64, bool) {
	line := words[int(lines()[l.low])+l.depth:]
	if line[0] != ' ' {
		return 0, false
	}
	digits, _, _ := strings.Cut(line[1:], "\n")
	rank, err := strconv.Atoi(digits)
	if err != nil {
		return 0, false
	}
	return math.Log10(float64(rank) + 1), true
}
