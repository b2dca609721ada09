package transfer_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/transfer"
)

// office is a small register to plan against.
type office struct {
	users   []data.User
	choices data.Choices
	catalog *data.Catalog
}

var catalogOnce = sync.OnceValues(func() (*data.Catalog, error) { return data.ParseCatalog(assets.Modules, assets.Permissions) })

func newOffice(t testing.TB) *office {
	t.Helper()
	catalog, err := catalogOnce()
	if err != nil {
		t.Fatal(err)
	}
	everything, portal := catalog.Profiles[0], catalog.Profiles[1]
	everything.ID, everything.Name = 1, "Administrator"
	portal.ID, portal.Name = 2, "Portal"
	return &office{catalog: catalog, choices: data.Choices{
		Roles:    []data.Role{{ID: 1, Name: "Administrator"}, {ID: 2, Name: "Manager"}, {ID: 3, Name: "Night shift"}},
		Desks:    []data.Desk{{ID: 1, Name: "Front desk"}, {ID: 2, Name: "Support, 2nd level"}, {ID: 3, Name: `Back\office|left`}},
		Profiles: []data.Profile{everything, portal},
		Tenants:  []data.Tenant{{ID: 1, Name: "north", Enabled: true}, {ID: 2, Name: "south", Enabled: true}},
	}}
}

var defaults = transfer.Defaults{Roles: []data.RoleID{2}, Profile: 2, Tenants: []data.TenantID{1}}

// user makes a user who is as the defaults would make one.
func (o *office) user(username, email string) *data.User {
	o.users = append(o.users, data.User{
		ID: data.UserID(len(o.users) + 1), Version: 1, Username: username, Email: email, Roles: []data.RoleID{2}, Profile: 2,
		Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: data.NoFactor, Enabled: true,
	})
	return &o.users[len(o.users)-1]
}

func (o *office) register() *transfer.Register {
	return transfer.NewRegister(o.users, o.choices, o.catalog)
}

// plan plans a file's text with the suggested mapping.
func (o *office) plan(t testing.TB, text string) transfer.Plan {
	t.Helper()
	return o.planSheet(t, read(t, text))
}

func (o *office) planSheet(t testing.TB, sheet transfer.Sheet) transfer.Plan {
	t.Helper()
	plan, err := transfer.PlanUsers(sheet, transfer.SuggestMapping(sheet), o.register(), defaults)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// apply does what a plan says, as session does it.
func (o *office) apply(t testing.TB, plan transfer.Plan) {
	t.Helper()
	users := append([]data.User(nil), o.users...)
	for _, row := range plan.Rows {
		switch row.Act {
		case transfer.Add:
			row.User.ID = data.UserID(len(users) + 1)
			users = append(users, row.User)
		case transfer.Change:
			users[row.User.ID-1] = row.User
		case transfer.Error:
			t.Fatalf("line %d: %v", row.Line, row.Problems)
		}
	}
	o.users = users
}

func read(t testing.TB, text string) transfer.Sheet {
	t.Helper()
	sheet, err := transfer.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}

func file(t testing.TB, name string) transfer.Sheet {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, string(text))
}

// reasonOf returns "field: reason args" of an error that must be one *data.Invalid.
func reasonOf(t testing.TB, err error) string {
	t.Helper()
	var invalid *data.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("%v is no *data.Invalid", err)
	}
	return invalid.Error()
}

// said returns all that is wrong with a row, joined.
func said(row transfer.PlanRow) string {
	var all []string
	for _, problem := range row.Problems {
		all = append(all, problem.Error())
	}
	return strings.Join(all, "; ")
}

// counts is a plan in one word: adds, changes, skips, errors.
func counts(p transfer.Plan) [4]int { return [4]int{p.Adds, p.Changes, p.Skips, p.Errors} }
