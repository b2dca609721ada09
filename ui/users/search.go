package users

import (
	"math/bits"
	"slices"
	"strings"

	"pbxusers/data"
)

// Search shows the users whose texts hold every word of text, whatever its case and accents; "" shows all.
// A search that only narrows the one before looks through what that one has found.
func (t *Table) Search(text string) {
	words := strings.Fields(data.SearchText(text))
	words = words[:min(len(words), wordsMost)]
	narrower := narrows(t.words, words)
	t.words = words
	t.look(narrower)
}

// wordSet is some of a search's words: the first is bit 0.
type wordSet uint64

// wordsMost is how many words of a search are looked for; who types more is past finding.
const wordsMost = 64

func allWords(words []string) wordSet { return 1<<len(words) - 1 }

// wordsIn returns those of words that text holds.
func wordsIn(text string, words []string) (held wordSet) {
	for i, word := range words {
		if strings.Contains(text, word) {
			held |= 1 << i
		}
	}
	return held
}

func (s wordSet) first() int { return bits.TrailingZeros64(uint64(s)) }

// Filter shows the users that the filter lets through, out of those that the search finds.
func (t *Table) Filter(f Filter) {
	t.filter = f
	t.look(false)
}

// narrows reports whether every text that holds all words of next also holds all of before.
func narrows(before, next []string) bool {
	for _, old := range before {
		if !slices.ContainsFunc(next, func(word string) bool { return strings.Contains(word, old) }) {
			return false
		}
	}
	return true
}

// look finds which users are shown; narrower says that no user comes in addition. It goes through the rows
// in the order in which they lie in memory, and puts what it finds in order afterwards.
func (t *Table) look(narrower bool) {
	if len(t.hits) != len(t.rows) {
		t.hits, narrower = make([]bool, len(t.rows)), false
	}
	t.kinds.ask(t.filter, t.words)
	t.departments.ask(t.filter, t.words)
	for i := range t.rows {
		if !narrower || t.hits[i] {
			t.hits[i] = t.shows(&t.rows[i])
		}
	}
	t.show()
}

// shows reports whether filter and search let the row through, once kinds and departments were asked: they
// answer for many rows at once, and only the words that neither holds are looked for in the row.
func (t *Table) shows(r *row) bool {
	k, d := &t.kinds.list[r.kind], &t.departments.list[r.department]
	if !k.admitted || !d.admitted {
		return false
	}
	for left := allWords(t.words) &^ (k.held | d.held); left != 0; left &= left - 1 {
		if !strings.Contains(r.searched, t.words[left.first()]) {
			return false
		}
	}
	return true
}

// show puts the hits in order.
func (t *Table) show() {
	t.view = t.view[:0]
	for _, i := range t.order {
		if t.hits[i] {
			t.view = append(t.view, i)
		}
	}
}
