package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"pbxusers/security/redact"
)

var (
	// ErrDatabaseExists means that there is a database, of whatever content: nothing is
	// made beside it or in its place.
	ErrDatabaseExists = errors.New("there is a database already")
	// ErrDatabaseMissing means that there are sealed keys of a database that is not
	// there: it may come back from a backup, and its keys stay.
	ErrDatabaseMissing = errors.New("the database of the sealed keys is missing")
)

// Build makes an encrypted database with everything that belongs into a new one, at
// path, with key, and with the bytes of id as its salt. It must not overwrite anything
// and must have closed the file when it returns.
type Build func(ctx context.Context, path string, key Key, id ID) error

// Creation is a first start that is being prepared. Nothing is written before
// WithKeyring or WithPassphrase, which may be tried again, or one after the other.
type Creation struct {
	vault    *Vault
	id       ID
	key      Key
	recovery RecoveryKey
}

// Prepare chooses key, recovery key and id for a new database. The error is
// ErrDatabaseExists or ErrDatabaseMissing.
func (v *Vault) Prepare() (*Creation, error) {
	if err := v.vacant(); err != nil {
		return nil, err
	}
	return &Creation{vault: v, id: NewID(), key: NewKey(), recovery: NewRecoveryKey()}, nil
}

// Recovery returns the recovery key, to be shown and confirmed before going on.
func (c *Creation) Recovery() RecoveryKey { return c.recovery }

// ID returns the id of the database to be.
func (c *Creation) ID() ID { return c.id }

// WithKeyring makes the database, its key in the keyring, and returns the key. Errors
// are those of Prepare, of the keyring, of build, and of the file system; after each of
// them the folder is as it was.
func (c *Creation) WithKeyring(ctx context.Context, build Build) (Key, error) {
	return c.commit(ctx, build, func() error { return c.vault.keep(ctx, c.id, c.key) })
}

// WithPassphrase is WithKeyring for a machine without one: the key is sealed under the
// passphrase, which will be asked for at each start.
func (c *Creation) WithPassphrase(ctx context.Context, passphrase string, build Build) (Key, error) {
	return c.commit(ctx, build, func() error {
		content, err := sealUnderPassphrase(c.key, c.id, redact.New(passphrase), c.vault.Cost)
		if err != nil {
			return err
		}
		return writeNew(c.vault.path(PassphraseName), content)
	})
}

// commit goes through the steps, each on disk before the next. While the marker is
// there the database never had its name, so that what an interrupted start left can be
// removed; once it is gone, the database under its first name is complete, and Look
// gives it the last one. So a kill at any point loses nothing that was ever in use.
func (c *Creation) commit(ctx context.Context, build Build, protect func() error) (Key, error) {
	v := c.vault
	if err := v.clear(ctx); err != nil {
		return Key{}, err
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"marker", c.mark},
		{"key", protect},
		{"recovery", c.sealRecovery},
		{"build", func() error { return c.build(ctx, build) }},
		{"unmark", func() error { return v.unmark() }},
		{"name", func() error { return v.name(c.id) }},
	} {
		v.reached("before " + step.name)
		err := ctx.Err()
		if err == nil {
			err = step.do()
		}
		if err != nil && !v.holds(c.id) {
			// A marker again, so that a kill while removing leaves nothing in doubt.
			_ = c.mark()
			return Key{}, errors.Join(err, v.undo(ctx, c.id))
		}
		v.reached("after " + step.name)
	}
	return c.key, nil
}

// holds tells whether the database of that id has its name. From then on nothing of it
// is ever removed, whatever else failed.
func (v *Vault) holds(id ID) bool {
	found, err := v.ID()
	return err == nil && found == id
}

func (v *Vault) reached(step string) {
	if v.at != nil {
		v.at(step)
	}
}

func (c *Creation) mark() error {
	content, err := json.Marshal(marker{Version: 1, Database: c.id.String()})
	if err != nil {
		return err
	}
	return writeNew(c.vault.path(markerName), content)
}

func (v *Vault) unmark() error {
	if err := removeIfThere(v.path(markerName)); err != nil {
		return err
	}
	return syncFolder(v.Dir)
}

func (c *Creation) sealRecovery() error {
	content, err := sealUnderRecovery(c.key, c.id, c.recovery)
	if err != nil {
		return err
	}
	return writeNew(c.vault.path(RecoveryName), content)
}

// build has the database made and sees that it is what was asked for, closed, private
// and on disk.
func (c *Creation) build(ctx context.Context, build Build) error {
	path := c.vault.newPath(c.id)
	if exists(path) {
		return fmt.Errorf("making the database: %w", fs.ErrExist)
	}
	if err := build(ctx, path, c.key, c.id); err != nil {
		return fmt.Errorf("making the database: %w", err)
	}
	id, err := IDOfFile(path)
	if err != nil {
		return err
	}
	if id != c.id {
		return errors.New("making the database: it does not carry the id that was chosen for it")
	}
	if journal, err := os.Stat(path + "-journal"); err == nil && journal.Size() > 0 {
		return errors.New("making the database: it was left open")
	}
	return errors.Join(removeIfThere(path+"-journal"), os.Chmod(path, 0o600), syncFile(path), syncFolder(c.vault.Dir))
}

// name gives the complete database its name, as the last step, and overwrites nothing.
func (v *Vault) name(id ID) error {
	err := place(v.newPath(id), v.DatabasePath())
	if errors.Is(err, fs.ErrExist) {
		return ErrDatabaseExists
	}
	if err != nil {
		return fmt.Errorf("naming the database: %w", err)
	}
	return syncFolder(v.Dir)
}

// vacant tells whether a database may be made here.
func (v *Vault) vacant() error {
	state, err := v.Look()
	switch {
	case err != nil:
		return err
	case state == Ready:
		return ErrDatabaseExists
	case state == DatabaseMissing:
		return ErrDatabaseMissing
	}
	return nil
}

// clear removes what an interrupted first start left.
func (v *Vault) clear(ctx context.Context) error {
	if err := v.vacant(); err != nil {
		return err
	}
	if !exists(v.path(markerName)) {
		return nil
	}
	id, err := v.marked()
	if err != nil {
		return v.unmark() // vacant has seen that there is no box beside it
	}
	return v.undo(ctx, id)
}

// undo removes everything that was made for a database that never had its name, the
// marker last. What belongs to another id stays.
func (v *Vault) undo(ctx context.Context, id ID) error {
	if v.holds(id) {
		return ErrDatabaseExists
	}
	v.forget(ctx, id)
	return v.undoFiles(id)
}

func (v *Vault) undoFiles(id ID) error {
	err := errors.Join(removeIfThere(v.newPath(id)), removeIfThere(v.newPath(id)+"-journal"))
	for _, name := range []string{RecoveryName, PassphraseName} {
		if box, unread := ReadBox(v.path(name)); unread == nil && box.ID() == id {
			err = errors.Join(err, removeIfThere(v.path(name)))
		}
	}
	if marked, unread := v.marked(); err == nil && unread == nil && marked == id {
		err = v.unmark()
	}
	return err
}
