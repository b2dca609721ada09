//go:build linux && e2e

package e2e

import (
	"bufio"
	"crypto/tls"
	"errors"
	"net"
	"strings"
	"testing"
	"time"
)

// server is a mail server that goes wrong at one place.
type server struct {
	greeting string      // nothing: it never says a word
	identity *tls.Config // nil: it says that TLS may begin, and then goes on in clear
}

// start lets it listen until the test ends, and returns its port.
func (s server) start(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if errors.Is(err, net.ErrClosed) {
				return
			}
			if err == nil {
				go s.serve(conn)
			}
		}
	}()
	t.Cleanup(func() {
		listener.Close()
		<-done
	})
	return listener.Addr().(*net.TCPAddr).Port
}

// serve talks to one client. It takes a message to its last line, and then closes without a word.
func (s server) serve(conn net.Conn) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(time.Minute)) // a client that stays for ever does not keep the test
	say := func(text string) { _, _ = conn.Write([]byte(text + "\r\n")) }
	in := bufio.NewReader(conn)
	if s.greeting != "" {
		say(s.greeting)
	}
	for {
		line, err := in.ReadString('\n')
		switch command := strings.ToUpper(strings.TrimSpace(line)); {
		case err != nil, command == ".":
			return
		case s.greeting == "":
		case strings.HasPrefix(command, "EHLO"):
			say("250-localhost\r\n250 STARTTLS")
		case command == "STARTTLS":
			say("220 ready")
			if s.identity == nil {
				say("250 what was that?")
				return
			}
			private := tls.Server(conn, s.identity)
			conn, in = private, bufio.NewReader(private)
		case command == "DATA":
			say("354 go ahead")
		case strings.HasPrefix(command, "MAIL"), strings.HasPrefix(command, "RCPT"):
			say("250 fine")
		}
	}
}
