package transfer_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

func FuzzReadAndPlanHoldTogether(f *testing.F) {
	for _, seed := range []string{
		"", "a", "a,b\n1,2", "username,email,roles,profile\nann,a@b,Manager,Portal\n", "a;b\r\"1\r\n\";\"\"\"\"", "a\tb\n\"", "\xff\xfea\x00,\x00b\x00",
		"username,default_extension,email\nann,'=1,a@b\nann,,A@B\n\"x\"y,,\n", "\x00a\x00,", "\xef\xbb\xbfusername,desks\nann,\\||\\\\|a\\", "é\xe9,\n",
	} {
		f.Add([]byte(seed))
	}
	o := newOffice(f)
	o.user("ann", "a@b")
	o.user("bob", "b@b")
	register := o.register()
	f.Fuzz(func(t *testing.T, raw []byte) {
		sheet, err := transfer.Read(bytes.NewReader(raw))
		if err != nil {
			reasonOf(t, err)
			return
		}
		last := 0
		for _, row := range sheet.Rows {
			if row.Line <= last {
				t.Fatalf("line %d after %d", row.Line, last)
			}
			last = row.Line
			if row.Problem == nil && len(row.Cells) != len(sheet.Header) {
				t.Fatalf("%d cells under %d columns", len(row.Cells), len(sheet.Header))
			}
			if text := strings.Join(row.Cells, ""); !utf8.ValidString(text) || strings.Contains(text, "\x00") {
				t.Fatalf("%q is no text", text)
			}
		}
		mapping := transfer.SuggestMapping(sheet)
		plan, err := transfer.PlanUsers(sheet, mapping, register, defaults)
		if err != nil {
			reasonOf(t, err)
			return
		}
		checkPlan(t, &plan, len(sheet.Rows), o.users)
	})
}

// checkPlan proves what apply relies on: every row is there, a refused one has a reason,
// and after the others each username and e-mail has one owner.
func checkPlan(t *testing.T, plan *transfer.Plan, rows int, users []data.User) {
	t.Helper()
	if len(plan.Rows) != rows || plan.Adds+plan.Changes+plan.Skips+plan.Errors != rows {
		t.Fatalf("%v for %d rows", counts(*plan), rows)
	}
	after := slices.Clone(users)
	for _, row := range plan.Rows {
		switch row.Act {
		case transfer.Error:
			if len(row.Problems) == 0 {
				t.Fatalf("line %d is refused without a reason", row.Line)
			}
			continue
		case transfer.Add:
			after = append(after, row.User)
		case transfer.Change:
			if len(row.Changes) == 0 {
				t.Fatalf("line %d changes nothing", row.Line)
			}
			after[row.User.ID-1] = row.User
		}
		if _, err := row.User.Checked(); err != nil {
			t.Fatalf("line %d would store %v", row.Line, err)
		}
	}
	names, addresses := map[string]bool{}, map[string]bool{}
	for _, u := range after {
		if names[u.Username] || addresses[data.Fold(u.Email)] {
			t.Fatalf("%s has a name or address of another", u.Username)
		}
		names[u.Username], addresses[data.Fold(u.Email)] = true, true
	}
}

// What encoding/csv takes without a word, Read takes in the same way.
func FuzzReadAgreesWithTheStandardLibrary(f *testing.F) {
	f.Add("a,b\n1,2\n\"x\ny\",\"\"\"\"\n")
	f.Add("a,b\n\n\"1,\",2")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r';\t\uFEFF") {
			return // what the library does not know, or does otherwise
		}
		reader := csv.NewReader(strings.NewReader(text))
		want, err := reader.ReadAll()
		if err != nil {
			return
		}
		want = slices.DeleteFunc(want, func(cells []string) bool { return strings.TrimSpace(strings.Join(cells, "")) == "" })
		if len(want) == 0 {
			return
		}
		sheet := read(t, text)
		got := 0
		for _, row := range sheet.Rows {
			if row.Problem == nil && got+1 < len(want) && slices.Equal(row.Cells, want[got+1]) {
				got++
			}
		}
		if got != len(want)-1 || got != len(sheet.Rows) {
			t.Fatalf("%q\n got %q\nwant %q", text, show(sheet), want)
		}
	})
}

