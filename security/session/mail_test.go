package session_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/session"
)

// post notes with which settings e-mail was sent, what, and to whom.
type post struct {
	settings []mail.Settings
	to       []string
	sent     []mail.Message
	err      error
	hang     bool
}

func (p *post) Send(ctx context.Context, m mail.Message) error {
	p.to, p.sent = append(p.to, m.To), append(p.sent, m)
	if p.hang {
		<-ctx.Done()
		return ctx.Err()
	}
	return p.err
}

const mailPassword = "only for the server"

// goodMail is a draft of settings that can be stored.
func goodMail() data.MailDraft {
	return data.MailDraft{Password: mailPassword, SetPassword: true, MailSettings: data.MailSettings{
		Server: "mx.example.org", Port: 587, TLS: data.MailStartTLS, Username: "pbx", Sender: "pbx@example.org",
	}}
}

// withMail sets a mail server up whose e-mail goes to the post that it returns, and which
// is known to work.
func withMail(t testing.TB, o *session.Options) *post {
	t.Helper()
	p := &post{}
	o.Post.Mailer = func(s mail.Settings) (session.Mailer, error) {
		p.settings = append(p.settings, s)
		return p, nil
	}
	if err := session.New(*o, 1).SaveMailSettings(ctx, goodMail()); err != nil {
		t.Fatal(err)
	}
	proveMail(t, *o)
	return p
}

// proveMail does as if an e-mail had left with what is stored.
func proveMail(t testing.TB, o session.Options) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error {
		m, err := tx.Mail()
		return errors.Join(err, tx.ProveMail(m, now))
	})
}

func TestMailSettingsAreStoredAndThePasswordIsNeverTold(t *testing.T) {
	o, _ := open(t)
	withMail(t, &o)
	s := session.New(o, 1)
	if state, err := s.MailSettings(ctx); err != nil || state != (data.MailState{MailSettings: goodMail().MailSettings, HasPassword: true, Proved: now}) {
		t.Errorf("%+v %v", state, err)
	}
	e := events(t, o, 1)[0]
	if e.Kind != data.KindMail || e.Name != "mx.example.org" || !slices.Contains(e.Changes, data.Change{Field: data.FieldMailPassword}) {
		t.Errorf("%+v", e)
	}
	if strings.Contains(fmt.Sprintf("%+v %+v", events(t, o, 100), goodMail()), mailPassword) {
		t.Error("the password stands in the log")
	}
	renamed := goodMail()
	renamed.SetPassword, renamed.Password, renamed.Sender = false, "", "Office <pbx@example.org>"
	if err := s.SaveMailSettings(ctx, renamed); err != nil {
		t.Fatal("the sender alone: ", err)
	}
	inside(t, o, func(tx *store.Tx) error {
		m, err := tx.Mail()
		if m.Password != mailPassword || m.Sender != renamed.Sender {
			t.Error("the stored password was not kept")
		}
		return err
	})
	if err := s.SaveMailSettings(ctx, data.MailDraft{}); err != nil {
		t.Fatal(err)
	}
	if state, err := s.MailSettings(ctx); err != nil || state != (data.MailState{}) {
		t.Errorf("after the server was taken away: %+v %v", state, err)
	}
}

func TestTheStoredPasswordGoesOnlyToTheServerItWasTypedFor(t *testing.T) {
	o, _ := open(t)
	p := withMail(t, &o)
	s := session.New(o, 1)
	for what, move := range map[string]func(*data.MailDraft){
		"server": func(d *data.MailDraft) { d.Server = "mx.example.net" }, "port": func(d *data.MailDraft) { d.Port = 465 },
		"encryption": func(d *data.MailDraft) { d.TLS = data.MailImplicit }, "username": func(d *data.MailDraft) { d.Username = "other" },
	} {
		d := goodMail()
		d.SetPassword, d.Password = false, ""
		move(&d)
		if err := s.SaveMailSettings(ctx, d); !only(err, data.FieldMailPassword, data.ReasonRequired) {
			t.Errorf("another %s is saved: %v", what, err)
		}
		if err := s.SendTestMail(ctx, d, "ann@example.org"); !only(err, data.FieldMailPassword, data.ReasonRequired) {
			t.Errorf("another %s is tested: %v", what, err)
		}
	}
	if len(p.to) != 0 {
		t.Errorf("sent to %v", p.to)
	}
}

func TestATestGoesOutWithWhatStandsInTheForm(t *testing.T) {
	o, _ := open(t)
	p := withMail(t, &o)
	s := session.New(o, 1)
	d := goodMail()
	d.Server, d.Password = "new.example.org", "another"
	if err := s.SendTestMail(ctx, d, "bob@example.org"); err != nil {
		t.Fatal(err)
	}
	if last := p.settings[len(p.settings)-1]; last.Server != "new.example.org" || last.Password.Reveal() != "another" || p.to[0] != "bob@example.org" {
		t.Errorf("%s to %v", last.Server, p.to)
	}
	if state, _ := s.MailSettings(ctx); state.Server != "mx.example.org" {
		t.Error("a test saved the settings")
	}
	p.err = &data.MailFailure{Kind: data.MailSignInRefused, Step: "AUTH"}
	var failure *data.MailFailure
	if err := s.SendTestMail(ctx, d, "bob@example.org"); !errors.As(err, &failure) {
		t.Errorf("%v", err)
	}
	if list := events(t, o, 2); list[0].Note != "mail_sign_in_refused" || list[0].Result != data.Refused || list[1].Action != data.EventTestMail || list[1].Result != data.Done {
		t.Errorf("%+v", list)
	}
	if err := s.SendTestMail(ctx, d, "nowhere"); !only(err, data.FieldEmail, data.ReasonNotAnAddress) {
		t.Errorf("%v", err)
	}
}

