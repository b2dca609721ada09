package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

var quickCost = Cost{MemoryKiB: 64, Time: 1, Threads: 1}

// fakeKeyring is a keyring that can be told to misbehave.
type fakeKeyring struct {
	mu      sync.Mutex
	entries map[string]string
	getErr  error
	setErr  error
	lies    bool          // Set claims success and does nothing
	changes string        // what Set stores instead
	hang    chan struct{} // calls wait for it to be closed
	panics  bool
}

func newFakeKeyring() *fakeKeyring { return &fakeKeyring{entries: map[string]string{}} }

func (k *fakeKeyring) wait() {
	if k.hang != nil {
		<-k.hang
	}
	if k.panics {
		panic("the library trusted what a daemon sent")
	}
}

func (k *fakeKeyring) Get(service, account string) (string, error) {
	k.wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.getErr != nil {
		return "", k.getErr
	}
	value, ok := k.entries[service+"|"+account]
	if !ok {
		return "", ErrNoKey
	}
	return value, nil
}

func (k *fakeKeyring) Set(service, account, value string) error {
	k.wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.setErr != nil:
		return k.setErr
	case k.lies:
		return nil
	case k.changes != "":
		value = k.changes
	}
	k.entries[service+"|"+account] = value
	return nil
}

func (k *fakeKeyring) Delete(service, account string) error {
	k.wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.entries[service+"|"+account]; !ok {
		return ErrNoKey
	}
	delete(k.entries, service+"|"+account)
	return nil
}

func newVault(t *testing.T) (*Vault, *fakeKeyring) {
	t.Helper()
	ring := newFakeKeyring()
	dir := filepath.Join(t.TempDir(), "data")
	if err := MakeFolder(dir); err != nil {
		t.Fatal(err)
	}
	return &Vault{Dir: dir, Keyring: ring, Patience: 2 * time.Second, Cost: quickCost}, ring
}

// fakeDatabase is the id, and the key's check in place of the pages.
func fakeDatabase(_ context.Context, path string, key Key, id ID) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(append(id[:], key.check(id)...))
	return errors.Join(err, file.Close())
}

// opens tells whether key opens the fake database of v.
func opens(t *testing.T, v *Vault, key Key) bool {
	t.Helper()
	content, err := os.ReadFile(v.DatabasePath())
	if err != nil {
		t.Fatal(err)
	}
	id, err := v.ID()
	if err != nil {
		t.Fatal(err)
	}
	return !key.Empty() && bytes.Equal(content[idBytes:], key.check(id))
}

// started is a vault after a first start with the keyring.
func started(t *testing.T) (*Vault, *fakeKeyring, Key, RecoveryKey) {
	t.Helper()
	v, ring := newVault(t)
	creation, err := v.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	key, err := creation.WithKeyring(t.Context(), fakeDatabase)
	if err != nil {
		t.Fatal(err)
	}
	return v, ring, key, creation.Recovery()
}

func look(t *testing.T, v *Vault) State {
	t.Helper()
	state, err := v.Look()
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return list
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
