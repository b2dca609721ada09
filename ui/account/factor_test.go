package account_test

import (
	"context"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/account"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/person"
)

// second is what the office keeps of the second factor of who looks.
type second struct {
	mutex  sync.Mutex
	state  data.FactorState
	mail   data.MailState
	codes  int // sets that were made
	chosen []data.SecondFactor
	kept   []string
}

const theCode = "123456"

var (
	theEnrolment = data.Enrolment{SetupKey: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP", URI: "otpauth://totp/Office:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Office"}
	theCodes     = []string{"AAAA-1111-BBBB-2222", "CCCC-3333-DDDD-4444"}
	theDay       = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
)

func (s *second) deps(o *office) account.FactorDeps {
	return account.FactorDeps{
		Factor: func(context.Context) (data.FactorState, error) {
			s.mutex.Lock()
			defer s.mutex.Unlock()
			return s.state, nil
		},
		BeginEnrolment: func(context.Context) (data.Enrolment, error) { return theEnrolment, o.next() },
		ConfirmEnrolment: func(_ context.Context, code string) ([]string, error) {
			s.mutex.Lock()
			defer s.mutex.Unlock()
			if code != theCode {
				return nil, data.Refuse(data.FieldCode, data.ReasonWrong)
			}
			s.state.Method, s.state.Enrolled, s.state.CodesLeft = data.Authenticator, theDay, 10
			return theCodes, nil
		},
		NewRecoveryCodes: func(context.Context) ([]string, error) {
			s.mutex.Lock()
			defer s.mutex.Unlock()
			s.codes++
			s.state.CodesLeft = 10
			return theCodes, o.next()
		},
		SetFactor: func(_ context.Context, f data.SecondFactor) error {
			if err := o.next(); err != nil {
				return err
			}
			s.mutex.Lock()
			defer s.mutex.Unlock()
			s.chosen = append(s.chosen, f)
			s.state = data.FactorState{Method: f}
			return nil
		},
		Mail:         func(context.Context) (data.MailState, error) { return s.mail, nil },
		Organisation: func() string { return "Harbour Dental Clinic" },
		Keep: person.Keep{
			Copy:  func(secret string) { s.kept = append(s.kept, secret) },
			Print: func(string, string) error { return nil },
			Save: func(name string, write func(io.Writer) error, done func(string, error)) {
				var text strings.Builder
				err := write(&text)
				s.kept = append(s.kept, text.String())
				done("/home/bob/"+name, err)
			},
		},
	}
}

// offers reports whether a button of that label can be seen.
func (s *scene) offers(label string) bool {
	return kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == label }) != nil
}

