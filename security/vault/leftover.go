package vault

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// marker is what pbx-users.db.creating holds.
type marker struct {
	Version  int    `json:"version"`
	Database string `json:"database"`
}

func (v *Vault) marked() (ID, error) {
	content, err := readSmall(v.path(markerName))
	if err != nil {
		return ID{}, err
	}
	var m marker
	if err := json.Unmarshal(content, &m); err != nil || m.Version != 1 {
		return ID{}, ErrDamaged
	}
	return ParseID(m.Database)
}

// ownsBoxes tells whether every box there is was made for id.
func (v *Vault) ownsBoxes(id ID) bool {
	for _, name := range []string{RecoveryName, PassphraseName} {
		if !exists(v.path(name)) {
			continue
		}
		if box, err := ReadBox(v.path(name)); err != nil || box.ID() != id {
			return false
		}
	}
	return true
}

// sweep removes what a crash leaves half written, and the first name of a database
// that has its last one.
func (v *Vault) sweep() error {
	entries, err := os.ReadDir(v.Dir)
	if err != nil {
		return err
	}
	database, err := os.Stat(v.DatabasePath())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") && strings.HasSuffix(name, unfinished) {
			if err := removeIfThere(v.path(name)); err != nil {
				return err
			}
		}
		if database == nil || !strings.HasPrefix(name, DatabaseName+".") || !strings.HasSuffix(name, newSuffix) {
			continue
		}
		if info, err := os.Stat(v.path(name)); err == nil && os.SameFile(info, database) {
			if err := removeIfThere(v.path(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// settle removes a marker from beside a database: with it there, a database that was
// moved away later would look like one that was never complete. Another database's
// than the one that was being made came from a backup meanwhile.
func (v *Vault) settle() error {
	if !exists(v.path(markerName)) {
		return nil
	}
	being, err := v.marked()
	there, unread := v.ID()
	if err == nil && unread == nil && being != there {
		return v.undoFiles(being)
	}
	return v.unmark()
}
