// Package password hashes, checks, judges and makes passwords.
//
// What a user row stores is one of two kinds, and Checker.Verify tells them apart:
//
//	$argon2id$v=19$m=65536,t=3,p=1$salt$hash    a password that a person chose
//	tmp$1$mac                                   a temporary one that this program made
//
// Chosen passwords are guessable, so each guess is made to cost 64 MiB and a tenth of
// a second. Temporary ones have 115 random bits: no guessing gets there, and a keyed
// SHA-256 lets an import make thousands of them in a moment.
//
// Every Verify and VerifyNothing costs one argon2id run, whatever is stored: the time
// to answer must not tell whether there is such an account, or of which kind it is.
package password

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pbxusers/security/redact"
)

// parallelRuns bounds the memory that parallel sign-ins can take: two runs, 128 MiB.
const parallelRuns = 2

// Checker hashes and verifies. Make one per program with NewChecker, because it holds
// the queue for the memory. It is safe for concurrent use.
type Checker struct {
	params Params
	key    redact.Secret // fmt would print bytes, even behind a pointer
	slots  chan struct{}
	runs   atomic.Int64 // argon2id runs so far: what a test compares instead of times
}

// NewChecker returns a Checker that hashes with params (Default, or less in tests) and
// keys the hashes of temporary passwords with key: at least 16 secret bytes that are
// not stored beside the hashes in clear. The key is copied.
func NewChecker(params Params, key []byte) (*Checker, error) {
	if !params.valid() {
		return nil, fmt.Errorf("argon2id parameters out of bounds: %+v", params)
	}
	if len(key) < leastKeyBytes {
		return nil, fmt.Errorf("the key for temporary passwords has %d bytes, %d are needed", len(key), leastKeyBytes)
	}
	return &Checker{params: params, key: redact.New(string(key)), slots: make(chan struct{}, parallelRuns)}, nil
}

// Hash returns the string to store for a password that a person chose. It takes about
// 0.1 s, waits while two others are at it, and gives up when ctx ends. Whether the
// password is acceptable is Check's question; Hash refuses only what Verify could
// never accept.
func (c *Checker) Hash(ctx context.Context, password string) (string, error) {
	input, usable := canonical(password)
	if !usable {
		return "", fmt.Errorf("a password of %d bytes cannot be hashed", len(password))
	}
	var stored string
	err := c.run(ctx, func() { stored = newPHC(c.params, input).text() })
	return stored, err
}

// Verify tells whether password is the one behind the stored string of either kind,
// and whether the caller should now store a new Hash of it because the parameters have
// risen. The error is ErrMalformed or ErrTooWeak for a row that is not to be trusted,
// or ctx's; ok is false with every error.
func (c *Checker) Verify(ctx context.Context, stored, password string) (ok, rehash bool, err error) {
	if strings.HasPrefix(stored, temporaryPrefix) {
		if err := c.VerifyNothing(ctx, password); err != nil {
			return false, false, err
		}
		ok, err = c.verifyTemporary(stored, password)
		return ok, false, err
	}
	h, err := parsePHC(stored)
	if err == nil && h.belowFloor(c.params) {
		err = ErrTooWeak
	}
	input, usable := canonical(password)
	if err != nil || !usable {
		if waited := c.VerifyNothing(ctx, ""); waited != nil {
			return false, false, waited
		}
		return false, false, err
	}
	if err := c.run(ctx, func() { ok = h.fits(input) }); err != nil {
		return false, false, err
	}
	return ok, ok && h.outdated(c.params), nil
}

// VerifyNothing takes as long as Verify and tells nothing: for unknown, disabled and
// locked accounts. The error is ctx's.
func (c *Checker) VerifyNothing(ctx context.Context, password string) error {
	input, _ := canonical(password)
	return c.run(ctx, func() {
		nothing := phc{Params: c.params, salt: make([]byte, saltBytes), hash: make([]byte, hashBytes)}
		_ = nothing.fits(input)
	})
}

// run does work as soon as one of the slots is free.
func (c *Checker) run(ctx context.Context, work func()) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case c.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-c.slots }()
	c.runs.Add(1)
	work()
	return nil
}

// canonical is the password as it is hashed: in Unicode's normal form C, because the
// same accented letter typed on another system may arrive as other bytes. Not usable
// are longer ones than Check lets through, in which a hash has no use.
func canonical(password string) ([]byte, bool) {
	if len(password) > MostRunes*utf8.UTFMax {
		return nil, false
	}
	return norm.NFC.Bytes([]byte(password)), true
}
