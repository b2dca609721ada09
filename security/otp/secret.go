// Package otp makes and checks what proves a second time who somebody is: the six digits
// of an authenticator app (RFC 6238: SHA-1, 30 seconds, the kind that every app knows),
// ten recovery codes that stand in for them, and the eight digits of an e-mail.
//
// It decides nothing about accounts and stores nothing: security/signin counts tries and
// makes sure, inside the transaction, that what was used once is not taken again.
package otp

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"

	"pbxusers/security/redact"
)

const (
	// Digits is how long an authenticator's code is.
	Digits = 6
	// Period is how long one code is shown.
	Period = 30 * time.Second
	// secretBytes is the length that RFC 4226 recommends: that of the hash.
	secretBytes = 20
	// Drift is how many codes before and after the present one count, for slow fingers and
	// clocks that are a little off.
	Drift = 1
	// hintDrift is how far a clock may be off for a code to tell that it is: ten minutes.
	hintDrift = 20
)

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// Secret is what an authenticator app and the register share. It prints as [redacted].
type Secret struct{ bytes []byte }

// NewSecret returns 160 random bits from the system's source.
func NewSecret() Secret {
	b := make([]byte, secretBytes)
	// Since Go 1.24 this either fills the slice or ends the program.
	_, _ = rand.Read(b)
	return Secret{b}
}

// SecretOf returns the secret of stored bytes. The error tells a length that NewSecret
// never makes: an empty secret would accept codes that everybody can compute.
func SecretOf(stored []byte) (Secret, error) {
	if len(stored) != secretBytes {
		return Secret{}, fmt.Errorf("an authenticator's secret of %d bytes", len(stored))
	}
	return Secret{append([]byte(nil), stored...)}, nil
}

// Bytes is the secret as it is stored, 20 bytes.
func (s Secret) Bytes() []byte { return append([]byte(nil), s.bytes...) }

// String is [redacted].
func (s Secret) String() string { return redact.Word }

// GoString is [redacted].
func (s Secret) GoString() string { return redact.Word }

// Format prints [redacted] whatever the verb: fmt would look into the field otherwise.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(redact.Word)) }

// SetupKey is the secret to type into an app that cannot read the QR code: 32 letters and
// digits of base 32, in groups of four.
func (s Secret) SetupKey() string {
	text := encoding.EncodeToString(s.bytes)
	var groups []string
	for ; len(text) > 4; text = text[4:] {
		groups = append(groups, text[:4])
	}
	return strings.Join(append(groups, text), " ")
}

// URI is the text of the QR code. issuer is the organisation and account the username;
// every character of both is escaped, so that neither can add or replace a parameter. The
// error tells that it does not read back as what went in.
func (s Secret) URI(issuer, account string) (string, error) {
	issuer = strings.ReplaceAll(issuer, ":", " ") // parts issuer and account
	secret := encoding.EncodeToString(s.bytes)
	uri := "otpauth://totp/" + escape(issuer) + ":" + escape(account) + "?secret=" + secret +
		"&issuer=" + escape(issuer) + "&algorithm=SHA1&digits=6&period=30"
	key, err := otp.NewKeyFromURL(uri)
	if err != nil {
		return "", fmt.Errorf("the enrolment address: %w", err)
	}
	if key.Secret() != secret || key.Issuer() != issuer || key.AccountName() != account || key.Period() != 30 || key.Digits() != otp.DigitsSix || key.Algorithm() != otp.AlgorithmSHA1 {
		return "", fmt.Errorf("the enrolment address of %q and %q does not read back", issuer, account)
	}
	return uri, nil
}

// escape leaves nothing in a text that means something in a path or a query, for apps too
// that part at the first & or = they meet.
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// Step is the number of the period in which t lies: the moving part of RFC 6238.
func Step(t time.Time) int64 { return t.Unix() / int64(Period/time.Second) }

// Code is the code of a step.
func (s Secret) Code(step int64) (string, error) {
	return hotp.GenerateCodeCustom(encoding.EncodeToString(s.bytes), uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
}

// Match finds the step, at most Drift from now's and after the one that was used last, at
// which the app shows the code. Blanks in it are forgiven. ok is false for any other code,
// also one that was right before.
func (s Secret) Match(code string, now time.Time, used int64) (step int64, ok bool) {
	at := Step(now)
	for step := at - Drift; step <= at+Drift; step++ {
		if step > used && s.shows(code, step) {
			return step, true
		}
	}
	return 0, false
}

// Off tells by how many periods the clock of the app seems to be ahead of now's, where the
// code is right for another time within ten minutes; ok is false where it is right for
// none of them. It is a hint for the person, and opens nothing.
func (s Secret) Off(code string, now time.Time) (periods int64, ok bool) {
	at := Step(now)
	for n := int64(Drift + 1); n <= hintDrift; n++ {
		for _, periods := range []int64{n, -n} {
			if s.shows(code, at+periods) {
				return periods, true
			}
		}
	}
	return 0, false
}

// shows compares in a time that does not depend on the code.
func (s Secret) shows(code string, step int64) bool {
	if len(s.bytes) != secretBytes || step < 0 {
		return false
	}
	want, err := s.Code(step)
	return err == nil && subtle.ConstantTimeCompare([]byte(digitsOf(code)), []byte(want)) == 1
}

// digitsOf is a typed code without the blanks and dashes that people put into it.
func digitsOf(typed string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' || r == '\t' {
			return -1
		}
		return r
	}, typed)
}
