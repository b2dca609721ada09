package signin_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/security/signin"
)

// story is a long day in an office, with everything that must not stand in its log.
type story struct {
	*testing.T
	o       session.Options
	c       *clock
	b       *box
	door    *signin.Door
	ann     *session.Session
	bob     data.User
	said    bytes.Buffer // the program's own log
	secrets map[string]string
	read    int64 // the newest entry that was looked at
}

func begin(t *testing.T) *story {
	s := &story{T: t, secrets: map[string]string{}}
	s.o, s.c = open(t)
	s.o.Log = slog.New(slog.NewTextHandler(&s.said, nil))
	s.b = withMail(t, &s.o)
	s.door, s.ann = signin.New(s.o), session.New(s.o, 1)
	s.logged() // the first start
	return s
}

// secret remembers what must not be found.
func (s *story) secret(what, text string) string {
	s.secrets[text] = what
	return text
}

// logged returns what was written since it was asked last, the oldest first, as
// "actor action name result note".
func (s *story) logged() (lines []string) {
	s.Helper()
	list := lastEvent(s, s.o, 1000)
	for _, e := range slices.Backward(list) {
		if e.ID > s.read {
			lines = append(lines, strings.Join([]string{e.ActorName, string(e.Action), e.Name, string(e.Result), e.Note}, " "))
			s.read = e.ID
		}
	}
	return lines
}

