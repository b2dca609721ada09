package session_test

import (
	"database/sql"
	"encoding/csv"
	"errors"
	"log/slog"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

// old adds entries that are so many days old, oldest first.
func old(t testing.TB, o session.Options, days ...int) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error {
		for _, d := range days {
			e := data.Event{At: now.AddDate(0, 0, -d), Action: data.EventView, Kind: data.KindUser, Name: "=old", Result: data.Done}
			if err := tx.AddEvent(e); err != nil {
				return err
			}
		}
		return nil
	})
}

// aged makes an office whose log begins with entries of those ages, and ends with one of now.
func aged(t testing.TB, days ...int) (session.Options, *session.Session) {
	t.Helper()
	o, s := open(t)
	inside(t, o, func(tx *store.Tx) error { _, err := tx.DropEvents(now.Add(time.Hour)); return err })
	old(t, o, days...)
	old(t, o, 0)
	return o, s
}

func TestTheOldestEntriesAreLetGoOfAndTheRestStillVerifies(t *testing.T) {
	o, s := aged(t, 400, 300, 100, 40, 20)
	for days, reason := range map[int]data.Reason{29: data.ReasonTooFew, 3651: data.ReasonTooLong} {
		if _, err := s.SetEventDays(ctx, days); !only(err, data.FieldEventDays, reason) {
			t.Errorf("%d days: %v", days, err)
		}
	}
	if _, err := s.Retention(ctx, 29); !only(err, data.FieldEventDays, data.ReasonTooFew) {
		t.Errorf("29 days: %v", err)
	}
	for days, want := range map[int]int64{0: 0, 3650: 0, 365: 1, 90: 3, 30: 4} {
		if r, err := s.Retention(ctx, days); err != nil || r != (data.Retention{Entries: 6, Old: want}) {
			t.Errorf("%d days: %+v %v, want %d", days, r, err, want)
		}
	}
	dropped, err := s.SetEventDays(ctx, 90)
	if err != nil || dropped != 3 {
		t.Fatalf("%d %v", dropped, err)
	}
	list := events(t, o, 100)
	if len(list) != 5 || list[0].Changes[0].Field != data.FieldEventDays || list[1].Action != data.EventRetention || list[1].ActorName != "ann" || list[1].Changes[0].Old != "3" {
		t.Errorf("%+v", list)
	}
	if n, err := s.VerifyEvents(ctx); err != nil || n != 5 {
		t.Errorf("%d %v", n, err)
	}
	if r, err := s.Retention(ctx, 30); err != nil || r != (data.Retention{Days: 90, Entries: 5, Old: 1}) {
		t.Errorf("%+v %v", r, err)
	}
	// The next start lets go of what became too old meanwhile.
	later := o
	later.Now = func() time.Time { return now.AddDate(0, 0, 60) }
	old(t, o, -60) // somebody worked then
	if err := session.Tidy(ctx, later); err != nil {
		t.Fatal(err)
	}
	if list := events(t, o, 100); list[0].Action != data.EventRetention || list[0].Actor != 0 || list[0].Changes[0].Old != "1" || len(list) != 6 {
		t.Errorf("%d %+v", len(list), list[0])
	}
}

func TestAClockYearsAheadDoesNotEmptyTheLog(t *testing.T) {
	o, s := aged(t, 20)
	if _, err := s.SetEventDays(ctx, 30); err != nil {
		t.Fatal(err)
	}
	before := len(events(t, o, 100))
	later := o
	later.Now = func() time.Time { return now.AddDate(10, 0, 0) }
	if err := session.Tidy(ctx, later); err != nil {
		t.Fatal(err)
	}
	if n := len(events(t, o, 100)); n != before {
		t.Errorf("%d of %d entries are left", n, before)
	}
}

