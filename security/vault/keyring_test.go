package vault

import (
	"context"
	"errors"
	"testing"
	"time"

	system "github.com/zalando/go-keyring"
)

func TestEveryWayAKeyringFailsIsTold(t *testing.T) {
	v, ring, key, _ := started(t)
	id, err := v.ID()
	must(t, err)
	entry := keyringService + "|" + account(id)
	for name, c := range map[string]struct {
		spoil func()
		want  error
	}{
		"no keyring":      {func() { v.Keyring = nil }, ErrNoKeyring},
		"service missing": {func() { ring.getErr = ErrNoKeyring }, ErrNoKeyring},
		"locked":          {func() { ring.getErr = ErrKeyringLocked }, ErrKeyringLocked},
		"denied":          {func() { ring.getErr = ErrKeyringDenied }, ErrKeyringDenied},
		"unknown":         {func() { ring.getErr = ErrKeyringFailed }, ErrKeyringFailed},
		"no entry":        {func() { delete(ring.entries, entry) }, ErrNoKey},
		"empty entry":     {func() { ring.entries[entry] = "" }, ErrKeyMalformed},
		"malformed":       {func() { ring.entries[entry] = key.Hex() }, ErrKeyMalformed},
		"cut short":       {func() { ring.entries[entry] = key.Text()[:66] }, ErrKeyMalformed},
		"newer form":      {func() { ring.entries[entry] = "v2:" + key.Hex() }, ErrKeyMalformed},
		"another key":     {func() { ring.entries[entry] = NewKey().Text() }, ErrWrongKey},
		"panic":           {func() { ring.panics = true }, ErrKeyringFailed},
	} {
		v.Keyring, *ring = ring, fakeKeyring{entries: map[string]string{entry: key.Text()}}
		c.spoil()
		got, err := v.KeyFromKeyring(t.Context())
		if !errors.Is(err, c.want) || !got.Empty() {
			t.Errorf("%s: %v", name, err)
		}
		if errors.Is(err, ErrNoKey) != (name == "no entry") {
			t.Errorf("%s passes for a keyring that works and has no key", name)
		}
	}
}

func TestAHangingKeyringIsGivenUpAfterItsTime(t *testing.T) {
	v, ring, key, _ := started(t)
	ring.hang = make(chan struct{})
	defer close(ring.hang)
	v.Patience = 30 * time.Millisecond
	for name, call := range map[string]func() error{
		"get": func() error { _, err := v.KeyFromKeyring(t.Context()); return err },
		"set": func() error { return v.Remember(t.Context(), key) },
	} {
		if err := call(); !errors.Is(err, ErrKeyringHangs) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if (&Vault{}).patience() != 20*time.Second {
		t.Error("the default patience is not 20 s")
	}
}

func TestCancelEndsTheWaitForAKeyring(t *testing.T) {
	v, ring, key, _ := started(t)
	ring.hang = make(chan struct{})
	defer close(ring.hang)
	v.Patience = time.Hour
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := v.KeyFromKeyring(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if err := v.Remember(ctx, key); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("already over: %v", err)
	}
}

func TestARememberedKeyIsReadBack(t *testing.T) {
	v, ring, key, _ := started(t)
	clear(ring.entries)
	ring.lies = true
	if err := v.Remember(t.Context(), key); !errors.Is(err, ErrKeyNotKept) {
		t.Errorf("a lie was believed: %v", err)
	}
	ring.lies, ring.changes = false, NewKey().Text()
	if err := v.Remember(t.Context(), key); !errors.Is(err, ErrKeyNotKept) {
		t.Errorf("another value was taken for the key: %v", err)
	}
	ring.changes = ""
	must(t, v.Remember(t.Context(), key))
	if got, err := v.KeyFromKeyring(t.Context()); err != nil || !got.Equal(key) {
		t.Error(err)
	}
	for _, wrong := range []Key{NewKey(), {}} {
		if err := v.Remember(t.Context(), wrong); !errors.Is(err, ErrWrongKey) {
			t.Errorf("a wrong key was remembered: %v", err)
		}
	}
	if got, err := v.KeyFromKeyring(t.Context()); err != nil || !got.Equal(key) {
		t.Errorf("and has replaced the right one: %v", err)
	}
}

func TestTheLibrarysErrorsGetTheirNames(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{nil, nil}, {system.ErrNotFound, ErrNoKey}, {system.ErrUnsupportedPlatform, ErrNoKeyring},
		{errors.New("something new"), ErrKeyringFailed}, {system.ErrSetDataTooBig, ErrKeyringFailed},
	} {
		if got := told(c.err); !errors.Is(got, c.want) {
			t.Errorf("%v is told as %v", c.err, got)
		}
	}
}
