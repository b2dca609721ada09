package store

import "pbxusers/data"

// Roles lists all roles by name.
func (tx *Tx) Roles() ([]data.Role, error) {
	var list []data.Role
	err := tx.each(func(scan func(...any) error) error {
		r, err := readRole(scan)
		list = append(list, r)
		return err
	}, roleColumns+" ORDER BY fold")
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := tx.fillRole(&list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Role returns one role; data.ErrNotFound when there is none.
func (tx *Tx) Role(id data.RoleID) (data.Role, error) {
	r, err := readRole(tx.query(roleColumns+" WHERE id = ?", id).Scan)
	if err != nil {
		return r, err
	}
	return r, tx.fillRole(&r)
}

const roleColumns = "SELECT id, version, name, description, mask_phone, require_factor FROM role"

func readRole(scan func(...any) error) (r data.Role, err error) {
	err = scan(&r.ID, &r.Version, &r.Name, &r.Description, &r.MaskPhone, &r.RequireFactor)
	return r, err
}

func (tx *Tx) fillRole(r *data.Role) (err error) {
	if r.Permissions, err = column[data.Permission](tx, "SELECT permission FROM role_permission WHERE role_id = ? ORDER BY permission", r.ID); err != nil {
		return err
	}
	r.AcceptedIPs, err = column[string](tx, "SELECT network FROM role_network WHERE role_id = ? ORDER BY network", r.ID)
	return err
}

// InsertRole stores a checked role and returns its id: a new one for 0, else its own, to bring back what
// was deleted.
func (tx *Tx) InsertRole(r data.Role) (data.RoleID, error) {
	tx.words = true
	id, err := tx.insert("INSERT INTO role (id, version, name, fold, description, mask_phone, require_factor) VALUES (NULLIF(?, 0), ? + 1, ?, ?, ?, ?, ?)",
		r.ID, r.Version, r.Name, data.Fold(r.Name), r.Description, r.MaskPhone, r.RequireFactor)
	if err != nil {
		return 0, err
	}
	for _, p := range r.Permissions {
		if err := tx.exec("INSERT INTO role_permission (role_id, permission) VALUES (?, ?)", id, string(p)); err != nil {
			return 0, err
		}
	}
	r.ID = data.RoleID(id)
	return r.ID, tx.insertNetworks(r)
}

func (tx *Tx) insertNetworks(r data.Role) error {
	for _, network := range r.AcceptedIPs {
		if err := tx.exec("INSERT INTO role_network (role_id, network) VALUES (?, ?)", r.ID, network); err != nil {
			return err
		}
	}
	return nil
}

// UpdateRole stores a checked role over the one of the same id and version; data.ErrConflict
// when the stored version is another.
func (tx *Tx) UpdateRole(r data.Role) error {
	tx.words = true
	before, err := tx.Role(r.ID)
	if err != nil {
		return err
	}
	err = tx.execOne(data.ErrConflict, "UPDATE role SET version = version + 1, name = ?, fold = ?, description = ?, mask_phone = ?, require_factor = ? WHERE id = ? AND version = ?",
		r.Name, data.Fold(r.Name), r.Description, r.MaskPhone, r.RequireFactor, r.ID, r.Version)
	if err != nil {
		return err
	}
	for _, p := range missing(r.Permissions, before.Permissions) { // granted before taken away, as in UpdateUser
		if err := tx.exec("INSERT INTO role_permission (role_id, permission) VALUES (?, ?)", r.ID, string(p)); err != nil {
			return err
		}
	}
	for _, p := range missing(before.Permissions, r.Permissions) {
		if err := tx.exec("DELETE FROM role_permission WHERE role_id = ? AND permission = ?", r.ID, string(p)); err != nil {
			return err
		}
	}
	if err := tx.exec("DELETE FROM role_network WHERE role_id = ?", r.ID); err != nil {
		return err
	}
	return tx.insertNetworks(r)
}

// DeleteRole removes a role that nobody has.
func (tx *Tx) DeleteRole(id data.RoleID) error {
	tx.words = true
	return tx.execOne(data.ErrNotFound, "DELETE FROM role WHERE id = ?", id)
}
