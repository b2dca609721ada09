package data_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pbxusers/assets"
	"pbxusers/data"
)

func catalog(t *testing.T) *data.Catalog {
	t.Helper()
	c, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheCatalogueHasItsModulesProfilesAndRoles(t *testing.T) {
	c := catalog(t)
	if n := len(c.Modules()); n != 127 {
		t.Errorf("%d modules, want 127", n)
	}
	var opened []int
	for _, p := range c.Profiles {
		opened = append(opened, len(p.Modules))
	}
	if want := []int{127, 6, 60}; !slices.Equal(opened, want) {
		t.Errorf("profiles open %v modules", opened)
	}
	var special []string
	for _, r := range c.Roles {
		if c.HasSpecial(r) {
			special = append(special, r.Name)
		}
	}
	if !slices.Equal(special, []string{"Compliance manager"}) {
		t.Errorf("roles with special permissions: %v", special)
	}
}

func TestABuiltinProfileNeverOpensAnActionThatTheModuleLacks(t *testing.T) {
	c := catalog(t)
	for _, p := range c.Profiles {
		for key, actions := range p.Modules {
			m, _ := c.Module(key)
			if actions&^m.Actions != 0 {
				t.Errorf("%s: %s has %v, profile opens %v", p.Name, key, m.Actions, actions)
			}
		}
	}
}

func TestEveryPermissionOfTheRightsTableIsInTheCatalogue(t *testing.T) {
	c := catalog(t)
	for _, key := range c.Modules() {
		for _, action := range data.AllActions {
			if p := data.PermissionFor(key, action); p != "" && !c.Known(p) {
				t.Errorf("%s %v needs unknown %q", key, action, p)
			}
		}
	}
}

func TestUsernames(t *testing.T) {
	for in, want := range map[string]string{" Ann ": "ann", "a.b_c-9": "a.b_c-9", "9": "9", strings.Repeat("a", 32): strings.Repeat("a", 32)} {
		if got, err := data.CheckedUsername(in); err != nil || got != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]data.Reason{
		"": data.ReasonRequired, "  ": data.ReasonRequired, ".a": data.ReasonFirstCharacter, "a b": data.ReasonCharacters,
		"é": data.ReasonCharacters, "a\x00": data.ReasonCharacters, "a\xff": data.ReasonCharacters, strings.Repeat("a", 33): data.ReasonTooLong,
	} {
		_, err := data.CheckedUsername(in)
		var invalid *data.Invalid
		if !errors.As(err, &invalid) || invalid.Reason != want {
			t.Errorf("%q: %v, want %v", in, err, want)
		}
	}
}

func TestEmailAddresses(t *testing.T) {
	for _, in := range []string{"ann@example.org", " o'neil+pbx@example.org ", "josé@example.org"} {
		if got, err := data.CheckedEmail(in); err != nil || got != strings.TrimSpace(in) {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "ann", "Ann <ann@example.org>", "a@b, c@d", "a@b\x00", "a@\xff", "a b@example.org", strings.Repeat("a", 250) + "@b.org"} {
		if got, err := data.CheckedEmail(in); err == nil {
			t.Errorf("%q taken as %q", in, got)
		}
	}
}

func TestAUserIsToldAllThatIsWrongAtOnce(t *testing.T) {
	_, err := data.User{Username: "a b", Department: strings.Repeat("x", 65)}.Checked()
	var fields []string
	for _, invalid := range data.Invalids(err) {
		fields = append(fields, invalid.Field)
	}
	want := []string{"username", "email", "department", "roles", "profile", "tenants"}
	if !slices.Equal(fields, want) {
		t.Errorf("got %v, want %v", fields, want)
	}
}

func TestTheOnlyTenantBecomesTheDefault(t *testing.T) {
	u, err := data.User{Username: "ann", Email: "ann@example.org", Roles: []data.RoleID{2, 1, 2}, Profile: 1, Tenants: []data.TenantID{4}}.Checked()
	if err != nil || u.DefaultTenant != 4 || !slices.Equal(u.Roles, []data.RoleID{1, 2}) {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestAcceptedAddressesAreKeptInOneSpelling(t *testing.T) {
	r, err := data.Role{Name: "x", AcceptedIPs: []string{" 10.0.0.7/8", "::ffff:192.0.2.1", "", "10.0.0.0/8"}}.Checked()
	if err != nil || !slices.Equal(r.AcceptedIPs, []string{"10.0.0.0/8", "192.0.2.1"}) {
		t.Errorf("%v, %v", r.AcceptedIPs, err)
	}
	if _, err := (data.Role{Name: "x", AcceptedIPs: []string{"10.0.0.300"}}).Checked(); err == nil {
		t.Error("a wrong address was taken")
	}
}

func TestFoldAndSearchText(t *testing.T) {
	if data.Fold("STRASSE") != data.Fold("straße") || data.Fold("Jose\u0301") != data.Fold("JOSÉ") {
		t.Error("folds differ")
	}
	if got := data.SearchText("José ÁLVAREZ"); got != "jose alvarez" {
		t.Errorf("search text %q", got)
	}
}

func TestExtensionNumbersAreSortedByTheirValue(t *testing.T) {
	d, err := data.Desk{Name: "front", Agents: []string{"1001", "201", "200", "201"}}.Checked()
	if err != nil || !slices.Equal(d.Agents, []string{"200", "201", "1001"}) {
		t.Errorf("%v, %v", d.Agents, err)
	}
}
