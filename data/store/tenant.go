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

// InsertTenant stores a checked tenant and returns its id: a new one for 0, else its own, to bring back what
// was deleted.
func (tx *Tx) InsertTenant(t data.Tenant) (data.TenantID, error) {
	tx.words = true
	id, err := tx.insert("INSERT INTO tenant (id, version, name, fold, enabled) VALUES (NULLIF(?, 0), ? + 1, ?, ?, ?)", t.ID, t.Version, t.Name, data.Fold(t.Name), t.Enabled)
	return data.TenantID(id), err
}

// Tenant returns one tenant; data.ErrNotFound when there is none.
func (tx *Tx) Tenant(id data.TenantID) (data.Tenant, error) {
	var t data.Tenant
	err := tx.query("SELECT id, version, name, enabled FROM tenant WHERE id = ?", id).Scan(&t.ID, &t.Version, &t.Name, &t.Enabled)
	return t, err
}

// UpdateTenant stores a checked tenant over the one of the same id and version;
// data.ErrConflict when the stored version is another.
func (tx *Tx) UpdateTenant(t data.Tenant) error {
	tx.words = true
	return tx.execOne(data.ErrConflict, "UPDATE tenant SET version = version + 1, name = ?, fold = ?, enabled = ? WHERE id = ? AND version = ?",
		t.Name, data.Fold(t.Name), t.Enabled, t.ID, t.Version)
}

// DeleteTenant removes a tenant that nobody belongs to.
func (tx *Tx) DeleteTenant(id data.TenantID) error {
	tx.words = true
	return tx.execOne(data.ErrNotFound, "DELETE FROM tenant WHERE id = ?", id)
}
