package settings_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/settings"
)

// office stands in for what is below the screen.
type office struct {
	mutex    sync.Mutex
	settings data.MailSettings
	password bool
	proved   time.Time // when an e-mail last left
	may      data.Actions
	fail     error         // of the next call
	hold     chan struct{} // a test is sent only once it is closed; nil for at once

	saved   []data.MailDraft
	tests   []data.MailDraft
	to      []string
	stopped chan struct{} // closed once a sending was cancelled
	changed int
	ended   int
	written int // times that somebody was led to the words of the e-mails
	words   data.Actions
}

var day = time.Date(2026, 3, 4, 12, 30, 0, 0, time.Local)

func newOffice() *office {
	return &office{password: true, proved: day, may: data.View | data.Edit, stopped: make(chan struct{}), settings: data.MailSettings{
		Server: "smtp.example.org", Port: 587, TLS: data.MailStartTLS, Username: "pbx", Sender: "Fourth Street <pbx@example.org>"}}
}

// without is an office that has no mail server.
func without() *office {
	o := newOffice()
	o.settings, o.password, o.proved = data.MailSettings{}, false, time.Time{}
	return o
}

func (o *office) next() error {
	err := o.fail
	o.fail = nil
	return err
}

func (o *office) read(context.Context) (data.MailState, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return data.MailState{MailSettings: o.settings, HasPassword: o.password, Proved: o.proved}, o.next()
}

// save checks as the session does, as far as a form can see it.
func (o *office) save(_ context.Context, d data.MailDraft) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.next(); err != nil {
		return err
	}
	var checked data.MailSettings
	if d.Server != "" {
		var err error
		if checked, err = d.Checked(); err != nil {
			return err
		}
	}
	o.saved = append(o.saved, d)
	if checked != o.settings || d.SetPassword {
		o.proved = time.Time{}
	}
	o.settings = checked
	if d.SetPassword || d.Server == "" {
		o.password = d.Password != ""
	}
	return nil
}

func (o *office) send(ctx context.Context, d data.MailDraft, to string) error {
	if o.hold != nil {
		select {
		case <-o.hold:
		case <-ctx.Done():
			close(o.stopped)
			return ctx.Err()
		}
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.next(); err != nil {
		return err
	}
	o.tests, o.to = append(o.tests, d), append(o.to, to)
	if d.MailSettings == o.settings {
		o.proved = day
	}
	return nil
}

func (o *office) rights() access.Rights {
	profile := data.Profile{ID: 1, Name: "Post office", Modules: map[data.ModuleKey]data.Actions{data.ModuleMail: o.may, data.ModuleTemplates: o.words}}
	rights := liststest.Rights(profile, data.Role{ID: 1, Name: "Nothing"})
	rights.User.Email = "ann@example.org"
	return rights
}

// scene is the screen in its window.
type scene struct {
	*kittest.Window
	t      *testing.T
	screen *settings.Screen
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1064, 700) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{t: t}
	app := kittest.NewApp(t, mode)
	s.screen = settings.New(settings.Deps{
		Settings: o.read, Save: o.save, SendTest: o.send, Rights: o.rights,
		Templates: func() { o.written++ },
		Changed:   func() { o.changed++ }, Ended: func() { o.ended++ },
		Canvas: func() fyne.Canvas {
			if s.Window == nil {
				return nil
			}
			return s.Canvas()
		},
	})
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	t.Cleanup(s.screen.Close)
	s.Wait("the settings", func() bool { return !s.Sees("Reading the settings…") })
	return s
}

// edit opens the form.
func (s *scene) edit(button string) {
	s.t.Helper()
	s.Push(button)
	s.Field("Mail server")
}

func (s *scene) entry(label string) *kit.Entry {
	s.t.Helper()
	if e, ok := s.Field(label).Object().(*kit.Entry); ok {
		return e
	}
	field := s.Field(label)
	return kittest.Find(s.Window, func(e *kit.Entry) bool {
		found := false
		kittest.Walk(field, func(o fyne.CanvasObject) bool { found = found || o == fyne.CanvasObject(e); return !found })
		return found
	})
}

func (s *scene) encryption() *kit.Select { return s.Field("Encryption").Object().(*kit.Select) }

// onPassword waits until the keyboard is on the field of another password.
func (s *scene) onPassword() {
	s.t.Helper()
	s.Wait("the keyboard on the password", func() bool {
		now, ok := s.Canvas().Focused().(*kit.Entry)
		return ok && now == s.entry("Mail password")
	})
}
