package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	netmail "net/mail"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
)

// arrives sends m over a real server and reads it as a mail program does.
func arrives(t *testing.T, from string, m Message) (header netmail.Header, text string) {
	t.Helper()
	o := (&office{utf8: true}).start(t)
	settings := to(o.port, data.MailClear)
	settings.Sender = from
	if err := sender(t, settings).Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got := o.letters()
	if len(got) != 1 {
		t.Fatalf("%d arrived", len(got))
	}
	for line := range bytes.SplitSeq(bytes.ReplaceAll(got[0].data, []byte("\r\n"), []byte("\n")), []byte("\n")) {
		if len(line) > 998 || !ascii(string(line)) {
			t.Errorf("no line for every server: %q", line)
		}
	}
	message, err := netmail.ReadMessage(bytes.NewReader(got[0].data))
	if err != nil {
		t.Fatal(err)
	}
	if message.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
		t.Errorf("the text travels as %q", message.Header.Get("Content-Transfer-Encoding"))
	}
	body, err := io.ReadAll(quotedprintable.NewReader(message.Body))
	if err != nil {
		t.Fatal(err)
	}
	return message.Header, strings.ReplaceAll(string(body), "\r\n", "\n")
}

func TestAMessageIsReadAsItWasWritten(t *testing.T) {
	text := "Hola José:\n\n.\n..dots\nun código: 4711\n" + strings.Repeat("ñ", 600) + "\n\tend  \n"
	subject := "Código de acceso para José — " + strings.Repeat("ü", 120)
	header, got := arrives(t, `Büro, "Süd" <pbx@example.org>`, Message{To: "jose@example.org", Subject: subject, Text: strings.ReplaceAll(text, "\n", "\r\n")})
	if strings.TrimSuffix(got, "\n") != strings.TrimSuffix(text, "\n") {
		t.Errorf("the text is %q", got)
	}
	decoded, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	if err != nil || decoded != subject {
		t.Errorf("the subject is %q, %v", decoded, err)
	}
	from, err := netmail.ParseAddress(header.Get("From"))
	if err != nil || from.Name != `Büro, "Süd"` || from.Address != "pbx@example.org" {
		t.Errorf("it is from %v, %v", from, err)
	}
	if recipient, err := netmail.ParseAddress(header.Get("To")); err != nil || recipient.Address != "jose@example.org" {
		t.Errorf("it is for %v, %v", recipient, err)
	}
	if date, err := header.Date(); err != nil || time.Since(date) > time.Minute {
		t.Errorf("it is of %v, %v", date, err)
	}
	if kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type")); err != nil || kind != "text/plain" || !strings.EqualFold(parameters["charset"], "utf-8") {
		t.Errorf("it is %s %v, %v", kind, parameters, err)
	}
}

