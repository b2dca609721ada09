package vault

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"

	system "github.com/zalando/go-keyring"
)

// Service and account under which the operating system's keyring holds the key.
const (
	keyringService = "pbx-users"
	accountPrefix  = "db-key/"
)

// keyringPatience is how long a call to the keyring may take: enough for a person to
// type a password into its prompt, and little enough to be told that nothing comes.
const keyringPatience = 20 * time.Second

// What can go wrong with a keyring, one message each. Only ErrNoKey means that the
// keyring works and has no key; after the others the key may well be there.
var (
	ErrNoKey         = errors.New("the keyring holds no key for this database")
	ErrNoKeyring     = errors.New("there is no keyring on this machine")
	ErrKeyringLocked = errors.New("the keyring is locked")
	ErrKeyringDenied = errors.New("the keyring was not allowed to answer")
	ErrKeyringHangs  = errors.New("the keyring does not answer")
	ErrKeyringFailed = errors.New("the keyring failed")
	// ErrKeyNotKept means that the keyring claimed to have stored the key, and has not.
	ErrKeyNotKept = errors.New("the keyring did not keep the key")
)

// Keyring is the operating system's store of secrets. Its errors wrap those above.
// Calls may block for ever; Vault bounds them.
type Keyring interface {
	Get(service, account string) (string, error)
	Set(service, account, value string) error
	Delete(service, account string) error
}

// SystemKeyring returns that of this machine: Secret Service (Linux, BSD), Credential
// Manager (Windows), Keychain (macOS).
func SystemKeyring() Keyring { return systemKeyring{} }

type systemKeyring struct{}

func (systemKeyring) Get(service, account string) (string, error) {
	value, err := system.Get(service, account)
	return value, told(err)
}

func (systemKeyring) Set(service, account, value string) error {
	return told(system.Set(service, account, value))
}

func (systemKeyring) Delete(service, account string) error {
	return told(system.Delete(service, account))
}

// told gives an error of the library one of the names above. The text of it is kept
// for the log: neither keyring puts secrets there.
func told(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, system.ErrNotFound):
		return ErrNoKey
	case errors.Is(err, system.ErrUnsupportedPlatform):
		return ErrNoKeyring
	}
	return fmt.Errorf("%w: %w", kindOf(err), err)
}

// bounded does call in a goroutine of its own and stops waiting for it when ctx ends or
// patience runs out; the goroutine stays behind with its prompt, because nothing can
// end it. A panic in the library, which trusts what other programs send, is an error.
func bounded[T any](ctx context.Context, patience time.Duration, call func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	answers := make(chan answer, 1)
	go func() {
		var got answer
		defer func() {
			if p := recover(); p != nil {
				got = answer{err: fmt.Errorf("%w: its answer made no sense", ErrKeyringFailed)}
			}
			answers <- got
		}()
		got.value, got.err = call()
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case got := <-answers:
		return got.value, got.err
	case <-ctx.Done():
		return none, ctx.Err()
	case <-timer.C:
		return none, ErrKeyringHangs
	}
}

func account(id ID) string { return accountPrefix + id.String() }

// fetch gets the key of database id out of the keyring.
func (v *Vault) fetch(ctx context.Context, id ID) (Key, error) {
	if v.Keyring == nil {
		return Key{}, ErrNoKeyring
	}
	text, err := bounded(ctx, v.patience(), func() (string, error) { return v.Keyring.Get(keyringService, account(id)) })
	if err != nil {
		return Key{}, fmt.Errorf("asking the keyring: %w", err)
	}
	return ParseKey(text)
}

// keep puts the key into the keyring and reads it back, because a keyring may claim
// success for a prompt that was dismissed.
func (v *Vault) keep(ctx context.Context, id ID, key Key) error {
	if v.Keyring == nil {
		return ErrNoKeyring
	}
	_, err := bounded(ctx, v.patience(), func() (struct{}, error) {
		return struct{}{}, v.Keyring.Set(keyringService, account(id), key.Text())
	})
	if err != nil {
		return fmt.Errorf("storing the key in the keyring: %w", err)
	}
	back, err := bounded(ctx, v.patience(), func() (string, error) { return v.Keyring.Get(keyringService, account(id)) })
	switch {
	case errors.Is(err, ErrNoKey):
		return ErrKeyNotKept
	case err != nil:
		return fmt.Errorf("reading the key back from the keyring: %w", err)
	case subtle.ConstantTimeCompare([]byte(back), []byte(key.Text())) != 1:
		return ErrKeyNotKept
	}
	return nil
}

// forget takes a key that opens nothing out of the keyring, if the keyring lets it. It
// goes on when ctx has ended, for a short while: it cleans up.
func (v *Vault) forget(ctx context.Context, id ID) {
	if v.Keyring == nil {
		return
	}
	_, _ = bounded(context.WithoutCancel(ctx), min(v.patience(), 5*time.Second), func() (struct{}, error) {
		return struct{}{}, v.Keyring.Delete(keyringService, account(id))
	})
}

func (v *Vault) patience() time.Duration {
	if v.Patience > 0 {
		return v.Patience
	}
	return keyringPatience
}
