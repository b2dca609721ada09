package mail

import (
	"bufio"
	"crypto/tls"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"pbxusers/data"
)

func no(code int, text string) *smtp.SMTPError {
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 7, 1}, Message: text}
}

func TestEachNoOfTheServerIsToldByItsStep(t *testing.T) {
	for name, c := range map[string]struct {
		office *office
		kind   data.MailKind
		step   string
		detail string
	}{
		"sender":           {&office{mail: no(553, "not your address")}, data.MailSenderRefused, "MAIL", "553 5.7.1 not your address"},
		"recipient":        {&office{rcpt: no(550, "no such user here")}, data.MailRecipientRefused, "RCPT", "550 5.7.1 no such user here"},
		"message":          {&office{data: no(554, "spam: "+secretText)}, data.MailMessageRefused, "message", "554 5.7.1"},
		"sign-in needed":   {&office{mail: no(530, "sign in first")}, data.MailSignInNeeded, "MAIL", "530 5.7.1 sign in first"},
		"sender, later":    {&office{mail: no(451, "wait")}, data.MailTemporary, "MAIL", "451 4.7.1 wait"},
		"recipient, later": {&office{rcpt: no(450, "greylisted")}, data.MailTemporary, "RCPT", "450 4.7.1 greylisted"},
		"message, later":   {&office{data: no(452, "full: "+secretText)}, data.MailTemporary, "message", "452 4.7.1"},
		"several lines":    {&office{rcpt: no(550, "one\ntwo\tthree\x1b[31m")}, data.MailRecipientRefused, "RCPT", "550 5.7.1 one two three [31m"},
		"one that is endless": {&office{rcpt: no(550, strings.Repeat("a", 900))}, data.MailRecipientRefused, "RCPT",
			"550 5.7.1 " + strings.Repeat("a", detailMost-len("550 5.7.1 ")) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.office
			o.tls = good(t)
			o.start(t)
			f := fails(t, sender(t, to(o.port, data.MailStartTLS)), c.kind)
			if f.Step != c.step || f.Detail != c.detail || f.TLS != data.MailStartTLS || !strings.HasPrefix(f.Server, "localhost:") {
				t.Errorf("got %+v", f)
			}
			if len(o.letters()) != 0 {
				t.Error("it arrived all the same")
			}
		})
	}
}

func TestASignInThatFailsIsTold(t *testing.T) {
	const password = "s3cret-Wörd"
	for name, c := range map[string]struct {
		office *office
		kind   data.MailKind
		detail string
	}{
		"wrong":           {&office{mechanisms: []string{"PLAIN"}}, data.MailSignInRefused, "535 5.7.8 Authentication failed"},
		"wrong by LOGIN":  {&office{mechanisms: []string{"LOGIN"}}, data.MailSignInRefused, "535 5.7.8 Authentication failed"},
		"later":           {&office{mechanisms: []string{"PLAIN"}, auth: no(454, "try later")}, data.MailTemporary, "454 4.7.1 try later"},
		"one that quotes": {&office{mechanisms: []string{"PLAIN"}, auth: no(535, "what is "+password+"?")}, data.MailSignInRefused, "535 5.7.1"},
		"one that quotes it raw": {&office{mechanisms: []string{"PLAIN"}, auth: no(535, "AUTH PLAIN "+b64("\x00pbx\x00"+password))},
			data.MailSignInRefused, "535 5.7.1"},
		"quoted in two lines": {&office{mechanisms: []string{"LOGIN"}, auth: no(535, "Your s3cret-\n Wörd?")}, data.MailSignInRefused, "535 5.7.1"},
		"none offered":        {&office{}, data.MailNoSignIn, errNoAuth.Error()},
		"none that is known":  {&office{mechanisms: []string{"XOAUTH2", "GSSAPI"}}, data.MailNoSignIn, errNoMechanism.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.office
			o.tls = good(t)
			o.start(t)
			f := fails(t, sender(t, signingIn(to(o.port, data.MailStartTLS), "pbx", password)), c.kind)
			if f.Step != "AUTH" || f.Detail != c.detail {
				t.Errorf("got %+v", f)
			}
			if len(o.letters()) != 0 {
				t.Error("it arrived all the same")
			}
		})
	}
}

