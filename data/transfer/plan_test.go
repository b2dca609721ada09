package transfer_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

func TestOurOwnFileMakesTheUsersItDescribes(t *testing.T) {
	o := newOffice(t)
	plan := o.planSheet(t, file(t, "own.csv"))
	if counts(plan) != [4]int{2, 0, 0, 0} {
		t.Fatalf("%v %v", counts(plan), said(plan.Rows[0]))
	}
	ann := data.User{
		Username: "ann", Email: "ann@office.example", Roles: []data.RoleID{1, 3}, Desks: []data.DeskID{1}, Profile: 1, Startup: "users",
		Department: "Dirección", Tenants: []data.TenantID{1, 2}, DefaultTenant: 1, SecondFactor: data.Authenticator, Enabled: true, MustChange: true,
	}
	bob := data.User{
		Username: "bob", Email: "bob@office.example", Roles: []data.RoleID{2}, Profile: 2, Tenants: []data.TenantID{2}, DefaultTenant: 2,
		SecondFactor: data.NoFactor, MustChange: true,
	}
	for i, want := range []data.User{ann, bob} {
		got := plan.Rows[i].User
		if len(got.Desks) == 0 {
			got.Desks = nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("\n got %+v\nwant %+v", got, want)
		}
	}
}

// Every file is planned, applied, and planned again.
func TestAFileOfAnySystemReadAgainChangesNothing(t *testing.T) {
	for name, want := range map[string][4]int{
		"own.csv":            {2, 0, 0, 0},
		"freepbx-export.csv": {2, 0, 0, 0},
		"fusionpbx.csv":      {2, 0, 0, 0},
		"3cx.csv":            {2, 0, 0, 0},
		"commpeak.csv":       {2, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			sheet := file(t, name)
			plan := o.planSheet(t, sheet)
			if counts(plan) != want || !plan.Ready() {
				t.Fatalf("%v: %s", counts(plan), said(plan.Rows[0]))
			}
			o.apply(t, plan)
			again := o.planSheet(t, sheet)
			if name == "own.csv" { // its first row says that ann need not change the password
				if counts(again) != [4]int{0, 1, 1, 0} || len(again.Rows[0].Changes) != 1 || again.Rows[0].Changes[0].Field != data.FieldMustChange {
					t.Fatalf("%v %v", counts(again), again.Rows[0].Changes)
				}
				o.apply(t, again)
				again = o.planSheet(t, sheet)
			}
			if counts(again) != [4]int{0, 0, want[0], 0} || again.Ready() {
				t.Errorf("again: %v", counts(again))
			}
		})
	}
}

func TestWithoutAnEmailANewUserIsAnErrorAndAnOldOneStays(t *testing.T) {
	o := newOffice(t)
	o.user("omar", "omar@office.example")
	plan := o.plan(t, "username,password,default_extension\nlucia,x,200\nomar,x,201\n")
	if counts(plan) != [4]int{0, 0, 1, 1} || said(plan.Rows[0]) != "email: required" {
		t.Errorf("%v: %s", counts(plan), said(plan.Rows[0]))
	}
}

func TestAChangeTellsOldAndNewByName(t *testing.T) {
	o := newOffice(t)
	ann := o.user("ann", "ann@office.example")
	ann.Department, ann.Tenants = "Sales", []data.TenantID{1, 2}
	plan := o.plan(t, "username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\n"+
		`ANN,ann@new.example,manager|Administrator,"Support, 2nd level|Back\\office\|left",administrator,cdr,,south|north,NO,e-mail,sí`)
	want := []data.Change{
		{Field: "email", Old: "ann@office.example", New: "ann@new.example"},
		{Field: "roles", Old: "Manager", New: "Administrator, Manager"},
		{Field: "desks", New: `Support, 2nd level, Back\office|left`},
		{Field: "profile", Old: "Portal", New: "Administrator"},
		{Field: "startup", New: "cdr"},
		{Field: "department", Old: "Sales"},
		{Field: "default_tenant", Old: "north", New: "south"},
		{Field: "enabled", Old: "yes", New: "no"},
		{Field: "second_factor", Old: "none", New: "email"},
		{Field: "must_change_password", Old: "no", New: "yes"},
	}
	row := plan.Rows[0]
	if row.Act != transfer.Change || !slices.Equal(row.Changes, want) {
		t.Errorf("%s %s\n got %v\nwant %v", row.Act, said(row), row.Changes, want)
	}
	if row.Before.Department != "Sales" || row.User.ID != 1 || row.User.Version != 1 {
		t.Errorf("%+v", row.User)
	}
}

