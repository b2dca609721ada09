//go:build linux && e2e

package e2e

import (
	"bytes"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The office's sign-in at its mail server.
const (
	mailUsername = "pbx"
	mailPassword = "mellow-otter-stamps-42"
)

// exim is a real mail server on this machine: it takes e-mail only behind STARTTLS and from who signs in, for
// anybody, and keeps each in a file.
type exim struct {
	t         *testing.T
	dir       string
	port      int
	authority string // the file of who signed its certificate
}

// eximConfig takes its folder, a user and a group ID, and the port. Whoever runs it is Exim's user and its
// administrator, so it never needs to be root. Nothing asks a name server.
const eximConfig = `
exim_user = %[2]d
exim_group = %[3]d
primary_hostname = mail.example
spool_directory = %[1]s/spool
log_file_path = %[1]s/%%slog
pid_file_path = %[1]s/pid
keep_environment =
local_interfaces = 127.0.0.1
daemon_smtp_ports = %[4]d
disable_ipv6
host_lookup =
helo_lookup_domains =
rfc1413_query_timeout = 0s
deliver_drop_privilege
tls_advertise_hosts = *
tls_certificate = %[1]s/server.pem
tls_privatekey = %[1]s/server.pem
acl_smtp_mail = private
acl_smtp_rcpt = anybody
acl_smtp_data = anybody
begin acl
private:
  deny message = TLS and a sign-in first
       condition = ${if or{{!def:tls_in_cipher}{!def:authenticated_id}}}
  accept
anybody:
  accept
begin routers
all:
  driver = accept
  transport = letters
begin transports
letters:
  driver = appendfile
  directory = %[1]s/letters
  maildir_format
  user = %[2]d
  group = %[3]d
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_advertise_condition = ${if def:tls_in_cipher}
  server_condition = ${if and{{eq{$auth2}{` + mailUsername + `}}{eq{$auth3}{` + mailPassword + `}}}}
  server_set_id = $auth2
`

// nobody runs the server where the test runs as root: as root, Exim wants files that only root may change.
const nobody = 65534

// startExim starts a mail server, which ends with the test.
func startExim(t *testing.T) *exim {
	t.Helper()
	dir, err := os.MkdirTemp("", "exim-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Log(err)
		}
	})
	authority := newAuthority(t)
	e := &exim{t: t, dir: dir, port: freePort(t), authority: filepath.Join(t.TempDir(), "authority.pem")}
	uid, gid := os.Getuid(), os.Getgid()
	attr := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if uid == 0 {
		uid, gid = nobody, nobody
		attr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
	if err := os.WriteFile(e.authority, authority.certificate(), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(eximProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"exim":       program, // a copy, because nobody may not be let into the folder that the checkout is in
		"conf":       fmt.Appendf(nil, eximConfig, dir, uid, gid, e.port),
		"server.pem": authority.sign("localhost"),
		"passwd":     fmt.Appendf(nil, "Debian-exim:x:%d:%d::/:/bin/false\n", uid, gid),
		"group":      fmt.Appendf(nil, "Debian-exim:x:%d:\n", gid),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(dir, name), uid, gid); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chown(dir, uid, gid); err != nil {
		t.Fatal(err)
	}
	e.run(attr)
	return e
}

// run starts the program, and waits until it answers. Debian's looks for a user who is there once it is
// installed, which it is not here: the wrapper has one.
func (e *exim) run(attr *syscall.SysProcAttr) {
	e.t.Helper()
	var said bytes.Buffer
	cmd := exec.Command(filepath.Join(e.dir, "exim"), "-C", filepath.Join(e.dir, "conf"), "-bdf")
	cmd.Dir, cmd.SysProcAttr, cmd.Stdout, cmd.Stderr = e.dir, attr, &said, &said
	cmd.Env = append(os.Environ(), "LD_PRELOAD=libnss_wrapper.so", "NSS_WRAPPER_PASSWD="+filepath.Join(e.dir, "passwd"),
		"NSS_WRAPPER_GROUP="+filepath.Join(e.dir, "group"))
	if err := cmd.Start(); err != nil {
		e.t.Fatal(err)
	}
	answers := until(10*time.Second, func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", e.port))
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	e.t.Cleanup(func() {
		_ = end(cmd, syscall.SIGTERM) // a signal ends it, which is an error to who waits for it
		if e.t.Failed() {
			logs, _ := exec.Command("sh", "-c", "cat "+e.dir+"/*log").Output()
			e.t.Logf("the mail server: %s%s", said.String(), logs)
		}
	})
	if !answers {
		e.t.Fatal("exim did not start")
	}
}

// eximProgram is the one that make e2e unpacks, else the system's.
func eximProgram(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"../../build/.exim/usr/sbin/exim4", "exim4", "exim"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("there is no exim (`make e2e` unpacks one)")
	return ""
}

// freePort is a port of this machine on which nothing listens.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// letter is an e-mail as its reader sees it.
type letter struct {
	mail.Header
	text string
}

// next waits for an e-mail to somebody, and takes it away.
func (e *exim) next(to string) (l letter) {
	e.t.Helper()
	if !until(15*time.Second, func() bool {
		var err error
		l, err = e.take(to)
		return err == nil
	}) {
		e.t.Fatalf("no e-mail came for %s", to)
	}
	return l
}

func (e *exim) take(to string) (l letter, err error) {
	paths, err := filepath.Glob(filepath.Join(e.dir, "letters", "new", "*"))
	if err != nil {
		return l, err
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return l, err
		}
		message, err := mail.ReadMessage(bytes.NewReader(content))
		if err != nil {
			return l, err
		}
		text, err := io.ReadAll(quotedprintable.NewReader(message.Body))
		if err != nil {
			return l, err
		}
		if strings.Contains(message.Header.Get("To"), "<"+to+">") {
			return letter{message.Header, string(text)}, os.Remove(path)
		}
	}
	return l, os.ErrNotExist
}

var eightDigits = regexp.MustCompile(`\b\d{4} ?\d{4}\b`)

// code waits for the code in the next e-mail to somebody, and gives its digits.
func (e *exim) code(to string) string {
	e.t.Helper()
	l := e.next(to)
	codes := eightDigits.FindAllString(l.text, -1)
	if len(codes) != 1 {
		e.t.Fatalf("%d codes in %q", len(codes), l.text)
	}
	return strings.ReplaceAll(codes[0], " ", "")
}
