package password

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How many guesses a password stands is estimated as zxcvbn does it (Wheeler, USENIX
// Security 2016): cut it into the pieces that are cheapest for somebody who knows
// words, names, repetitions, runs, keyboards and dates. Costs are decimal logarithms.
const (
	costOfASCII  = 1.0 // an unexplained character; less than its share of 95, on purpose
	costOfRune   = 2.0
	costOfName   = 0.3 // the person's own names come first
	costOfChange = 0.3 // a capital, a digit for a letter: twice the guesses
	longestWord  = 40
	chunk        = 100 // pieces are looked for within so many runes; bounds the time
)

// guesses estimates the decimal logarithm of the guesses for password by somebody who
// knows names (folded). Under a millisecond for what people type.
func guesses(password string, names []string) float64 {
	typed := []rune(norm.NFC.String(password))
	repeats := 0.0
	if p := period(typed); p < len(typed) {
		repeats = math.Log10(float64(len(typed)) / float64(p))
		typed = typed[:p]
	}
	total := repeats
	seen := map[string]bool{}
	for piece := range slices.Chunk(typed, chunk) {
		if !seen[string(piece)] {
			seen[string(piece)] = true
			total += newEstimate(piece, names).cheapest()
		}
	}
	return total
}

// period is the length of the shortest block of which text is a repetition, the last
// one perhaps cut short; len(text) when it is none.
func period(text []rune) int {
	border := make([]int, len(text)+1)
	border[0] = -1
	for i, k := 0, -1; i < len(text); i++ {
		for k >= 0 && text[i] != text[k] {
			k = border[k]
		}
		k++
		border[i+1] = k
	}
	if p := len(text) - border[len(text)]; p*2 <= len(text) {
		return p
	}
	return len(text)
}

type estimate struct {
	typed    []rune
	readings [][]rune // folded, and with digits and signs read as letters
	names    []string
	best     []float64 // of the first i runes
}

func newEstimate(typed []rune, names []string) *estimate {
	best := make([]float64, len(typed)+1)
	for i := range best[1:] {
		best[i+1] = math.Inf(1)
	}
	return &estimate{typed: typed, readings: readings(foldRunes(typed)), names: names, best: best}
}

func (e *estimate) cheapest() float64 {
	for from := range e.typed {
		cost := costOfRune
		if e.typed[from] <= unicode.MaxASCII {
			cost = costOfASCII
		}
		e.offer(from, from+1, cost)
		for _, reading := range e.readings {
			e.offerWords(from, reading)
			e.offerNames(from, reading)
		}
		e.offerRuns(from)
		e.offerKeys(from)
		e.offerRepeats(from)
		e.offerDates(from)
	}
	return e.best[len(e.typed)]
}

func (e *estimate) offer(from, to int, cost float64) {
	e.best[to] = min(e.best[to], e.best[from]+cost)
}

// offerRange offers every beginning of a pattern, of three runes and more.
func (e *estimate) offerRange(from, to int, cost func(length int) float64) {
	for end := from + 3; end <= to; end++ {
		e.offer(from, end, cost(end-from))
	}
}

func (e *estimate) offerWords(from int, reading []rune) {
	walk := newLookup()
	for to := from; to < min(len(reading), from+longestWord) && walk.next(reading[to]); to++ {
		if cost, ok := walk.rank(); ok {
			e.offer(from, to+1, cost+e.changes(from, to+1, reading))
		}
	}
}

func (e *estimate) offerNames(from int, reading []rune) {
	rest := string(reading[from:])
	for _, name := range e.names {
		if strings.HasPrefix(rest, name) {
			to := from + len([]rune(name))
			e.offer(from, to, costOfName+e.changes(from, to, reading))
		}
	}
}

// changes is what capitals and digits for letters add to a word: little for the usual
// ways, a first capital or all of them.
func (e *estimate) changes(from, to int, reading []rune) float64 {
	capitals, replaced := 0, 0
	for i := from; i < to; i++ {
		if unicode.IsUpper(e.typed[i]) {
			capitals++
		}
		if reading[i] != e.readings[0][i] {
			replaced++
		}
	}
	if capitals == to-from || (capitals == 1 && unicode.IsUpper(e.typed[from])) {
		capitals = min(capitals, 1)
	}
	return costOfChange * float64(capitals+replaced)
}

// offerRuns offers abcd, 4321, 2468.
func (e *estimate) offerRuns(from int) {
	text := e.readings[0]
	if from+2 >= len(text) {
		return
	}
	step := text[from+1] - text[from]
	if step == 0 || step > 2 || step < -2 {
		return
	}
	to := from + 2
	for to < len(text) && text[to]-text[to-1] == step {
		to++
	}
	e.offerRange(from, to, func(length int) float64 { return 1 + math.Log10(float64(length)) })
}

// offerRepeats offers a block that follows itself.
func (e *estimate) offerRepeats(from int) {
	text := e.readings[0]
	for size := 1; from+2*size <= len(text); size++ {
		times := 1
		for from+(times+1)*size <= len(text) && slices.Equal(text[from:from+size], text[from+times*size:from+(times+1)*size]) {
			times++
		}
		if times == 1 || (size > 1 && period(text[from:from+size]) < size) {
			continue
		}
		block := costOfASCII
		if size > 1 {
			block = newEstimate(e.typed[from:from+size], e.names).cheapest()
		}
		for n := 2; n <= times; n++ {
			e.offer(from, from+n*size, block+math.Log10(float64(n)))
		}
	}
}

// offerDates offers years of living memory, and days with two or four digits of year
// in any order.
func (e *estimate) offerDates(from int) {
	number, text := 0, e.readings[0]
	for i := 0; i < 8 && from+i < len(text) && text[from+i] >= '0' && text[from+i] <= '9'; i++ {
		number = number*10 + int(text[from+i]-'0')
		switch {
		case i == 3 && number >= 1900 && number < 2050:
			e.offer(from, from+4, math.Log10(150))
		case i == 5 && isDay(number/10000, number/100%100, number%100):
			e.offer(from, from+6, math.Log10(366*100))
		case i == 7 && (livingYear(number%10000) && isDay(number/1000000, number/10000%100, 0) ||
			livingYear(number/10000) && isDay(number/100%100, number%100, 0)):
			e.offer(from, from+8, math.Log10(366*150))
		}
	}
}

func livingYear(year int) bool { return year >= 1900 && year < 2050 }

// isDay tells whether the three could be a day, a month and a year's last digits in
// some order; with last 0, whether the first two are a day and a month.
func isDay(first, second, last int) bool {
	pair := func(a, b int) bool {
		return a >= 1 && a <= 31 && b >= 1 && b <= 12 || b >= 1 && b <= 31 && a >= 1 && a <= 12
	}
	return pair(first, second) || last > 0 && pair(second, last)
}
