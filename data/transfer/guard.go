package transfer

import "strings"

// starters are the characters with which a spreadsheet begins a formula, or which it
// drops so that one comes first.
const starters = "=+-@\t\r"

// guard returns the cell as it is written: with one more apostrophe where it begins with
// any number of them (none, too) before a starter.
func guard(cell string) string {
	if apostrophes(cell) < 0 {
		return cell
	}
	return "'" + cell
}

// unguard undoes guard.
func unguard(cell string) string {
	if apostrophes(cell) > 0 {
		return cell[1:]
	}
	return cell
}

// apostrophes counts those that stand before a starter; -1: no starter follows them.
func apostrophes(cell string) int {
	n := 0
	for n < len(cell) && cell[n] == '\'' {
		n++
	}
	if n < len(cell) && strings.IndexByte(starters, cell[n]) >= 0 {
		return n
	}
	return -1
}
