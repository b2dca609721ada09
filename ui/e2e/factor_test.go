//go:build linux && e2e

package e2e

import (
	"net/url"
	"path/filepath"
	"slices"
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

// TestAnAuthenticatorIsSetUpFromTheScreenAndItsCodesOpenOnce reads the QR code off the screen as a phone would, lets
// oathtool be the app, and has an administrator reset it all.
func TestAnAuthenticatorIsSetUpFromTheScreenAndItsCodesOpenOnce(t *testing.T) {
	t.Parallel()
	desk := StartDesktop(t, Options{Theme: "dark"})
	p := &person{Desktop: desk, t: t}
	app := desk.Start(program, "--demo")
	p.Wait("200 users", 20*time.Second)

	t.Log("choose the method of a new user")
	p.createPortalUser("201 users")
	p.chooseFactor(newcomerEmail, "1 of 201 users", "Google Secret Code")

	t.Log("set it up at the next sign-in")
	p.signOut()
	p.signIn(newcomer, newPassword)
	secret, first, codes := p.enrol("")
	p.Wait("New password", 20*time.Second)
	p.Type(newcomerPassword)
	p.Key("Return")
	p.inPortal()

	t.Log("the same code does not open again")
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.enter(first)
	p.waitAny("used before", "not right")

	t.Log("a recovery code opens once and not twice")
	p.enter(strings.ToLower(codes[0]))
	p.inPortal()
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.enter(codes[0])
	p.waitAny("used before", "not right")
	p.enter(codes[1])
	p.inPortal()

	t.Log("an administrator resets it")
	p.signOut()
	p.signIn(demoUser, demoPassword)
	p.Wait("201 users", 20*time.Second)
	p.rowMenu(newcomerEmail, "1 of 201 users")
	p.Click("Reset Google 2FA")
	p.Wait("The secret and the recovery codes are forgotten", 15*time.Second)
	p.Key("shift+Tab", "Return") // the keyboard is on Cancel
	p.Wait("sets up the authenticator anew at the next sign-in", 15*time.Second)

	t.Log("and it is set up anew, where the old app has nothing to say")
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	again, _, others := p.enrol(secret)
	if again == secret || slices.ContainsFunc(others, func(code string) bool { return slices.Contains(codes, code) }) {
		t.Error("the reset gave the secret or a recovery code of before")
	}
	p.inPortal()
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Enter the code", 20*time.Second)
	p.enter(codes[2])
	p.waitAny("used before", "not right")
	p.enter(others[0])
	p.inPortal()
	app.Close()
}

// createPortalUser creates the newcomer, who opens the portal and nothing else; count is what the list says then.
func (p *person) createPortalUser(count string) {
	p.t.Helper()
	p.createUser(newcomer)
	p.Key("Return")
	p.Wait("is needed.", 15*time.Second) // a role, a profile
	p.chooseRights()
	p.Click("Save")
	p.Gone("Suggest a passphrase", 20*time.Second)
	p.Wait(count, 15*time.Second)
}

// inPortal waits until the newcomer is signed in.
func (p *person) inPortal() {
	p.t.Helper()
	p.Wait("Nothing to open here", 20*time.Second)
}

// enrol sets up the authenticator that is on the screen, and returns the secret, the code that was used for it, and
// the recovery codes. Codes of an old secret, if any, have to be refused.
func (p *person) enrol(old string) (secret, code string, recovery []string) {
	p.t.Helper()
	p.Wait("Set up your authenticator app", 20*time.Second)
	secret = p.scan()
	if old != "" {
		p.enter(p.code(old))
		p.waitAny("not right")
	}
	code = p.code(secret)
	p.enter(code)
	p.Wait("Keep your recovery codes", 20*time.Second)
	p.Picture("recovery-codes")
	p.Click("Copy")
	recovery = recoveryCodes(p.Clipboard())
	if len(recovery) != 10 {
		p.t.Fatalf("%d recovery codes were copied", len(recovery))
	}
	p.Click("I have kept them")
	p.Click("Go on")
	return secret, code, recovery
}

// scan reads the QR code that is on the screen, and returns the secret in it.
func (p *person) scan() string {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), "screen.png")
	p.PictureTo(path)
	p.Picture("enrolment")
	return p.secret(path)
}

// secret reads the QR code in a picture, and returns the secret in it.
func (p *person) secret(path string) string {
	p.t.Helper()
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
