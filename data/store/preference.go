package store

import "pbxusers/data"

// Preferences returns what a user's screens remember, by name.
func (tx *Tx) Preferences(id data.UserID) (map[string]string, error) {
	all := map[string]string{}
	err := tx.each(func(scan func(...any) error) error {
		var name, value string
		err := scan(&name, &value)
		all[name] = value
		return err
	}, "SELECT name, value FROM user_preference WHERE user_id = ?", id)
	return all, err
}

// SetPreference remembers a value for a user's screen.
func (tx *Tx) SetPreference(id data.UserID, name, value string) error {
	return tx.exec(`INSERT INTO user_preference (user_id, name, value) VALUES (?, ?, ?)
		ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value`, id, name, value)
}
