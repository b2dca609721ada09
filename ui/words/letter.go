package words

import (
	"strconv"
	"strings"
	"time"

	"pbxusers/data"
)

// letterTexts are the subject and the text of each e-mail. %[1]s is the organisation,
// %[2]s the username, %[3]s the code and %[4]s for how many minutes it is taken.
var letterTexts = map[data.LetterKind][2]string{
	data.LetterCode: {
		"%[1]s: code to sign in",
		"Hello %[2]s,\n\nthis is the code to sign in:\n\n    %[3]s\n\nIt can be used once, within %[4]s minutes, where you are signing in now. " +
			"Nobody of %[1]s will ever ask you for it. If you are not signing in, somebody knows your password: choose a new one, and tell your administrator.\n",
	},
	data.LetterTest: {
		"%[1]s: test of the mail settings",
		"Hello %[2]s,\n\nthe mail settings of %[1]s work: this e-mail was sent with them.\n",
	},
}

// Letter writes an e-mail in the reader's language, whichever one is in use.
func Letter(l data.Letter) (subject, text string) {
	reader := newSpeaker(l.Language)
	parts := letterTexts[l.Kind]
	// No fmt: it complains about what a text does not hold.
	verbs := strings.NewReplacer("%[1]s", l.Organisation, "%[2]s", l.Username, "%[3]s", spaced(l.Code), "%[4]s", strconv.Itoa(int(l.Life/time.Minute)))
	return verbs.Replace(reader.plain(parts[0])), verbs.Replace(reader.plain(parts[1]))
}

// spaced parts eight digits in the middle: they are read and typed more easily.
func spaced(code string) string {
	if len(code) != 8 {
		return code
	}
	return code[:4] + " " + code[4:]
}
