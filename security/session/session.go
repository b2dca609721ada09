// Package session is the one door to the register. Signing in yields a Session; its
// methods are the only way to read or change anything. Each opens one immediate
// transaction, reads the actor's rights as they are now, asks access, does the work,
// adds the entry to the event log, and commits. A file a word.
//
// Every method may return *access.Refusal (not allowed; logged), *data.Invalid (a field
// is wrong), data.ErrNotFound, data.ErrConflict, data.ErrLastAdministrator,
// *data.LockedOut (no administrator could sign in any more), or ctx's error while waiting. After any error nothing was written.
package session

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/password"
)

// Options is what sessions are made of.
type Options struct {
	DB        *store.DB
	Catalog   *data.Catalog
	Passwords *password.Checker
	Now       func() time.Time
	Log       *slog.Logger // gets the errors that no screen can explain; never a secret
	Post      Post

	kept  *keptOffice
	ended *endings
}

// Session is a signed-in user. It is safe for several goroutines. It holds no rights:
// they are read anew at every call, so a demotion bites at the next one.
type Session struct {
	o       Options // not embedded: what is in it is nobody's beyond this package
	user    data.UserID
	watcher data.UserID               // who looks at the program as user sees it; 0 for a session of one's own
	begun   uint64                    // the count of endings at which it began
	told    atomic.Bool               // that it has ended is in the log
	given   atomic.Pointer[time.Time] // when the user last gave the own password; nil in a session of SeeAs
}

// New returns the session of a user who has passed every step of signing in, and so has
// just given the password: only security/signin calls it.
func New(o Options, user data.UserID) *Session {
	s, now := &Session{o: o, user: user, begun: o.ended.count(user)}, o.Now()
	s.given.Store(&now)
	return s
}

// turn is one call's transaction with the rights of the actor as they stand in it.
type turn struct {
	*store.Tx
	s      *Session
	office access.Office
	me     access.Rights
	now    time.Time
	names  *data.Names // once they were needed
	ends   []data.UserID
	open   bool // some administrator could pass the sign-in when the transaction began
}

// need is what a call asks of the actor before it does anything.
type need struct {
	module data.ModuleKey // "" needs nothing but being signed in
	action data.Actions
}

// read runs work in a transaction of an actor who has what is needed.
func (s *Session) read(ctx context.Context, n need, work func(*turn) error) error {
	return s.run(ctx, n, work, false)
}

// write is read for work that changes the register: it commits only when an enabled
// user who can administer users is left.
func (s *Session) write(ctx context.Context, n need, work func(*turn) error) error {
	return s.run(ctx, n, work, true)
}

func (s *Session) run(ctx context.Context, n need, work func(*turn) error, writes bool) error {
	t, err := s.begin(ctx)
	if err != nil {
		err = s.logEnded(n, err)
		s.report(err)
		return err
	}
	defer t.Rollback()
	if writes && s.watcher != 0 {
		err = &access.Refusal{Rule: access.RuleReadOnly}
	} else if n.module != "" {
		err = t.me.Check(n.module, n.action)
	}
	if err == nil && writes {
		err = t.noteOpen()
	}
	if err == nil {
		err = work(t)
	}
	if err == nil && writes {
		err = t.keep()
	}
	if err != nil {
		t.Rollback()
		err = s.logRefusal(t, n, err)
	} else {
		s.o.ended.add(t.ends) // before the next transaction; a session too many ends where this one fails
		err = t.Commit()
	}
	s.report(err)
	return err
}

// report writes into the program's log what nobody foresaw: the screens can only say
// that there was something, and where the log is.
func (s *Session) report(err error) {
	var refusal *access.Refusal
	var invalid *data.Invalid
	var shut *data.LockedOut
	var clock *data.ClockOff
	switch {
	case err == nil, errors.As(err, &refusal), errors.As(err, &invalid), errors.Is(err, data.ErrNotFound), errors.Is(err, data.ErrConflict),
		errors.Is(err, data.ErrLastAdministrator), errors.As(err, &shut), errors.As(err, &clock), errors.Is(err, context.Canceled):
		return
	}
	s.o.Log.Error("in a session", "error", err)
}

// begin starts a transaction and works out the actor's rights in it. A user who was
// disabled, locked or deleted since has no session any more, nor has one whose second
// factor was reset.
func (s *Session) begin(ctx context.Context) (*turn, error) {
	tx, err := s.o.DB.Begin(ctx)
	if err != nil {
		return nil, err
	}
	t := &turn{Tx: tx, s: s, now: s.o.Now()}
	if err := t.enter(); err != nil {
		tx.Rollback()
		return nil, err
	}
	return t, nil
}

func (t *turn) enter() error {
	user, err := t.User(t.s.user)
	if errors.Is(err, data.ErrNotFound) {
		return &access.Refusal{Rule: access.RuleEnded}
	}
	if err != nil {
		return err
	}
	if t.office, err = t.s.o.office(t.Tx); err != nil {
		return err
	}
	t.me = t.office.Rights(user)
	if t.s.over() {
		return &access.Refusal{Rule: access.RuleEnded, Name: user.Username}
	}
	if t.s.watcher != 0 {
		return t.enterAs()
	}
	if !t.me.Live() {
		return &access.Refusal{Rule: access.RuleEnded, Name: user.Username}
	}
	return nil
}

