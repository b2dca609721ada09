package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"pbxusers/security/redact"
)

const (
	boxVersion    = 1
	checkBytes    = 8
	checksumBytes = 16
	saltBytes     = 16
)

var (
	// ErrDamaged means that recovery.json or passphrase.json is not as it was written:
	// no key can open it. A copy from a backup can.
	ErrDamaged = errors.New("the file that holds the sealed key is damaged")
	// ErrNewer means that the file was written by a newer version of this program.
	ErrNewer = errors.New("the file that holds the sealed key is of a newer version")
	// ErrWrongKey means that a sound file does not open with the recovery key or
	// passphrase given, or that a key is not the one of this database.
	ErrWrongKey = errors.New("not the key of this database")
	// ErrOtherDatabase means that the sealed key belongs to another database than the
	// one beside it.
	ErrOtherDatabase = errors.New("the sealed key belongs to another database")
)

// Box is the key of a database sealed under a recovery key or a passphrase, as it
// stands in a file. Nothing in it is secret without them. Get one with ReadBox.
type Box struct {
	form boxForm
	id   ID
}

// boxForm is the file: JSON, indented, in this order. Everything but the checksum goes
// into the seal as associated data, so that no part of one file works in another.
type boxForm struct {
	Format   string     `json:"format"`
	Version  int        `json:"version"`
	Database string     `json:"database"`
	Argon2id *boxCost   `json:"argon2id,omitempty"` // absent under a recovery key
	Salt     []byte     `json:"salt"`
	Nonce    []byte     `json:"nonce"`
	KeyCheck []byte     `json:"key_check"`
	Sealed   []byte     `json:"sealed"`
	Checksum boxSummary `json:"checksum"`
}

type boxCost struct {
	MemoryKiB uint32 `json:"memory_kib"`
	Time      uint32 `json:"time"`
	Threads   uint8  `json:"threads"`
}

// boxSummary is the beginning of the SHA-256 of the form without it. It needs no key:
// it tells a damaged file from a wrong key, and protects nothing.
type boxSummary []byte

const (
	recoveryFormat   = "pbx-users recovery key box"
	passphraseFormat = "pbx-users passphrase box"
)

// Cost is the work of one argon2id run for a passphrase; the zero Cost is 64 MiB, three
// passes, one thread.
type Cost struct {
	MemoryKiB, Time uint32
	Threads         uint8
}

var (
	defaultCost = Cost{MemoryKiB: 64 << 10, Time: 3, Threads: 1}
	// most bounds what a changed file can make this program spend.
	most = Cost{MemoryKiB: 256 << 10, Time: 16, Threads: 16}
)

func (c Cost) valid() bool {
	return c.MemoryKiB >= 8*uint32(c.Threads) && c.MemoryKiB <= most.MemoryKiB &&
		c.Time >= 1 && c.Time <= most.Time && c.Threads >= 1 && c.Threads <= most.Threads
}

// sealUnderRecovery makes the content of recovery.json.
func sealUnderRecovery(key Key, id ID, recovery RecoveryKey) ([]byte, error) {
	if key.Empty() || recovery.Empty() {
		return nil, errors.New("there is no key to seal")
	}
	form := newForm(recoveryFormat, id)
	wrap, err := recoveryWrap(recovery, form.Salt)
	if err != nil {
		return nil, err
	}
	return form.seal(key, id, wrap)
}

// sealUnderPassphrase makes the content of passphrase.json, in about 0.1 s.
func sealUnderPassphrase(key Key, id ID, passphrase redact.Secret, cost Cost) ([]byte, error) {
	if cost == (Cost{}) {
		cost = defaultCost
	}
	if key.Empty() || passphrase.Empty() || len(passphrase.Reveal()) > longestPassphrase || !cost.valid() {
		return nil, errors.New("there is no key to seal, or no usable passphrase to seal it under")
	}
	form := newForm(passphraseFormat, id)
	form.Argon2id = &boxCost{cost.MemoryKiB, cost.Time, cost.Threads}
	return form.seal(key, id, form.passphraseWrap(passphrase))
}

func newForm(format string, id ID) boxForm {
	form := boxForm{
		Format: format, Version: boxVersion, Database: id.String(),
		Salt: make([]byte, saltBytes), Nonce: make([]byte, chacha20poly1305.NonceSizeX),
	}
	// Both fill the slice or end the program.
	_, _ = rand.Read(form.Salt)
	_, _ = rand.Read(form.Nonce)
	return form
}

func (f boxForm) seal(key Key, id ID, wrap []byte) ([]byte, error) {
	f.KeyCheck = key.check(id)
	box, err := chacha20poly1305.NewX(wrap)
	if err != nil {
		return nil, err
	}
	f.Sealed = box.Seal(nil, f.Nonce, key.bytes(), f.associated())
	f.Checksum = f.sum()
	return f.text(), nil
}

// associated is what the seal covers besides the key.
func (f boxForm) associated() []byte {
	f.Sealed, f.Checksum = nil, nil
	return f.text()
}

func (f boxForm) sum() []byte {
	f.Checksum = nil
	sum := sha256.Sum256(f.text())
	return sum[:checksumBytes]
}

