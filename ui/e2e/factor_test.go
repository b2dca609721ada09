//go:build linux && e2e

package e2e

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The demonstration signs in by itself; afterwards its user does so as everybody does.
const (
	demoUser     = "demo"
	demoEmail    = "demo@harbour.example"
	demoPassword = "look-around-freely-2026"
)

// TestAnAuthenticatorIsSetUpFromTheScreenAndItsCodesOpenOnce reads the QR code off the
// screen as a phone would, and lets oathtool be the app.
func TestAnAuthenticatorIsSetUpFromTheScreenAndItsCodesOpenOnce(t *testing.T) {
	desk := StartDesktop(t, Options{Theme: "dark"})
	p := &person{Desktop: desk, t: t}
	app := desk.Start(program, "--demo")
	p.Wait("200 users", 20*time.Second)

	t.Log("choose the method")
	p.Key("ctrl+f")
	p.Type("demo@harbour")
	p.Wait("1 of 200 users", 15*time.Second)
	p.Click("demo@harbour.example")
	p.Key("Return")
	p.Wait("Startup Dialog", 15*time.Second)
	p.Click("Disabled")
	p.Wait("Verification method", 15*time.Second)
	p.Click("Google Secret Code")
	p.Picture("factor-choice")
	p.Click("Change")
	p.Gone("Verification method", 15*time.Second)
	p.Key("Escape")
	p.Gone("Startup Dialog", 15*time.Second)

	t.Log("set it up at the next sign-in")
	p.signOut()
	p.signIn(demoUser, demoPassword)
	p.Wait("Set up your authenticator app", 20*time.Second)
	secret := p.scan()
	first := p.code(secret)
	p.Type(first)
	p.Key("Return")
	p.Wait("Keep your recovery codes", 20*time.Second)
	p.Picture("recovery-codes")
	p.Click("Copy")
	codes := recoveryCodes(p.Clipboard())
	if len(codes) != 10 {
		t.Fatalf("%d recovery codes were copied", len(codes))
	}
	p.Click("I have kept them")
	p.Click("Go on")
	p.Wait("200 users", 20*time.Second)

	t.Log("the same code does not open again")
	p.signOut()
	p.signIn(demoUser, demoPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.Type(first)
	p.Key("Return")
	p.waitAny("used before", "not right")

	t.Log("a recovery code opens once and not twice")
	p.Key("ctrl+a")
	p.Type(strings.ToLower(codes[0]))
	p.Key("Return")
	p.Wait("200 users", 20*time.Second)
	p.signOut()
	p.signIn(demoUser, demoPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.Type(codes[0])
	p.Key("Return")
	p.waitAny("used before", "not right")
	p.Key("ctrl+a")
	p.Type(codes[1])
	p.Key("Return")
	p.Wait("200 users", 20*time.Second)
	app.Close()
}

// scan reads the QR code that is on the screen, and returns the secret in it.
func (p *person) scan() string {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), "screen.png")
	p.PictureTo(path)
	p.Picture("enrolment")
	uri, err := url.Parse(strings.TrimSpace(p.must("zbarimg", "--quiet", "--raw", path)))
	if err != nil || uri.Scheme != "otpauth" || uri.Query().Get("secret") == "" {
		p.t.Fatalf("no enrolment in the QR code: %v", err)
	}
	return uri.Query().Get("secret")
}

// code is what an authenticator app shows now.
func (p *person) code(secret string) string {
	p.t.Helper()
	return strings.TrimSpace(p.must("oathtool", "--totp", "--base32", secret))
}

// waitAny waits for one of several texts.
func (p *person) waitAny(texts ...string) {
	p.t.Helper()
	found := func() bool {
		for _, text := range texts {
			if len(p.Find(text)) > 0 {
				return true
			}
		}
		return false
	}
	if !until(15*time.Second, found) {
		p.fail("none of these is on the screen: %q", texts)
	}
}

// recoveryCodes are the codes in a text, four groups of four each.
func recoveryCodes(text string) (codes []string) {
	for _, word := range strings.Fields(text) {
		if len(word) == 19 && strings.Count(word, "-") == 3 {
			codes = append(codes, word)
		}
	}
	return codes
}
