package templates_test

import (
	"context"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/templates"
	"pbxusers/ui/words"
)

// office stands in for what is below the screen.
type office struct {
	mutex sync.Mutex
	own   map[string]data.Template // by their names
	may   data.Actions
	fail  error         // of the next call
	hold  chan struct{} // a test is sent only once it is closed; nil for at once

	saved   []data.Template
	tests   []data.Template
	stopped chan struct{} // closed once a sending was cancelled
	changed int
	ended   int
}

// ours are words that are not the built-in ones.
var ours = data.Template{Kind: data.LetterCode, Language: "es", Subject: "Fourth Street: acceso", Text: "Hola {username}:\n\n{code}\n\nUn saludo"}

func newOffice(own ...data.Template) *office {
	o := &office{own: map[string]data.Template{}, may: data.View | data.Edit, stopped: make(chan struct{})}
	for _, t := range own {
		o.own[t.Name()] = t
	}
	return o
}

func (o *office) next() error {
	err := o.fail
	o.fail = nil
	return err
}

func (o *office) list(context.Context) (list []data.CurrentTemplate, err error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	for _, kind := range data.LetterKinds {
		for _, tag := range words.Tags() {
			now := data.CurrentTemplate{Template: words.LetterTemplate(kind, tag)}
			if own, ok := o.own[now.Name()]; ok {
				now = data.CurrentTemplate{Template: own, Changed: true}
			}
			list = append(list, now)
		}
	}
	return list, o.next()
}

func (o *office) save(_ context.Context, t data.Template) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.next(); err != nil {
		return err
	}
	checked, err := t.Checked()
	if err != nil {
		return err
	}
	o.saved = append(o.saved, checked)
	o.own[checked.Name()] = checked
	return nil
}

func (o *office) reset(_ context.Context, kind data.LetterKind, language string) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := o.next(); err != nil {
		return err
	}
	delete(o.own, data.Template{Kind: kind, Language: language}.Name())
	return nil
}

func (o *office) send(ctx context.Context, t data.Template) error {
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
	o.tests = append(o.tests, t)
	return nil
}

func (o *office) rights() access.Rights {
	profile := data.Profile{ID: 1, Name: "Writer", Modules: map[data.ModuleKey]data.Actions{data.ModuleTemplates: o.may}}
	rights := liststest.Rights(profile, data.Role{ID: 1, Name: "Nothing"})
	rights.User.Username, rights.User.Email = "ann", "ann@example.org"
	return rights
}

// scene is the screen in its window.
type scene struct {
	*kittest.Window
	t      *testing.T
	screen *templates.Screen
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1064, 800) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{t: t}
	app := kittest.NewApp(t, mode)
	s.screen = templates.New(templates.Deps{
		List: o.list, Save: o.save, Reset: o.reset, SendTest: o.send, Rights: o.rights,
		Organisation: func() string { return "Fourth Street" },
		Changed:      func() { o.changed++ }, Ended: func() { o.ended++ },
		Canvas: func() fyne.Canvas {
			if s.Window == nil {
				return nil
			}
			return s.Canvas()
		},
	})
	s.Window = kittest.OpenWith(t, app, s.screen.Content(), width, height)
	t.Cleanup(s.screen.Close)
	s.Wait("the templates", func() bool { return !s.Sees("Reading the templates…") })
	return s
}

// edit opens the editor of a row by keyboard.
func (s *scene) edit(row int) {
	s.t.Helper()
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	for range row {
		s.Press(fyne.KeyDown)
	}
	s.Press(fyne.KeyReturn)
	s.Field("Subject")
}

func (s *scene) entry(label string) *kit.Entry {
	s.t.Helper()
	return s.Field(label).Object().(*kit.Entry)
}

// write puts a text into a field, as if everything in it were typed over.
func (s *scene) write(label, text string) {
	s.t.Helper()
	s.entry(label).SetText(text)
	s.Settle()
}
