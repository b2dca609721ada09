package signin

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"pbxusers/ui/words"
)

// RecoverySheet is the text to print or to save with a recovery key: what it is, the key in numbered groups,
// and how to keep it. date is the day it was made, as people write it.
func RecoverySheet(organisation string, groups []string, date string) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	paragraph := func(text string) { line(wrapped(text, sheetWidth)) }
	title := words.T("PBX Users: recovery key of %[1]s", organisation)
	line(title)
	line(strings.Repeat("=", min(utf8.RuneCountInString(title), sheetWidth)))
	line("")
	line(words.T("Made on %[1]s", date))
	line("")
	for from := 0; from < len(groups); from += groupsPerLine {
		numbers, keys := "    ", "    "
		for i := from; i < min(from+groupsPerLine, len(groups)); i++ {
			width := len(groups[i]) + 4
			numbers += pad(strconv.Itoa(i+1), width)
			keys += pad(groups[i], width)
		}
		line(strings.TrimRight(numbers, " "))
		line(strings.TrimRight(keys, " "))
		line("")
	}
	line(words.T("What it is for"))
	paragraph(words.T("This key opens the register when this computer's keyring cannot: after a new computer, a new account, or a damaged keyring. " +
		"It also lets an administrator in who has lost the password."))
	line("")
	line(words.T("How to keep it"))
	paragraph(words.T("Keep it on paper, away from the computer, where only administrators get to, such as a safe. Keep no copy on the same computer. " +
		"Whoever has it and the file can read everything."))
	line("")
	paragraph(words.T("Without the keyring and without this key nobody can open the register, not even its makers."))
	return b.String()
}

// groupsPerLine is how many groups of a recovery key stand on a line, here and on the screen.
const groupsPerLine = 4

// sheetWidth is how many characters every printer gets on a line.
const sheetWidth = 72

// wrapped breaks a text into lines at blanks.
func wrapped(text string, width int) string {
	var b strings.Builder
	used := 0
	for i, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case used+1+length > width:
			b.WriteString("\n")
			used = 0
		default:
			b.WriteString(" ")
			used++
		}
		b.WriteString(word)
		used += length
	}
	return b.String()
}

func pad(text string, width int) string { return text + strings.Repeat(" ", max(0, width-len(text))) }
