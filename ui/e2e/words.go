//go:build linux && (e2e || bench)

package e2e

import (
	"image"
	"slices"
	"strings"
)

// A text counts as found when it differs from what was read by no more than one letter in eight.
// Capitals, spaces, and letters that a reader mixes up (O and 0, l and I and 1) count as the same; a
// digit for another digit never does: user000101 is not user000102.

// word is a piece of text on the screen, with how sure the reader is of it in per cent.
type word struct {
	text string
	sure float64
	box  image.Rectangle
}

// line is the words of one text on the screen, from left to right.
type line struct {
	words    []word
	contrast int // between letters and background, 0 to 255: what a dialog dims has less
}

func (l line) text() string {
	texts := make([]string, len(l.words))
	for i, w := range l.words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

func (l line) box() (box image.Rectangle) {
	for _, w := range l.words {
		box = box.Union(w.box)
	}
	return box
}

// sureness is the mean of the words', by their length.
func (l line) sureness() float64 {
	var sum, n float64
	for _, w := range l.words {
		sum += w.sure * float64(len(w.text))
		n += float64(len(w.text))
	}
	if n == 0 {
		return -1
	}
	return sum / n
}

// match is a place where a text was found; a lower rank is a better kind of match.
type match struct {
	rank, contrast int
	box            image.Rectangle
}

// find gives the places of a text, the best first: a whole line before whole words of a line before
// a part of a word, what stands out before what a dialog has dimmed, then in reading order.
func find(lines []line, text string) []image.Rectangle {
	want := fold(text)
	if len(want) == 0 {
		return nil
	}
	var found []match
	for _, l := range lines {
		if m, ok := inLine(l, want); ok {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		found = overLines(lines, want)
	}
	most := 0
	for _, m := range found {
		most = max(most, m.contrast)
	}
	slices.SortStableFunc(found, func(a, b match) int {
		dimmed := func(m match) int {
			if m.contrast*5 < most*2 {
				return 1
			}
			return 0
		}
		if d := dimmed(a) - dimmed(b); d != 0 {
			return d
		}
		return a.rank - b.rank
	})
	boxes := make([]image.Rectangle, len(found))
	for i, m := range found {
		boxes[i] = m.box
	}
	return boxes
}

// inLine looks for a folded text in one line: in runs of whole words first, then inside the text.
func inLine(l line, want string) (match, bool) {
	limit := max(2, len(want)*14/10)
	best, found := match{contrast: l.contrast}, false
	bestCost := limit + 1
	for i := range l.words {
		text := ""
		box := image.Rectangle{}
		for j := i; j < len(l.words); j++ {
			text += fold(l.words[j].text)
			box = box.Union(l.words[j].box)
			if cost := distance(want, text); cost < bestCost {
				bestCost, found, best.box, best.rank = cost, true, box, 1
				if i == 0 && j == len(l.words)-1 {
					best.rank = 0
				}
			}
		}
	}
	if found || len(want) < 3 {
		return best, found
	}
	whole := fold(l.text())
	at := index(whole, want)
	if at < 0 {
		return best, false
	}
	box := l.box()
	box.Min.X, box.Max.X = box.Min.X+box.Dx()*at/len(whole), box.Min.X+box.Dx()*(at+len(want))/len(whole)
	best.rank, best.box = 2, box
	return best, true
}

// overLines finds a text in several lines: side by side where the reader saw a gap between words, or
// wrapped, each starting where the one above does or centred under it.
func overLines(lines []line, want string) (found []match) {
	if len(want) < 8 {
		return nil
	}
	for i, first := range lines {
		words, last := slices.Clone(first.words), first.box()
		for _, next := range lines[i+1:] {
			b := next.box()
			under := b.Min.Y > last.Min.Y+last.Dy()/2 && b.Min.Y-last.Max.Y < max(b.Dy(), last.Dy())*3/2
			aligned := abs(b.Min.X-last.Min.X) < 14 || abs(b.Min.X+b.Max.X-last.Min.X-last.Max.X) < 28
			beside := abs(b.Min.Y+b.Max.Y-last.Min.Y-last.Max.Y) < last.Dy() && b.Min.X >= last.Max.X && b.Min.X-last.Max.X < 2*last.Dy()
			if !beside && (!under || !aligned) {
				continue
			}
			words, last = append(words, next.words...), b
			if m, ok := inLine(line{words: words, contrast: first.contrast}, want); ok && m.rank < 2 {
				m.rank = 1
				found = append(found, m)
				break
			}
		}
	}
	return found
}

var plain = strings.NewReplacer("…", "...", "’", "'", "‘", "'", "“", `"`, "”", `"`, "—", "-", "–", "-", "_", "-")

// fold is a text in small letters, without spaces and with plain punctuation.
func fold(text string) string {
	return plain.Replace(strings.Join(strings.Fields(strings.ToLower(text)), ""))
}

// alike gives the letters that readers mix up the same shape.
func alike(c byte) byte {
	switch c {
	case '0', 'q':
		return 'o'
	case '1', 'i', '|', '!':
		return 'l'
	}
	return c
}

// index is where want begins in a folded text, -1 where it does not occur; 12 does not occur in 123.
func index(text, want string) int {
	for at := 0; at+len(want) <= len(text); at++ {
		same := true
		for i := range len(want) {
			same = same && alike(text[at+i]) == alike(want[i])
		}
		end := at + len(want)
		cutLeft := at > 0 && isDigit(want[0]) && isDigit(text[at-1])
		cutRight := end < len(text) && isDigit(want[len(want)-1]) && isDigit(text[end])
		if same && !cutLeft && !cutRight {
			return at
		}
	}
	return -1
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// distance is the edit distance of two folded texts, in tenths of a letter. Punctuation is cheap, as
// specks are read as such; digits are not to be confused at any price.
func distance(a, b string) int {
	price := func(c byte) int {
		switch {
		case isDigit(c):
			return 1000
		case c >= 'a' && c <= 'z' || c >= 0x80:
			return 10
		default:
			return 4
		}
	}
	row := make([]int, len(b)+1)
	for j := range len(b) {
		row[j+1] = row[j] + price(b[j])
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += price(a[i])
		for j := range len(b) {
			change := diagonal
			if alike(a[i]) != alike(b[j]) {
				change += max(price(a[i]), price(b[j]))
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+price(a[i]), row[j]+price(b[j]))
		}
	}
	return row[len(b)]
}

func abs(n int) int { return max(n, -n) }
