package store

import "pbxusers/data"

// Profiles lists all profiles by name.
func (tx *Tx) Profiles() ([]data.Profile, error) {
	var list []data.Profile
	err := tx.each(func(scan func(...any) error) error {
		p, err := readProfile(scan)
		list = append(list, p)
		return err
	}, profileColumns+" ORDER BY fold")
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := tx.fillProfile(&list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Profile returns one profile; data.ErrNotFound when there is none.
func (tx *Tx) Profile(id data.ProfileID) (data.Profile, error) {
	p, err := readProfile(tx.query(profileColumns+" WHERE id = ?", id).Scan)
	if err != nil {
		return p, err
	}
	return p, tx.fillProfile(&p)
}

const profileColumns = "SELECT id, version, name, builtin, update_profile, change_language, get_updates, require_factor FROM profile"

func readProfile(scan func(...any) error) (p data.Profile, err error) {
	err = scan(&p.ID, &p.Version, &p.Name, &p.Builtin, &p.UpdateProfile, &p.ChangeLanguage, &p.GetUpdates, &p.RequireFactor)
	return p, err
}

func (tx *Tx) fillProfile(p *data.Profile) error {
	p.Modules = map[data.ModuleKey]data.Actions{}
	return tx.each(func(scan func(...any) error) error {
		var key data.ModuleKey
		var actions data.Actions
		err := scan(&key, &actions)
		p.Modules[key] = actions
		return err
	}, "SELECT module, actions FROM profile_module WHERE profile_id = ?", p.ID)
}

// InsertProfile stores a checked profile and returns its id: a new one for 0, else its own, to bring back what
// was deleted.
func (tx *Tx) InsertProfile(p data.Profile) (data.ProfileID, error) {
	tx.words = true
	id, err := tx.insert(`INSERT INTO profile (id, version, name, fold, builtin, update_profile, change_language, get_updates, require_factor)
		VALUES (NULLIF(?, 0), ? + 1, ?, ?, ?, ?, ?, ?, ?)`,
		p.ID, p.Version, p.Name, data.Fold(p.Name), p.Builtin, p.UpdateProfile, p.ChangeLanguage, p.GetUpdates, p.RequireFactor)
	if err != nil {
		return 0, err
	}
	for key, actions := range p.Modules {
		if err := tx.exec("INSERT INTO profile_module (profile_id, module, actions) VALUES (?, ?, ?)", id, string(key), int64(actions)); err != nil {
			return 0, err
		}
	}
	return data.ProfileID(id), nil
}

// UpdateProfile stores a checked profile over the one of the same id and version;
// data.ErrConflict when the stored version is another. Builtin is left alone.
func (tx *Tx) UpdateProfile(p data.Profile) error {
	tx.words = true
	before, err := tx.Profile(p.ID)
	if err != nil {
		return err
	}
	err = tx.execOne(data.ErrConflict, `UPDATE profile SET version = version + 1, name = ?, fold = ?, update_profile = ?, change_language = ?, get_updates = ?, require_factor = ?
		WHERE id = ? AND version = ?`, p.Name, data.Fold(p.Name), p.UpdateProfile, p.ChangeLanguage, p.GetUpdates, p.RequireFactor, p.ID, p.Version)
	if err != nil {
		return err
	}
	for key, actions := range p.Modules {
		if before.Modules[key] == actions {
			continue
		}
		err := tx.exec(`INSERT INTO profile_module (profile_id, module, actions) VALUES (?, ?, ?)
			ON CONFLICT (profile_id, module) DO UPDATE SET actions = excluded.actions`, p.ID, string(key), int64(actions))
		if err != nil {
			return err
		}
	}
	for key := range before.Modules {
		if _, kept := p.Modules[key]; kept {
			continue
		}
		if err := tx.exec("DELETE FROM profile_module WHERE profile_id = ? AND module = ?", p.ID, string(key)); err != nil {
			return err
		}
	}
	return nil
}

// DeleteProfile removes a profile that nobody has.
func (tx *Tx) DeleteProfile(id data.ProfileID) error {
	tx.words = true
	return tx.execOne(data.ErrNotFound, "DELETE FROM profile WHERE id = ?", id)
}
