package signin

import (
	"strconv"
	"strings"

	"pbxusers/ui/words"
)

// RecoverySheet is the text to print or to save with a recovery key: what it is, the key in numbered groups,
// and how to keep it. date is the day it was made, as people write it.
func RecoverySheet(organisation string, groups []string, date string) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	title := words.T("PBX Users: recovery key of %[1]s", organisation)
	line(title)
	line(strings.Repeat("=", len([]rune(title))))
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
	line(words.T("This key opens the register when this computer's keyring cannot: after a new computer, a new account, or a damaged keyring. " +
		"It also lets an administrator in who has lost the password."))
	line("")
	line(words.T("How to keep it"))
	line(words.T("Keep it on paper, away from the computer, where only administrators get to, such as a safe. Keep no copy on the same computer. " +
		"Whoever has it and the file can read everything."))
	line("")
	line(words.T("Without the keyring and without this key nobody can open the register, not even its makers."))
	return b.String()
}

// groupsPerLine is how many groups of a recovery key stand on a line, here and on the screen.
const groupsPerLine = 4

func pad(text string, width int) string { return text + strings.Repeat(" ", max(0, width-len(text))) }
