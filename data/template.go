package data

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// KindTemplate are the templates of e-mails, to the event log.
const KindTemplate Kind = "template"

// Why a template is refused, beside the reasons of other fields.
const (
	ReasonPlaceholder Reason = "placeholder" // there is no such placeholder; Args: it, with its braces (string)
	ReasonNotHere     Reason = "not_here"    // the placeholder has no value in that letter; Args: it (string)
	ReasonGivesAway   Reason = "gives_away"  // the placeholder's value is nothing for others' eyes; Args: it (string)
	ReasonUnpaired    Reason = "unpaired"    // a brace of what was meant as a placeholder is missing; Args: what is left of it (string)
	ReasonLacks       Reason = "lacks"       // without the placeholder the letter is of no use; Args: it (string)
)

// The limits of a template, in characters.
const (
	TemplateSubjectMost = 150
	TemplateTextMost    = 4000
)

// The limits of a letter, once the placeholders are filled in: what security/mail sends.
const (
	LetterSubjectMost = 200    // characters
	LetterTextMost    = 65_536 // bytes
)

// Placeholder stands in a template for what differs from letter to letter.
type Placeholder string

// The placeholders.
const (
	PlaceOrganisation Placeholder = "{organisation}"
	PlaceUsername     Placeholder = "{username}"
	PlaceCode         Placeholder = "{code}"
	PlaceMinutes      Placeholder = "{minutes}" // for how long the code is taken
)

// Placeholders lists every placeholder, in the order in which a form offers them.
var Placeholders = []Placeholder{PlaceOrganisation, PlaceUsername, PlaceCode, PlaceMinutes}

// spellings are other ways to write a placeholder.
var spellings = map[Placeholder]Placeholder{"{organization}": PlaceOrganisation}

// LetterKinds lists the e-mails that the program sends.
var LetterKinds = []LetterKind{LetterCode, LetterTest}

// Holds lists the placeholders that a field of the letter, FieldMailSubject or
// FieldMailText, may hold. The code stays out of the subject, which can be read on a locked
// phone.
func (k LetterKind) Holds(field string) (list []Placeholder) {
	for _, p := range Placeholders {
		if k == LetterCode && (p != PlaceCode || field == FieldMailText) || p == PlaceOrganisation || p == PlaceUsername {
			list = append(list, p)
		}
	}
	return list
}

// Template is how a letter is written in one language.
type Template struct {
	Kind     LetterKind
	Language string // BCP 47
	Subject  string
	Text     string // lines end with \n, the last one with nothing
}

// CurrentTemplate is the template with which letters are written now.
type CurrentTemplate struct {
	Template
	Changed bool // it is the office's own and not the built-in one
}

// Name is the template as the event log names it, such as "code/es".
func (t Template) Name() string { return string(t.Kind) + "/" + t.Language }

// Checked returns t as it will be stored, or all that is wrong with it at once. What it
// lets through can be sent, whatever the names that are filled in, and a letter with a code
// does hold it.
func (t Template) Checked() (Template, error) {
	var errs [4]error
	t.Subject, errs[0] = line(FieldMailSubject, spelled(t.Subject), 1, TemplateSubjectMost)
	if errs[0] == nil && strings.ContainsFunc(t.Subject, breaks) {
		errs[0] = Refuse(FieldMailSubject, ReasonText)
	}
	errs[1] = t.Kind.checkPlaces(FieldMailSubject, t.Subject)
	t.Text, errs[2] = lines(FieldMailText, spelled(t.Text), TemplateTextMost)
	if _, text := t.Fill(widest); errs[2] == nil && len(text) > LetterTextMost {
		errs[2] = Refuse(FieldMailText, ReasonTooLong, TemplateTextMost)
	}
	errs[3] = t.Kind.checkPlaces(FieldMailText, t.Text)
	return t, Refusals(errs[:]...)
}

// widest is a letter whose names are as long as names can be, in bytes.
var widest = Letter{Organisation: strings.Repeat("\U0001F4DE", OrganisationMost), Username: strings.Repeat("u", UsernameMost)}

