package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// rangeMost is how many numbers a range such as 200-219 may stand for.
const rangeMost = 1000

// Why a piece of a list of numbers is refused, beside ReasonNotANumber.
const (
	ReasonReversed Reason = "reversed" // a range whose end is before its start; Args: the text (string)
	ReasonTooWide  Reason = "too_wide" // a range of too many numbers; Args: the text (string), most allowed (int)
)

// ParseNumbers reads the extension numbers in a text: numbers, and ranges such as 200-219, with commas, semicolons,
// spaces or new lines between them. Each comes once, in the order of the digits. A range keeps leading zeros, and
// stands for at most 1,000 numbers. What is wrong with each piece is an *Invalid of the given field with the piece
// as its first argument; all of them are told at once.
func ParseNumbers(field, text string) ([]string, error) {
	var numbers []string
	var errs []error
	for _, piece := range numberPieces(text) {
		list, err := numbersOf(field, piece)
		numbers, errs = append(numbers, list...), append(errs, err)
	}
	if err := Refusals(errs...); err != nil {
		return nil, err
	}
	return checkedNumbers(field, numbers)
}

// numberPieces parts a text; spaces round a range's dash part nothing.
func numberPieces(text string) []string {
	text = strings.NewReplacer(",", " ", ";", " ", "–", "-").Replace(text)
	words := strings.Fields(strings.ReplaceAll(text, "-", " - "))
	var pieces []string
	for i, word := range words {
		last := len(pieces) - 1
		switch {
		case last >= 0 && (word == "-" || words[i-1] == "-"):
			pieces[last] += word
		default:
			pieces = append(pieces, word)
		}
	}
	return pieces
}

// numbersOf returns what one piece stands for.
func numbersOf(field, piece string) ([]string, error) {
	from, to, isRange := strings.Cut(piece, "-")
	if !isNumber(from) || isRange && !isNumber(to) {
		return nil, Refuse(field, ReasonNotANumber, piece)
	}
	if !isRange {
		return []string{from}, nil
	}
	if len(from) != len(to) && (from[0] == '0' || to[0] == '0') {
		return nil, Refuse(field, ReasonNotANumber, piece) // 098-102 could mean 98-102 or 098-1020
	}
	first, last := numberOf(from), numberOf(to)
	switch {
	case last < first:
		return nil, Refuse(field, ReasonReversed, piece)
	case last-first >= rangeMost:
		return nil, Refuse(field, ReasonTooWide, piece, rangeMost)
	}
	list := make([]string, 0, last-first+1)
	for n := first; n <= last; n++ {
		list = append(list, fmt.Sprintf("%0*d", len(from), n))
	}
	return list, nil
}

func isNumber(s string) bool {
	return s != "" && len(s) <= extensionMost && strings.Trim(s, "0123456789") == ""
}

// numberOf is the value of at most extensionMost digits, which fit.
func numberOf(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64) //nolint:errcheck // isNumber has looked
	return n
}

// NumberText writes extension numbers as ParseNumbers reads them: three or more in a row as a range, with commas
// between.
func NumberText(numbers []string) string {
	numbers, err := checkedNumbers("", slices.Clone(numbers))
	if err != nil {
		return strings.Join(numbers, ", ")
	}
	var pieces []string
	for len(numbers) > 0 {
		run := 1
		for run < len(numbers) && run < rangeMost && len(numbers[run]) == len(numbers[0]) &&
			numberOf(numbers[run]) == numberOf(numbers[0])+int64(run) {
			run++
		}
		if run < 3 {
			run = 1
			pieces = append(pieces, numbers[0])
		} else {
			pieces = append(pieces, numbers[0]+"-"+numbers[run-1])
		}
		numbers = numbers[run:]
	}
	return strings.Join(pieces, ", ")
}
