//go:build linux && e2e

package e2e

import (
	"image"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestACodeComesThroughARealMailServerAndOpensOnce sets the office's mail server, lets a user sign in with the
// code that it delivers, and then tries to take the server away from under the only administrator.
func TestACodeComesThroughARealMailServerAndOpensOnce(t *testing.T) {
	t.Parallel()
	post := startExim(t)
	desk := StartDesktop(t, Options{Theme: "light", Env: []string{"SSL_CERT_FILE=" + post.authority}})
	p := &person{Desktop: desk, t: t, data: filepath.Join(t.TempDir(), "register")}
	app := desk.Start(program, "--data-dir", p.data)
	p.firstStart()
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 20*time.Second)

	t.Log("the mail server, and a test of it")
	p.setMail(post.port, mailUsername, mailPassword)
	p.Key("ctrl+t")
	p.Wait("Send the test to", 15*time.Second)
	p.Key("Return")
	p.Wait("took the test for ann@4th.example", 20*time.Second)
	p.Picture("mail-test")
	p.Key("Escape")
	l := post.next("ann@4th.example")
	if way := l.Get("Received"); !strings.Contains(way, "with esmtpsa") || !strings.Contains(way, "TLS1.") {
		t.Errorf("the test came on another way: %s", way)
	}
	if from := l.Get("From"); !strings.Contains(from, "<pbx@4th.example>") {
		t.Errorf("the test is from %s", from)
	}

	t.Log("a user with codes by e-mail")
	p.open("Users")
	p.createPortalUser("2 users")
	p.chooseFactor(newcomerEmail, "1 of 2 users", "Email Code")

	t.Log("the code in the e-mail opens, another does not")
	p.signOut()
	p.signIn(newcomer, newPassword)
	p.Wait("We sent a code to k", 20*time.Second)
	p.Picture("mail-code")
	code := post.code(newcomerEmail)
	p.enter(otherCode(code))
	p.Wait("not right", 15*time.Second)
	p.enter(code)
	p.Wait("New password", 20*time.Second)
	p.Type(newcomerPassword)
	p.Key("Return")
	p.inPortal()

	t.Log("and does not open again")
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Enter the code from the e-mail", 20*time.Second)
	p.enter(code)
	p.waitAny("not taken any more", "not right") // right after the first e-mail no other leaves
	p.Click("Back to sign-in")

	t.Log("who depends on the mail server cannot take it away")
	p.signIn("ann", adminPassword)
	p.Wait("Create New User", 20*time.Second)
	p.chooseFactor("ann@4th.example", "1 of 2 users", "Email Code")
	p.open("Email Settings")
	p.Click("Send no e-mail...")
	p.Wait("Server, username and password are forgotten", 15*time.Second)
	p.Key("shift+Tab", "Return") // the keyboard is on Cancel
	p.Wait("The mail server stays", 15*time.Second)
	p.Expect("No administrator could sign in any more")
	p.Picture("mail-guard")
	p.Key("Escape")
	p.Wait("localhost", 15*time.Second)

	t.Log("and signs in with a code")
	p.signOut()
	p.signIn("ann", adminPassword)
	p.Wait("We sent a code to a", 20*time.Second)
	last := post.code("ann@4th.example")
	p.enter(last)
	p.Wait("Create New User", 20*time.Second)
	app.Close()
	p.clear("ann@", newcomerEmail, "pbx@4th", mailPassword, code, last)
}

// setMail opens the Email Settings and sets a server on this machine, by keyboard.
func (p *person) setMail(port int, username, password string) {
	p.t.Helper()
	p.open("Email Settings")
	p.Wait("No mail server is set", 15*time.Second)
	p.Key("ctrl+e")
	p.Wait("Sign-in at the mail server", 15*time.Second)
	p.Type("localhost")
	p.Key("Tab", "Tab", "ctrl+a") // over the encryption, which is STARTTLS
	p.Type(strconv.Itoa(port))
	p.Key("Tab")
	p.Type("Fourth Street <pbx@4th.example>")
	if username != "" {
		p.Key("Tab")
		p.Type(username)
		p.Key("Tab")
		p.Type(password)
		p.Picture("mail-form")
	}
	p.Key("Return")
	p.Gone("Sign-in at the mail server", 15*time.Second)
	p.Wait("No e-mail has left through it yet", 15*time.Second)
}

// chooseFactor looks for a user, until the count line says what is expected, and chooses their method among the
// actions of their row.
func (p *person) chooseFactor(email, count, method string) {
	p.t.Helper()
	p.rowMenu(email, count)
	p.Click("Second factor: Disabled...")
	p.Wait("Verification method", 15*time.Second)
	p.Click(method)
	p.Click("Change")
	p.Gone("Verification method", 15*time.Second)
	p.Wait("Second factor of ", 15*time.Second)
}

// rowMenu looks for a user, until the count line says what is expected, and opens what else can be done with them.
func (p *person) rowMenu(email, count string) {
	p.t.Helper()
	p.Key("ctrl+f", "ctrl+a")
	p.Type(email)
	p.Wait(count, 15*time.Second)
	p.ClickBeside("Actions", 79, 38) // the last button of the only row
}

// lowest is the place of a text that stands in several.
func (p *person) lowest(text string) image.Rectangle {
	p.t.Helper()
	p.Wait(text, 15*time.Second)
	return slices.MaxFunc(p.Find(text), func(a, b image.Rectangle) int { return a.Min.Y - b.Min.Y })
}

// enter types a code over what stands in the field, and confirms it.
func (p *person) enter(code string) {
	p.t.Helper()
	p.Key("ctrl+a")
	p.Type(code)
	p.Key("Return")
}

// otherCode is a code that is wrong by its last digit.
func otherCode(code string) string {
	last := len(code) - 1
	return code[:last] + string('0'+(code[last]-'0'+1)%10)
}
