package data

import (
	"fmt"
	"time"
)

// Kind is what an event or a refusal is about.
type Kind string

// The kinds of things the register holds.
const (
	KindUser         Kind = "user"
	KindRole         Kind = "role"
	KindDesk         Kind = "desk"
	KindProfile      Kind = "profile"
	KindTenant       Kind = "tenant"
	KindOrganisation Kind = "organisation"
	KindSession      Kind = "session"
	KindMail         Kind = "mail"   // the mail settings
	KindEvents       Kind = "events" // the event log itself
)

// EventAction is what was done, as a stable code; ui/words has its words.
type EventAction string

// The actions of the event log.
const (
	EventView        EventAction = "view"
	EventCreate      EventAction = "create"
	EventChange      EventAction = "change"
	EventDelete      EventAction = "delete"
	EventRestore     EventAction = "restore"
	EventSetPassword EventAction = "set_password"
	EventSignIn      EventAction = "sign_in"
	EventSignInWrong EventAction = "sign_in_wrong"
	EventSignOut     EventAction = "sign_out"
	EventLockOut     EventAction = "lock_out"
	EventUnlock      EventAction = "unlock"
	EventImport      EventAction = "import"
	EventExport      EventAction = "export"
	EventFirstStart  EventAction = "first_start"
	EventRecovery    EventAction = "recovery"
	EventRecoveryKey EventAction = "recovery_key" // a new recovery key was made
	EventSeeAs       EventAction = "see_as"
	EventLock        EventAction = "lock" // the window was locked; signing in again opens it

	EventEnrol         EventAction = "enrol"          // an authenticator was set up
	EventResetFactor   EventAction = "reset_factor"   // secret and recovery codes were dropped
	EventSheet         EventAction = "sheet"          // an enrolment sheet was made
	EventRecoveryCodes EventAction = "recovery_codes" // a new set was made
	EventRecoveryCode  EventAction = "recovery_code"  // one was used to sign in
	EventSendCode      EventAction = "send_code"      // a code was sent by e-mail
	EventTestMail      EventAction = "test_mail"
	EventRetention     EventAction = "retention" // the oldest entries were let go of
	EventConfirm       EventAction = "confirm"   // the own password was given again; only a wrong one is an entry
)

// Result is how the act ended.
type Result string

// The results.
const (
	Done    Result = "done"
	Refused Result = "refused"
)

// Change is one field's way from old to new, in words that need no other table to be
// read later; a secret field has empty texts.
type Change struct {
	Field string `json:"f"`
	Old   string `json:"o,omitempty"`
	New   string `json:"n,omitempty"`
}

// Event is one entry of the event log. Names are kept beside ids: the log stays
// readable after what it speaks of is gone.
type Event struct {
	ID        int64
	At        time.Time // to the millisecond, UTC
	Actor     UserID    // 0: nobody was signed in
	ActorName string
	Action    EventAction
	Kind      Kind
	Object    int64
	Name      string
	Changes   []Change
	Result    Result
	Note      string // why it was refused: a Note… below, the note of an access.Refusal, or "mail_" and a MailKind
}

// Why something was refused that no rule of access refuses.
const (
	NotePassword          = "password"     // it was wrong
	NoteCode              = "code"         // it was wrong
	NoteUsed              = "used"         // a code that was taken before
	NoteStale             = "stale"        // an e-mailed code that is too old, or was tried too often
	NoteClock             = "clock"        // a code that is right at another time
	NoteUnknown           = "unknown"      // nobody has that username
	NoteWaiting           = "waiting"      // the wait after wrong tries was not over, whatever was typed
	NoteLocked            = "locked"       // the account was locked, whatever was typed
	NoteDisabled          = "disabled"     // the account, or each of its tenants, was disabled, whatever was typed
	NoteChanged           = "changed"      // the account was changed while the sign-in was under way
	NoteExpired           = "expired"      // the temporary password was right and too old
	NoteRecoveryKey       = "recovery_key" // it was wrong
	NoteNoRescue          = "no_rescue"    // the recovery key was right, the username no administrator's
	NoteNoMail            = "no_mail"      // no mail server is set
	NoteLastAdministrator = "last_administrator"
	NoteLockedOut         = "locked_out" // no administrator could have signed in any more
)

// Retention is how long the event log keeps its entries, and what that means for it.
type Retention struct {
	Days    int   // 0 is for ever
	Entries int64 // in the log now
	Old     int64 // of them, those that are older than the days that were asked for
}

// BrokenLog tells the first entry of the event log that is not as it was written.
type BrokenLog struct{ ID int64 }

// Error names the entry.
func (e *BrokenLog) Error() string {
	return fmt.Sprintf("event %d was changed behind the log's back", e.ID)
}
