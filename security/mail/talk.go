package mail

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"pbxusers/data"
)

// The steps of a talk, as Failure.Step names them.
const (
	stepConnect  = "connect"
	stepGreeting = "greeting"
	stepHello    = "EHLO"
	stepStartTLS = "STARTTLS"
	stepTLS      = "TLS"
	stepSignIn   = "AUTH"
	stepSender   = "MAIL"
	stepRcpt     = "RCPT"
	stepData     = "DATA"
	stepMessage  = "message"
)

// goodbye is how long the server gets to answer QUIT, after it has taken the message.
const goodbye = time.Second

// What the talk itself finds wrong, beside what the server and the system say.
var (
	errNotHere     = errors.New("the server's name leads away from this machine")
	errNoStartTLS  = errors.New("the server does not offer STARTTLS")
	errNoAuth      = errors.New("the server does not offer a sign-in")
	errNoMechanism = errors.New("the server offers no sign-in with username and password")
	errLetters     = errors.New("the server takes only addresses of plain letters")
	errEndless     = errors.New("the server talks without end")
)

// talk is one connection, from dialling to QUIT.
type talk struct {
	settings Settings
	roots    *x509.CertPool
	step     string // the one under way
	raw      *limited
	client   *smtp.Client
}

// run sends the letter. It returns when ctx ends, because that closes the connection
// below whatever is reading or writing; the connection is closed in any case.
func (t *talk) run(ctx context.Context, to string, letter []byte) error {
	t.step = stepConnect
	if err := t.connect(ctx); err != nil {
		return err
	}
	defer t.raw.Close()
	defer context.AfterFunc(ctx, t.raw.abort)()
	_, from := t.settings.From()
	for _, do := range []func() error{
		t.greet,
		t.hello,
		t.secure,
		t.signIn,
		func() error { return t.sender(from, to) },
		func() error { return t.recipient(to) },
		func() error { return t.deliver(letter) },
	} {
		// A line that was cut off by the end of the time reads like a whole one.
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(); err != nil {
			return err
		}
	}
	// The message is taken: how the server says goodbye changes nothing.
	_ = t.raw.SetDeadline(time.Now().Add(goodbye))
	_ = t.client.Quit()
	return nil
}

// connect dials. Without TLS it makes sure that the other end is this very machine,
// whatever "localhost" leads to.
func (t *talk) connect(ctx context.Context) error {
	var dialer net.Dialer
	if t.settings.TLS == data.MailClear {
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			if to, err := netip.ParseAddrPort(address); err != nil || !to.Addr().Unmap().IsLoopback() {
				return errNotHere
			}
			return nil
		}
	}
	var failed error
	for _, address := range addresses(t.settings.MailSettings) {
		conn, err := dialer.DialContext(ctx, "tcp", address)
		if err == nil {
			t.raw = &limited{Conn: conn, left: answersMost}
			return nil
		}
		failed = cmp.Or(failed, err)
	}
	return failed
}

// addresses are where to dial, in this order. Nobody is asked where localhost is (RFC 6761): it is this
// machine also where no hosts file says so, and a name server cannot lead it elsewhere.
func addresses(settings data.MailSettings) []string {
	if settings.Server != "localhost" {
		return []string{settings.Address()}
	}
	port := strconv.Itoa(settings.Port)
	return []string{net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("::1", port)}
}

// greet waits for the server's first words, behind TLS where that comes first.
func (t *talk) greet() error {
	conn := net.Conn(t.raw)
	if t.settings.TLS == data.MailImplicit {
		t.step = stepTLS
		private := tls.Client(t.raw, t.tls())
		if err := private.Handshake(); err != nil {
			return err
		}
		conn = private
	}
	t.step = stepGreeting
	var err error
	t.client, err = smtp.NewClient(conn, t.settings.Server)
	return err
}

func (t *talk) tls() *tls.Config {
	return &tls.Config{ServerName: t.settings.Server, RootCAs: t.roots, MinVersion: tls.VersionTLS12}
}

// hello names this machine by its address, which every server takes: its own name may be
// of no use outside, or hold characters that strict servers refuse.
func (t *talk) hello() error {
	t.step = stepHello
	name := "[127.0.0.1]"
	if local, err := netip.ParseAddrPort(t.raw.LocalAddr().String()); err == nil {
		switch ip := local.Addr().Unmap().WithZone(""); {
		case ip.Is4():
			name = "[" + ip.String() + "]"
		case ip.Is6():
			name = "[IPv6:" + ip.String() + "]"
		}
	}
	return t.client.Hello(name)
}

// secure turns the connection into TLS, and goes no further without.
func (t *talk) secure() error {
	if t.settings.TLS != data.MailStartTLS {
		return nil
	}
	t.step = stepStartTLS
	if offered, _ := t.client.Extension("STARTTLS"); !offered {
		return errNoStartTLS
	}
	err := t.client.StartTLS(t.tls())
	// StartTLS is three things in one: the command, the handshake, another EHLO.
	switch state, begun := t.client.TLSConnectionState(); {
	case begun && state.HandshakeComplete:
		t.step = stepHello
	case begun:
		t.step = stepTLS
	}
	return err
}

// signIn does nothing without a username. The password travels as it is, inside TLS, by
// the two ways that every server with a sign-in knows.
func (t *talk) signIn() error {
	if t.settings.Username == "" {
		return nil
	}
	t.step = stepSignIn
	offered, list := t.client.Extension("AUTH")
	if !offered {
		return errNoAuth
	}
	clear := t.settings.TLS == data.MailClear
	username, password, server := t.settings.Username, t.settings.Password.Reveal(), t.settings.Server
	switch mechanisms := strings.Fields(strings.ToUpper(list)); {
	case slices.Contains(mechanisms, "PLAIN"):
		return t.client.Auth(smtp.PlainAuth("", username, password, server, clear))
	case slices.Contains(mechanisms, "LOGIN"):
		return t.client.Auth(smtp.LoginAuth(username, password, server, clear))
	}
	return errNoMechanism
}

// sender names who sends. The extension for addresses with other letters is used only
// for such addresses, because servers further on may not know it.
func (t *talk) sender(from, to string) error {
	t.step = stepSender
	if utf8Known, _ := t.client.Extension("SMTPUTF8"); !utf8Known && !ascii(from+to) {
		if ascii(from) {
			t.step = stepRcpt
		}
		return errLetters
	}
	t.client.SkipSMTPUTF8(ascii(from + to))
	return t.client.Mail("<" + from + ">")
}

func (t *talk) recipient(to string) error {
	t.step = stepRcpt
	return t.client.Rcpt("<" + to + ">")
}

// deliver sends the text; from here on what the server says may repeat parts of it.
func (t *talk) deliver(letter []byte) error {
	t.step = stepData
	w, err := t.client.Data()
	if err != nil {
		return err
	}
	t.step = stepMessage
	if _, err := w.Write(letter); err != nil {
		return err
	}
	return w.Close()
}

// answersMost is how much a server may say in all; a talk with a long chain of
// certificates has some 20 KiB.
const answersMost = 512 << 10

// limited is a connection that ends a server's endless answer, which would be kept in
// memory until its last line.
type limited struct {
	net.Conn
	left int
}

// Read counts down.
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errEndless
	}
	n, err := l.Conn.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// abort closes, and takes back what the system still holds for the server: a message that
// was given up must not arrive after all.
func (l *limited) abort() {
	if conn, ok := l.Conn.(*net.TCPConn); ok {
		_ = conn.SetLinger(0)
	}
	_ = l.Close()
}
