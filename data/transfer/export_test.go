package transfer_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

func (o *office) export(t testing.TB, format transfer.Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := transfer.WriteUsers(&b, slices.Values(o.users), data.NewNames(o.choices), format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestUsersAreWrittenWithOurColumns(t *testing.T) {
	o := newOffice(t)
	ann := o.user("ann", "ann@office.example")
	ann.Roles, ann.Desks, ann.Tenants, ann.DefaultTenant = []data.RoleID{1, 3}, []data.DeskID{2, 3}, []data.TenantID{1, 2}, 2
	ann.Startup, ann.Department, ann.SecondFactor = "user_portal", `=cmd|'/c calc'!A1`, data.Authenticator
	want := "\uFEFFusername,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\n" +
		`ann,ann@office.example,Administrator|Night shift,"Support, 2nd level|Back\\office\|left",Portal,user_portal,'=cmd|'/c calc'!A1,south|north,yes,authenticator,no` + "\n"
	if got := o.export(t, transfer.Own); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestUsersAreWrittenWithFreePBXColumns(t *testing.T) {
	o := newOffice(t)
	o.user("200", "+ann@office.example").Department = "Sales, north"
	want := "username,description,default_extension,password,encrypted_password,fname,lname,displayname,title,company,department,email,cell,work,home,fax\n" +
		"200,,none,,,,,,,,\"Sales, north\",'+ann@office.example,,,,\n"
	if got := o.export(t, transfer.FreePBX); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if plan := o.plan(t, want); counts(plan) != [4]int{0, 0, 1, 0} {
		t.Errorf("%v %v", counts(plan), plan.Rows[0].Changes)
	}
}

func TestAnExportThatWouldLoseSomethingIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*data.User){
		"role":    func(u *data.User) { u.Roles = []data.RoleID{2, 9} },
		"desk":    func(u *data.User) { u.Desks = []data.DeskID{9} },
		"profile": func(u *data.User) { u.Profile = 9 },
		"tenant":  func(u *data.User) { u.Tenants = []data.TenantID{1, 9} },
	} {
		o := newOffice(t)
		spoil(o.user("ann", "ann@office.example"))
		if err := transfer.WriteUsers(&bytes.Buffer{}, slices.Values(o.users), data.NewNames(o.choices), transfer.Own); err == nil {
			t.Errorf("an unknown %s was written", name)
		}
	}
	if err := transfer.WriteUsers(&bytes.Buffer{}, slices.Values([]data.User{}), data.NewNames(data.Choices{}), transfer.ThreeCX); err == nil {
		t.Error("written in a format that is only read")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

func TestAFullDiskIsToldByEveryWriter(t *testing.T) {
	o := newOffice(t)
	o.user("ann", "ann@office.example")
	plan := o.plan(t, "username,default_extension\nann,\n")
	for name, err := range map[string]error{
		"own":     transfer.WriteUsers(full{}, slices.Values(o.users), data.NewNames(o.choices), transfer.Own),
		"freepbx": transfer.WriteUsers(full{}, slices.Values(o.users), data.NewNames(o.choices), transfer.FreePBX),
		"sheet":   transfer.WriteSheet(full{}, nil, transfer.SheetWords{}),
		"report":  transfer.WriteReport(full{}, &plan, reportWords),
	} {
		if err == nil {
			t.Error(name)
		}
	}
}

func TestTheSheetOfTemporaryPasswordsIsExactAndPrintsNone(t *testing.T) {
	row := transfer.SheetRow{Username: "ann", Email: "ann@office.example", Password: "7ZK4-XXXX"}
	var b bytes.Buffer
	words := transfer.SheetWords{Username: "Usuario", Email: "Correo", Password: "Contraseña"}
	if err := transfer.WriteSheet(&b, []transfer.SheetRow{row}, words); err != nil {
		t.Fatal(err)
	}
	if want := "\uFEFFUsuario,Correo,Contraseña\nann,ann@office.example,7ZK4-XXXX\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		if text := fmt.Sprintf(verb, row) + fmt.Sprintf(verb, []transfer.SheetRow{row}); strings.Contains(text, "7ZK4") {
			t.Errorf("%s prints %s", verb, text)
		}
	}
}

var reportWords = transfer.ReportWords{
	Line: "Line", Act: "Act", Username: "Username", What: "What",
	Acts:    func(a transfer.Act) string { return strings.ToUpper(string(a)) },
	Field:   func(field string) string { return field },
	Problem: func(problem *data.Invalid) string { return problem.Error() },
}

func TestTheReportHasALineForEveryRow(t *testing.T) {
	o := newOffice(t)
	o.user("ann", "ann@office.example").Department = "=Sales"
	o.user("sue", "sue@office.example")
	plan := o.plan(t, "username,email,default_extension,department\nann,a@b.example,,\"Sales, north\"\nsue,sue@office.example,,\n=x,a@b.example\nbob,bob@office.example,,\n-2+3,c@d.example,,\n")
	var b bytes.Buffer
	if err := transfer.WriteReport(&b, &plan, reportWords); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFLine,Act,Username,What\n2,CHANGE,ann,\"email: ann@office.example → a@b.example; department: =Sales → Sales, north\"\n3,SKIP,sue,\n" +
		"4,ERROR,,row: cells [2 4]\n5,ADD,bob,\n6,ERROR,'-2+3,username: characters [a-z 0-9 . _ -]\n"
	if b.String() != want {
		t.Errorf("\n got %s\nwant %s", b.String(), want)
	}
}

func TestTheDefaultTenantSurvivesTheRoundTrip(t *testing.T) {
	for _, first := range []data.TenantID{1, 2} {
		o := newOffice(t)
		ann := o.user("ann", "ann@office.example")
		ann.Tenants, ann.DefaultTenant = []data.TenantID{1, 2}, first
		text := o.export(t, transfer.Own)
		o.users = nil
		if u := o.plan(t, text).Rows[0].User; u.DefaultTenant != first || !reflect.DeepEqual(u.Tenants, []data.TenantID{1, 2}) {
			t.Errorf("%+v", u)
		}
	}
}
