package session

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

// keptOffice is the office as it was read last, and at which count of changes.
type keptOffice struct {
	mu     sync.Mutex
	office access.Office
	count  uint64
	read   bool
}

// Rights works out what u may do, by the roles, profiles and tenants as they stand in tx.
// It is for security/signin; a Session does it at every call.
func (o Options) Rights(tx *store.Tx, u data.User) (access.Rights, error) {
	office, err := o.office(tx)
	return office.Rights(u), err
}

// office returns what rights are made of as it stands in the transaction. It is read
// again only after a change to it.
func (o Options) office(tx *store.Tx) (access.Office, error) {
	count, ok := tx.Words()
	k := o.kept
	k.mu.Lock()
	defer k.mu.Unlock()
	if ok && k.read && k.count == count {
		return k.office, nil
	}
	office, err := readOffice(tx, o.Catalog)
	if err == nil && ok {
		k.office, k.count, k.read = office, count, true
	}
	return office, err
}

func readOffice(tx *store.Tx, catalog *data.Catalog) (access.Office, error) {
	o := access.Office{Catalog: catalog}
	roles, err := tx.Roles()
	if err != nil {
		return o, err
	}
	profiles, err := tx.Profiles()
	if err != nil {
		return o, err
	}
	desks, err := tx.Desks()
	if err != nil {
		return o, err
	}
	tenants, err := tx.Tenants()
	o.Roles = byID(roles, func(r data.Role) data.RoleID { return r.ID })
	o.Profiles = byID(profiles, func(p data.Profile) data.ProfileID { return p.ID })
	o.Desks = byID(desks, func(d data.Desk) data.DeskID { return d.ID })
	o.Tenants = byID(tenants, func(t data.Tenant) data.TenantID { return t.ID })
	return o, err
}

func byID[ID comparable, T any](list []T, id func(T) ID) map[ID]T {
	found := make(map[ID]T, len(list))
	for _, one := range list {
		found[id(one)] = one
	}
	return found
}

// choices lists what a user may be given, by name, narrowed to what the actor may see.
func (t *turn) choices() data.Choices {
	c := data.Choices{
		Roles:    byName(t.office.Roles, func(r data.Role) string { return r.Name }),
		Desks:    byName(t.office.Desks, func(d data.Desk) string { return d.Name }),
		Profiles: byName(t.office.Profiles, func(p data.Profile) string { return p.Name }),
		Tenants:  byName(t.office.Tenants, func(t data.Tenant) string { return t.Name }),
	}
	c.Tenants = slices.DeleteFunc(c.Tenants, func(tenant data.Tenant) bool { return !t.me.SeesTenant(tenant.ID) })
	return c
}

func byName[ID comparable, T any](all map[ID]T, name func(T) string) []T {
	return slices.SortedFunc(maps.Values(all), func(a, b T) int { return cmp.Compare(data.Fold(name(a)), data.Fold(name(b))) })
}
