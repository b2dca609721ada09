package mail

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"unicode"

	"pbxusers/data"
)

// failure sorts what ended the talk. late says that the time was up.
func (t *talk) failure(err error, late bool) *Failure {
	f := &Failure{Server: t.settings.Address(), TLS: t.settings.TLS, Step: t.step}
	var reply *textproto.Error
	var strange textproto.ProtocolError
	var name *net.DNSError
	switch {
	case errors.As(err, &reply):
		f.Kind, f.Detail = t.refusal(reply.Code), t.said(reply)
	case errors.As(err, &name):
		f.Kind, f.Detail = data.MailNameUnknown, clean(name.Err)
	case late, errors.Is(err, os.ErrDeadlineExceeded):
		f.Kind = data.MailSilent
	case errors.As(err, &strange), errors.Is(err, errEndless):
		f.Kind = data.MailStrange
	case own(err) != "":
		f.Kind, f.Detail = own(err), clean(innermost(err).Error())
	case t.step == stepTLS, alert(err):
		f.Kind, f.Detail = t.tlsTrouble(err), clean(err.Error())
	case t.step == stepConnect:
		f.Kind, f.Detail = data.MailUnreachable, clean(dialDetail(err))
	case lost(err):
		f.Kind = data.MailVanished
	default:
		// Nothing of the error's own text: it may quote what the server answered to the password.
		f.Kind = data.MailStrange
	}
	if t.step == stepMessage && (f.Kind == data.MailVanished || f.Kind == data.MailSilent) {
		f.Detail = "the whole message may have arrived"
	}
	return f
}

// own is the kind of an error that the talk itself found.
func own(err error) data.MailKind {
	switch {
	case errors.Is(err, errNotHere), errors.Is(err, errNoStartTLS):
		return data.MailNoTLS
	case errors.Is(err, errNoAuth), errors.Is(err, errNoMechanism):
		return data.MailNoSignIn
	case errors.Is(err, errLetters):
		return data.MailRecipientRefused
	}
	return ""
}

func innermost(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// refusal is the kind of an answer with a code that says no, by the step it answers.
func (t *talk) refusal(code int) data.MailKind {
	const signInFirst = 530
	switch {
	case t.step == stepStartTLS:
		return data.MailNoTLS
	case code < 400:
		return data.MailStrange
	case code < 500:
		return data.MailTemporary
	case t.step == stepSignIn:
		return data.MailSignInRefused
	case code == signInFirst && t.settings.Username == "":
		return data.MailSignInNeeded
	case t.step == stepSender:
		return data.MailSenderRefused
	case t.step == stepRcpt:
		return data.MailRecipientRefused
	case t.step == stepData, t.step == stepMessage:
		return data.MailMessageRefused
	}
	return data.MailTurnedAway
}

// tlsTrouble sorts what went wrong with TLS itself.
func (t *talk) tlsTrouble(err error) data.MailKind {
	var clear tls.RecordHeaderError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var certificate *tls.CertificateVerificationError
	switch {
	case t.settings.TLS == data.MailImplicit && errors.As(err, &clear):
		return data.MailNoTLS
	case errors.As(err, &name):
		return data.MailWrongName
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return data.MailExpired
	case errors.As(err, &certificate):
		return data.MailUntrusted
	}
	return data.MailTLSBroken
}

// alert tells an end of TLS after the handshake from an end of the connection.
func alert(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

// lost tells that the connection ended: EOF and every error of the network.
func lost(err error) bool {
	var op *net.OpError
	var number syscall.Errno
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.As(err, &op) || errors.As(err, &number)
}

// dialDetail leaves the addresses away that net puts before what happened.
func dialDetail(err error) string {
	const windowsRefused = syscall.Errno(10061) // its name is not in package syscall
	if errors.Is(err, syscall.ECONNREFUSED) || runtime.GOOS == "windows" && errors.Is(err, windowsRefused) {
		return "connection refused"
	}
	return innermost(err).Error()
}

// enhanced is the status of RFC 3463 at the start of a line.
var enhanced = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}\b`)

// said is the server's answer, its codes first. Once the server has the message only the
// codes are told, because filters like to quote what they refuse; and none of its words
// are told when they hold the password in a form in which the server got it.
func (t *talk) said(reply *textproto.Error) string {
	status, text := "", ""
	for line := range strings.Lines(reply.Msg) {
		line = strings.TrimSpace(line)
		if found := enhanced.FindString(line); found != "" {
			status, line = found+" ", line[len(found):]
		}
		text += line + "\n"
	}
	if t.step == stepMessage || t.quoted(text) {
		text = ""
	}
	return clean(fmt.Sprintf("%03d %s%s", reply.Code, status, text))
}

func (t *talk) quoted(text string) bool {
	username, password := t.settings.Username, t.settings.Password.Reveal()
	if password == "" {
		return false
	}
	text = closed(text)
	for _, form := range []string{password, b64(password), b64("\x00" + username + "\x00" + password)} {
		if strings.Contains(text, closed(form)) {
			return true
		}
	}
	return false
}

// closed is s in small letters and without blanks: a server may break lines where it likes.
func closed(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// detailMost is the longest detail, in characters.
const detailMost = 300

// clean makes one printable line of what a server said.
func clean(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "?"), func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	}), " ")
	if short := []rune(s); len(short) > detailMost {
		return string(short[:detailMost]) + "…"
	}
	return s
}