// braced finds what is, or was meant as, a placeholder.
var braced = regexp.MustCompile(`\{[^{}\n]*\}`)

// halfBraced finds what was meant as a placeholder and has one brace alone. A brace that touches no word, as that
// of a smiley, is one to read.
var halfBraced = regexp.MustCompile(`\{\p{L}{1,20}|\p{L}{1,20}\}`)

// spelled writes placeholders as the program knows them: people type {Code} and { code }.
func spelled(s string) string {
	return braced.ReplaceAllStringFunc(s, func(found string) string {
		p := Placeholder("{" + strings.ToLower(strings.TrimSpace(found[1:len(found)-1])) + "}")
		if other, ok := spellings[p]; ok {
			p = other
		}
		if slices.Contains(Placeholders, p) {
			return string(p)
		}
		return found
	})
}

// checkPlaces refuses by name each placeholder that has no place in the field or is half
// written, and the lack of one that the letter is sent for.
func (k LetterKind) checkPlaces(field, s string) error {
	var errs []error
	found := braced.FindAllString(s, -1)
	slices.Sort(found)
	for _, one := range slices.Compact(found) {
		switch p := Placeholder(one); {
		case !slices.Contains(Placeholders, p):
			errs = append(errs, Refuse(field, ReasonPlaceholder, one))
		case slices.Contains(k.Holds(field), p):
		case slices.Contains(k.Holds(FieldMailText), p):
			errs = append(errs, Refuse(field, ReasonGivesAway, one))
		default:
			errs = append(errs, Refuse(field, ReasonNotHere, one))
		}
	}
	halves := halfBraced.FindAllString(braced.ReplaceAllString(s, "\n"), -1)
	slices.Sort(halves)
	for _, one := range slices.Compact(halves) {
		errs = append(errs, Refuse(field, ReasonUnpaired, one))
	}
	if k == LetterCode && field == FieldMailText && s != "" && !strings.Contains(s, string(PlaceCode)) {
		errs = append(errs, Refuse(field, ReasonLacks, string(PlaceCode)))
	}
	return Refusals(errs...)
}

// Fill writes a letter. Whatever the names in it are, the subject is one line that can be
// sent, and never holds the code.
func (t Template) Fill(l Letter) (subject, text string) {
	pairs := []string{
		string(PlaceOrganisation), l.Organisation, string(PlaceUsername), l.Username,
		string(PlaceMinutes), strconv.Itoa(int(l.Life / time.Minute)),
	}
	subject = strings.Map(func(r rune) rune {
		if breaks(r) {
			return ' '
		}
		return r
	}, strings.NewReplacer(pairs...).Replace(t.Subject))
	if utf8.RuneCountInString(subject) > LetterSubjectMost {
		subject = string([]rune(subject)[:LetterSubjectMost])
	}
	return subject, strings.NewReplacer(append(pairs, string(PlaceCode), parted(l.Code))...).Replace(t.Text) + "\n"
}

// breaks finds what a mail program could take for the end of a line.
func breaks(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// parted sets eight digits in two groups: they are read and typed more easily.
func parted(code string) string {
	if len(code) != 8 {
		return code
	}
	return code[:4] + " " + code[4:]
}

// Changes lists the fields in which t differs from before.
func (t Template) Changes(before Template) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldMailSubject, before.Subject, t.Subject)
	note(FieldMailText, before.Text, t.Text)
	return list
}

// lines checks a text of several lines, as line does with one. What is pasted ends its
// lines in other ways, and holds tabs.
func lines(field, s string, most int) (string, error) {
	if !utf8.ValidString(s) {
		return s, Refuse(field, ReasonText)
	}
	s = norm.NFC.String(strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(s)))
	switch {
	case s == "":
		return s, Refuse(field, ReasonRequired)
	case strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }):
		return s, Refuse(field, ReasonText)
	case utf8.RuneCountInString(s) > most:
		return s, Refuse(field, ReasonTooLong, most)
	}
	return s, nil
}