func TestAnEmptyCellClearsOnlyWhatMayBeEmptyAndOnlyInOurOwnFiles(t *testing.T) {
	full := func() *office {
		o := newOffice(t)
		ann := o.user("ann", "ann@office.example")
		ann.Department, ann.Desks, ann.Startup = "Sales", []data.DeskID{1}, "user_portal"
		return o
	}
	plan := full().plan(t, "username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\nann,,,,,,,,,,\n")
	var fields []string
	for _, change := range plan.Rows[0].Changes {
		fields = append(fields, change.Field)
	}
	if want := []string{"desks", "startup", "department"}; !slices.Equal(fields, want) {
		t.Errorf("%v %s", fields, said(plan.Rows[0]))
	}
	for _, text := range []string{
		"username,default_extension,password,department,email\nann,200,,,\n",
		"Username,Email,Role,Desk,Department\nann,,,,\n",
		"user,mail,dept,desk\nann,,,\n",
		"username,desks\nann,Front desk\n",
	} {
		if plan := full().plan(t, text); counts(plan) != [4]int{0, 0, 1, 0} {
			t.Errorf("%q: %v %v", text, plan.Rows[0].Changes, said(plan.Rows[0]))
		}
	}
}

func TestDefaultsFillInNewUsersOnly(t *testing.T) {
	o := newOffice(t)
	ann := o.user("ann", "ann@office.example")
	ann.Roles, ann.Profile = []data.RoleID{1}, 1
	plan := o.plan(t, "username,default_extension,email\nann,1,ann@office.example\nbob,2,bob@office.example\n")
	bob := plan.Rows[1].User
	if counts(plan) != [4]int{1, 0, 1, 0} || !slices.Equal(bob.Roles, []data.RoleID{2}) || bob.Profile != 2 || bob.DefaultTenant != 1 || !bob.Enabled || !bob.MustChange {
		t.Errorf("%v %+v", counts(plan), bob)
	}
}

func TestWhatIsWrongWithARowIsSaidAllAtOnce(t *testing.T) {
	const header = "username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\n"
	for cells, want := range map[string]string{
		"a b,x@y.example,,,,,,,,,": "username: characters [a-z 0-9 . _ -]",
		",x@y.example,,,,,,,,,":    "username: required",
		"a b,nobody,Chief,,,,,west,maybe,,": "username: characters [a-z 0-9 . _ -]; roles: unknown [Chief]; tenants: unknown [west]; enabled: unknown [maybe]; " +
			"email: not_an_address",
		"a b,,|,,,,,,,sms,": "username: characters [a-z 0-9 . _ -]; second_factor: unknown [sms]; roles: required",
		"a b,,,,Portal,users," + strings.Repeat("x", 65) + ",,,,": "username: characters [a-z 0-9 . _ -]; department: too_long [64]; startup: not_visible",
		"bob,nobody,Chief|Boss,Attic,King,moon,,west,maybe,sms,2": "roles: unknown [Chief]; roles: unknown [Boss]; desks: unknown [Attic]; profile: unknown [King]; " +
			"tenants: unknown [west]; startup: unknown [moon]; enabled: unknown [maybe]; must_change_password: unknown [2]; second_factor: unknown [sms]; email: not_an_address",
		"bob,b@y.example,,,,users,,,,,":                           "startup: not_visible",
		"bob,b@y.example,|,,,,,,,,":                               "roles: required",
		"bob,b@y.example,,,,,,|,,,":                               "tenants: required",
		"bob,b@y.example,,,,," + strings.Repeat("x", 65) + ",,,,": "department: too_long [64]",
		"bob,b@y.example,,,,,\"two\nlines\",,,,":                  "department: text",
		"bob,b@y.example,Manager,,,,,,,":                          "row: cells [10 11]",
		"bob,ann@office.example,,,,,,,,,":                         "email: taken",
		"bob,ANN@Office.example,,,,,,,,,":                         "email: taken",
		"ann,,Nobody,,,,,,,,":                                     "roles: unknown [Nobody]",
		"ann,,,,,,,,dunno,,":                                      "enabled: unknown [dunno]",
	} {
		o := newOffice(t)
		o.user("ann", "ann@office.example")
		row := o.plan(t, header+cells).Rows[0]
		if row.Act != transfer.Error || said(row) != want || row.Changes != nil {
			t.Errorf("%s\n got %s: %s\nwant %s", cells, row.Act, said(row), want)
		}
	}
}

