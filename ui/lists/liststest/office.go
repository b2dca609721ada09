// Package liststest is what stands below the screens in their tests: the catalog, the rights of who looks at the
// window, and a shelf that keeps what a list shows.
package liststest

import (
	"sync"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
)

// Catalog returns the catalog of the program; it is not to be changed.
var Catalog = sync.OnceValue(func() *data.Catalog {
	c, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		panic(err)
	}
	return c
})

// AdministratorProfile returns the profile that opens every module, with the id 1.
func AdministratorProfile() data.Profile {
	p := Catalog().Profiles[0]
	p.ID = 1
	return p
}

// AdministratorRole returns the role that holds every permission, with the id 1.
func AdministratorRole() data.Role {
	return data.Role{ID: 1, Name: "Administrator", Permissions: []data.Permission{data.PermissionAdmin}}
}

// Rights returns those of user 1, who has that profile, that role, those desks and the only tenant.
func Rights(profile data.Profile, role data.Role, desks ...data.DeskID) access.Rights {
	office := access.NewOffice(Catalog(), data.Choices{
		Profiles: []data.Profile{profile}, Roles: []data.Role{role}, Tenants: []data.Tenant{{ID: 1, Name: "main", Enabled: true}},
	})
	return office.Rights(data.User{ID: 1, Username: "admin", Profile: profile.ID, Roles: []data.RoleID{role.ID}, Desks: desks,
		Tenants: []data.TenantID{1}, Enabled: true})
}