func TestAServerThatIsSilentIsGivenUpWithinFifteenSeconds(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for 15 seconds")
	}
	o, _ := open(t)
	p := withMail(t, &o)
	p.hang = true
	began := time.Now()
	var failure *data.MailFailure
	err := session.New(o, 1).SendTestMail(ctx, goodMail(), "bob@example.org")
	if took := time.Since(began); !errors.As(err, &failure) || failure.Kind != data.MailSilent || took > 16*time.Second {
		t.Errorf("%v after %s", err, took)
	}
}

// guarded is an office whose administrators are ann, who gets codes by e-mail, and bob, who
// needs none, by a role and a profile of his own; it has a mail server.
func guarded(t *testing.T) (o session.Options, s *session.Session, bob data.User, role data.Role, profile data.Profile) {
	t.Helper()
	o, _ = open(t)
	withMail(t, &o)
	s = session.New(o, 1)
	var err error
	if role, err = s.SaveRole(ctx, data.Role{Name: "Twin", Permissions: []data.Permission{"admin"}}); err != nil {
		t.Fatal(err)
	}
	profile = profileOf(t, s, 1)
	profile.ID, profile.Version, profile.Name = 0, 0, "Twin"
	if profile, err = s.SaveProfile(ctx, profile); err != nil {
		t.Fatal(err)
	}
	bob = save(t, s, draft("bob", role.ID, profile.ID))
	if _, err := s.SetSecondFactor(ctx, []data.UserID{1}, data.EmailCode); err != nil {
		t.Fatal(err)
	}
	return o, s, bob, role, profile
}

func TestSomebodyWithFullRightsCanAlwaysPassTheSignIn(t *testing.T) {
	o, s, bob, role, profile := guarded(t)
	refusals := 0
	refuse := func(what string, err error) {
		t.Helper()
		var shut *data.LockedOut
		if !errors.As(err, &shut) || !shut.Mail {
			t.Errorf("%s: %v", what, err)
		}
		if e := events(t, o, 1)[0]; e.Result != data.Refused || e.Note != "locked_out" {
			t.Errorf("%s is logged as %+v", what, e)
		}
		refusals++
	}
	if err := s.SaveMailSettings(ctx, data.MailDraft{}); err != nil {
		t.Fatal("bob needs no e-mail: ", err)
	}
	ids := []data.UserID{bob.ID}
	role.Permissions = []data.Permission{"show_user"}
	_, err := s.SaveRole(ctx, role)
	refuse("the role", err)
	profile.Modules = map[data.ModuleKey]data.Actions{data.ModuleCDR: data.View}
	_, err = s.SaveProfile(ctx, profile)
	refuse("the profile", err)
	instead := data.RoleID(2)
	_, err = s.DeleteRole(ctx, role.ID, &instead)
	refuse("the role, deleted", err)
	_, err = s.ChangeUsers(ctx, ids, data.UserPatch{Enabled: &off})
	refuse("the switch", err)
	_, err = s.DeleteUsers(ctx, ids)
	refuse("the deletion", err)
	if err := s.SaveMailSettings(ctx, goodMail()); err != nil {
		t.Fatal(err)
	}
	_, err = s.SetSecondFactor(ctx, ids, data.EmailCode)
	refuse("codes through a server that was never tried", err)
	proveMail(t, o)
	if _, err := s.SetSecondFactor(ctx, ids, data.EmailCode); err != nil {
		t.Fatal(err)
	}
	refuse("the mail server", s.SaveMailSettings(ctx, data.MailDraft{}))
	other := goodMail()
	other.Server = "new.example.org"
	refuse("a server that was never tried", s.SaveMailSettings(ctx, other))
	if err := errors.Join(s.SendTestMail(ctx, other, "ann@example.org"), s.SaveMailSettings(ctx, other)); err != nil {
		t.Errorf("after a test of it: %v", err)
	}
	if refusals != 8 {
		t.Errorf("%d refusals", refusals)
	}
}

func TestWhatNobodyCouldPassBeforeDoesNotStopTheWork(t *testing.T) {
	o, s, _, _, _ := guarded(t)
	inside(t, o, func(tx *store.Tx) error { // as if somebody had taken the server away below
		bob, err := tx.UserByName("bob")
		return errors.Join(err, tx.SetMail(store.Mail{}), tx.SetPassword(bob.ID, store.Password{Hash: "h", Set: now, Expires: now}))
	})
	if err := s.SetFactorGrace(ctx, 3); err != nil {
		t.Errorf("%v", err)
	}
}
