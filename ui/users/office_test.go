package users_test

import (
	"fmt"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/lists/liststest"
)

// The ids of what choices holds.
const (
	roleAdministrator data.RoleID = iota + 1
	roleManager
	roleCompliance
	roleNight
)

const (
	profileAdministrator data.ProfileID = iota + 1
	profilePortal
	profileTenant
)

const (
	deskSales data.DeskID = iota + 1
	deskSupport
)

const (
	tenantMain data.TenantID = iota + 1
	tenantSouth
)

// choices is a small office: four roles, three profiles, two desks, two tenants.
func choices(t testing.TB) data.Choices {
	t.Helper()
	c := liststest.Catalog()
	list := data.Choices{
		Desks:       []data.Desk{{ID: deskSales, Name: "Sales"}, {ID: deskSupport, Name: "Support"}},
		Tenants:     []data.Tenant{{ID: tenantMain, Name: "main", Enabled: true}, {ID: tenantSouth, Name: "south", Enabled: true}},
		Departments: []string{"Accounting", "Reception"},
	}
	for i, r := range c.Roles {
		r.ID = data.RoleID(i + 1)
		list.Roles = append(list.Roles, r)
	}
	list.Roles = append(list.Roles, data.Role{ID: roleNight, Name: "Night shift", Description: "Sees the index only",
		Permissions: []data.Permission{"show_index"}})
	for i, p := range c.Profiles {
		p.ID = data.ProfileID(i + 1)
		list.Profiles = append(list.Profiles, p)
	}
	return list
}

// person makes a user with what a test does not care about.
func person(id data.UserID, username string) data.User {
	return data.User{
		ID: id, Version: 1, Username: username, Email: username + "@example.org", Roles: []data.RoleID{roleManager},
		Profile: profilePortal, Tenants: []data.TenantID{tenantMain}, DefaultTenant: tenantMain,
		SecondFactor: data.NoFactor, Enabled: true,
	}
}

// administrator is the person who looks at the screen.
func administrator() data.User {
	u := person(1, "admin")
	u.Roles, u.Profile = []data.RoleID{roleAdministrator}, profileAdministrator
	u.Tenants = []data.TenantID{tenantMain, tenantSouth}
	return u
}

var given = []string{"ana", "bernd", "carlos", "diana", "eva", "faruk", "grace", "hana", "ivo", "joana"}
var family = []string{"lopez", "huber", "ruiz", "prince", "marin", "demir", "hopper", "sato", "novak", "silva", "okafor"}

// crowd makes n users, the first of them the administrator.
func crowd(n int) []data.User {
	users := make([]data.User, 0, n)
	for i := range n {
		if i == 0 {
			users = append(users, administrator())
			continue
		}
		name := fmt.Sprintf("%s.%s", given[i%len(given)], family[i%len(family)])
		if i >= len(given)*len(family) {
			name = fmt.Sprintf("%s%d", name, i)
		}
		u := person(data.UserID(i+1), name)
		u.Roles = [][]data.RoleID{{roleManager}, {roleManager, roleCompliance}, {roleNight}}[i%3]
		u.Desks = [][]data.DeskID{nil, {deskSales}, {deskSales, deskSupport}}[i%3]
		u.SecondFactor = data.SecondFactors[i%3]
		u.Enabled, u.Locked = i%7 != 0, i%23 == 5
		u.Department = []string{"Accounting", "Reception", ""}[i%3]
		if i%5 == 0 {
			u.Tenants, u.DefaultTenant = []data.TenantID{tenantSouth}, tenantSouth
		}
		users = append(users, u)
	}
	return users
}
