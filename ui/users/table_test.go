package users_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/users"
)

// shown lists the usernames of the rows, in order.
func shown(t *users.Table) []string {
	list := []string{}
	for i := range t.Len() {
		list = append(list, t.At(i).Username)
	}
	return list
}

func table(t testing.TB, list ...data.User) *users.Table {
	return users.NewTable(choices(t), liststest.Catalog(), list)
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestASearchFindsWhateverIsToBeSeenOfAUser(t *testing.T) {
	jose, ana := person(2, "jose"), person(3, "ana")
	jose.Email, jose.Department, jose.Roles = "Jose@Büro.example", "Contaduría", []data.RoleID{roleCompliance}
	jose.Desks, jose.Profile, jose.Tenants = []data.DeskID{deskSupport}, profileAdministrator, []data.TenantID{tenantSouth}
	jose.SecondFactor, jose.Enabled, jose.Locked = data.Authenticator, false, true
	people := table(t, ana, jose)
	for _, text := range []string{"JOS", "josé", "buro.ex", "compliance", "Support", "administr", "contaduria", "south",
		"google", "disabled", "locked", "  manager   comp "} {
		people.Search(text)
		same(t, text, shown(people), "jose")
	}
	people.Search("")
	same(t, "nothing", shown(people), "ana", "jose")
}

func TestSeveralWordsMustAllOccur(t *testing.T) {
	people := table(t, crowd(200)...)
	people.Search("ana sales")
	if people.Len() == 0 {
		t.Fatal("nobody found")
	}
	for i := range people.Len() {
		if !strings.Contains(people.Text(i), "ana") || !strings.Contains(people.Text(i), "sales") {
			t.Errorf("%s holds not both words: %q", people.At(i).Username, people.Text(i))
		}
	}
}

func TestASearchThatNarrowsFindsWhatAFreshOneFinds(t *testing.T) {
	typed, fresh := table(t, crowd(500)...), table(t, crowd(500)...)
	for _, text := range []string{"a", "an", "ana", "ana s", "ana sup", "ana su", "hana", "", "no", "e"} {
		typed.Search(text)
		same(t, text, shown(typed), func() []string { fresh.Search(""); fresh.Search(text); return shown(fresh) }()...)
	}
}

func TestASortByAnyColumnLeavesEqualsByUsername(t *testing.T) {
	b, c, a := person(1, "b"), person(2, "c"), person(3, "a")
	b.Email, c.Email, a.Email = "Z@example.org", "y@example.org", "z@example.org"
	a.Department, c.Department = "Sales", "contaduría"
	b.Roles, b.Profile, b.SecondFactor, b.Enabled, b.Desks = []data.RoleID{roleAdministrator}, profileAdministrator, data.EmailCode, false, []data.DeskID{deskSales}
	people := table(t, b, c, a)
	for _, want := range []struct {
		column   users.Column
		up, down []string
	}{
		{users.ColumnUsername, []string{"a", "b", "c"}, []string{"c", "b", "a"}},
		{users.ColumnEmail, []string{"c", "a", "b"}, []string{"a", "b", "c"}},
		{users.ColumnRoles, []string{"b", "a", "c"}, []string{"a", "c", "b"}},
		{users.ColumnDesks, []string{"a", "c", "b"}, []string{"b", "a", "c"}},
		{users.ColumnProfile, []string{"b", "a", "c"}, []string{"a", "c", "b"}},
		{users.ColumnDepartment, []string{"b", "c", "a"}, []string{"a", "c", "b"}},
		{users.ColumnFactor, []string{"b", "a", "c"}, []string{"a", "c", "b"}},
		{users.ColumnEnabled, []string{"a", "c", "b"}, []string{"b", "a", "c"}},
	} {
		people.Sort(want.column, false)
		same(t, "up", shown(people), want.up...)
		people.Sort(want.column, true)
		same(t, "down", shown(people), want.down...)
	}
	people.Sort(99, true)
	if column, _ := people.Sorted(); column != users.ColumnEnabled {
		t.Error("a column that there is not became the order")
	}
}

func TestAFilterAndASearchHoldTogether(t *testing.T) {
	people := table(t, crowd(300)...)
	for name, filter := range map[string]users.Filter{
		"enabled": {State: users.Enabled}, "disabled": {State: users.Disabled}, "locked": {State: users.Locked},
		"role": {Role: roleCompliance}, "desk": {Desk: deskSupport}, "profile": {Profile: profileAdministrator},
		"tenant": {Tenant: tenantSouth}, "factor": {Factor: data.EmailCode}, "two": {State: users.Enabled, Desk: deskSales},
	} {
		people.Search("")
		people.Filter(filter)
		if people.Len() == 0 || people.Len() == people.Total() {
			t.Errorf("%s shows %d of %d", name, people.Len(), people.Total())
		}
		for i := range people.Len() {
			u := people.At(i)
			wrong := filter.State == users.Enabled && !u.Enabled || filter.State == users.Disabled && u.Enabled ||
				filter.State == users.Locked && !u.Locked || filter.Role != 0 && !slices.Contains(u.Roles, filter.Role) ||
				filter.Desk != 0 && !slices.Contains(u.Desks, filter.Desk) || filter.Profile != 0 && u.Profile != filter.Profile ||
				filter.Tenant != 0 && !slices.Contains(u.Tenants, filter.Tenant) || filter.Factor != "" && u.SecondFactor != filter.Factor
			if wrong {
				t.Errorf("%s lets %s through", name, u.Username)
			}
		}
		before := people.Len()
		people.Search("a")
		if people.Len() > before {
			t.Errorf("%s: a search shows what the filter hides", name)
		}
	}
}

func TestWhatIsSavedTakesItsPlaceAtOnce(t *testing.T) {
	people := table(t, crowd(50)...)
	people.Sort(users.ColumnEmail, true)
	people.Search("zz")
	changed := person(10, "zz.changed")
	people.Put(changed, person(900, "zz.new"), person(901, "other"))
	same(t, "search after Put", shown(people), "zz.new", "zz.changed")
	if people.Total() != 52 {
		t.Errorf("total is %d", people.Total())
	}
	people.Remove(900, 12345)
	same(t, "search after Remove", shown(people), "zz.changed")
	if people.User(900) != nil || people.User(901) == nil || people.Total() != 51 {
		t.Error("the wrong user went")
	}
}

func TestANewNameOfARoleIsFoundAtOnce(t *testing.T) {
	people := table(t, person(1, "ana"))
	renamed := choices(t)
	renamed.Roles = slices.Clone(renamed.Roles)
	for i := range renamed.Roles {
		if renamed.Roles[i].ID == roleManager {
			renamed.Roles[i].Name = "Supervisor"
		}
	}
	people.SetChoices(renamed, liststest.Catalog())
	people.Search("supervisor")
	same(t, "new name", shown(people), "ana")
	people.Search("manager")
	same(t, "old name", shown(people))
}

func TestARowGivesBackTheWholeUser(t *testing.T) {
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	ana, jose := person(2, "Ana"), person(3, "josé")
	ana.Version, ana.Email, ana.Created, ana.HasPicture = 4, "Ana@Example.org", at, true
	jose.Version, jose.Startup, jose.Department, jose.Desks = 5, "users", "Contaduría", []data.DeskID{deskSales, deskSupport}
	jose.Created, jose.LastSignIn, jose.MustChange, jose.Locked = at, at.Add(time.Hour), true, true
	people := table(t, crowd(50)...)
	people.Put(ana, jose)
	ana.Department, ana.Enabled = "Sales", !ana.Enabled
	people.Put(ana)
	for _, want := range []data.User{ana, jose} {
		if got := people.User(want.ID); !reflect.DeepEqual(*got, want) {
			t.Errorf("got  %+v\nwant %+v", *got, want)
		}
	}
}

func TestUsersWhoDifferInOneThingOnlyAreToldApart(t *testing.T) {
	all := []data.User{}
	for i, change := range []func(*data.User){
		func(*data.User) {},
		func(u *data.User) { u.Roles = []data.RoleID{roleNight} },
		func(u *data.User) { u.Desks = []data.DeskID{deskSales} },
		func(u *data.User) { u.Profile = profileAdministrator },
		func(u *data.User) { u.Startup = "users" },
		func(u *data.User) { u.Startup, u.Department = "", "users" },
		func(u *data.User) { u.Tenants = []data.TenantID{1, tenantSouth} },
		func(u *data.User) { u.Tenants, u.DefaultTenant = []data.TenantID{1, tenantSouth}, tenantSouth },
		func(u *data.User) { u.SecondFactor = data.EmailCode },
		func(u *data.User) { u.Enabled = !u.Enabled },
		func(u *data.User) { u.MustChange = !u.MustChange },
		func(u *data.User) { u.Locked = !u.Locked },
		func(u *data.User) { u.HasPicture = !u.HasPicture },
	} {
		u := person(data.UserID(i+1), fmt.Sprintf("u%02d", i))
		change(&u)
		all = append(all, u)
	}
	people := table(t, all...)
	for i, want := range all {
		if got := people.At(i); !reflect.DeepEqual(*got, want) {
			t.Errorf("got  %+v\nwant %+v", *got, want)
		}
	}
}

func TestEveryWordOfALongSearchMustOccur(t *testing.T) {
	people := table(t, crowd(200)...)
	for _, n := range []int{1, 63, 64, 65, 200} {
		people.Search(strings.Repeat("ana ", n))
		found := people.Len()
		people.Search(strings.Repeat("nobodyelse ", min(n, 64)-1) + "ana")
		if found == 0 || n > 1 && people.Len() > 0 {
			t.Errorf("%d words: %d found, and %d who do not hold them", n, found, people.Len())
		}
	}
}
