package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"pbxusers/security/redact"
)

const phrase = "the kettle sings at noon"

// sealed is a vault with both boxes.
func sealed(t *testing.T) (*Vault, Key, RecoveryKey) {
	t.Helper()
	v, _, key, recovery := started(t)
	must(t, v.SealPassphrase(phrase, key))
	return v, key, recovery
}

func TestOnlyTheRightSecretOpensABox(t *testing.T) {
	v, key, recovery := sealed(t)
	if got, err := v.KeyFromRecovery(recovery); err != nil || !got.Equal(key) {
		t.Errorf("recovery key: %v", err)
	}
	if got, err := v.KeyFromPassphrase(phrase); err != nil || !got.Equal(key) {
		t.Errorf("passphrase: %v", err)
	}
	if got, err := v.KeyFromRecovery(NewRecoveryKey()); !errors.Is(err, ErrWrongKey) || !got.Empty() {
		t.Errorf("another recovery key: %v", err)
	}
	for _, wrong := range []string{"", phrase + " ", strings.ToUpper(phrase), strings.Repeat("x", 1<<20)} {
		if got, err := v.KeyFromPassphrase(wrong); !errors.Is(err, ErrWrongKey) || !got.Empty() {
			t.Errorf("%.20q: %v", wrong, err)
		}
	}
	must(t, os.Rename(v.path(PassphraseName), v.path(RecoveryName)))
	if _, err := v.KeyFromRecovery(recovery); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a passphrase box under the other name: %v", err)
	}
	if _, err := v.KeyFromPassphrase(phrase); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no passphrase box: %v", err)
	}
}

func TestAnAccentTypedOtherwiseIsTheSamePassphrase(t *testing.T) {
	v, key, _ := sealed(t)
	must(t, v.SealPassphrase("la ma\u00f1ana de la ni\u00f1a", key))
	if got, err := v.KeyFromPassphrase("la man\u0303ana de la nin\u0303a"); err != nil || !got.Equal(key) {
		t.Error(err)
	}
}

func TestEveryChangedByteOfABoxIsToldAsDamageAndChangesNothing(t *testing.T) {
	v, _, recovery := sealed(t)
	for name, open := range map[string]func() (Key, error){
		RecoveryName:   func() (Key, error) { return v.KeyFromRecovery(recovery) },
		PassphraseName: func() (Key, error) { return v.KeyFromPassphrase(phrase) },
	} {
		good, err := os.ReadFile(v.path(name))
		must(t, err)
		for i := range good {
			for _, flip := range []byte{1, 2, 4, 8, 16, 32, 64, 128, 255} {
				bad := append([]byte(nil), good...)
				bad[i] ^= flip
				if box, err := parseBox(bad); box != nil || !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
					t.Fatalf("%s: byte %d (%q) changed by %#x: %v", name, i, good[i], flip, err)
				}
			}
			bad := append([]byte(nil), good...)
			bad[i] ^= 255
			must(t, os.WriteFile(v.path(name), bad, 0o600))
			key, err := open()
			after, unread := os.ReadFile(v.path(name))
			if !key.Empty() || !errors.Is(err, ErrDamaged) || unread != nil || !bytes.Equal(after, bad) {
				t.Fatalf("%s: byte %d (%q): %v", name, i, good[i], err)
			}
		}
		for end := range good[:len(good)-1] { // the last is a line end
			if _, err := parseBox(good[:end]); err == nil {
				t.Fatalf("%s cut to %d bytes is taken", name, end)
			}
		}
		for _, more := range []string{"x", "{}", "\x00", string(good)} {
			if _, err := parseBox(append(append([]byte(nil), good...), more...)); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s with %.3q behind it: %v", name, more, err)
			}
		}
		must(t, os.WriteFile(v.path(name), []byte(strings.ReplaceAll(string(good), "\n", "\r\n")), 0o600))
		if _, err := open(); err != nil {
			t.Errorf("%s with other line ends: %v", name, err)
		}
		must(t, os.WriteFile(v.path(name), good, 0o600))
	}
}

// TestASealCoversWhatTheChecksumOnlyProtectsFromAccidents changes parts as somebody
// would who also mends the checksum.
func TestASealCoversWhatTheChecksumOnlyProtectsFromAccidents(t *testing.T) {
	v, key, recovery := sealed(t)
	for part, change := range map[string]func(*boxForm){
		"database":  func(f *boxForm) { f.Database = NewID().String() },
		"salt":      func(f *boxForm) { f.Salt[0] ^= 1 },
		"nonce":     func(f *boxForm) { f.Nonce[0] ^= 1 },
		"key check": func(f *boxForm) { f.KeyCheck[0] ^= 1 },
		"sealed":    func(f *boxForm) { f.Sealed[0] ^= 1 },
	} {
		box, err := ReadBox(v.path(RecoveryName))
		must(t, err)
		change(&box.form)
		box.form.Checksum = box.form.sum()
		forged, err := parseBox(box.form.text())
		must(t, err)
		if got, err := forged.OpenWithRecovery(recovery); !errors.Is(err, ErrWrongKey) || !got.Empty() {
			t.Errorf("%s: %v", part, err)
		}
	}
	box, err := ReadBox(v.path(PassphraseName))
	must(t, err)
	box.form.Argon2id.Time++
	if got, err := box.OpenWithPassphrase(redact.New(phrase)); !errors.Is(err, ErrWrongKey) || !got.Empty() {
		t.Errorf("cost: %v", err)
	}
	if !box.Fits(key) || box.Fits(NewKey()) || box.Fits(Key{}) {
		t.Error("the key check does not tell keys apart")
	}
}

