// Package vault keeps the key of the database: in the operating system's keyring, in a
// box under a recovery key, and, on machines without a keyring, in a box under a
// passphrase. It also owns the data folder, its lock and the order of the first start.
// The key is never written in clear, and a new one is never made while there is a
// database.
//
// Of the data folder it writes
//
//	recovery.json              the key sealed under the recovery key
//	passphrase.json            the key sealed under a passphrase, without a keyring
//	pbx-users.lock             held while the program runs
//	pbx-users.db.creating      there while the first start is not complete
//	pbx-users.db.ID.new        the database that is being made
//
// and it gives the finished database its name, pbx-users.db, as the last step.
package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"pbxusers/security/redact"
)

// Names in the data folder.
const (
	DatabaseName   = "pbx-users.db"
	RecoveryName   = "recovery.json"
	PassphraseName = "passphrase.json"
	LockName       = "pbx-users.lock"
	BackupsName    = "backups"
	markerName     = DatabaseName + ".creating"
	newSuffix      = ".new"
)

// Vault is a data folder and a keyring. Hold the lock of the folder while using it.
type Vault struct {
	Dir      string
	Keyring  Keyring       // nil: this machine has none
	Patience time.Duration // for one call to the keyring; 0: 20 s
	Cost     Cost          // of a passphrase; zero: 64 MiB, three passes

	at func(step string) // tests stop the first start here
}

// State is what a start finds in the data folder.
type State int

// The states. There is no other way into FirstStart than a folder without any trace of
// a database.
const (
	FirstStart      State = iota // nothing: run the wizard
	Interrupted                  // a first start that was cut off: run the wizard again
	DatabaseMissing              // sealed keys without the database: offer a backup, never a new key
	Ready                        // a database: get its key
)

// String names the state for the log.
func (s State) String() string {
	return [...]string{"first start", "interrupted", "database missing", "ready"}[s]
}

// DatabasePath is where the database is, or will be.
func (v *Vault) DatabasePath() string { return v.path(DatabaseName) }

// ID returns that of the database in the folder; errors as IDOfFile.
func (v *Vault) ID() (ID, error) { return IDOfFile(v.DatabasePath()) }

// HasPassphrase tells whether there is a passphrase box.
func (v *Vault) HasPassphrase() bool { return exists(v.path(PassphraseName)) }

// Look tells what there is. It also gives its name to a database that was finished
// when the first start was cut off, and removes half-written files of ours. The folder
// must be there: see MakeFolder.
func (v *Vault) Look() (State, error) {
	if err := v.sweep(); err != nil {
		return DatabaseMissing, fmt.Errorf("looking at the data folder: %w", err)
	}
	if exists(v.DatabasePath()) {
		return Ready, v.settle()
	}
	boxes := exists(v.path(RecoveryName)) || exists(v.path(PassphraseName))
	if exists(v.path(markerName)) {
		id, err := v.marked()
		if boxes && (err != nil || !v.ownsBoxes(id)) {
			return DatabaseMissing, nil //nolint:nilerr // a marker that cannot be read proves nothing: the keys stay
		}
		return Interrupted, nil
	}
	if !boxes {
		return FirstStart, nil
	}
	box, err := ReadBox(v.path(RecoveryName))
	if err != nil {
		return DatabaseMissing, nil //nolint:nilerr // the box tells about itself when somebody opens it
	}
	// Without the marker the database under its first name is complete.
	if id, err := IDOfFile(v.newPath(box.ID())); err == nil && id == box.ID() {
		if err := v.name(id); err != nil {
			return DatabaseMissing, err
		}
		return Ready, nil
	}
	return DatabaseMissing, nil
}

// KeyFromKeyring asks the keyring for the key of the database in the folder. The error
// is one of the keyring's (only ErrNoKey says that there is none), ErrKeyMalformed,
// ErrWrongKey when recovery.json knows better, one of IDOfFile's, or ctx's.
func (v *Vault) KeyFromKeyring(ctx context.Context) (Key, error) {
	id, err := v.ID()
	if err != nil {
		return Key{}, err
	}
	key, err := v.fetch(ctx, id)
	if err != nil {
		return Key{}, err
	}
	if err := v.Fits(key); errors.Is(err, ErrWrongKey) {
		return Key{}, fmt.Errorf("the keyring: %w", err)
	}
	return key, nil
}

// KeyFromRecovery opens recovery.json. The error is ErrWrongKey, ErrDamaged, ErrNewer,
// ErrOtherDatabase, or wraps that of the file system. The database may be missing.
func (v *Vault) KeyFromRecovery(recovery RecoveryKey) (Key, error) {
	box, err := v.box(RecoveryName)
	if err != nil {
		return Key{}, err
	}
	return box.OpenWithRecovery(recovery)
}