func TestAUsernameOrEmailGivenTwiceTellsTheFirstLine(t *testing.T) {
	o := newOffice(t)
	plan := o.plan(t, "username,email,default_extension\nbob,bob@a.example,\"x\ny\"\nBob,other@a.example,\n\nann,BOB@a.example,\nsue,sue@a.example,\n")
	got := []string{said(plan.Rows[0]), said(plan.Rows[1]), said(plan.Rows[2]), said(plan.Rows[3])}
	if want := []string{"", "username: twice [2]", "email: twice [2]", ""}; !slices.Equal(got, want) || plan.Ready() {
		t.Errorf("%q", got)
	}
	if lines := []int{plan.Rows[1].Line, plan.Rows[2].Line}; !slices.Equal(lines, []int{4, 6}) {
		t.Errorf("lines %v", lines)
	}
}

func TestAnEmailGivenTwiceIsToldAlsoOfARowWithoutAUsername(t *testing.T) {
	o := newOffice(t)
	o.user("ann", "ann@office.example")
	plan := o.plan(t, "username,email,default_extension\nbob,bob@a.example,\n,BOB@a.example,\n??,ann@office.example,\n")
	got := []string{said(plan.Rows[1]), said(plan.Rows[2])}
	if want := []string{"username: required; email: twice [2]", "username: characters [a-z 0-9 . _ -]"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestWordsForOnAndOff(t *testing.T) {
	for word, want := range map[string]bool{"yes": true, "TRUE": true, "1": true, "sí": true, "SÍ": true, "Si": true, "on": true,
		"no": false, "False": false, "0": false, "off": false} {
		o := newOffice(t)
		if row := o.plan(t, "username,user_email,user_enabled\nann,a@b.example,"+word+"\n").Rows[0]; row.Act != transfer.Add || row.User.Enabled != want {
			t.Errorf("%s: %v %s", word, row.User.Enabled, said(row))
		}
	}
}

func TestOtherSystemsSeparateRolesAsTheyLike(t *testing.T) {
	o := newOffice(t)
	for cell, want := range map[string][]data.DeskID{"\"Front desk,Support\"": nil, "\"Support, 2nd level\"": {2}, "Front desk|Front desk": {1}, "Front desk; ": {1}} {
		row := o.plan(t, "Username,Email,Role,Desk\nann,a@b.example,Manager,"+cell+"\n").Rows[0]
		if want == nil && said(row) != "desks: unknown [Support]" || want != nil && !slices.Equal(row.User.Desks, want) {
			t.Errorf("%s: %v %s", cell, row.User.Desks, said(row))
		}
	}
}

func TestAStartUpDialogCanBeNamedByItsLabel(t *testing.T) {
	o := newOffice(t)
	users, _ := o.catalog.Module("users")
	row := o.plan(t, "username,email,profile,roles,startup\nann,a@b.example,Administrator,Manager,"+strings.ToUpper(users.Label)+"\n").Rows[0]
	if row.Act != transfer.Add && said(row) != "startup: ambiguous ["+strings.ToUpper(users.Label)+"]" || row.Act == transfer.Add && row.User.Startup != "users" {
		t.Errorf("%q %s", row.User.Startup, said(row))
	}
}

func TestAStartUpDialogThatIsHiddenByNowIsNotTheFilesFault(t *testing.T) {
	o := newOffice(t)
	ann := o.user("ann", "ann@office.example")
	ann.Startup = "users"
	plan := o.plan(t, "username,startup,department\nann,users,Sales\n")
	if counts(plan) != [4]int{0, 1, 0, 0} {
		t.Errorf("%v %s", counts(plan), said(plan.Rows[0]))
	}
}

func TestAnOpenQuoteAtTheEndTellsItsRow(t *testing.T) {
	o := newOffice(t)
	plan := o.plan(t, "username,email,default_extension\nann,ann@a.example,\nbob,\"bob@a.example,\n")
	if counts(plan) != [4]int{1, 0, 0, 1} || plan.Rows[1].Line != 3 || said(plan.Rows[1]) != "row: open_quote" {
		t.Errorf("%v %d %s", counts(plan), plan.Rows[1].Line, said(plan.Rows[1]))
	}
}

func TestAPlanMadeAgainIsTheSameUnlessTheRegisterMoved(t *testing.T) {
	const text = "username,email,default_extension,department\nann,ann@office.example,,Sales\nbob,bob@office.example,,\nsue,x,,\n"
	for name, move := range map[string]func(*office){
		"somebody changed the user":        func(o *office) { o.users[0].Department = "Buying" },
		"somebody made the change already": func(o *office) { o.users[0].Department = "Sales" },
		"somebody made the new user":       func(o *office) { o.user("bob", "bob@office.example") },
		"somebody took the address":        func(o *office) { o.user("rob", "bob@office.example") },
		"another user has the name now":    func(o *office) { o.users[0].ID = 77 },
		"somebody mended the wrong row":    func(o *office) { o.user("sue", "x") },
	} {
		o := newOffice(t)
		o.user("ann", "ann@office.example")
		first := o.plan(t, text)
		o.users = slices.Clone(o.users)
		o.users[0].Version++
		if again := o.plan(t, text); !first.Same(&again) || !again.Same(&first) {
			t.Error("the same register gives another plan")
		}
		move(o)
		if again := o.plan(t, text); first.Same(&again) || again.Same(&first) {
			t.Errorf("not noticed: %s", name)
		}
	}
}

func TestAnotherDefaultAmongTheSameTenantsIsAChange(t *testing.T) {
	o := newOffice(t)
	o.user("ann", "ann@office.example").Tenants = []data.TenantID{1, 2}
	row := o.plan(t, "username,tenants\nann,south|north\n").Rows[0]
	if want := []data.Change{{Field: data.FieldDefault, Old: "north", New: "south"}}; row.Act != transfer.Change || !slices.Equal(row.Changes, want) {
		t.Errorf("%s %v", row.Act, row.Changes)
	}
}

func TestARowRefusedLaterCountsAsAnErrorOnceAndStopsThePlan(t *testing.T) {
	o := newOffice(t)
	o.user("ann", "ann@office.example")
	o.user("sue", "sue@office.example")
	plan := o.plan(t, "username,email,default_extension,department\nbob,bob@office.example,,\nann,ann@office.example,,Sales\nsue,sue@office.example,,\nx y,,,\n")
	for i := range plan.Rows {
		plan.Refuse(i, &data.Invalid{Field: data.FieldRoles, Reason: data.ReasonUnknown})
		if row := plan.Rows[i]; row.Act != transfer.Error || row.Changes != nil || !strings.HasSuffix(said(row), "roles: unknown") {
			t.Errorf("%s %v %s", row.Act, row.Changes, said(row))
		}
	}
	if counts(plan) != [4]int{0, 0, 0, 4} || plan.Ready() {
		t.Errorf("%v", counts(plan))
	}
}
