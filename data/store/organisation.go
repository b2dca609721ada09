package store

import (
	"fmt"
	"strconv"
	"time"

	"pbxusers/data"
)

// The names in the table setting.
const (
	settingOrganisation = "organisation"
	settingLanguage     = "language"
	settingIdle         = "idle_minutes"
	settingGrace        = "factor_grace_days"
	settingEvents       = "event_days"
)

// Organisation returns the office's name and settings.
func (tx *Tx) Organisation() (data.Organisation, error) {
	o := data.Organisation{FactorGrace: data.FactorGraceDefault}
	err := tx.each(func(scan func(...any) error) error {
		var name, value string
		if err := scan(&name, &value); err != nil {
			return err
		}
		n, err := strconv.Atoi(value)
		switch name {
		case settingOrganisation:
			o.Name, err = value, nil
		case settingLanguage:
			o.Language, err = value, nil
		case settingIdle:
			o.Idle = time.Duration(n) * time.Minute
		case settingGrace:
			o.FactorGrace = n
		case settingEvents:
			o.EventDays = n
		}
		if err != nil {
			return fmt.Errorf("setting %s: %w", name, err)
		}
		return nil
	}, "SELECT name, value FROM setting")
	return o, err
}

// SetOrganisation stores the office's name and settings.
func (tx *Tx) SetOrganisation(o data.Organisation) error {
	for name, value := range map[string]string{
		settingOrganisation: o.Name,
		settingLanguage:     o.Language,
		settingIdle:         strconv.Itoa(int(o.Idle / time.Minute)),
		settingGrace:        strconv.Itoa(o.FactorGrace),
		settingEvents:       strconv.Itoa(o.EventDays),
	} {
		err := tx.exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
		if err != nil {
			return err
		}
	}
	return nil
}

// The names in the table secret.
const (
	secretEvent     = "event"
	secretTemporary = "temporary"
)

// TemporaryKey is the key under which generated passwords are hashed, 32 bytes.
func (tx *Tx) TemporaryKey() ([]byte, error) { return tx.secret(secretTemporary) }

func (tx *Tx) secret(name string) ([]byte, error) {
	if key := tx.db.keys[name]; key != nil {
		return key, nil
	}
	var key []byte
	if err := tx.query("SELECT key FROM secret WHERE name = ?", name).Scan(&key); err != nil {
		return nil, err
	}
	if len(key) != secretSize {
		return nil, fmt.Errorf("%w: secret %s", ErrDamaged, name)
	}
	if tx.db.keys == nil {
		tx.db.keys = map[string][]byte{}
	}
	tx.db.keys[name] = key
	return key, nil
}
