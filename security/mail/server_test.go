package mail

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"pbxusers/data"
	"pbxusers/security/redact"
)

// TestMain fails where a test that went well left something running.
func TestMain(m *testing.M) {
	before := runtime.NumGoroutine()
	code := m.Run()
	for end := time.Now().Add(3 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			fmt.Fprintln(os.Stderr, "these were left running:")
			_ = pprof.Lookup("goroutine").WriteTo(os.Stderr, 1)
			os.Exit(1)
		}
	}
	os.Exit(code)
}

// authority vouches for the servers of these tests.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	pool *x509.CertPool
}

var trusted = sync.OnceValue(func() *authority {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Authority of the tests"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return &authority{key, cert, pool}
})

// identity is a server's side of TLS, with a certificate for name that ends at the given time.
func identity(t *testing.T, name string, ends time.Time) *tls.Config {
	t.Helper()
	a := trusted()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(2), DNSNames: []string{name}, NotBefore: time.Now().Add(-2 * time.Hour), NotAfter: ends,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

func good(t *testing.T) *tls.Config { return identity(t, "localhost", time.Now().Add(time.Hour)) }

// letter is what a server got.
type letter struct {
	from, to string
	data     []byte
}

// office is a real mail server on loopback. What is nil of its answers is a yes.
type office struct {
	mail, rcpt, data, auth error
	mechanisms             []string // none: no sign-in
	username, password     string
	tls                    *tls.Config // nil: no TLS offered
	implicit, utf8         bool

	port   int
	mutex  sync.Mutex
	got    []letter
	seen   bytes.Buffer // what came over the wire, before any decryption
	closed chan struct{}
}

func (o *office) start(t *testing.T) *office {
	t.Helper()
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.port = plain.Addr().(*net.TCPAddr).Port
	listener := net.Listener(&wire{plain, o})
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		if len(o.mechanisms) > 0 {
			return &signInSession{session{office: o}}, nil
		}
		return &session{office: o}, nil
	}))
	server.Domain, server.EnableSMTPUTF8, server.AllowInsecureAuth = "localhost", o.utf8, true
	server.ErrorLog = quiet{}
	if o.implicit {
		listener = tls.NewListener(listener, o.tls)
	} else {
		server.TLSConfig = o.tls
	}
	o.closed = make(chan struct{})
	go func() { defer close(o.closed); _ = server.Serve(listener) }()
	// The listener too: a server that was closed before it began would serve for ever.
	t.Cleanup(func() { _ = server.Close(); _ = plain.Close(); <-o.closed })
	return o
}

func (o *office) letters() []letter {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.got
}

func (o *office) wire() string {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.seen.String()
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}

// wire keeps what comes in.
type wire struct {
	net.Listener
	office *office
}

func (w *wire) Accept() (net.Conn, error) {
	conn, err := w.Listener.Accept()
	return &tapped{conn, w.office}, err
}

type tapped struct {
	net.Conn
	office *office
}

func (c *tapped) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.office.mutex.Lock()
	defer c.office.mutex.Unlock()
	c.office.seen.Write(p[:n])
	return n, err
}

type session struct {
	office *office
	letter letter
}

func (s *session) Reset()        { s.letter = letter{} }
func (s *session) Logout() error { return nil }
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.letter.from = from
	return s.office.mail
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.letter.to = to
	return s.office.rcpt
}

func (s *session) Data(r io.Reader) error {
	var err error
	s.letter.data, err = io.ReadAll(r)
	if err == nil {
		err = s.office.data
	}
	if err == nil {
		s.office.mutex.Lock()
		defer s.office.mutex.Unlock()
		s.office.got = append(s.office.got, s.letter)
	}
	return err
}

type signInSession struct{ session }

func (s *signInSession) AuthMechanisms() []string { return s.office.mechanisms }

func (s *signInSession) Auth(mechanism string) (sasl.Server, error) {
	check := func(username, password string) error {
		if s.office.auth != nil {
			return s.office.auth
		}
		if username != s.office.username || password != s.office.password {
			return smtp.ErrAuthFailed
		}
		return nil
	}
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, username, password string) error { return check(username, password) }), nil
	case sasl.Login:
		return &loginServer{check: check}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

// loginServer is the server's side of LOGIN, which the library leaves away.
type loginServer struct {
	check    func(username, password string) error
	step     int
	username string
}

func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	l.step++
	switch l.step {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.username = string(response)
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.username, string(response))
}

// script is a server that does what no library does. Each connection must be closed by
// the sender, whatever the script did.
func script(t *testing.T, play func(conn net.Conn, in *bufio.Reader)) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var conns sync.WaitGroup
	conns.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			conns.Go(func() {
				defer conn.Close()
				play(conn, bufio.NewReader(conn))
				_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
				if _, err := io.Copy(io.Discard, conn); errors.Is(err, os.ErrDeadlineExceeded) {
					t.Error("the sender left its connection open")
				}
			})
		}
	})
	t.Cleanup(func() { listener.Close(); conns.Wait() })
	return listener.Addr().(*net.TCPAddr).Port
}

// lines answers each line that comes with the next text, and nothing after the last.
func lines(conn net.Conn, in *bufio.Reader, greeting string, answers ...string) {
	_, _ = io.WriteString(conn, greeting)
	for _, answer := range answers {
		if _, err := in.ReadString('\n'); err != nil {
			return
		}
		_, _ = io.WriteString(conn, answer)
	}
}

// to is how an office at that port is reached.
func to(port int, mode data.MailTLS) Settings {
	return Settings{MailSettings: data.MailSettings{Server: "localhost", Port: port, TLS: mode, Sender: "Our PBX <pbx@example.org>"}}
}

func signingIn(s Settings, username, password string) Settings {
	s.Username, s.Password = username, redact.New(password)
	return s
}

// sender trusts the authority of the tests.
func sender(t *testing.T, s Settings) *Sender { return within(t, s, 5*time.Second) }

// hurried gives up soon.
func hurried(t *testing.T, s Settings) *Sender { return within(t, s, 500*time.Millisecond) }

func within(t *testing.T, s Settings, limit time.Duration) *Sender {
	t.Helper()
	made, err := New(s, Options{RootCAs: trusted().pool, within: limit})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

const secretText = "Your code is 4711 0815."

var note = Message{To: "ann@example.org", Subject: "Your code", Text: secretText}

// fails sends the note and returns the failure, which must be of that kind and hold no secret.
func fails(t *testing.T, s *Sender, kind data.MailKind) *Failure {
	t.Helper()
	start := time.Now()
	err := s.Send(t.Context(), note)
	if took := time.Since(start); took > s.options.within+time.Second {
		t.Errorf("it took %v", took)
	}
	var failure *Failure
	if !errors.As(err, &failure) {
		t.Fatalf("got %v, not a failure", err)
	}
	if failure.Kind != kind {
		t.Errorf("got %v, want %s", failure, kind)
	}
	password := s.settings.Password.Reveal()
	for _, secret := range []string{"4711 0815", "Your code", password, b64(password)} {
		if secret != "" && strings.Contains(fmt.Sprintf("%v %+v", failure, *failure), secret) {
			t.Errorf("%v tells %q", failure, secret)
		}
	}
	return failure
}
