//go:build linux && e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// promised is the longest that a person waits for an answer about a mail server, and stalled the longest in which
// the moving bar beside the question may stand still: on a loaded machine, a window is drawn less often.
const (
	promised = 15 * time.Second
	stalled  = 3 * time.Second
)

// TestABadMailServerIsToldInTimeAndTheWindowLives tests servers that go wrong from the Email Settings, and lets the
// worst of them, which says nothing, come between a user and the code.
func TestABadMailServerIsToldInTimeAndTheWindowLives(t *testing.T) {
	t.Parallel()
	trusted, stranger := newAuthority(t), newAuthority(t)
	file := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(file, trusted.certificate(), 0o600); err != nil {
		t.Fatal(err)
	}
	silent := server{}.start(t)
	desk := StartDesktop(t, Options{Theme: "dark", Env: []string{"SSL_CERT_FILE=" + file}})
	p := &person{Desktop: desk, t: t}
	app := desk.Start(program, "--demo")
	p.Wait("200 users", 20*time.Second)
	p.setMail(silent, "", "")
	p.Key("ctrl+e")
	p.Wait("Sign-in at the mail server", 15*time.Second)
	for _, c := range []struct {
		name, told string
		port       int
	}{
		{"nobody listens", "Nothing answers at localhost", freePort(t)},
		{"refuses", "does not talk to this computer", server{greeting: "554 no service for you"}.start(t)},
		{"breaks TLS", "The encrypted connection to localhost", server{greeting: "220 hello"}.start(t)},
		{"signed by a stranger", "comes from nobody whom this", server{greeting: "220 hello", identity: stranger.identity("localhost")}.start(t)},
		{"accepts and vanishes", "was lost half way", server{greeting: "220 hello", identity: trusted.identity("localhost")}.start(t)},
		{"is silent", "took the connection and said nothing", silent},
	} {
		p.ClickBeside("Port", 20, 28)
		p.Key("ctrl+a")
		p.Type(strconv.Itoa(c.port))
		after, pause := p.answered(p.sendTest(), c.told)
		t.Logf("%-20s %q after %.1f s; the window was drawn at least every %.2f s", c.name, c.told, after.Seconds(), pause.Seconds())
		if after > promised || pause > stalled {
			t.Errorf("%s: told after %v, and the window stood still for %v", c.name, after, pause)
		}
		p.Picture("mail-" + strings.ReplaceAll(c.name, " ", "-"))
		p.Key("Escape")
		p.Gone("Send the test to", 15*time.Second)
	}

	t.Log("a test that takes long is cancelled at once")
	p.sendTest()
	p.Wait("Talking to localhost", 5*time.Second)
	p.Key("Return") // the keyboard is on Cancel
	p.Wait("Cancelled. The e-mail may have left already.", 5*time.Second)
	p.Key("Escape")
	p.Gone("Send the test to", 15*time.Second)
	p.Key("Escape")
	p.Gone("Sign-in at the mail server", 15*time.Second)

	t.Log("a code is typed while the server says nothing")
	p.open("Users")
	p.createPortalUser("201 users") // the own account gets no codes through a server that was never tried
	p.chooseFactor(newcomerEmail, "1 of 201 users", "Email Code")
	p.signOut()
	p.signIn(newcomer, newPassword)
	p.Wait("Sending a code to k", 15*time.Second)
	from := time.Now()
	p.Type("8765 4321 ") // a blank before the caret, which reads like a digit
	p.Wait("8765 4321", 5*time.Second)
	if len(p.Find("Sending a code to k")) == 0 {
		p.fail("the code was typed when the answer was there")
	}
	p.Wait("took the connection and said nothing", promised)
	t.Logf("told after %.1f s", time.Since(from).Seconds())
	p.Expect("No code was sent to k", "8765 4321", "A recovery code opens without an e-mail.")
	p.Picture("mail-silent")
	app.Close()
}

// sendTest sends a test of what stands in the form, not of what is saved, and returns when.
func (p *person) sendTest() time.Time {
	p.t.Helper()
	button := p.lowest("Send a test")
	p.ClickAt((button.Min.X+button.Max.X)/2, (button.Min.Y+button.Max.Y)/2)
	p.Wait("Send the test to", 15*time.Second)
	from := time.Now()
	p.Key("Return")
	return from
}

// answered waits for a text while something moves on the screen. It gives the time until the screen that says it
// stood still, and the longest time in which nothing moved before.
func (p *person) answered(from time.Time, text string) (after, pause time.Duration) {
	p.t.Helper()
	const still = 700 * time.Millisecond
	look := func() *image.RGBA {
		p.t.Helper()
		now, err := p.screen()
		if err != nil {
			p.t.Fatal(err)
		}
		return now
	}
	last, moved := look(), time.Now()
	looked := false // at this very screen
	for time.Since(from) < 2*promised {
		now := look()
		switch {
		case !sameButCaret(last, now):
			pause, moved, looked = max(pause, time.Since(moved)), time.Now(), false
		case !looked && time.Since(moved) > still:
			if len(p.Find(text)) > 0 && sameButCaret(now, look()) {
				return moved.Sub(from), pause
			}
			pause, moved, looked = max(pause, still), time.Now(), true // reading took its time
		}
		last = now
		time.Sleep(40 * time.Millisecond)
	}
	p.fail("not on the screen: %q", text)
	return 0, 0
}
