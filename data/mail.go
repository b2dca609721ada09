package data

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The fields of the mail settings, as refusals and the event log name them.
const (
	FieldMailServer   = "mail_server"
	FieldMailPort     = "mail_port"
	FieldMailTLS      = "mail_tls"
	FieldMailUsername = "mail_username"
	FieldMailPassword = "mail_password"
	FieldMailSender   = "mail_sender"
	FieldMailSubject  = "mail_subject"
	FieldMailText     = "mail_text"
)

// Why mail settings are refused, beside the reasons of other fields.
const (
	ReasonNotAServer Reason = "not_a_server" // neither a host name nor an IP address; Args: the text (string)
	ReasonNotAPort   Reason = "not_a_port"   // Args: least (int), most (int)
	ReasonClear      Reason = "clear"        // without TLS only a server on this very machine is possible
	// ReasonMailUntried: no e-mail has left through the mail server yet, so that whoever
	// chooses codes by e-mail for themselves may be locked out.
	ReasonMailUntried Reason = "mail_untried"
)

// The limits of the mail settings.
const (
	MailServerMost   = 253 // characters of a host name
	MailUsernameMost = 254
	MailNameMost     = 64 // characters of the sender's name
	MailPortMost     = 65535
)

// MailTLS is how the connection to the mail server is kept private.
type MailTLS string

// The ways to keep it private.
const (
	MailStartTLS MailTLS = "starttls" // begins in clear, becomes TLS before anything is said
	MailImplicit MailTLS = "tls"      // TLS from the first byte
	MailClear    MailTLS = "none"     // never; only to a server on this machine
)

// MailTLSModes lists them in the order in which a form offers them.
var MailTLSModes = []MailTLS{MailStartTLS, MailImplicit, MailClear}

// Port is the one that servers commonly use for m.
func (m MailTLS) Port() int {
	switch m {
	case MailImplicit:
		return 465
	case MailClear:
		return 25
	}
	return 587
}

// MailSettings is how this office sends e-mail, without the password, which is kept and
// carried apart. The zero value is "no server set".
type MailSettings struct {
	Server   string // a host name or an IP address, without port and brackets
	Port     int
	TLS      MailTLS
	Username string // "" does not sign in
	Sender   string // "pbx@example.org" or "Our office <pbx@example.org>"
}

// MailState is how this office sends e-mail, as far as it is told. Without a server all is
// zero.
type MailState struct {
	MailSettings
	HasPassword bool      // one is stored; it is never told
	Proved      time.Time // when an e-mail last left with exactly what is stored; zero: none ever did
}

// Untried reports whether there is a server through which no e-mail has left yet.
func (m MailState) Untried() bool { return m.Server != "" && m.Proved.IsZero() }

// Checked returns s as it will be stored, or all that is wrong with it at once.
func (s MailSettings) Checked() (MailSettings, error) {
	var errs [5]error
	s.Server, errs[0] = checkedServer(s.Server)
	if s.Port < 1 || s.Port > MailPortMost {
		errs[1] = Refuse(FieldMailPort, ReasonNotAPort, 1, MailPortMost)
	}
	if s.TLS == "" {
		s.TLS = MailStartTLS
	}
	switch {
	case !slices.Contains(MailTLSModes, s.TLS):
		errs[2] = Refuse(FieldMailTLS, ReasonUnknown, string(s.TLS))
	case s.TLS == MailClear && errs[0] == nil && !Loopback(s.Server):
		errs[2] = Refuse(FieldMailTLS, ReasonClear)
	}
	s.Username, errs[3] = line(FieldMailUsername, s.Username, 0, MailUsernameMost)
	s.Sender, errs[4] = checkedSender(s.Sender)
	return s, Refusals(errs[:]...)
}

// From returns the sender's name, which may be "", and plain address.
func (s MailSettings) From() (name, address string) { return splitSender(s.Sender) }

// Loopback tells whether server can only be this very machine.
func Loopback(server string) bool {
	if ip, err := netip.ParseAddr(server); err == nil {
		return ip.Unmap().IsLoopback()
	}
	return server == "localhost"
}

// checkedServer returns a host name in small letters or an IP address in its usual form.
func checkedServer(s string) (string, error) {
	s, err := line(FieldMailServer, s, 1, MailServerMost)
	if err != nil {
		return s, err
	}
	if ip, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")); err == nil && ip.Zone() == "" {
		return ip.Unmap().String(), nil
	}
	name := strings.ToLower(strings.TrimSuffix(s, "."))
	labels := strings.Split(name, ".")
	if slices.ContainsFunc(labels, func(label string) bool { return !hostLabel(label) }) {
		return s, Refuse(FieldMailServer, ReasonNotAServer, s)
	}
	// Some resolvers read 127.1 or 10.0.0.300 as an address, each in its own way.
	if last := labels[len(labels)-1]; !strings.ContainsFunc(last, func(r rune) bool { return r < '0' || r > '9' }) {
		return s, Refuse(FieldMailServer, ReasonNotAServer, s)
	}
	return name, nil
}

// hostLabel takes the underscore too, which no standard allows and some offices use.
func hostLabel(s string) bool {
	return s != "" && len(s) <= 63 && s[0] != '-' && s[len(s)-1] != '-' &&
		!strings.ContainsFunc(s, func(r rune) bool { return !letterOrDigit(r) && r != '-' && r != '_' })
}

// checkedSender returns the address, behind the name where there is one.
func checkedSender(s string) (string, error) {
	s, err := line(FieldMailSender, s, 1, EmailMost+MailNameMost+len(` <>`))
	if err != nil {
		return s, err
	}
	name, address := splitSender(s)
	address, err = CheckedEmail(address)
	switch {
	case err != nil, strings.ContainsFunc(address, unicode.IsSpace), strings.ContainsFunc(address, unicode.IsControl):
		return s, Refuse(FieldMailSender, ReasonNotAnAddress)
	case utf8.RuneCountInString(name) > MailNameMost:
		return s, Refuse(FieldMailSender, ReasonTooLong, MailNameMost)
	case name == "":
		return address, nil
	}
	return name + " <" + address + ">", nil
}

// splitSender takes a name as people write it: with commas, with or without quotes.
func splitSender(s string) (name, address string) {
	start := strings.LastIndexByte(s, '<')
	if start < 0 || !strings.HasSuffix(s, ">") {
		return "", s
	}
	name = strings.TrimSpace(s[:start])
	for len(name) >= 2 && name[0] == '"' && name[len(name)-1] == '"' {
		name = strings.TrimSpace(name[1 : len(name)-1])
	}
	return name, s[start+1 : len(s)-1]
}

// Address is where the settings send to, as "smtp.example.org:587".
func (s MailSettings) Address() string {
	if strings.Contains(s.Server, ":") {
		return fmt.Sprintf("[%s]:%d", s.Server, s.Port)
	}
	return s.Server + ":" + strconv.Itoa(s.Port)
}

// Changes lists the fields in which s differs from before; the zero MailSettings for none.
func (s MailSettings) Changes(before MailSettings) []Change {
	var list []Change
	note := noteTo(&list)
	note(FieldMailServer, before.Server, s.Server)
	note(FieldMailPort, portText(before.Port), portText(s.Port))
	note(FieldMailTLS, string(before.TLS), string(s.TLS))
	note(FieldMailUsername, before.Username, s.Username)
	note(FieldMailSender, before.Sender, s.Sender)
	return list
}

func portText(port int) string {
	if port == 0 {
		return ""
	}
	return strconv.Itoa(port)
}
