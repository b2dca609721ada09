package signin

import (
	"strconv"
	"strings"

	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// RecoverySheet is the text to print or to save with a recovery key: what it is, the key in numbered groups,
// and how to keep it. date is the day it was made, as people write it.
func RecoverySheet(organisation string, groups []string, date string) string {
	s := person.NewSheet(words.T("PBX Users: recovery key of %[1]s", organisation))
	s.Line(words.T("Made on %[1]s", date))
	s.Line("")
	for from := 0; from < len(groups); from += groupsPerLine {
		numbers, keys := "    ", "    "
		for i := from; i < min(from+groupsPerLine, len(groups)); i++ {
			width := len(groups[i]) + 4
			numbers += pad(strconv.Itoa(i+1), width)
			keys += pad(groups[i], width)
		}
		s.Line(strings.TrimRight(numbers, " "))
		s.Line(strings.TrimRight(keys, " "))
		s.Line("")
	}
	s.Line(words.T("What it is for"))
	s.Paragraph(words.T("This key opens the register when this computer's keyring cannot: after a new computer, a new account, or a damaged keyring. " +
		"It also lets an administrator in who has lost the password."))
	s.Line("")
	s.Line(words.T("How to keep it"))
	s.Paragraph(words.T("Keep it on paper, away from the computer, where only administrators get to, such as a safe. Keep no copy on the same computer. " +
		"Whoever has it and the file can read everything."))
	s.Line("")
	s.Paragraph(words.T("Without the keyring and without this key nobody can open the register, not even its makers."))
	return s.String()
}

// groupsPerLine is how many groups of a recovery key stand on a line, here and on the screen.
const groupsPerLine = 4

func pad(text string, width int) string { return text + strings.Repeat(" ", max(0, width-len(text))) }
