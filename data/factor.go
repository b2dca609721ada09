package data

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// The fields around the second factor and the sign-in, as refusals and the event log name them.
const (
	FieldCode          = "code" // six digits, an e-mailed code or a recovery code
	FieldRequireFactor = "require_factor"
	FieldFactorGrace   = "factor_grace"
	FieldRecoveryCodes = "recovery_codes"
	FieldEventDays     = "event_days"
	FieldEvents        = "events"
)

// Why a second factor or a code is refused, beside the reasons of other fields.
const (
	ReasonUsed           Reason = "used"            // code: taken before, or older than one that was
	ReasonStale          Reason = "stale"           // code: the e-mailed one is too old, or was tried too often
	ReasonNoMailServer   Reason = "no_mail_server"  // nobody could get a code: no mail server is set
	ReasonFactorRequired Reason = "factor_required" // a role or the profile demands one; Args: its name (string)
	ReasonNoFactor       Reason = "no_factor"       // recovery codes stand in for a factor: there is none yet
	ReasonTooFew         Reason = "too_few"         // Args: least (int)
)

// The limits of a policy's grace, in days.
const (
	FactorGraceMost    = 90
	FactorGraceDefault = 7
)

// The limits of how long the event log keeps its entries, in days; 0 is for ever.
const (
	EventDaysLeast = 30
	EventDaysMost  = 3650
)

// ErrNoMail means that no mail server is set, so that nothing can be sent.
var ErrNoMail = errors.New("no mail server is set")

// FactorState is how a user stands with the second factor.
type FactorState struct {
	Method     SecondFactor
	Enrolled   time.Time // since when an authenticator is set up; zero: none is
	CodesLeft  int       // recovery codes that were not used yet
	RequiredBy []string  // names of the roles, and of the profile, that demand a factor
	// Due is until when the user signs in without the factor that is demanded; zero where
	// none is, one is set up, or the user has not signed in since it is.
	Due         time.Time
	Failures    int       // wrong passwords and codes in a row
	LastFailure time.Time // zero: none, or before the register noted it
	LastWrong   WrongEntry
}

// Passes reports whether the user is asked for a factor that is ready to be given.
func (f FactorState) Passes() bool {
	return f.Method == EmailCode || f.Method == Authenticator && !f.Enrolled.IsZero()
}

// Lacks reports whether a factor is demanded, or chosen, and not ready.
func (f FactorState) Lacks() bool {
	return !f.Passes() && (f.Method == Authenticator || len(f.RequiredBy) > 0)
}

// WrongEntry is what somebody mistook at the sign-in.
type WrongEntry string

// What can be mistaken.
const (
	WrongPassword WrongEntry = "password"
	WrongCode     WrongEntry = "code"
)

// UserFactor is a row of the overview of second factors.
type UserFactor struct {
	User  User // Locked tells who is kept out
	State FactorState
}

// Enrolment is what an authenticator app needs. It prints as [redacted].
type Enrolment struct {
	SetupKey string // to type: base 32 in groups of four
	URI      string // the text of the QR code
}

// Format keeps the secret out of logs, whatever the verb.
func (Enrolment) Format(w fmt.State, _ rune) { redacted(w) }

// EnrolmentSheet is what is printed, once, for a user who sets up the authenticator from
// paper. It prints as [redacted].
type EnrolmentSheet struct {
	Organisation string
	Username     string
	Email        string
	Enrolment    Enrolment
	Codes        []string // ten recovery codes
}

// Format keeps the secrets out of logs, whatever the verb.
func (EnrolmentSheet) Format(w fmt.State, _ rune) { redacted(w) }

func redacted(w io.Writer) { _, _ = io.WriteString(w, "[redacted]") }

// ClockOff tells that a code was wrong now and right for another time: a clock, the
// app's or this machine's, is off.
type ClockOff struct{ Ahead time.Duration } // of the app's before this machine's; negative: behind

// Error tells by how much.
func (e *ClockOff) Error() string { return fmt.Sprintf("the app's clock is ahead by %s", e.Ahead) }

// Wait tells that the next try, or the next e-mail, has to wait.
type Wait struct{ For time.Duration }

// Error tells how long.
func (e *Wait) Error() string { return fmt.Sprintf("wait for %s", e.For) }

// LockedOut tells that after the act no administrator could pass the sign-in any more.
// Nothing was written.
type LockedOut struct {
	// Mail says that each of them is asked for an e-mailed code, and that no mail server is
	// set, or one through which no e-mail has left yet; else their passwords are missing or
	// expired.
	Mail bool
}

// Error is for the log and for tests.
func (e *LockedOut) Error() string {
	if e.Mail {
		return "no administrator could sign in: each needs an e-mailed code, and there is no mail server that is known to work"
	}
	return "no administrator could sign in: their passwords are missing or expired"
}

// Letter is what an e-mail is about. It prints as [redacted].
type Letter struct {
	Template     Template // how it is written, in the reader's language
	Organisation string
	Username     string
	Code         string        // of LetterCode
	Life         time.Duration // how long the code is taken
}

// Format keeps the code out of logs, whatever the verb.
func (Letter) Format(w fmt.State, _ rune) { redacted(w) }

// LetterKind is one of the e-mails that the program sends.
type LetterKind string

// The e-mails.
const (
	LetterCode LetterKind = "code" // the code of a sign-in
	LetterTest LetterKind = "test" // that the mail settings work
)

// MailDraft is what the form of the mail settings saves. No server in it is no server at
// all. It prints as [redacted].
type MailDraft struct {
	MailSettings
	Password string
	// SetPassword says that Password replaces the stored one.
	SetPassword bool
}

// Format keeps the password out of logs, whatever the verb.
func (MailDraft) Format(w fmt.State, _ rune) { redacted(w) }