func TestOneSetsUpTheOwnAuthenticatorByKeyboard(t *testing.T) {
	o := newOffice()
	o.roles[0].Permissions = nil // no right is needed for the own one
	s := open(t, o)
	if !s.Sees("None: username and password are enough") || s.offers("New recovery codes…") || s.offers("Verification method…") {
		t.Errorf("what is offered is not what is allowed: %s", s.Text())
	}
	s.Push("Set up an authenticator…")
	s.WaitFor("on your phone, then enter what the app shows. From then on signing in also asks for a code of the app.")
	if kittest.Find[*kit.QR](s.Window, nil) == nil {
		t.Error("there is no QR code")
	}
	s.Type("000000")
	s.Press(fyne.KeyReturn)
	s.WaitFor("This code is not right.")
	s.Field("Code that the app shows now").Object().(*kit.Entry).SetText("")
	s.Type(theCode)
	s.Press(fyne.KeyReturn)
	s.WaitFor(theCodes[0])
	s.Push("Save…")
	s.WaitFor("Move it to where only you get to")
	if len(o.kept) != 1 || !strings.Contains(o.kept[0], "Harbour Dental Clinic") || !strings.Contains(o.kept[0], theCodes[1]) {
		t.Errorf("kept %q", o.kept)
	}
	s.Push("They are kept")
	s.Wait("the account", func() bool { return s.Sees("Set up since 2026-03-04. 10 recovery codes are left.") })
	if o.changed != 1 || !s.offers("Set up the authenticator anew…") || !s.offers("New recovery codes…") {
		t.Errorf("told %d times: %s", o.changed, s.Text())
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed() // nothing of it is unsaved
}

func TestNewRecoveryCodesAreAskedForBecauseTheOldOnesDie(t *testing.T) {
	o := newOffice()
	o.state = data.FactorState{Method: data.Authenticator, Enrolled: theDay, CodesLeft: 3}
	s := open(t, o)
	s.Push("New recovery codes…")
	s.WaitFor("The 3 codes that you have now stop working.")
	s.Press(fyne.KeyEscape)
	if o.codes != 0 {
		t.Fatal("Escape made some")
	}
	s.Push("New recovery codes…")
	s.Push("Make new codes")
	s.WaitFor(theCodes[1])
	s.Push("Copy")
	s.Push("They are kept")
	s.Wait("the account", func() bool { return s.Sees("10 recovery codes are left.") })
	if o.codes != 1 || !slices.Equal(o.kept, []string{strings.Join(theCodes, "\n")}) {
		t.Errorf("%d sets, kept %q", o.codes, o.kept)
	}
}

func TestWhoGetsCodesByEMailGetsRecoveryCodesHere(t *testing.T) {
	o := newOffice()
	o.state = data.FactorState{Method: data.EmailCode}
	s := open(t, o)
	if !s.Sees("a code is e-mailed to bob@example.org at each sign-in. There are no recovery codes") {
		t.Error(s.Text())
	}
	s.Push("New recovery codes…") // there is nothing to lose, so nothing is asked
	s.WaitFor(theCodes[0])
}

func TestWhoMayEditUsersChoosesTheOwnMethod(t *testing.T) {
	o := newOffice()
	o.state = data.FactorState{Method: data.Authenticator, Enrolled: theDay, CodesLeft: 10}
	s := open(t, o)
	s.Push("Verification method…")
	s.WaitFor("For your own account (bob@example.org)")
	s.Press(fyne.KeyHome)
	if !s.Sees("The authenticator that is set up now and the recovery codes are forgotten.") || !s.Sees("It is set up already.") {
		t.Errorf("how it stands, or what gets lost, is not said: %s", s.Text())
	}
	o.fail = data.Refuse(data.FieldSecondFactor, data.ReasonFactorRequired, "Manager")
	s.Push("Change")
	s.WaitFor("“Manager” demands a second factor.")
	s.Press(fyne.KeyReturn)
	s.Push("Change")
	s.WaitFor("None: username and password are enough")
	if !slices.Equal(o.chosen, []data.SecondFactor{data.NoFactor}) || o.changed != 1 {
		t.Errorf("chosen %v, told %d times", o.chosen, o.changed)
	}
}

func TestCodesByEMailAreNotChosenForOneselfBeforeAnyHasLeft(t *testing.T) {
	const untried = "No e-mail has left through the mail server yet. Send a test in the Email Settings first."
	o := newOffice()
	o.profile.Modules[data.ModuleMail] = data.View
	o.mail.Server = "mx.example.org"
	o.state = data.FactorState{Method: data.Authenticator, Enrolled: theDay, CodesLeft: 10}
	choose := func() *scene {
		s := open(t, o)
		s.Push("Verification method…")
		s.WaitFor("For your own account (bob@example.org)")
		return s
	}
	s := choose()
	s.Press(fyne.KeyUp)
	if at := kittest.Find[*kit.Radio](s.Window, nil).Chosen(); data.SecondFactors[at] == data.EmailCode || !s.Sees(untried) {
		t.Errorf("%s is chosen: %s", data.SecondFactors[at], s.Text())
	}
	o.mail.Proved = theDay
	s = choose()
	s.Press(fyne.KeyUp)
	if at := kittest.Find[*kit.Radio](s.Window, nil).Chosen(); data.SecondFactors[at] != data.EmailCode || s.Sees(untried) ||
		!s.Sees("The authenticator that is set up now is forgotten. The recovery codes stay.") {
		t.Errorf("%s is chosen: %s", data.SecondFactors[at], s.Text())
	}
}

func TestADemandIsToldWithItsDay(t *testing.T) {
	o := newOffice()
	o.state = data.FactorState{RequiredBy: []string{"Manager"}, Due: time.Date(2026, 3, 16, 8, 30, 0, 0, time.Local)}
	s := open(t, o)
	if !s.Sees("“Manager” demands a second factor. Until 2026-03-16 08:30 you can sign in without one.") {
		t.Error(s.Text())
	}
}

func TestARefusedSetUpIsToldAndNothingIsShown(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	o.fail = data.ErrNotFound
	s.Push("Set up an authenticator…")
	s.WaitFor("The authenticator was not set up")
	if kittest.Find[*kit.QR](s.Window, nil) != nil {
		t.Error("there is a QR code")
	}
}