func TestTheHeaderTellsNothingOfThisMachine(t *testing.T) {
	header, _ := arrives(t, "pbx@example.org", note)
	other, _ := arrives(t, "pbx@example.org", note)
	id := header.Get("Message-ID")
	if !regexp.MustCompile(`^<[A-Z2-7]{20,}@example\.org>$`).MatchString(id) || id == other.Get("Message-ID") {
		t.Errorf("the message ID is %s", id)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{
		"Date": true, "From": true, "To": true, "Subject": true, "Message-Id": true, "Mime-Version": true,
		"Content-Type": true, "Content-Transfer-Encoding": true, "Auto-Submitted": true,
	}
	for name, values := range header {
		if !known[name] || strings.Contains(strings.Join(values, " "), host) {
			t.Errorf("%s: %s", name, values)
		}
	}
	if header.Get("Auto-Submitted") != "auto-generated" {
		t.Error("holiday notices will be sent to the office")
	}
}

func TestAMessageCannotBringALineOfTheHeader(t *testing.T) {
	o := (&office{utf8: true}).start(t)
	s := sender(t, to(o.port, data.MailClear))
	for _, end := range []string{"\r\n", "\n", "\r", "\x00", "\x85", "\u0085", "\u2028", "\v"} {
		for field, m := range map[string]Message{
			data.FieldMailSubject: {To: "ann@example.org", Subject: "a" + end + "Bcc: eve@example.org", Text: "t"},
			data.FieldEmail:       {To: "ann@example.org" + end + "RCPT TO:<eve@example.org>", Subject: "s", Text: "t"},
		} {
			if err := s.Send(t.Context(), m); len(data.Invalids(err)) != 1 || data.Invalids(err)[0].Field != field {
				t.Errorf("%q in %s: %v", end, field, err)
			}
			split := "ann" + end + "@example.org"
			if err := s.Send(t.Context(), Message{To: split, Subject: "s", Text: "t"}); len(data.Invalids(err)) != 1 {
				t.Errorf("%q: %v", split, err)
			}
		}
		name := to(25, data.MailClear)
		name.Sender = "PBX" + end + "Bcc: eve@example.org <pbx@example.org>"
		if strings.ContainsAny(end, "\u2028") && len(end) == 3 {
			continue // in a name it is encoded, as every letter beyond ASCII
		}
		if _, err := New(name, Options{}); len(data.Invalids(err)) != 1 {
			t.Errorf("%q in the name: %v", end, err)
		}
	}
	for _, address := range []string{"Ann <ann@example.org>", "ann@example.org, eve@example.org", "ann@example.org> <eve@example.org", "ann", ""} {
		if err := s.Send(t.Context(), Message{To: address, Subject: "s", Text: "t"}); len(data.Invalids(err)) != 1 {
			t.Errorf("%q: %v", address, err)
		}
	}
	if o.wire() != "" {
		t.Errorf("the server heard %q", o.wire())
	}
}

func TestATextThatLooksLikeCommandsStaysText(t *testing.T) {
	text := "first\n.\nRCPT TO:<eve@example.org>\n.\nQUIT\n"
	header, got := arrives(t, "pbx@example.org", Message{To: "ann@example.org", Subject: "=?utf-8?q?a=0D=0ABcc:_eve=40example.org?=", Text: text})
	if got != text {
		t.Errorf("the text is %q", got)
	}
	if header.Get("Bcc") != "" {
		t.Error("the subject became another line")
	}
}

func TestAnAddressWithOtherLettersNeedsAServerThatTakesThem(t *testing.T) {
	jose := Message{To: "josé@example.org", Subject: "s", Text: "t"}
	o := (&office{utf8: true}).start(t)
	if err := sender(t, to(o.port, data.MailClear)).Send(t.Context(), jose); err != nil {
		t.Error(err)
	}
	if !strings.Contains(o.wire(), "SMTPUTF8") {
		t.Error("it did not say so")
	}
	old := (&office{}).start(t)
	err := sender(t, to(old.port, data.MailClear)).Send(t.Context(), jose)
	var f *Failure
	if !errors.As(err, &f) || f.Kind != data.MailRecipientRefused || f.Step != "RCPT" {
		t.Errorf("got %v", err)
	}
}

func TestAMessageTooLargeOrEmptyIsRefusedBeforeAnythingIsDialled(t *testing.T) {
	s := sender(t, to(1, data.MailClear))
	for name, m := range map[string]Message{
		"no subject":   {To: "a@example.org", Text: "t"},
		"long subject": {To: "a@example.org", Subject: strings.Repeat("ü", SubjectMost+1), Text: "t"},
		"no text":      {To: "a@example.org", Subject: "s"},
		"long text":    {To: "a@example.org", Subject: "s", Text: strings.Repeat("a", TextMost+1)},
		"no text file": {To: "a@example.org", Subject: "s", Text: "\xff\xfe"},
		"a NUL":        {To: "a@example.org", Subject: "s", Text: "a\x00"},
	} {
		if err := s.Send(t.Context(), m); len(data.Invalids(err)) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMessagePrintsNothing(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d"} {
		if printed := fmt.Sprintf(verb, note); printed != "[redacted]" {
			t.Errorf("%s prints %s", verb, printed)
		}
	}
}
