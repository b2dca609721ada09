package session_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
)

func TestEnrolmentSheetsAreMadeOnceAndTheLogHoldsNoSecret(t *testing.T) {
	o, s := open(t)
	bob, eve := save(t, s, draft("bob", 2, 2)), save(t, s, draft("eve", 2, 2))
	sheets, err := s.EnrolmentSheets(ctx, []data.UserID{bob.ID, eve.ID})
	if err != nil || len(sheets) != 2 || sheets[0].Username != "bob" || sheets[1].Organisation != "Fourth Street" || len(sheets[1].Codes) != 10 {
		t.Fatalf("%v %v", sheets, err)
	}
	for i, id := range []data.UserID{bob.ID, eve.ID} {
		if f := state(t, s, id); !f.Passes() || f.Method != data.Authenticator || f.CodesLeft != 10 {
			t.Errorf("%+v", f)
		}
		if string(stored(t, o, id).Secret) != string(app(t, sheets[i].Enrolment).Bytes()) {
			t.Error("what is printed is not what is asked for")
		}
	}
	log := fmt.Sprintf("%+v", events(t, o, 100))
	if !strings.Contains(log, string(data.EventSheet)) {
		t.Error("the sheets are not in the log")
	}
	for _, sheet := range sheets {
		printed := fmt.Sprintf("%v %+v %#v", sheet, sheet, &sheet)
		for _, secret := range append([]string{sheet.Enrolment.SetupKey, sheet.Enrolment.URI, strings.ReplaceAll(sheet.Enrolment.SetupKey, " ", "")}, sheet.Codes...) {
			if strings.Contains(log, secret) || strings.Contains(printed, secret) {
				t.Error("a secret stands in the log")
			}
		}
	}
	if _, err := s.EnrolmentSheets(ctx, []data.UserID{bob.ID, nobody}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if string(stored(t, o, bob.ID).Secret) != string(app(t, sheets[0].Enrolment).Bytes()) {
		t.Error("a refused batch changed one of them")
	}
}

func TestTheOverviewTellsWhoHasWhoLacksWhoMustAndWhoIsLocked(t *testing.T) {
	o, s := open(t)
	bob, eve := save(t, s, draft("bob", 2, 2)), save(t, s, draft("eve", 2, 2))
	enrolIn(t, s, bob.ID)
	due := now.Add(time.Hour)
	inside(t, o, func(tx *store.Tx) error {
		role, err := tx.Role(2)
		role.RequireFactor = true
		return errors.Join(err, tx.UpdateRole(role), tx.SetFactorDue(eve.ID, due), tx.SetFactorDue(bob.ID, due), tx.SetFactorDue(1, due), tx.SetFailures(eve.ID, 20, true), tx.NoteWrong(eve.ID, data.WrongCode, now))
	})
	rows, err := s.Factors(ctx)
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d %v", len(rows), err)
	}
	ann, second, third := rows[0].State, rows[1].State, rows[2].State
	if ann.Passes() || ann.Lacks() || len(ann.RequiredBy) != 0 || !ann.Due.IsZero() {
		t.Errorf("ann need not: %+v", ann)
	}
	if !second.Passes() || second.Lacks() || !second.Due.IsZero() || !slices.Equal(second.RequiredBy, []string{"Manager"}) {
		t.Errorf("bob has one: %+v", second)
	}
	if third.Passes() || !third.Lacks() || !third.Due.Equal(due) || !rows[2].User.Locked || third.Failures != 20 || third.LastWrong != data.WrongCode || !third.LastFailure.Equal(now) {
		t.Errorf("eve must and is locked: %+v", third)
	}
}

func TestTheGraceIsStoredAndBounded(t *testing.T) {
	o, s := open(t)
	for days, reason := range map[int]data.Reason{-1: data.ReasonTooFew, 91: data.ReasonTooLong} {
		if err := s.SetFactorGrace(ctx, days); !only(err, data.FieldFactorGrace, reason) {
			t.Errorf("%d days: %v", days, err)
		}
	}
	if err := s.SetFactorGrace(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if _, office, err := s.Account(ctx); err != nil || office.FactorGrace != 0 {
		t.Errorf("%d %v", office.FactorGrace, err)
	}
	if e := events(t, o, 1)[0]; e.Kind != data.KindOrganisation || e.Changes[0] != (data.Change{Field: data.FieldFactorGrace, Old: "7", New: "0"}) {
		t.Errorf("%+v", e)
	}
}
