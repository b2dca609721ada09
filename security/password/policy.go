package password

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pbxusers/data"
)

// Lengths in runes of the NFC form.
const (
	LeastRunes                 = 15   // where the password stands alone
	LeastRunesWithSecondFactor = 8    // where a second factor is required too
	MostRunes                  = 1024 // a bound on work, not on people
)

// leastGuesses is the decimal logarithm of the guesses below which a password is
// called common: 10^7.5 are a month of one core against argon2id, and what a list and
// a few rules find.
const leastGuesses = 7.5

// leastBeyond is how many characters must remain of a password once the username,
// e-mail and organisation are taken out of it.
const leastBeyond = 6

// Context is what is known of the person who will use a password.
type Context struct {
	Username, Email, Organisation string
	SecondFactor                  bool // one is required at each sign-in
}

// Check tells whether a person may choose this password: nil, or a *data.Invalid of
// data.FieldPassword with the reason. There are no rules on which characters it must
// hold; blanks and every script are welcome.
func Check(password string, person Context) error {
	if password == "" {
		return data.Refuse(data.FieldPassword, data.ReasonRequired)
	}
	if len(password) > MostRunes*utf8.UTFMax {
		return data.Refuse(data.FieldPassword, data.ReasonTooLong, MostRunes)
	}
	if !utf8.ValidString(password) || strings.ContainsRune(password, 0) {
		return data.Refuse(data.FieldPassword, data.ReasonText)
	}
	least := LeastRunes
	if person.SecondFactor {
		least = LeastRunesWithSecondFactor
	}
	runes := utf8.RuneCountInString(norm.NFC.String(password))
	switch {
	case runes < least:
		return data.Refuse(data.FieldPassword, data.ReasonTooShort, least)
	case runes > MostRunes:
		return data.Refuse(data.FieldPassword, data.ReasonTooLong, MostRunes)
	}
	names := person.names()
	switch {
	case littleBeyond(password, names):
		return data.Refuse(data.FieldPassword, data.ReasonPersonal)
	case guesses(password, nil) < leastGuesses:
		return data.Refuse(data.FieldPassword, data.ReasonCommon)
	case guesses(password, names) < leastGuesses:
		return data.Refuse(data.FieldPassword, data.ReasonPersonal)
	}
	return nil
}

// Strength rates a password while it is typed: 0 (guessed at once) to 4 (as good as a
// key). What Check refuses is never rated above 1.
func Strength(password string, person Context) int {
	if len(password) > MostRunes*utf8.UTFMax {
		return 0
	}
	score := 0
	if password != "" {
		found := guesses(password, person.names())
		for _, least := range []float64{leastGuesses, 10, 13, 16} {
			if found >= least {
				score++
			}
		}
	}
	if score > 1 && Check(password, person) != nil {
		return 1
	}
	return score
}

// names lists, folded, what a guesser would try first for this person: the whole of
// each, and its parts of three characters or more.
func (c Context) names() []string {
	var list []string
	seen := map[string]bool{}
	add := func(text string) {
		if utf8.RuneCountInString(text) >= 3 && !seen[text] {
			seen[text] = true
			list = append(list, text)
		}
	}
	user, domain, _ := strings.Cut(string(fold(c.Email)), "@")
	// The last label, "com" or "example", says nothing of the person.
	if dot := strings.LastIndexByte(domain, '.'); dot >= 0 {
		domain = domain[:dot]
	}
	for _, text := range []string{string(fold(c.Email)), string(fold(c.Username)), user, domain, string(fold(c.Organisation))} {
		add(text)
		parts := strings.FieldsFunc(text, separates)
		add(strings.Join(parts, ""))
		for _, part := range parts {
			add(part)
		}
	}
	return list
}

func separates(r rune) bool { return strings.ContainsRune(" .,-_@+&'\"/()", r) }

// littleBeyond tells whether some name is in the password and less than leastBeyond
// characters remain without the names and the separators.
func littleBeyond(password string, names []string) bool {
	for _, reading := range readings(fold(password)) {
		text := string(reading)
		rest := text
		for changed := true; changed; {
			changed = false
			if longest := longestIn(rest, names); longest != "" {
				rest, changed = strings.ReplaceAll(rest, longest, ""), true
			}
		}
		if rest != text && utf8.RuneCountInString(strings.Join(strings.FieldsFunc(rest, separates), "")) < leastBeyond {
			return true
		}
	}
	return false
}

func longestIn(text string, names []string) string {
	longest := ""
	for _, name := range names {
		if len(name) > len(longest) && strings.Contains(text, name) {
			longest = name
		}
	}
	return longest
}
