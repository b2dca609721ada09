package events_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/events"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

var now = time.Date(2026, 11, 21, 15, 4, 5, 0, time.Local)

// store stands in for what is below the screen: it keeps a log and what was asked of it.
type store struct {
	mutex       sync.Mutex
	events      []data.Event // the oldest first
	given       int          // entries that were handed to keep
	fail        error
	hold        chan struct{} // where set, reading waits for it
	right       int64
	broken      error
	profile     string // the built-in profile of who looks
	preferences map[string]string
	opened      []data.UserID
	ended       int

	readOnly bool
	files    files
	keeps    keeps
}

// files is what was exported, and how.
type files struct {
	cancels bool          // the person leaves the file's dialog
	disk    error         // what the disk says
	slow    chan struct{} // where set, each entry waits for it
	name    string
	lines   []string
	done    int
}

// keeps is for how long the log keeps its entries.
type keeps struct {
	days    int
	old     map[int]int64 // how many entries are older
	set     []int
	refused error
}

func (l *store) export(ctx context.Context, to io.Writer, keep func(data.Event) bool) error {
	for _, e := range slices.Backward(l.events) {
		if l.files.slow != nil {
			select {
			case <-l.files.slow:
			case <-ctx.Done():
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if keep(e) {
			if _, err := fmt.Fprintln(to, e.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// saveAs is the dialog of a file, and the file.
func (l *store) saveAs(_, name string, write func(io.Writer) error, done func(string, error)) {
	l.files.name = name
	if l.files.cancels {
		return
	}
	go func() {
		var out strings.Builder
		err := errors.Join(write(&out), l.files.disk)
		fyne.Do(func() {
			l.files.done++
			if err != nil {
				done("", err)
				return
			}
			l.files.lines = strings.Fields(out.String())
			done("/home/ann/"+name, nil)
		})
	}()
}

func (l *store) retention(_ context.Context, days int) (data.Retention, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return data.Retention{Days: l.keeps.days, Entries: int64(len(l.events)), Old: l.keeps.old[days]}, l.keeps.refused
}

func (l *store) setDays(_ context.Context, days int) (int64, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.keeps.days = days
	l.keeps.set = append(l.keeps.set, days)
	return l.keeps.old[days], l.keeps.refused
}

func (l *store) read(ctx context.Context, before int64, most int, keep func(data.Event) bool) (list []data.Event, err error) {
	l.mutex.Lock()
	hold, fail, all := l.hold, l.fail, l.events
	l.mutex.Unlock()
	if hold != nil {
		<-hold
	}
	if fail != nil {
		return nil, fail
	}
	for i := len(all) - 1; i >= 0 && len(list) < most; i-- {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if before != 0 && all[i].ID >= before {
			continue
		}
		l.mutex.Lock()
		l.given++
		l.mutex.Unlock()
		if keep(all[i]) {
			list = append(list, all[i])
		}
	}
	return list, nil
}

func (l *store) rights() access.Rights {
	modules := map[data.ModuleKey]data.Actions{data.ModuleEventLogger: data.View}
	switch l.profile {
	case "tenants":
		modules[data.ModuleTenants] = data.View
		modules[data.ModuleUsers] = data.View | data.Add | data.Edit
		fallthrough
	case "log":
		return liststest.Rights(data.Profile{ID: 2, Name: "Log", Modules: modules}, liststest.AdministratorRole())
	}
	return liststest.Rights(liststest.AdministratorProfile(), liststest.AdministratorRole())
}

// scene is the screen in a window.
type scene struct {
	*kittest.Window
	t      *testing.T
	screen *events.Screen
}

func open(t *testing.T, l *store) *scene { return openWith(t, l, look.Light, 1064, 700) }

func openWith(t *testing.T, l *store, mode look.Mode, width, height float32) *scene {
	t.Helper()
	app := kittest.NewApp(t, mode)
	s := &scene{t: t}
	s.Window = kittest.OpenWith(t, app, kit.NewText(""), width, height)
	s.screen = events.New(events.Deps{
		Events: l.read,
		Verify: func(context.Context) (int64, error) { return l.right, l.broken },
		Export: l.export, SaveAs: l.saveAs, Retention: l.retention, SetDays: l.setDays, ReadOnly: l.readOnly,
		Preferences: func(context.Context) (map[string]string, error) {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			return l.preferences, nil
		},
		SetPreference: func(_ context.Context, name, value string) error {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			l.preferences = map[string]string{name: value}
			return nil
		},
		Rights: l.rights, Catalog: liststest.Catalog(), Now: func() time.Time { return now },
		OpenUser: func(id data.UserID) { l.opened = append(l.opened, id) },
		Canvas:   s.Canvas, Ended: func() { l.ended++ },
	})
	s.Stage.SetContent(s.screen.Content())
	t.Cleanup(s.screen.Close)
	s.Wait("the first answer", func() bool { return l.ended > 0 || !s.Sees(words.T("Reading the event log…")) })
	return s
}

func (s *scene) grid() *kit.Grid { return kittest.Find[*kit.Grid](s.Window, nil) }

// find types into the search and waits for the answer.
func (s *scene) find(text string) {
	s.t.Helper()
	search := kittest.Find[*kit.SearchEntry](s.Window, nil)
	search.SetText(text)
	s.answered()
}

func (s *scene) answered() {
	s.t.Helper()
	s.Wait("the answer", func() bool { return !s.Sees(words.T("Searching…")) })
}

// pick chooses in the filter of a label.
func (s *scene) pick(label, option string) {
	s.t.Helper()
	s.Field(label).Object().(*kit.Select).SetSelected(option)
	s.answered()
}

func (s *scene) shortcut(label string) { s.Use(s.screen.Shortcuts(), label) }

// event makes an entry some hours before now.
func event(id int64, hours int, actor string, action data.EventAction, kind data.Kind, name string) data.Event {
	return data.Event{ID: id, At: now.Add(-time.Duration(hours) * time.Hour), Actor: 1, ActorName: actor, Action: action, Kind: kind,
		Object: 7, Name: name, Result: data.Done}
}

// day is what happens in an office.
func day() []data.Event {
	refused := event(6, 2, "bob", data.EventDelete, data.KindRole, "Portal")
	refused.Actor, refused.Result, refused.Note = 7, data.Refused, string(access.RuleProfile)
	wrong := data.Event{ID: 7, At: now.Add(-time.Hour), Action: data.EventSignInWrong, Kind: data.KindSession, Object: 7, Name: "bob", Result: data.Refused}
	change := event(5, 3, "ann", data.EventChange, data.KindUser, "bob")
	change.Changes = []data.Change{
		{Field: data.FieldEmail, Old: "bob@example.org", New: "robert@example.org"}, {Field: data.FieldRoles, Old: "Manager", New: "Manager, Sales"},
		{Field: data.FieldPicture},
	}
	profile := event(4, 26, "ann", data.EventChange, data.KindProfile, "Reception")
	profile.Changes = []data.Change{{Field: data.FieldModules, Old: "users: view", New: "users: view+edit"}}
	role := event(3, 24*8, "ann", data.EventChange, data.KindRole, "Sales")
	role.Changes = []data.Change{{Field: data.FieldPermissions, Old: "show_cdr, show_user", New: "edit_user, show_user"}}
	first := event(1, 24*40, "ann", data.EventFirstStart, data.KindOrganisation, "Fourth Street")
	return []data.Event{first, event(2, 24*40, "ann", data.EventSetPassword, data.KindUser, "bob"), role, profile, change, refused, wrong}
}

// crowd is a log of n entries, an hour between each two.
func crowd(n int) (list []data.Event) {
	for i := range n {
		e := event(int64(i+1), n-i, fmt.Sprintf("user%d", i%5), data.EventChange, data.KindUser, fmt.Sprintf("person%d", i))
		e.Changes = []data.Change{{Field: data.FieldDepartment, Old: "", New: strings.Repeat("x", i%7)}}
		list = append(list, e)
	}
	return list
}