// Any text at all comes back as it was written.
func FuzzEveryCellSurvivesTheRoundTrip(f *testing.F) {
	for _, seed := range []string{"=1+1", "'=1", "''=", "'", "''", "'a", "+34", "-", "@", "\tx", "\rx", "'\r", "a\"b", "\"", "a\r\nb\rc\n", " x ", "\\.", ",;\t", "\uFEFF", "é"} {
		f.Add(seed, "x")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) || strings.Contains(first+second, "\x00") {
			return
		}
		var b bytes.Buffer
		rows := []transfer.SheetRow{{Username: first, Email: second, Password: "word"}, {Username: "x", Email: first, Password: second}}
		if err := transfer.WriteSheet(&b, rows, transfer.SheetWords{Username: "a", Email: "b", Password: "c"}); err != nil {
			t.Fatal(err)
		}
		if formula(b.String()) {
			t.Fatalf("a cell of %q begins a formula", b.String())
		}
		got := read(t, b.String()).Rows
		if len(got) != 2 || !slices.Equal(got[0].Cells, []string{first, second, "word"}) || !slices.Equal(got[1].Cells, []string{"x", first, second}) {
			t.Fatalf("%q, %q came back as %+v", first, second, got)
		}
	})
}

// formula reports whether a spreadsheet would take a cell of the file for one.
func formula(text string) bool {
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	records, _ := reader.ReadAll()
	for _, record := range records {
		for _, cell := range record {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				return true
			}
		}
	}
	return false
}

// Export, then import, changes nothing, whatever departments, roles, desks and profiles are called.
func FuzzExportThenImportChangesNothing(f *testing.F) {
	for _, seed := range [][3]string{{"=Sales", "a|b", `a\`}, {"'+34", `\|`, "|"}, {"'", "'=x", "-"}, {"Dirección, 2ª", "x,y", `\\|\`}, {"\"q\"", "@", "+"}} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, department, roleName, deskName string) {
		o := newOffice(t)
		role, err := data.Role{ID: 4, Name: roleName}.Checked()
		desk, err2 := data.Desk{ID: 4, Name: deskName}.Checked()
		profile := o.choices.Profiles[1]
		profile.ID, profile.Name = 4, role.Name
		ann := o.user("ann", "=ann@office.example")
		ann.Department, ann.Roles, ann.Desks, ann.Profile = department, []data.RoleID{2, 4}, []data.DeskID{1, 3, 4}, 4
		ann.Tenants, ann.DefaultTenant = []data.TenantID{1, 2}, 2
		checked, err3 := ann.Checked()
		for i := range 3 { // names are unique, ignoring case
			if data.Fold(role.Name) == data.Fold(o.choices.Roles[i].Name) || data.Fold(desk.Name) == data.Fold(o.choices.Desks[i].Name) {
				return
			}
		}
		if data.Refusals(err, err2, err3) != nil || strings.EqualFold(role.Name, "portal") {
			return
		}
		o.choices.Roles, o.choices.Desks = append(o.choices.Roles, role), append(o.choices.Desks, desk)
		o.choices.Profiles = append(o.choices.Profiles, profile)
		o.users = []data.User{checked}
		for _, format := range []transfer.Format{transfer.Own, transfer.FreePBX} {
			text := o.export(t, format)
			if plan := o.plan(t, text); counts(plan) != [4]int{0, 0, 1, 0} {
				t.Fatalf("%s: %v %v %s\n%s", format, counts(plan), plan.Rows[0].Changes, said(plan.Rows[0]), text)
			}
		}
		elsewhere := &office{choices: o.choices, catalog: o.catalog}
		row := elsewhere.plan(t, o.export(t, transfer.Own)).Rows[0]
		checked.ID, checked.Version, checked.MustChange = 0, 0, true
		if a, b := row.User, checked; row.Act != transfer.Add || a.Department != b.Department || !slices.Equal(a.Roles, b.Roles) || !slices.Equal(a.Desks, b.Desks) ||
			a.Profile != b.Profile || a.DefaultTenant != b.DefaultTenant || a.Email != b.Email {
			t.Fatalf("made elsewhere as %+v", row.User)
		}
	})
}