// noteOpen notes whether some administrator could pass the sign-in now.
func (t *turn) noteOpen() error {
	n, _, err := t.Passable(t.now, 1)
	t.open = n > 0
	return err
}

// keepOpen refuses a change after which no administrator could pass the sign-in. What
// nobody could pass before is not this change's fault.
func (t *turn) keepOpen() error {
	n, mail, err := t.Passable(t.now, 1)
	if err == nil && n == 0 && t.open {
		err = &data.LockedOut{Mail: mail}
	}
	return err
}

// keep refuses a change after which nobody could administer users, or which changed what
// the actor may do: nobody raises or lowers themselves, on whatever way round.
func (t *turn) keep() error {
	n, err := t.Administrators(1)
	if err == nil && n == 0 {
		err = data.ErrLastAdministrator
	}
	if err == nil {
		err = t.keepOpen()
	}
	if _, same := t.Words(); err != nil || same {
		return err // users are kept from changing their own account by access.CheckChange
	}
	if err := t.reread(); err != nil {
		return err
	}
	user, err := t.User(t.me.User.ID)
	if err == nil && !t.office.Rights(user).Same(t.me) {
		err = &access.Refusal{Rule: access.RuleOwn, Name: user.Username}
	}
	return err
}

// reread brings the office up to date after this transaction has changed it.
func (t *turn) reread() (err error) {
	t.names = nil
	t.office, err = t.s.o.office(t.Tx)
	return err
}

// log adds an entry by the actor to the event log.
func (t *turn) log(e data.Event) error {
	if t.s.watcher != 0 {
		return &access.Refusal{Rule: access.RuleReadOnly} // nothing is done in another's name
	}
	e.At, e.Actor, e.ActorName = t.now, t.me.User.ID, t.me.User.Username
	if e.Result == "" {
		e.Result = data.Done
	}
	return t.AddEvent(e)
}

// logRefusal writes down, in a transaction of its own, that the actor was refused, and
// returns err. A log that cannot be written does not hide the refusal.
func (s *Session) logRefusal(t *turn, n need, err error) error {
	note := ""
	var refusal *access.Refusal
	var shut *data.LockedOut
	switch {
	case s.watcher != 0:
		return err
	case errors.As(err, &refusal) && refusal.Rule == access.RuleConfirm:
		return err // a question, not a lack of rights: a wrong answer to it is logged
	case errors.As(err, &refusal):
		note = refusal.Note()
	case errors.Is(err, data.ErrLastAdministrator):
		note = data.NoteLastAdministrator
	case errors.As(err, &shut):
		note = data.NoteLockedOut
	default:
		return err
	}
	return errors.Join(err, s.logAfter(t.me.User, data.Event{
		Action: refusedActions[n.action], Kind: kindOf(n.module), Name: aboutWhom(err), Result: data.Refused, Note: note,
	}))
}

// logEnded writes down, once, that a session went on after its user had been disabled,
// locked or reset, and returns err. Of a user who is gone the log has the deletion.
func (s *Session) logEnded(n need, err error) error {
	var refusal *access.Refusal
	if !errors.As(err, &refusal) || refusal.Rule != access.RuleEnded || refusal.Name == "" || s.watcher != 0 || s.told.Swap(true) {
		return err
	}
	return errors.Join(err, s.logAfter(data.User{ID: s.user, Username: refusal.Name}, data.Event{
		Action: refusedActions[n.action], Kind: kindOf(n.module), Name: refusal.Name, Result: data.Refused, Note: refusal.Note(),
	}))
}

// logAfter adds an entry by a user in a transaction of its own, after the one that it is
// about was rolled back. It is written even where the caller waits no longer.
func (s *Session) logAfter(by data.User, e data.Event) error {
	tx, err := s.o.DB.Begin(context.Background())
	if err != nil {
		return err
	}
	defer tx.Rollback()
	e.At, e.Actor, e.ActorName = s.o.Now(), by.ID, by.Username
	if err := tx.AddEvent(e); err != nil {
		return err
	}
	return tx.Commit()
}

// refusedActions is what somebody tried who needed the action.
var refusedActions = map[data.Actions]data.EventAction{
	data.View: data.EventView, data.Add: data.EventCreate, data.Edit: data.EventChange, data.Delete: data.EventDelete,
}

// kindOf is what a module is about.
func kindOf(module data.ModuleKey) data.Kind {
	switch module {
	case data.ModuleRoles:
		return data.KindRole
	case data.ModuleDesks:
		return data.KindDesk
	case data.ModuleProfiles:
		return data.KindProfile
	case data.ModuleTenants:
		return data.KindTenant
	case data.ModuleUsers:
		return data.KindUser
	case data.ModuleMail:
		return data.KindMail
	case data.ModuleTemplates:
		return data.KindTemplate
	case data.ModuleEventLogger:
		return data.KindEvents
	}
	return data.KindSession
}

// aboutWhom is the name that an error concerns, if it says so.
func aboutWhom(err error) string {
	var about *data.About
	var refusal *access.Refusal
	switch {
	case errors.As(err, &about):
		return about.Name
	case errors.As(err, &refusal):
		return refusal.Name
	}
	return ""
}
