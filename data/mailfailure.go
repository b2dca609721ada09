package data

// MailKind sorts why an e-mail could not be sent by what a person can do about it.
type MailKind string

// The kinds, in the order in which a sending can come to them.
const (
	MailNameUnknown      MailKind = "name_unknown"      // the server's name was not found
	MailUnreachable      MailKind = "unreachable"       // nothing listens there, or no way leads there
	MailSilent           MailKind = "silent"            // no answer in time
	MailStrange          MailKind = "strange"           // what answers is no mail server
	MailTurnedAway       MailKind = "turned_away"       // it does not talk to this machine
	MailNoTLS            MailKind = "no_tls"            // it does not offer TLS; nothing was sent
	MailTLSBroken        MailKind = "tls_broken"        // TLS was begun and failed
	MailUntrusted        MailKind = "untrusted"         // the certificate comes from nobody trusted here
	MailWrongName        MailKind = "wrong_name"        // the certificate is for another name
	MailExpired          MailKind = "expired"           // the certificate is not valid at this machine's time
	MailNoSignIn         MailKind = "no_sign_in"        // it offers no sign-in with username and password
	MailSignInRefused    MailKind = "sign_in_refused"   // username or password is wrong, or the account may not
	MailSignInNeeded     MailKind = "sign_in_needed"    // it wants a username and password first
	MailSenderRefused    MailKind = "sender_refused"    // it does not send for the sender's address
	MailRecipientRefused MailKind = "recipient_refused" // it does not deliver to the recipient
	MailMessageRefused   MailKind = "message_refused"   // it took both addresses, and not the message
	MailTemporary        MailKind = "temporary"         // it says to try again later
	MailVanished         MailKind = "vanished"          // the connection was lost half way
)

// MailKinds lists every kind.
var MailKinds = []MailKind{
	MailNameUnknown, MailUnreachable, MailSilent, MailStrange, MailTurnedAway, MailNoTLS, MailTLSBroken, MailUntrusted,
	MailWrongName, MailExpired, MailNoSignIn, MailSignInRefused, MailSignInNeeded, MailSenderRefused,
	MailRecipientRefused, MailMessageRefused, MailTemporary, MailVanished,
}

// MailFailure tells that an e-mail was not sent, or, where the connection was lost after
// the whole message had gone out, that nobody knows. It wraps nothing, so that nothing
// secret comes along.
type MailFailure struct {
	Kind   MailKind
	Server string  // as MailSettings.Address
	TLS    MailTLS // how it was talked to: half of what goes wrong is the wrong one of these
	// Step is the point at which it failed: "connect", "greeting", "EHLO", "STARTTLS", "TLS",
	// "AUTH", "MAIL", "RCPT", "DATA" or "message".
	Step string
	// Detail is what the server or the system said, in its own words: for the person who
	// looks after the server. It holds no password, and nothing of the message; "" where
	// there is nothing to say.
	Detail string
}

// Error is for the log; ui/words has the sentence for people.
func (f *MailFailure) Error() string {
	text := "mail server " + f.Server + " (" + string(f.TLS) + "): " + string(f.Kind) + " at " + f.Step
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	return text
}
