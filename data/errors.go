package data

import (
	"errors"
	"fmt"
	"strings"
)

// The sentinels that cross package borders. Below, they are wrapped with %w; the
// words that a person reads are made from them in ui/words.
var (
	// ErrNotFound means that the thing asked for does not exist, or that the asker
	// may not learn that it does.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that somebody else changed the thing since it was read;
	// nothing was written.
	ErrConflict = errors.New("changed meanwhile")
	// ErrLastAdministrator means that the act would leave no enabled user who can
	// administer users; nothing was written.
	ErrLastAdministrator = errors.New("no enabled administrator would be left")
)

// Reason says why a field is refused. It is a code, not a sentence: ui/words has the
// sentence for each in every language, and a test holds the two lists together.
type Reason string

// The reasons, with what Invalid.Args holds where the sentence needs it.
const (
	ReasonRequired       Reason = "required"        // nothing was given
	ReasonTooLong        Reason = "too_long"        // Args: most allowed (int)
	ReasonTooShort       Reason = "too_short"       // Args: fewest allowed (int)
	ReasonCharacters     Reason = "characters"      // holds what it may not; Args: the allowed ones (string)
	ReasonFirstCharacter Reason = "first_character" // must begin with a letter or digit
	ReasonTaken          Reason = "taken"           // another one has it already
	ReasonNotAnAddress   Reason = "not_an_address"  // not one plain e-mail address
	ReasonNotANetwork    Reason = "not_a_network"   // neither an IP address nor a CIDR block; Args: the text (string)
	ReasonNotANumber     Reason = "not_a_number"    // not an extension number; Args: the text (string)
	ReasonUnknown        Reason = "unknown"         // names what does not exist; Args: the name (string)
	ReasonAmbiguous      Reason = "ambiguous"       // the text can be read in two ways; Args: the text (string)
	ReasonNotVisible     Reason = "not_visible"     // the profile does not open that module
	ReasonNotAmong       Reason = "not_among"       // the default is not one of the chosen
	ReasonText           Reason = "text"            // a NUL or broken UTF-8
	ReasonCommon         Reason = "common"          // password: on the list of common ones
	ReasonPersonal       Reason = "personal"        // password: little beyond username, e-mail or organisation
	ReasonSame           Reason = "same"            // password: the one it should replace
	ReasonMismatch       Reason = "mismatch"        // the second entry differs from the first
	ReasonWrong          Reason = "wrong"           // password: not the present one
	ReasonTooLarge       Reason = "too_large"       // picture: Args: most MiB (int)
	ReasonTooManyPixels  Reason = "too_many_pixels" // picture: Args: most pixels a side (int)
	ReasonNotAPicture    Reason = "not_a_picture"   // picture: none of PNG, JPEG, GIF, WebP
	ReasonSecondFactor   Reason = "second_factor"   // a file cannot set it: each user sets up their own
	ReasonNotAllowed     Reason = "not_allowed"     // the actor's rights do not reach; Args: the rule (string)
)

// Invalid tells that one field of a value is refused, and why. Nothing was written.
type Invalid struct {
	Field  string // the name of the field, as the Field constants
	Reason Reason
	Args   []any // what the sentence needs; see the reasons
}

// Error is for the log and for tests; it never holds what was typed into a secret field.
func (e *Invalid) Error() string {
	if len(e.Args) == 0 {
		return e.Field + ": " + string(e.Reason)
	}
	return fmt.Sprintf("%s: %s %v", e.Field, e.Reason, e.Args)
}

// Refuse makes an *Invalid as an error.
func Refuse(field string, reason Reason, args ...any) error {
	return &Invalid{Field: field, Reason: reason, Args: args}
}

// Refusals joins what is wrong with several fields, so that a form can show all of
// it at once; nil when none of errs is an error.
func Refusals(errs ...error) error { return errors.Join(errs...) }

// Invalids lists every *Invalid in err, in the order in which they were found.
func Invalids(err error) []*Invalid {
	var list []*Invalid
	var walk func(error)
	walk = func(err error) {
		switch e := err.(type) { //nolint:errorlint // walks the tree itself, node by node
		case nil:
		case *Invalid:
			list = append(list, e)
		case interface{ Unwrap() []error }:
			for _, inner := range e.Unwrap() {
				walk(inner)
			}
		case interface{ Unwrap() error }:
			walk(e.Unwrap())
		}
	}
	walk(err)
	return list
}

// InUse tells that a thing cannot be deleted because others rely on it.
type InUse struct {
	Kind Kind
	Name string
	By   []string // the first few names, sorted
	More int      // how many beyond By
}

// Error names the thing and who uses it.
func (e *InUse) Error() string {
	return fmt.Sprintf("%s %q is used by %s and %d more", e.Kind, e.Name, strings.Join(e.By, ", "), e.More)
}

// About tells which of several things an error concerns, such as one user of many.
type About struct {
	Name string
	Err  error
}

// Error names the thing first.
func (e *About) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap is the error itself.
func (e *About) Unwrap() error { return e.Err }
