package store_test

import (
	"errors"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
)

func TestATemplateComesBackForItsLetterAndItsLanguageOnly(t *testing.T) {
	db, _ := office(t)
	own := data.Template{Kind: data.LetterCode, Language: "es", Subject: "Código", Text: "{code}\n\nAdiós"}
	change(t, db, func(tx *store.Tx) error {
		old := own
		old.Text = "{code}, as it was"
		return errors.Join(tx.SetTemplate(old), tx.SetTemplate(own))
	})
	change(t, db, func(tx *store.Tx) error {
		got, err := tx.Template(data.LetterCode, "es")
		if got != own {
			t.Errorf("%+v", got)
		}
		for _, other := range []data.Template{{Kind: data.LetterCode, Language: "en"}, {Kind: data.LetterTest, Language: "es"}} {
			if _, err := tx.Template(other.Kind, other.Language); !errors.Is(err, data.ErrNotFound) {
				t.Errorf("%s: %v", other.Name(), err)
			}
		}
		return err
	})
	change(t, db, func(tx *store.Tx) error {
		err := tx.DeleteTemplate(data.LetterCode, "es")
		if _, none := tx.Template(data.LetterCode, "es"); !errors.Is(none, data.ErrNotFound) {
			t.Errorf("after it was deleted: %v", none)
		}
		return errors.Join(err, tx.DeleteTemplate(data.LetterCode, "es"))
	})
}