// KeyFromPassphrase opens passphrase.json in about 0.1 s; errors as KeyFromRecovery.
func (v *Vault) KeyFromPassphrase(passphrase string) (Key, error) {
	box, err := v.box(PassphraseName)
	if err != nil {
		return Key{}, err
	}
	return box.OpenWithPassphrase(redact.New(passphrase))
}

// box reads a box and sees that it belongs to the database, if that is there.
func (v *Vault) box(name string) (*Box, error) {
	box, err := ReadBox(v.path(name))
	if err != nil {
		return nil, err
	}
	id, err := v.ID()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return box, nil
	case err != nil:
		return nil, err
	case id != box.ID():
		return nil, ErrOtherDatabase
	}
	return box, nil
}

// Fits tells, without opening the database, whether key is the one it was made with:
// nil, ErrWrongKey, or another error when neither box can say.
func (v *Vault) Fits(key Key) error {
	box, err := v.box(RecoveryName)
	if err != nil {
		var second error
		if box, second = v.box(PassphraseName); second != nil {
			return err
		}
	}
	if !box.Fits(key) {
		return ErrWrongKey
	}
	return nil
}

// Remember puts the key of the database in the folder (back) into the keyring and
// reads it back. ErrWrongKey, before anything is touched, for another key than that of
// the boxes; else the keyring's errors and ErrKeyNotKept.
func (v *Vault) Remember(ctx context.Context, key Key) error {
	id, err := v.identify(key)
	if err != nil {
		return err
	}
	return v.keep(ctx, id, key)
}

// SealPassphrase makes or replaces passphrase.json for the database in the folder, in
// about 0.1 s. Whether the passphrase is a good one is the caller's question.
// ErrWrongKey, before anything is touched, for another key than that of the boxes.
func (v *Vault) SealPassphrase(passphrase string, key Key) error {
	id, err := v.identify(key)
	if err != nil {
		return err
	}
	content, err := sealUnderPassphrase(key, id, redact.New(passphrase), v.Cost)
	if err != nil {
		return err
	}
	return writeOver(v.path(PassphraseName), content)
}

// ReplaceRecovery makes or replaces recovery.json for the database in the folder: the
// recovery key of before opens nothing from then on. Show the new one, and have it
// confirmed, before calling this. ErrWrongKey, before anything is touched, for another
// database key than that of the boxes.
func (v *Vault) ReplaceRecovery(key Key, recovery RecoveryKey) error {
	id, err := v.identify(key)
	if err != nil {
		return err
	}
	content, err := sealUnderRecovery(key, id, recovery)
	if err != nil {
		return err
	}
	return writeOver(v.path(RecoveryName), content)
}

// SetAside keeps the boxes of a missing database under other names, recovery.ID.json
// and passphrase.ID.json, so that a first start is possible. It refuses while there is
// a database.
func (v *Vault) SetAside() error {
	if exists(v.DatabasePath()) {
		return ErrDatabaseExists
	}
	for _, name := range []string{RecoveryName, PassphraseName} {
		if !exists(v.path(name)) {
			continue
		}
		tag := "damaged"
		if box, err := ReadBox(v.path(name)); err == nil {
			tag = box.ID().String()
		}
		if err := v.setAside(name, tag); err != nil {
			return fmt.Errorf("setting %s aside: %w", name, err)
		}
	}
	return syncFolder(v.Dir)
}

func (v *Vault) setAside(name, tag string) error {
	stem := strings.TrimSuffix(name, ".json") + "." + tag
	target := stem + ".json"
	for n := 2; n < 100; n++ {
		err := place(v.path(name), v.path(target))
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		target = fmt.Sprintf("%s.%d.json", stem, n)
	}
	return fs.ErrExist
}

// CheckRecovery tells whether recovery.json could give back key, the one of the open
// database: nil, an error that is fs.ErrNotExist where the file is missing, those of
// KeyFromRecovery, or ErrWrongKey where it holds another key. It cannot tell whether
// anybody still has the recovery key.
func (v *Vault) CheckRecovery(key Key) error {
	box, err := v.box(RecoveryName)
	switch {
	case err != nil:
		return err
	case box.form.Format != recoveryFormat:
		return ErrDamaged
	case !box.Fits(key):
		return ErrWrongKey
	}
	return nil
}

// identify returns the database's id unless a box knows that key is not its key.
func (v *Vault) identify(key Key) (ID, error) {
	id, err := v.ID()
	if err != nil {
		return ID{}, err
	}
	if err := v.Fits(key); key.Empty() || errors.Is(err, ErrWrongKey) {
		return ID{}, ErrWrongKey
	}
	return id, nil
}

func (v *Vault) path(name string) string { return filepath.Join(v.Dir, name) }

func (v *Vault) newPath(id ID) string { return v.path(DatabaseName + "." + id.String() + newSuffix) }
