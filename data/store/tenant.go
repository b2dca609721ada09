package store

import "pbxusers/data"

// Tenants lists all tenants by name.
func (tx *Tx) Tenants() ([]data.Tenant, error) {
	var list []data.Tenant
	err := tx.each(func(scan func(...any) error) error {
		var t data.Tenant
		err := scan(&t.ID, &t.Version, &t.Name, &t.Enabled)
		list = append(list, t)
		return err
	}, "SELECT id, version, name, enabled FROM tenant ORDER BY fold")
	return list, err
}

// InsertTenant stores a checked tenant and returns its id.
func (tx *Tx) InsertTenant(t data.Tenant) (data.TenantID, error) {
	id, err := tx.insert("INSERT INTO tenant (name, fold, enabled) VALUES (?, ?, ?)", t.Name, data.Fold(t.Name), t.Enabled)
	return data.TenantID(id), err
}
