package store

import "pbxusers/data"

// Picture returns a user's picture as a PNG; data.ErrNotFound when there is none.
func (tx *Tx) Picture(id data.UserID) ([]byte, error) {
	var png []byte
	err := tx.query("SELECT png FROM user_picture WHERE user_id = ?", id).Scan(&png)
	return png, err
}

// SetPicture stores a user's picture; nil takes it away.
func (tx *Tx) SetPicture(id data.UserID, png []byte) error {
	if err := tx.execOne(data.ErrNotFound, "UPDATE user SET has_picture = ?, version = version + 1 WHERE id = ?", png != nil, id); err != nil {
		return err
	}
	if png == nil {
		return tx.exec("DELETE FROM user_picture WHERE user_id = ?", id)
	}
	return tx.exec(`INSERT INTO user_picture (user_id, png) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET png = excluded.png`, id, png)
}