func TestACertificateThatIsNotGoodEndsTheTalkBeforeAnythingIsSaid(t *testing.T) {
	hour := time.Now().Add(time.Hour)
	for _, mode := range []data.MailTLS{data.MailStartTLS, data.MailImplicit} {
		for name, c := range map[string]struct {
			office    *office
			kind      data.MailKind
			detail    string
			untrusted bool
		}{
			"of nobody known": {&office{tls: good(t)}, data.MailUntrusted, "unknown authority", true},
			"for another":     {&office{tls: identity(t, "mail.example.org", hour)}, data.MailWrongName, "mail.example.org, not localhost", false},
			"too old":         {&office{tls: identity(t, "localhost", time.Now().Add(-time.Hour))}, data.MailExpired, "has expired", false},
			"old TLS":         {&office{tls: &tls.Config{MaxVersion: tls.VersionTLS11, Certificates: good(t).Certificates}}, data.MailTLSBroken, "tls:", false},
		} {
			t.Run(string(mode)+" "+name, func(t *testing.T) {
				o := c.office
				o.implicit, o.mechanisms = mode == data.MailImplicit, []string{"PLAIN"}
				o.start(t)
				s := sender(t, signingIn(to(o.port, mode), "pbx", "pass wörd"))
				if c.untrusted {
					s.options.RootCAs = nil
				}
				f := fails(t, s, c.kind)
				if f.Step != "TLS" || !strings.Contains(f.Detail, c.detail) {
					t.Errorf("got %+v", f)
				}
				if wire := o.wire(); strings.Contains(wire, "AUTH") || strings.Contains(wire, "MAIL") {
					t.Errorf("it said %q", wire)
				}
			})
		}
	}
}

func TestAServerThatIsNoneIsTold(t *testing.T) {
	says := func(greeting string, answers ...string) func(net.Conn, *bufio.Reader) {
		return func(c net.Conn, in *bufio.Reader) {
			lines(c, in, greeting, answers...)
			_ = c.(*net.TCPConn).CloseWrite()
		}
	}
	for name, c := range map[string]struct {
		play func(net.Conn, *bufio.Reader)
		mode data.MailTLS
		kind data.MailKind
		step string
	}{
		"closes at once":              {says(""), data.MailStartTLS, data.MailVanished, "greeting"},
		"closes after the hello":      {says("220 hi\r\n"), data.MailStartTLS, data.MailVanished, "EHLO"},
		"closes within the handshake": {says("220 hi\r\n", "250-hi\r\n250 STARTTLS\r\n", "220 go\r\n"), data.MailStartTLS, data.MailTLSBroken, "TLS"},
		"breaks TLS":                  {says("220 hi\r\n", "250-hi\r\n250 STARTTLS\r\n", "220 go\r\n250 what?\r\n"), data.MailStartTLS, data.MailTLSBroken, "TLS"},
		"breaks TLS from the start":   {says("\x16\x03\x03\x00\x02\xff\xff"), data.MailImplicit, data.MailTLSBroken, "TLS"},
		"has TLS, but not now":        {says("220 hi\r\n", "250-hi\r\n250 STARTTLS\r\n", "454 not now\r\n"), data.MailStartTLS, data.MailNoTLS, "STARTTLS"},
		"speaks in clear":             {says("220 hi\r\n"), data.MailImplicit, data.MailNoTLS, "TLS"},
		"turns away":                  {says("554 no service for you\r\n"), data.MailStartTLS, data.MailTurnedAway, "greeting"},
		"is busy":                     {says("421 too many\r\n"), data.MailStartTLS, data.MailTemporary, "greeting"},
		"takes no hello":              {says("220 hi\r\n", "550 no\r\n", "550 no\r\n"), data.MailStartTLS, data.MailTurnedAway, "EHLO"},
		"speaks HTTP":                 {says("HTTP/1.1 400 Bad Request\r\n\r\n"), data.MailStartTLS, data.MailStrange, "greeting"},
		"speaks IMAP":                 {says("* OK ready\r\n"), data.MailStartTLS, data.MailStrange, "greeting"},
		"talks without end":           {says("220-" + strings.Repeat("a", answersMost+1)), data.MailStartTLS, data.MailStrange, "greeting"},
		"vanishes after the message": {func(c net.Conn, in *bufio.Reader) {
			lines(c, in, "220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n")
			for line := ""; line != ".\r\n"; {
				var err error
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
			}
			_ = c.(*net.TCPConn).SetLinger(0)
			c.Close()
		}, data.MailClear, data.MailVanished, "message"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if f := fails(t, sender(t, to(script(t, c.play), c.mode)), c.kind); f.Step != c.step {
				t.Errorf("it failed at %s, not at %s", f.Step, c.step)
			}
		})
	}
}

func TestAServerThatCannotBeReachedIsTold(t *testing.T) {
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	if f := fails(t, sender(t, to(gone.Addr().(*net.TCPAddr).Port, data.MailStartTLS)), data.MailUnreachable); f.Detail != "connection refused" {
		t.Errorf("got %+v", f)
	}
	nowhere := to(587, data.MailStartTLS)
	nowhere.Server = "mail.nowhere.invalid"
	if f := fails(t, sender(t, nowhere), data.MailNameUnknown); f.Server != "mail.nowhere.invalid:587" {
		t.Errorf("got %+v", f)
	}
}

func TestTheKindsAreAllDifferent(t *testing.T) {
	seen := map[data.MailKind]bool{}
	for _, kind := range data.MailKinds {
		if kind == "" || seen[kind] {
			t.Errorf("%q stands there twice", kind)
		}
		seen[kind] = true
	}
}
