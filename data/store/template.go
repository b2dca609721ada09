package store

import "pbxusers/data"

// Template returns the office's own template of a letter; data.ErrNotFound where it has
// none.
func (tx *Tx) Template(kind data.LetterKind, language string) (data.Template, error) {
	t := data.Template{Kind: kind, Language: language}
	err := tx.query("SELECT subject, text FROM letter_template WHERE kind = ? AND language = ?", string(kind), language).Scan(&t.Subject, &t.Text)
	return t, err
}

// SetTemplate stores a checked template in the place of the one for its letter and
// language, if any.
func (tx *Tx) SetTemplate(t data.Template) error {
	return tx.exec(`INSERT INTO letter_template (kind, language, subject, text) VALUES (?, ?, ?, ?)
		ON CONFLICT (kind, language) DO UPDATE SET subject = excluded.subject, text = excluded.text`,
		string(t.Kind), t.Language, t.Subject, t.Text)
}

// DeleteTemplate forgets the office's own template of a letter, if there is one.
func (tx *Tx) DeleteTemplate(kind data.LetterKind, language string) error {
	return tx.exec("DELETE FROM letter_template WHERE kind = ? AND language = ?", string(kind), language)
}
