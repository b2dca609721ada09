package person

import (
	"strings"
	"unicode/utf8"
)

// sheetWidth is how many characters every printer gets on a line.
const sheetWidth = 72

// Sheet is a text to save and to print, in lines that every printer gets on its paper.
type Sheet struct{ text strings.Builder }

// NewSheet begins a sheet with its title, underlined.
func NewSheet(title string) *Sheet {
	s := &Sheet{}
	s.Line(title)
	s.Line(strings.Repeat("=", min(utf8.RuneCountInString(title), sheetWidth)))
	s.Line("")
	return s
}

// Line adds a line as it is.
func (s *Sheet) Line(text string) { s.text.WriteString(text + "\n") }

// Paragraph adds a text, broken into lines at blanks.
func (s *Sheet) Paragraph(text string) {
	used := 0
	for i, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case used+1+length > sheetWidth:
			s.text.WriteString("\n")
			used = 0
		default:
			s.text.WriteString(" ")
			used++
		}
		s.text.WriteString(word)
		used += length
	}
	s.text.WriteString("\n")
}

// String returns the sheet.
func (s *Sheet) String() string { return s.text.String() }
