package password

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Params say how much work one argon2id run is.
type Params struct {
	Memory  uint32 // KiB
	Time    uint32 // passes
	Threads uint8
}

var (
	// Default is what RFC 9106 recommends where memory is not scarce: 64 MiB, three
	// passes, about a tenth of a second.
	Default = Params{Memory: 64 * 1024, Time: 3, Threads: 1}
	// Floor is OWASP's least; stored hashes below it are refused.
	Floor = Params{Memory: 19 * 1024, Time: 2, Threads: 1}
	// ceiling bounds what a stored row can make this program spend.
	ceiling = Params{Memory: 256 * 1024, Time: 16, Threads: 16}
)

const (
	saltBytes   = 16
	hashBytes   = 32
	longestPHC  = 256 // characters; a hash of ours has 97
	argonPrefix = "$argon2id$"
)

var (
	// ErrMalformed means that a stored hash is none that this program wrote: the row
	// was damaged or tampered with.
	ErrMalformed = errors.New("the stored password hash is malformed")
	// ErrTooWeak means that a stored hash was made with less work than Floor.
	ErrTooWeak = errors.New("the stored password hash is too weak to be trusted")
	// ErrNotTemporary means that a text is not spelled like a temporary password.
	ErrNotTemporary = errors.New("not a temporary password")
)

// belowFloor tells whether p is less work than both Floor and the checker's own
// parameters, which only a test puts below Floor.
func (p Params) belowFloor(own Params) bool {
	return p.Memory < min(Floor.Memory, own.Memory) || p.Time < min(Floor.Time, own.Time)
}

func (p Params) valid() bool {
	return p.Memory >= 8*uint32(p.Threads) && p.Memory <= ceiling.Memory &&
		p.Time >= 1 && p.Time <= ceiling.Time && p.Threads >= 1 && p.Threads <= ceiling.Threads
}

func (p Params) derive(password, salt []byte, size uint32) []byte {
	return argon2.IDKey(password, salt, p.Time, p.Memory, p.Threads, size)
}

// phc is a parsed string `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`.
type phc struct {
	Params
	salt, hash []byte
}

func newPHC(p Params, password []byte) phc {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // fills the slice or ends the program
	return phc{Params: p, salt: salt, hash: p.derive(password, salt, hashBytes)}
}

// text is the form of the PHC string format.
func (h phc) text() string {
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("%sv=%d$m=%d,t=%d,p=%d$%s$%s",
		argonPrefix, argon2.Version, h.Memory, h.Time, h.Threads, encode(h.salt), encode(h.hash))
}

// fits does one run and compares in constant time.
func (h phc) fits(password []byte) bool {
	// parsePHC bounds the length.
	got := h.derive(password, h.salt, uint32(len(h.hash))) // #nosec G115
	return subtle.ConstantTimeCompare(got, h.hash) == 1
}

// outdated tells whether the parameters have risen since the hash was made.
func (h phc) outdated(now Params) bool {
	return h.Memory < now.Memory || h.Time < now.Time || h.Threads != now.Threads ||
		len(h.salt) < saltBytes || len(h.hash) < hashBytes
}

// parsePHC reads what text writes and nothing else: no other order, no signs, no
// leading zeros, no padding, nothing beyond the bounds.
func parsePHC(stored string) (phc, error) {
	if len(stored) > longestPHC {
		return phc{}, ErrMalformed
	}
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return phc{}, ErrMalformed
	}
	var h phc
	costs := strings.Split(parts[3], ",")
	if len(costs) != 3 {
		return phc{}, ErrMalformed
	}
	for i, field := range []struct {
		prefix string
		set    func(uint64)
		bits   int
	}{
		{"m=", func(n uint64) { h.Memory = uint32(n) }, 32}, // #nosec G115 -- ParseUint bounds it
		{"t=", func(n uint64) { h.Time = uint32(n) }, 32},   // #nosec G115
		{"p=", func(n uint64) { h.Threads = uint8(n) }, 8},  // #nosec G115
	} {
		digits, found := strings.CutPrefix(costs[i], field.prefix)
		n, err := strconv.ParseUint(digits, 10, field.bits)
		if !found || err != nil {
			return phc{}, ErrMalformed
		}
		field.set(n)
	}
	strict := base64.RawStdEncoding.Strict()
	var saltErr, hashErr error
	h.salt, saltErr = strict.DecodeString(parts[4])
	h.hash, hashErr = strict.DecodeString(parts[5])
	switch {
	case saltErr != nil, hashErr != nil, !h.valid(),
		len(h.salt) < 8, len(h.salt) > 64, len(h.hash) < 16, len(h.hash) > 64,
		h.text() != stored:
		return phc{}, ErrMalformed
	}
	return h, nil
}
