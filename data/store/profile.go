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

const profileColumns = "SELECT id, version, name, builtin, update_profile, change_language, get_updates FROM profile"

func readProfile(scan func(...any) error) (p data.Profile, err error) {
	err = scan(&p.ID, &p.Version, &p.Name, &p.Builtin, &p.UpdateProfile, &p.ChangeLanguage, &p.GetUpdates)
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

// InsertProfile stores a checked profile and returns its id.
func (tx *Tx) InsertProfile(p data.Profile) (data.ProfileID, error) {
	id, err := tx.insert("INSERT INTO profile (name, fold, builtin, update_profile, change_language, get_updates) VALUES (?, ?, ?, ?, ?, ?)",
		p.Name, data.Fold(p.Name), p.Builtin, p.UpdateProfile, p.ChangeLanguage, p.GetUpdates)
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
