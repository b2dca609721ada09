package words

import (
	"regexp"

	"pbxusers/data"
)

// answer is what a mail server says: three digits, and mostly some words behind them.
var answer = regexp.MustCompile(`^[2-5]\d\d\b`)

// MailFailure says why an e-mail was not sent, and what to do; what the server or the
// system said follows on a line of its own.
func MailFailure(f *data.MailFailure) string {
	switch {
	case unsure(f) && f.Kind == data.MailSilent:
		return T("%[1]s did not confirm the e-mail in time. It may have arrived all the same: look for it before you try again.", f.Server)
	case unsure(f):
		return T("The connection to %[1]s was lost half way. The e-mail may have arrived all the same: look for it before you try again.", f.Server)
	case answer.MatchString(f.Detail):
		return mailFailure(f) + "\n" + T("The server said: %[1]s", f.Detail)
	case f.Detail != "":
		return mailFailure(f) + "\n" + T("Details: %[1]s", f.Detail)
	}
	return mailFailure(f)
}

// unsure tells that the whole message had gone out when the server was heard of last.
func unsure(f *data.MailFailure) bool {
	return f.Step == "message" && (f.Kind == data.MailSilent || f.Kind == data.MailVanished)
}

func mailFailure(f *data.MailFailure) string {
	switch f.Kind {
	case data.MailNameUnknown:
		return T("The mail server %[1]s was not found. Check how its name is spelled, and that this computer has a network connection.", f.Server)
	case data.MailUnreachable:
		return T("Nothing answers at %[1]s. Check the name and the port, and that no firewall stands between.", f.Server)
	case data.MailSilent:
		if f.Step == "greeting" && f.TLS == data.MailStartTLS {
			return T("%[1]s took the connection and said nothing. Some ports expect TLS from the start; port 465 usually does. Choose that encryption, or another port.", f.Server)
		}
		return T("%[1]s did not answer in time, so nothing was sent. Check the port and the encryption, or try again later.", f.Server)
	case data.MailStrange:
		return T("What answers at %[1]s is not a mail server. Check the name, the port and the encryption.", f.Server)
	case data.MailTurnedAway:
		return T("%[1]s does not talk to this computer. Ask whoever runs the server to let this computer in.", f.Server)
	case data.MailNoTLS:
		if f.TLS == data.MailImplicit {
			return T("%[1]s does not speak TLS from the start, so nothing was sent. Choose STARTTLS, usually at port 587.", f.Server)
		}
		return T("%[1]s offers no encryption at this port, so nothing was sent. Choose TLS from the start and its port, or ask whoever runs the server which port is encrypted.", f.Server)
	case data.MailTLSBroken:
		return T("The encrypted connection to %[1]s failed, so nothing was sent. Check the port and the encryption; if both are right, the server may be too old for a safe connection.", f.Server)
	case data.MailUntrusted:
		return T("The certificate of %[1]s comes from nobody whom this computer trusts, so nothing was sent. Ask whoever runs the server for a valid one, or let this computer trust its issuer.", f.Server)
	case data.MailWrongName:
		return T("The certificate of %[1]s is made out to another name, so nothing was sent. Enter the server under the name that stands in its certificate.", f.Server)
	case data.MailExpired:
		return T("The certificate of %[1]s is not valid today, so nothing was sent. Check the date and the time of this computer; if they are right, the server needs a new certificate.", f.Server)
	}
	return mailRefusal(f)
}

// mailRefusal is mailFailure for what a server says once it can be talked to.
func mailRefusal(f *data.MailFailure) string {
	switch f.Kind {
	case data.MailNoSignIn:
		return T("%[1]s offers no sign-in with username and password at this port. Leave both empty, or choose another port.", f.Server)
	case data.MailSignInRefused:
		return T("%[1]s refuses the mail username or password. Type both again; some providers want an app password, which is made in the account there.", f.Server)
	case data.MailSignInNeeded:
		return T("%[1]s sends only for those who sign in. Enter the mail username and its password.", f.Server)
	case data.MailSenderRefused:
		return T("%[1]s does not send for this sender. Enter a sender that the mail username may use.", f.Server)
	case data.MailRecipientRefused:
		return T("%[1]s does not deliver to this recipient. Check the address; some servers deliver only to their own addresses, or only after a sign-in.", f.Server)
	case data.MailMessageRefused:
		return T("%[1]s took the addresses and then refused the e-mail, so it does not arrive. Ask whoever runs the server for the reason.", f.Server)
	case data.MailTemporary:
		return T("%[1]s cannot take the e-mail just now. Try again in a few minutes.", f.Server)
	case data.MailVanished:
		return T("The connection to %[1]s was lost half way, so nothing was sent. Try again; if it happens again, check the port and the encryption.", f.Server)
	}
	return T("The e-mail could not be sent through %[1]s. Try again; if it happens again, send a test from the Email Settings.", f.Server)
}

// MailTLS is the name of a way to keep the connection to the mail server private.
func MailTLS(m data.MailTLS) string {
	switch m {
	case data.MailStartTLS:
		return T("STARTTLS")
	case data.MailImplicit:
		return T("TLS from the start")
	case data.MailClear:
		return T("None (only to this computer)")
	}
	return string(m)
}
