package store

import "pbxusers/data"

// Roles lists all roles by name.
func (tx *Tx) Roles() ([]data.Role, error) {
	var list []data.Role
	err := tx.each(func(scan func(...any) error) error {
		var r data.Role
		err := scan(&r.ID, &r.Version, &r.Name, &r.Description, &r.MaskPhone)
		list = append(list, r)
		return err
	}, "SELECT id, version, name, description, mask_phone FROM role ORDER BY fold")
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
	var r data.Role
	err := tx.query("SELECT id, version, name, description, mask_phone FROM role WHERE id = ?", id).
		Scan(&r.ID, &r.Version, &r.Name, &r.Description, &r.MaskPhone)
	if err != nil {
		return r, err
	}
	return r, tx.fillRole(&r)
}

func (tx *Tx) fillRole(r *data.Role) (err error) {
	if r.Permissions, err = column[data.Permission](tx, "SELECT permission FROM role_permission WHERE role_id = ? ORDER BY permission", r.ID); err != nil {
		return err
	}
	r.AcceptedIPs, err = column[string](tx, "SELECT network FROM role_network WHERE role_id = ? ORDER BY network", r.ID)
	return err
}

// InsertRole stores a checked role and returns its id.
func (tx *Tx) InsertRole(r data.Role) (data.RoleID, error) {
	id, err := tx.insert("INSERT INTO role (name, fold, description, mask_phone) VALUES (?, ?, ?, ?)", r.Name, data.Fold(r.Name), r.Description, r.MaskPhone)
	if err != nil {
		return 0, err
	}
	for _, p := range r.Permissions {
		if err := tx.exec("INSERT INTO role_permission (role_id, permission) VALUES (?, ?)", id, string(p)); err != nil {
			return 0, err
		}
	}
	for _, network := range r.AcceptedIPs {
		if err := tx.exec("INSERT INTO role_network (role_id, network) VALUES (?, ?)", id, network); err != nil {
			return 0, err
		}
	}
	return data.RoleID(id), nil
}
