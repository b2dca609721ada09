package transfer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

// emails plans a file of "username=email" pairs against a register of the same.
func emails(t *testing.T, register, rows string) transfer.Plan {
	t.Helper()
	o := newOffice(t)
	for _, pair := range strings.Fields(register) {
		username, email, _ := strings.Cut(pair, "=")
		o.user(username, email+"@office.example")
	}
	text := "username,email,default_extension\n"
	for _, pair := range strings.Fields(rows) {
		username, email, _ := strings.Cut(pair, "=")
		text += username + "," + email + "@office.example,\n"
	}
	return o.plan(t, text)
}

func TestAddressesMayMoveBetweenUsersOfOneFile(t *testing.T) {
	for name, c := range map[string]struct {
		register, rows string
		handovers      []data.UserID
	}{
		"swap":                      {"a=1 b=2", "a=2 b=1", []data.UserID{1, 2}},
		"swap in another case":      {"a=one b=two", "a=TWO b=One", []data.UserID{1, 2}},
		"ring of three":             {"a=1 b=2 c=3", "a=2 b=3 c=1", []data.UserID{1, 2, 3}},
		"chain to a new address":    {"a=1 b=2 c=3", "a=2 b=3 c=4", []data.UserID{2, 3}},
		"chain, last row first":     {"a=1 b=2 c=3", "c=4 b=3 a=2", []data.UserID{2, 3}},
		"a new user takes one over": {"a=1", "n=1 a=2", []data.UserID{1}},
		"only the case changes":     {"a=one", "a=ONE", []data.UserID{}},
	} {
		plan := emails(t, c.register, c.rows)
		if !plan.Ready() || !slices.Equal(plan.Handovers, c.handovers) {
			t.Errorf("%s: %v, handovers %v", name, counts(plan), plan.Handovers)
		}
	}
}

func TestAnAddressThatStaysWithItsOwnerIsTaken(t *testing.T) {
	for name, c := range map[string]struct{ register, rows, errors string }{
		"the owner is not in the file":       {"a=1 b=2", "a=2", "a"},
		"the owner stays as is":              {"a=1 b=2", "a=2 b=2", "ab"}, // and b stands in the file with a's
		"the owner's row is wrong":           {"a=1 b=2", "a=2 b=..", "ab"},
		"a chain that ends at a taken one":   {"a=1 b=2 c=3 d=4", "a=2 b=3 c=4", "abc"},
		"the same from the other end":        {"a=1 b=2 c=3 d=4", "c=4 b=3 a=2", "abc"},
		"the same from the middle":           {"a=1 b=2 c=3 d=4", "b=3 c=4 a=2", "abc"},
		"a ring with one wrong row":          {"a=1 b=2 c=3", "a=2 b=3 c=1 c=9", "c"},
		"a new user wants what is not freed": {"a=1 b=2", "n=1 a=2", "na"},
	} {
		plan := emails(t, c.register, c.rows)
		wrong := ""
		for _, row := range plan.Rows {
			if row.Act == transfer.Error {
				wrong += row.User.Username
			}
		}
		if sorted(wrong) != sorted(c.errors) || plan.Ready() {
			t.Errorf("%s: errors %q, want %q", name, wrong, c.errors)
		}
		for _, row := range plan.Rows {
			if row.Act == transfer.Error && (len(row.Problems) == 0 || row.Changes != nil) {
				t.Errorf("%s: %s has no reason, or changes beside it", name, row.User.Username)
			}
		}
	}
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// A chain in which every address hangs on the last one must not be walked again and again.
func TestAChainOfAHundredThousandFallsInOneGo(t *testing.T) {
	const n = 100_000
	o := newOffice(t)
	var text strings.Builder
	text.WriteString("username,email,default_extension\n")
	for i := range n {
		o.user(fmt.Sprint("u", i), fmt.Sprint(i, "@a.example"))
		fmt.Fprintf(&text, "u%d,%d@a.example,\n", i, i+1)
	}
	o.user("last", fmt.Sprint(n, "@a.example"))
	if plan := o.plan(t, text.String()); counts(plan) != [4]int{0, 0, 0, n} || len(plan.Handovers) != 0 {
		t.Errorf("%v, %d handovers", counts(plan), len(plan.Handovers))
	}
}