func TestALogThatWasTamperedWithStopsNoStartAndIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	db, err := store.Create(path, [32]byte{1}, [16]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	o, err := session.Open(ctx, db, catalog(t), password.Floor, func() time.Time { return now.AddDate(-1, 0, 0) })
	first := session.FirstStart{Organisation: data.Organisation{Name: "Fourth Street"}, Username: "ann", Email: "ann@example.org", Password: goodPassword}
	if err := errors.Join(err, session.Found(ctx, o, first)); err != nil {
		t.Fatal(err)
	}
	old(t, o, 300, 0)
	inside(t, o, func(tx *store.Tx) error {
		office, err := tx.Organisation()
		office.EventDays = 30
		return errors.Join(err, tx.SetOrganisation(office))
	})
	raw, err := sql.Open("sqlite3", "file:"+path+"?_key="+url.QueryEscape("x'01"+strings.Repeat("00", 31)+"'")+"&_cipher=sqlcipher&_legacy=4")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec("UPDATE event SET name = 'somebody else' WHERE id = 1"); err != nil {
		t.Fatal(err)
	}
	_ = raw.Close()
	var said strings.Builder
	o.Log, o.Now = slog.New(slog.NewTextHandler(&said, nil)), func() time.Time { return now }
	if err := session.Tidy(ctx, o); err != nil || !strings.Contains(said.String(), "event 1 was changed") {
		t.Errorf("the start: %v, the log says %q", err, said.String())
	}
	s := session.New(o, 1)
	var broken *data.BrokenLog
	if _, err := s.SetEventDays(ctx, 60); !errors.As(err, &broken) || broken.ID != 1 {
		t.Errorf("%v", err)
	}
}

func TestTheLogIsExportedAsTheActorSeesItAndThatIsLogged(t *testing.T) {
	o, s := aged(t, 3, 2)
	var out strings.Builder
	if err := s.ExportEvents(ctx, &out, func(e data.Event) bool { return e.Name == "=old" }); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(rows) != 4 || rows[1][5] != "'=old" || rows[1][1] != "2026-11-21T12:00:00Z" || rows[3][1] != "2026-11-18T12:00:00Z" {
		t.Errorf("%q %v", rows, err)
	}
	if e := events(t, o, 1)[0]; e.Action != data.EventExport || e.Kind != data.KindEvents || e.Changes[0].New != "3" {
		t.Errorf("%+v", e)
	}
	if err := s.ExportEvents(ctx, failing{}, func(data.Event) bool { return true }); err == nil {
		t.Error("a full disk was not told")
	}
}

// failing is a disk that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWhoLooksOverOneTenantNeitherExportsTheOthersNorLetsGo(t *testing.T) {
	o, s := open(t)
	inside(t, o, func(tx *store.Tx) error {
		p := data.Profile{Name: "Logs", Modules: map[data.ModuleKey]data.Actions{data.ModuleEventLogger: data.View}}
		if _, err := tx.InsertProfile(p); err != nil {
			return err
		}
		other, err := tx.InsertTenant(data.Tenant{Name: "Other", Enabled: true})
		if err != nil {
			return err
		}
		_, err = tx.InsertRole(data.Role{Name: "Logs", Permissions: []data.Permission{"show_activity_log"}})
		if other != 2 {
			t.Errorf("tenant %d", other)
		}
		return err
	})
	d := draft("bob", 4, 4)
	d.User.Tenants = []data.TenantID{2}
	asBob := session.New(o, save(t, s, d).ID)
	var out strings.Builder
	if err := asBob.ExportEvents(ctx, &out, func(data.Event) bool { return true }); err != nil || strings.Contains(out.String(), "ann") {
		t.Errorf("%q %v", out.String(), err)
	}
	if _, err := asBob.SetEventDays(ctx, 30); !refusedBy(err, access.RuleProfile) {
		t.Errorf("%v", err)
	}
	if e := events(t, o, 1)[0]; e.Note != "profile tenants view" || e.Name != "Logs" || e.ActorName != "bob" {
		t.Errorf("the refusal in the log: %+v", e)
	}
	if _, err := asBob.Retention(ctx, 30); !refusedBy(err, access.RuleProfile) {
		t.Errorf("%v", err)
	}
}