func TestABoxCannotAskForAGigabyte(t *testing.T) {
	v, _, _ := sealed(t)
	box, err := ReadBox(v.path(PassphraseName))
	must(t, err)
	for _, cost := range []boxCost{{1 << 20, 1, 1}, {1<<32 - 1, 1<<32 - 1, 255}, {64, 0, 1}, {64, 1, 0}, {0, 1, 1}, {64, 17, 1}, {1024, 1, 17}} {
		form := box.form
		form.Argon2id = &cost
		form.Checksum = form.sum()
		if _, err := parseBox(form.text()); !errors.Is(err, ErrDamaged) {
			t.Errorf("%+v: %v", cost, err)
		}
	}
	must(t, os.WriteFile(v.path(RecoveryName), make([]byte, longestFile+1), 0o600))
	if _, err := ReadBox(v.path(RecoveryName)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a large file: %v", err)
	}
	must(t, os.Remove(v.path(RecoveryName)))
	must(t, os.Mkdir(v.path(RecoveryName), 0o700))
	if _, err := ReadBox(v.path(RecoveryName)); err == nil {
		t.Error("a folder was read")
	}
}

func TestABoxOfANewerVersionIsToldAsSuch(t *testing.T) {
	text := `{"format": "pbx-users recovery key box", "version": 2, "something": "new"}`
	if _, err := parseBox([]byte(text)); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}

func TestABoxOfAnotherDatabaseIsToldAsSuch(t *testing.T) {
	v, _, recovery := sealed(t)
	other, otherKey, _ := sealed(t)
	content, err := os.ReadFile(other.path(RecoveryName))
	must(t, err)
	must(t, os.WriteFile(v.path(RecoveryName), content, 0o600))
	if _, err := v.KeyFromRecovery(recovery); !errors.Is(err, ErrOtherDatabase) {
		t.Error(err)
	}
	// The passphrase box still knows the right key.
	if err := v.Remember(t.Context(), otherKey); !errors.Is(err, ErrWrongKey) {
		t.Errorf("another database's key was remembered: %v", err)
	}
}

func TestANewRecoveryKeyEndsTheOldOne(t *testing.T) {
	v, key, old := sealed(t)
	fresh := NewRecoveryKey()
	if err := v.ReplaceRecovery(NewKey(), fresh); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a wrong database key was sealed: %v", err)
	}
	if err := v.ReplaceRecovery(key, RecoveryKey{}); err == nil {
		t.Error("sealed under no recovery key")
	}
	if got, err := v.KeyFromRecovery(old); err != nil || !got.Equal(key) {
		t.Fatalf("a refusal changed the file: %v", err)
	}
	must(t, v.ReplaceRecovery(key, fresh))
	if got, err := v.KeyFromRecovery(fresh); err != nil || !got.Equal(key) {
		t.Errorf("the new one: %v", err)
	}
	if _, err := v.KeyFromRecovery(old); !errors.Is(err, ErrWrongKey) {
		t.Errorf("the old one: %v", err)
	}
	for _, name := range []string{RecoveryName, PassphraseName} {
		if info, err := os.Stat(v.path(name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
}

func TestARecoveryFileThatCannotGiveTheKeyBackIsKnown(t *testing.T) {
	v, key, _ := sealed(t)
	must(t, v.CheckRecovery(key))
	if err := v.CheckRecovery(NewKey()); !errors.Is(err, ErrWrongKey) {
		t.Errorf("another key: %v", err)
	}
	passphrases, err := os.ReadFile(v.path(PassphraseName))
	must(t, err)
	must(t, os.WriteFile(v.path(RecoveryName), passphrases, 0o600))
	if err := v.CheckRecovery(key); !errors.Is(err, ErrDamaged) {
		t.Errorf("the other box in its place: %v", err)
	}
	must(t, os.Remove(v.path(RecoveryName)))
	if err := v.CheckRecovery(key); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestTheDefaultPassphraseCostIsNeverLessThanPromised(t *testing.T) {
	v, key, _ := sealed(t)
	v.Cost = Cost{}
	must(t, v.SealPassphrase(phrase, key))
	content, err := os.ReadFile(v.path(PassphraseName))
	must(t, err)
	for _, part := range []string{`"memory_kib": 65536`, `"time": 3`, `"threads": 1`} {
		if !strings.Contains(string(content), part) {
			t.Errorf("%s is missing", part)
		}
	}
	if got, err := v.KeyFromPassphrase(phrase); err != nil || !got.Equal(key) {
		t.Error(err)
	}
	for _, bad := range []string{"", strings.Repeat("x", longestPassphrase+1)} {
		if err := v.SealPassphrase(bad, key); err == nil {
			t.Errorf("%.10q was taken", bad)
		}
	}
}

func FuzzBox(f *testing.F) {
	id, key := NewID(), NewKey()
	content, err := sealUnderPassphrase(key, id, redact.New(phrase), quickCost)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Fuzz(func(t *testing.T, content []byte) {
		if box, err := parseBox(content); err == nil && !box.form.shaped() {
			t.Error("a misshapen box was taken")
		}
	})
}
