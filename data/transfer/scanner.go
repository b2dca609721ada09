package transfer

import (
	"strings"

	"pbxusers/data"
)

// scanner cuts a text into records of cells. Cells are parts of the text where they can
// be: only one with doubled quotes is copied.
type scanner struct {
	text  string
	comma byte
	most  int // cells kept of a record; more are counted only
	pos   int
	line  int // where pos stands, from 1

	cells   []string // of the last record
	count   int      // how many cells it had
	problem data.Reason
}

func newScanner(text string, comma byte, most int) *scanner {
	return &scanner{text: text, comma: comma, most: most, line: 1}
}

// next reads one record into cells, count and problem, and returns the line on which it
// begins; 0 at the end of the text.
func (s *scanner) next() int {
	if s.pos >= len(s.text) {
		return 0
	}
	begin := s.line
	s.cells, s.count, s.problem = s.cells[:0], 0, ""
	for {
		cell := s.cell()
		s.count++
		if len(s.cells) < s.most {
			s.cells = append(s.cells, unguard(cell))
		}
		if s.pos >= len(s.text) {
			return begin
		}
		end := s.text[s.pos]
		s.pos++
		if end == s.comma {
			continue
		}
		s.line++
		if end == '\r' && s.pos < len(s.text) && s.text[s.pos] == '\n' {
			s.pos++
		}
		return begin
	}
}

// cell reads up to, and not over, the comma or line end behind the cell.
func (s *scanner) cell() string {
	if s.pos < len(s.text) && s.text[s.pos] == '"' {
		return s.quoted()
	}
	start := s.pos
	s.pos = s.plainEnd(start)
	return s.text[start:s.pos]
}

func (s *scanner) plainEnd(i int) int {
	for i < len(s.text) && !s.ends(s.text[i]) {
		i++
	}
	return i
}

func (s *scanner) ends(c byte) bool { return c == s.comma || c == '\n' || c == '\r' }

// quoted reads a cell that begins with a quote. Text behind the closing quote makes the
// row an error, and is read to the next comma or line end, so that the next row is not
// drawn into it.
func (s *scanner) quoted() string {
	start := s.pos + 1
	doubled := false
	i := start
	for {
		k := strings.IndexByte(s.text[i:], '"')
		if k < 0 {
			s.problem = ReasonOpenQuote
			s.pos = len(s.text)
			return s.text[start:]
		}
		i += k
		if i+1 >= len(s.text) || s.text[i+1] != '"' {
			break
		}
		doubled = true
		i += 2
	}
	cell := s.text[start:i]
	s.line += lineBreaks(cell)
	s.pos = i + 1
	if s.pos < len(s.text) && !s.ends(s.text[s.pos]) {
		s.problem = ReasonStrayQuote
		s.pos = s.plainEnd(s.pos)
	}
	if doubled {
		return strings.ReplaceAll(cell, `""`, `"`)
	}
	return cell
}

// guessComma returns what separates the cells of the first record: that of comma,
// semicolon and tab which stands most often in it outside quotes.
func guessComma(text string) byte {
	var counts [3]int
	const separators = ",;\t"
	inside, filled := false, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '"' {
			inside = !inside
		}
		if !inside && (c == '\n' || c == '\r') {
			if filled {
				break
			}
			continue // empty lines before the header
		}
		filled = filled || c != ' '
		if k := strings.IndexByte(separators, c); k >= 0 && !inside {
			counts[k]++
		}
	}
	best := 0
	for k := range counts {
		if counts[k] > counts[best] {
			best = k
		}
	}
	return separators[best]
}
