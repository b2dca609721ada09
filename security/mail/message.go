package mail

import (
	"bytes"
	"crypto/rand"
	"fmt"
	netmail "net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"

	"pbxusers/data"
	"pbxusers/security/redact"
)

// The limits of a message.
const (
	SubjectMost = 200    // characters
	TextMost    = 65_536 // bytes
)

// Message is one e-mail to one person. It prints as [redacted]: its text may hold a code.
type Message struct {
	To      string // one plain address
	Subject string // one line
	Text    string // plain text, lines end with \n or \r\n
}

// Format keeps the text out of logs, whatever the verb.
func (Message) Format(state fmt.State, _ rune) { redact.Write(state) }

// checked returns m as it is sent, or what is wrong with it. What could begin another line
// of the header is refused rather than taken away: whoever wrote it meant something by it.
func (m Message) checked() (Message, error) {
	var errs [3]error
	m.To, errs[0] = data.CheckedEmail(m.To)
	if errs[0] == nil && broken(m.To) {
		errs[0] = data.Refuse(data.FieldEmail, data.ReasonNotAnAddress)
	}
	switch {
	case m.Subject == "":
		errs[1] = data.Refuse(data.FieldMailSubject, data.ReasonRequired)
	case utf8.RuneCountInString(m.Subject) > SubjectMost:
		errs[1] = data.Refuse(data.FieldMailSubject, data.ReasonTooLong, SubjectMost)
	case !utf8.ValidString(m.Subject) || strings.ContainsFunc(m.Subject, unsafe):
		errs[1] = data.Refuse(data.FieldMailSubject, data.ReasonText)
	}
	m.Text = strings.ReplaceAll(m.Text, "\r\n", "\n")
	switch {
	case m.Text == "":
		errs[2] = data.Refuse(data.FieldMailText, data.ReasonRequired)
	case len(m.Text) > TextMost:
		errs[2] = data.Refuse(data.FieldMailText, data.ReasonTooLong, TextMost)
	case !utf8.ValidString(m.Text) || strings.ContainsFunc(m.Text, func(r rune) bool { return r != '\n' && r != '\t' && unicode.IsControl(r) }):
		errs[2] = data.Refuse(data.FieldMailText, data.ReasonText)
	}
	return m, data.Refusals(errs[:]...)
}

// unsafe finds what a mail program could take for the end of a line.
func unsafe(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// broken finds what may not stand in an address between < and >.
func broken(address string) bool {
	return strings.ContainsFunc(address, func(r rune) bool { return unsafe(r) || unicode.IsSpace(r) || r == '<' || r == '>' })
}

// letter is the message in the form in which it travels: headers and text, quoted-printable.
func (s *Sender) letter(m Message) ([]byte, error) {
	name, address := s.settings.From()
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithCharset(gomail.CharsetUTF8),
		gomail.WithEncoding(gomail.EncodingQP))
	msg.FromMailAddress(&netmail.Address{Name: name, Address: address})
	msg.ToMailAddress(&netmail.Address{Address: m.To})
	msg.Subject(m.Subject)
	msg.SetDate()
	msg.SetMessageIDWithValue(messageID(address))
	// Keeps "I am on holiday" from being answered to the office.
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	var letter bytes.Buffer
	if _, err := msg.WriteTo(&letter); err != nil {
		return nil, fmt.Errorf("write the message: %w", err)
	}
	return letter.Bytes(), nil
}

// messageID is random: go-mail's own tells the recipient this machine's name and process.
func messageID(sender string) string {
	domain := sender[strings.LastIndexByte(sender, '@')+1:]
	if !ascii(domain) {
		domain = "localhost"
	}
	return rand.Text() + "@" + domain
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
