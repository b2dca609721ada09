package session_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

// freePBX makes an export of n users as FreePBX writes it.
func freePBX(n int) string {
	var b strings.Builder
	b.WriteString(`"username","description","default_extension","password","encrypted_password","fname","lname","displayname","title","company","department","email","cell","work","home","fax"` + "\n")
	for i := range n {
		fmt.Fprintf(&b, "\"u%d\",\"line one\nline two\",\"%d\",\"\",\"$2y$10$x\",\"A\",\"B\",\"A B\",\"\",\"Office\",\"Support, 2nd level\",\"u%d@example.org\",\"+34 1\",\"\",\"\",\"\"\n", i, 200+i, i)
	}
	return strings.TrimSuffix(b.String(), "\n") // the last line has no end
}

// job reads a file and chooses the role and profile of a manager for new users.
func job(t testing.TB, text string) session.ImportJob {
	t.Helper()
	sheet, err := transfer.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return session.ImportJob{Sheet: sheet, Mapping: transfer.SuggestMapping(sheet), Defaults: transfer.Defaults{
		Roles: []data.RoleID{2}, Profile: 2, Tenants: []data.TenantID{1}, SecondFactor: data.NoFactor,
	}}
}

func plan(t testing.TB, s *session.Session, j session.ImportJob) transfer.Plan {
	t.Helper()
	p, err := s.PlanImport(ctx, j)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryUserOfAnExportComesInOnceAndTheSameFileChangesNothing(t *testing.T) {
	o, s := open(t)
	j := job(t, freePBX(60))
	p := plan(t, s, j)
	if p.Adds != 60 || p.Errors != 0 {
		t.Fatalf("%+v", p.Rows[0])
	}
	var told int
	sheet, err := s.Import(ctx, j, p, func(done, total int) { told = done })
	if err != nil || len(sheet) != 60 || told != 60 {
		t.Fatal(err, len(sheet), told)
	}
	inside(t, o, func(tx *store.Tx) error {
		u, err := tx.UserByName("u59")
		if err != nil || !u.MustChange || u.Department != "Support, 2nd level" {
			t.Errorf("%+v %v", u, err)
		}
		p, err := tx.Password(u.ID)
		if !password.IsTemporary(p.Hash) || p.Expires.Sub(now) != session.TemporaryLife {
			t.Errorf("%v until %v", p, p.Expires)
		}
		if ok, _, err := o.Passwords.Verify(ctx, p.Hash, sheet[59].Password); !ok || err != nil {
			t.Errorf("the password of the sheet: %v %v", ok, err)
		}
		return err
	})
	again := plan(t, s, j)
	if again.Skips != 60 || again.Ready() {
		t.Errorf("again: %d adds, %d changes, %d skips, %d errors", again.Adds, again.Changes, again.Skips, again.Errors)
	}
}

func TestWhatThisProgramExportsImportsWithoutAChange(t *testing.T) {
	_, s := open(t)
	j := job(t, freePBX(5))
	if _, err := s.Import(ctx, j, plan(t, s, j), nil); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := s.ExportUsers(ctx, &file, nil, transfer.Own); err != nil {
		t.Fatal(err)
	}
	if p := plan(t, s, job(t, file.String())); p.Skips != 6 {
		t.Errorf("%+v", p)
	}
}

func TestAnImportThatIsCancelledOrOvertakenWritesNothing(t *testing.T) {
	_, s := open(t)
	j := job(t, freePBX(200))
	p := plan(t, s, j)
	stopped, cancel := context.WithCancel(ctx)
	_, err := s.Import(stopped, j, p, func(done, total int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	d := draft("u7", 2, 2)
	save(t, s, d)
	if _, err := s.Import(ctx, j, p, nil); !errors.Is(err, data.ErrConflict) {
		t.Errorf("overtaken: %v", err)
	}
	if users, _ := s.Users(ctx); len(users) != 2 {
		t.Errorf("%d users", len(users))
	}
}

func TestAnImportTouchesOnlyWhatTheImporterMay(t *testing.T) {
	o, s := open(t)
	_, _, asBob := helpers(t, o, s)
	j := job(t, "username,email,enabled,second_factor\nann,other@example.org,yes,\nbob,bob@example.org,no,\nnew,new@example.org,yes,authenticator\n")
	p := plan(t, asBob, j)
	for i, want := range []string{string(access.RuleMoreRights), string(access.RuleOwn), ""} {
		row := p.Rows[i]
		if row.Act != transfer.Error || want != "" && row.Problems[0].Args[0] != want {
			t.Errorf("line %d: %s %v, want %s", row.Line, row.Act, row.Problems, want)
		}
	}
	if p.Ready() {
		t.Error("the plan can be applied")
	}
}

func TestTwoUsersExchangeTheirAddressesInOneFile(t *testing.T) {
	_, s := open(t)
	save(t, s, draft("bob", 2, 2))
	save(t, s, draft("eve", 2, 2))
	j := job(t, "username,email\nbob,eve@example.org\neve,bob@example.org\n")
	if _, err := s.Import(ctx, j, plan(t, s, j), nil); err != nil {
		t.Fatal(err)
	}
	users, _ := s.Users(ctx)
	if users[1].Email != "eve@example.org" || users[2].Email != "bob@example.org" {
		t.Errorf("%+v", users)
	}
}

func TestAnImportMayReplaceTheAdministratorsButNotEndThem(t *testing.T) {
	o, s := open(t)
	eve := save(t, s, draft("eve", 1, 1))
	asEve := session.New(o, eve.ID)
	j := job(t, "username,email,enabled,roles,profile,tenants\nann,ann@example.org,no,Administrator,Administrator,Main\nzoe,zoe@example.org,yes,Administrator,Administrator,Main\n")
	if _, err := asEve.Import(ctx, j, plan(t, asEve, j), nil); err != nil {
		t.Fatal(err)
	}
	if users, _ := asEve.Users(ctx); users[0].Enabled || len(users) != 3 {
		t.Errorf("%+v", users)
	}
}