// expect fails unless exactly this was written since.
func (s *story) expect(what string, want ...string) {
	s.Helper()
	if got := s.logged(); !slices.Equal(got, want) {
		s.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

// wrongs tries passwords and accounts that do not open.
func (s *story) wrongs() {
	_, _ = s.door.SignIn(ctx, s.secret("a password typed as a name", "plum-velvet-anchor-9"), s.secret("ann's password", right))
	s.expect("an unknown name", " sign_in_wrong  refused unknown")
	_, _ = s.door.SignIn(ctx, "ann", s.secret("a wrong password", wrong))
	s.expect("a wrong password", " sign_in_wrong ann refused password")
	for range signin.FreeTries - 1 {
		_, _ = s.door.SignIn(ctx, "ann", wrong)
	}
	s.logged()
	_, _ = s.door.SignIn(ctx, "ann", right)
	s.expect("the right one within the wait", " sign_in_wrong ann refused waiting")
	s.c.pass(time.Minute)
	inside(s, s.o, func(tx *store.Tx) error { return tx.SetFailures(1, signin.LockTries-1, false) })
	s.c.pass(time.Hour)
	_, _ = s.door.SignIn(ctx, "ann", wrong)
	s.expect("the twentieth wrong one", " lock_out ann refused password")
	s.c.pass(time.Hour)
	_, _ = s.door.SignIn(ctx, "ann", right)
	s.expect("the right one of a locked account", " sign_in_wrong ann refused locked")
	if _, err := s.door.Rescue(ctx, "nobody", s.secret("the rescue's password", "ferry lantern mosaic thunder")); !errors.Is(err, signin.ErrWrong) {
		s.Error(err)
	}
	s.expect("no administrator", " recovery  refused no_rescue")
	if err := s.door.RefuseRescue(ctx, "ann"); err != nil {
		s.Error(err)
	}
	s.expect("a wrong recovery key", " recovery ann refused recovery_key")
	if _, err := s.door.Rescue(ctx, "ann", "ferry lantern mosaic thunder"); err != nil {
		s.Error(err)
	}
	s.expect("the rescue", "ann set_password ann done ", "ann recovery ann done ")
}

// accounts makes bob, who has to choose a password, and lets both change their own.
func (s *story) accounts() {
	s.bob = addBob(s, s.o)
	s.logged()
	entry, err := s.door.SignIn(ctx, "bob", right)
	if err != nil {
		s.Fatal(err)
	}
	s.expect("a password that has to be changed first")
	asBob, err := entry.MustChange.Choose(ctx, s.secret("bob's password", other))
	if err != nil {
		s.Fatal(err)
	}
	s.expect("the change", "bob set_password bob done ", "bob sign_in bob done ")
	_ = asBob.SetOwnPassword(ctx, s.secret("a wrong present password", "bridge candle seventeen owls"), s.secret("bob's next password", "marble teapot under nine oaks"))
	s.expect("a wrong present password", "bob set_password bob refused password")
	if err := asBob.SetOwnPassword(ctx, other, "marble teapot under nine oaks"); err != nil {
		s.Error(err)
	}
	s.expect("the right one", "bob set_password bob done ")
	if _, err := asBob.SaveAccount(ctx, data.AccountDraft{SetLanguage: true, Language: "es"}); err != nil {
		s.Error(err)
	}
	s.expect("another language", "bob change bob done ")
	if err := errors.Join(asBob.Lock(ctx), asBob.SignOut(ctx)); err != nil {
		s.Error(err)
	}
	s.expect("a lock and a sign-out", "bob lock bob done ", "bob sign_out bob done ")

	typed := s.secret("a temporary password", password.NewTemporary())
	hash, err := s.o.Passwords.HashTemporary(typed)
	if err != nil {
		s.Fatal(err)
	}
	inside(s, s.o, func(tx *store.Tx) error {
		return tx.SetPassword(s.bob.ID, store.Password{Hash: hash, Set: s.c.Now(), Expires: s.c.Now().Add(-time.Second)})
	})
	_, _ = s.door.SignIn(ctx, "bob", typed)
	s.expect("one that has expired", "bob sign_in bob refused expired")
	if err := s.ann.SetPassword(ctx, s.bob.ID, "marble teapot under nine oaks", false); err != nil {
		s.Fatal(err)
	}
	s.expect("one that an administrator sets", "ann set_password bob done ")
	for i, want := range []string{" sign_in_wrong bob refused disabled", "bob sign_in bob done "} {
		on := i == 1
		if _, err := s.ann.ChangeUsers(ctx, []data.UserID{s.bob.ID}, data.UserPatch{Enabled: &on}); err != nil {
			s.Fatal(err)
		}
		s.logged()
		_, _ = s.door.SignIn(ctx, "bob", "marble teapot under nine oaks")
		s.expect(fmt.Sprintf("enabled: %v", on), want)
	}
}

// codes sets bob's authenticator up and signs in with it.
func (s *story) codes() {
	if _, err := s.ann.SetSecondFactor(ctx, []data.UserID{s.bob.ID}, data.Authenticator); err != nil {
		s.Fatal(err)
	}
	s.logged()
	entry, err := s.door.SignIn(ctx, "bob", "marble teapot under nine oaks")
	if err != nil {
		s.Fatal(err)
	}
	app := s.app(entry.Enrol.SetupKey(), entry.Enrol.URI())
	fresh, err := entry.Enrol.Confirm(ctx, s.code(app, 0))
	if err != nil {
		s.Fatal(err)
	}
	s.expect("an enrolment", "bob enrol bob done ")
	for _, code := range fresh.Codes() {
		s.secret("a recovery code", code)
	}
	if _, err = fresh.Kept(ctx); err != nil {
		s.Fatal(err)
	}
	s.expect("the sign-in after it", "bob sign_in bob done ")
	step := s.asked()
	s.expect("a right password that asks for a code")
	for _, c := range []struct{ what, typed, note string }{
		{"a used code", s.code(app, 0), "used"}, {"a wrong code", s.secret("a wrong code", "135790"), "code"},
		{"one of another time", s.code(app, 4), "clock"}, {"a wrong recovery code", s.secret("a wrong recovery code", "ABCD-EFGH-JKMN-PQRS"), "code"},
	} {
		_, _ = step.Check(ctx, c.typed)
		s.expect(c.what, " sign_in_wrong bob refused "+c.note)
	}
	_, _ = step.Check(ctx, fresh.Codes()[0])
	s.expect("a recovery code", "bob recovery_code bob done ", "bob sign_in bob done ")
	step = s.asked()
	for range signin.FreeTries {
		_, _ = step.Check(ctx, "135790")
	}
	s.logged()
	_, err = step.Check(ctx, s.code(app, 1))
	var wait *data.Wait
	if !errors.As(err, &wait) {
		s.Error(err)
	}
	s.expect("a right code within the wait", " sign_in_wrong bob refused waiting")
	if _, err := s.ann.UnlockUsers(ctx, []data.UserID{s.bob.ID}); err != nil {
		s.Fatal(err)
	}
	s.expect("an administrator's unlocking", "ann unlock bob done ")
	if _, err := s.ann.ResetFactor(ctx, []data.UserID{s.bob.ID}); err != nil {
		s.Fatal(err)
	}
	s.expect("a reset", "ann reset_factor bob done ")
}

// sheets prints bob's authenticator, and makes new recovery codes.
func (s *story) sheets() {
	list, err := s.ann.EnrolmentSheets(ctx, []data.UserID{s.bob.ID})
	if err != nil {
		s.Fatal(err)
	}
	s.app(list[0].Enrolment.SetupKey, list[0].Enrolment.URI)
	fresh, err := session.New(s.o, s.bob.ID).NewRecoveryCodes(ctx)
	if err != nil {
		s.Fatal(err)
	}
	for _, code := range append(fresh, list[0].Codes...) {
		s.secret("a recovery code", code)
	}
	if got := s.logged(); len(got) < 2 || !strings.HasPrefix(got[0], "ann sheet bob done") || !strings.HasPrefix(got[len(got)-1], "bob recovery_codes bob done") {
		s.Errorf("a sheet and new codes: %q", got)
	}
}

// mails signs bob in with codes by e-mail, through a server that has a password.
func (s *story) mails() {
	draft := data.MailDraft{SetPassword: true, Password: s.secret("the mail password", "smtp-hunter2-smtp"), MailSettings: data.MailSettings{
		Server: "mx.example.org", Port: 587, TLS: data.MailStartTLS, Username: "pbx", Sender: "pbx@example.org"}}
	if err := errors.Join(s.ann.SaveMailSettings(ctx, draft), s.ann.SendTestMail(ctx, draft, "ann@example.org")); err != nil {
		s.Fatal(err)
	}
	if _, err := s.ann.SetSecondFactor(ctx, []data.UserID{s.bob.ID}, data.EmailCode); err != nil {
		s.Fatal(err)
	}
	s.logged()
	step := s.asked()
	send(s, step)
	code := s.secret("an e-mailed code", s.b.code(s))
	s.expect("an e-mail", "bob send_code bob done ")
	s.c.pass(otp.EmailLife)
	_, _ = step.Check(ctx, code)
	s.expect("a code that is too old", " sign_in_wrong bob refused stale")
	s.b.err = &data.MailFailure{Kind: data.MailUnreachable}
	_ = step.Send(ctx)
	s.secret("an e-mailed code", s.b.code(s))
	s.expect("an e-mail that fails", "bob send_code bob refused mail_unreachable")
	s.c.pass(2 * time.Minute)
	inside(s, s.o, func(tx *store.Tx) error { return tx.SetMail(store.Mail{}) })
	if err := step.Send(ctx); !errors.Is(err, data.ErrNoMail) {
		s.Error(err)
	}
	s.expect("no mail server", "bob send_code bob refused no_mail")
}

func (s *story) asked() *signin.Code {
	s.Helper()
	entry, err := s.door.SignIn(ctx, "bob", "marble teapot under nine oaks")
	if err != nil || entry.Code == nil {
		s.Fatalf("%+v %v", entry, err)
	}
	return entry.Code
}

func (s *story) app(key, uri string) otp.Secret {
	s.secret("a setup key", key)
	s.secret("what a QR code holds", uri)
	return appOf(s, key)
}

// code is what the app shows; each is a secret too.
func (s *story) code(app otp.Secret, steps int64) string {
	return s.secret("a code", shown(s, app, s.c, steps))
}

func TestEverySignInRefusalAndResetStandsInTheLogAndNoSecretDoes(t *testing.T) {
	s := begin(t)
	s.wrongs()
	s.accounts()
	s.codes()
	s.sheets()
	s.mails()

	var file bytes.Buffer
	if err := s.ann.ExportEvents(ctx, &file, func(data.Event) bool { return true }); err != nil {
		t.Fatal(err)
	}
	var entries strings.Builder
	for _, e := range lastEvent(t, s.o, 10000) {
		e.At = time.Time{} // six digits in a row are a code or nothing
		fmt.Fprintf(&entries, "%+v\n", e)
	}
	if n := strings.Count(entries.String(), "\n"); n < 50 || len(s.secrets) < 40 {
		t.Errorf("%d entries, %d secrets: not much of a story", n, len(s.secrets))
	}
	for where, text := range map[string]string{"the log": entries.String(), "its export": file.String(), "the program's own log": s.said.String()} {
		plain := plainly(text)
		for secret, what := range s.secrets {
			if strings.Contains(plain, plainly(secret)) {
				t.Errorf("%s holds %s: %q", where, what, secret)
			}
		}
	}
	t.Logf("%d secrets looked for in %d entries, their export and the program's log", len(s.secrets), strings.Count(entries.String(), "\n"))
}

// plainly is a text without case and what parts groups of a code.
func plainly(text string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(text))
}