func (f boxForm) text() []byte {
	// Strings, numbers and bytes always marshal.
	text, _ := json.MarshalIndent(f, "", "  ")
	return append(text, '\n')
}

// ReadBox reads a recovery.json or passphrase.json, also one from a backup. The error
// is ErrDamaged, ErrNewer, or wraps that of the file system.
func ReadBox(path string) (*Box, error) {
	content, err := readSmall(path)
	if err != nil {
		return nil, fmt.Errorf("reading the sealed key: %w", err)
	}
	box, err := parseBox(content)
	if err != nil {
		return nil, fmt.Errorf("reading the sealed key: %w", err)
	}
	return box, nil
}

// parseBox takes what seal wrote and, but for white space, nothing else.
func parseBox(content []byte) (*Box, error) {
	if len(content) > longestFile {
		return nil, ErrDamaged
	}
	var form boxForm
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&form)
	if known := form.Format == recoveryFormat || form.Format == passphraseFormat; known && form.Version > boxVersion && form.Version < 1000 {
		return nil, ErrNewer
	}
	if err != nil || form.Version != boxVersion {
		return nil, ErrDamaged
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrDamaged
	}
	id, err := ParseID(form.Database)
	if err != nil || !form.shaped() || !sameJSON(content, form.text()) ||
		subtle.ConstantTimeCompare(form.sum(), form.Checksum) != 1 {
		return nil, ErrDamaged
	}
	return &Box{form: form, id: id}, nil
}

// shaped tells whether every part has its length and the costs are within bounds.
func (f boxForm) shaped() bool {
	switch f.Format {
	case recoveryFormat:
		if f.Argon2id != nil {
			return false
		}
	case passphraseFormat:
		if f.Argon2id == nil || !Cost(*f.Argon2id).valid() {
			return false
		}
	default:
		return false
	}
	return len(f.Salt) == saltBytes && len(f.Nonce) == chacha20poly1305.NonceSizeX && len(f.KeyCheck) == checkBytes &&
		len(f.Sealed) == keyBytes+chacha20poly1305.Overhead && len(f.Checksum) == checksumBytes
}

// sameJSON compares but for white space, which a mail program may have changed. Go's
// decoder forgives more: other capitals in names, a name that comes twice.
func sameJSON(a, b []byte) bool {
	var compactA, compactB bytes.Buffer
	if json.Compact(&compactA, a) != nil || json.Compact(&compactB, b) != nil {
		return false
	}
	return bytes.Equal(compactA.Bytes(), compactB.Bytes())
}

// ID tells which database the key opens.
func (b *Box) ID() ID { return b.id }

// Fits tells whether key is the one in the box, without opening it.
func (b *Box) Fits(key Key) bool {
	return !key.Empty() && subtle.ConstantTimeCompare(key.check(b.id), b.form.KeyCheck) == 1
}

// OpenWithRecovery returns the key. The error is ErrWrongKey for a key that is not
// this box's, and for a box that is opened by a passphrase.
func (b *Box) OpenWithRecovery(recovery RecoveryKey) (Key, error) {
	if b.form.Format != recoveryFormat || recovery.Empty() {
		return Key{}, ErrWrongKey
	}
	wrap, err := recoveryWrap(recovery, b.form.Salt)
	if err != nil {
		return Key{}, err
	}
	return b.open(wrap)
}

// OpenWithPassphrase returns the key, in about 0.1 s. The error is ErrWrongKey for a
// passphrase that is not this box's, and for a box that is opened by a recovery key.
func (b *Box) OpenWithPassphrase(passphrase redact.Secret) (Key, error) {
	if b.form.Format != passphraseFormat || passphrase.Empty() || len(passphrase.Reveal()) > longestPassphrase {
		return Key{}, ErrWrongKey
	}
	return b.open(b.form.passphraseWrap(passphrase))
}

func (b *Box) open(wrap []byte) (Key, error) {
	box, err := chacha20poly1305.NewX(wrap)
	if err != nil {
		return Key{}, err
	}
	raw, err := box.Open(nil, b.form.Nonce, b.form.Sealed, b.form.associated())
	if err != nil {
		return Key{}, ErrWrongKey
	}
	key := Key{redact.New(string(raw))}
	if !b.Fits(key) {
		return Key{}, ErrDamaged
	}
	return key, nil
}

// recoveryWrap needs no slow hash: a recovery key has 160 random bits.
func recoveryWrap(recovery RecoveryKey, salt []byte) ([]byte, error) {
	raw, err := recoveryEncoding.DecodeString(recovery.secret.Reveal())
	if err != nil {
		return nil, ErrWrongKey
	}
	return hkdf.Key(sha256.New, raw, salt, recoveryFormat+" 1", chacha20poly1305.KeySize)
}

// longestPassphrase is in bytes.
const longestPassphrase = 4096

// passphraseWrap hashes the NFC form: the same accented letter may be typed as other
// bytes on another day.
func (f boxForm) passphraseWrap(passphrase redact.Secret) []byte {
	return argon2.IDKey(norm.NFC.Bytes([]byte(passphrase.Reveal())), f.Salt,
		f.Argon2id.Time, f.Argon2id.MemoryKiB, f.Argon2id.Threads, chacha20poly1305.KeySize)
}
