package words

import "pbxusers/data"

// MailFailure says why an e-mail was not sent, and what to do; what the server itself said
// follows on a line of its own.
func MailFailure(f *data.MailFailure) string {
	text := mailFailure(f)
	if f.Detail != "" {
		text += "\n" + T("It said: %[1]s", f.Detail)
	}
	return text
}

func mailFailure(f *data.MailFailure) string {
	switch f.Kind {
	case data.MailNameUnknown:
		return T("The mail server %[1]s was not found. Look at its name, and whether this computer is online.", f.Server)
	case data.MailUnreachable:
		return T("Nothing answers at %[1]s. Look at the name and the port, and whether a firewall is between.", f.Server)
	case data.MailSilent:
		if f.Step == "greeting" && f.TLS == data.MailStartTLS {
			return T("%[1]s took the connection and said nothing. Some ports wait for TLS from the start: port 465 usually does. Choose that encryption, or look at the port.", f.Server)
		}
		return T("%[1]s did not answer in time. Look at the port and the encryption, or try again later.", f.Server)
	case data.MailStrange:
		return T("What answers at %[1]s is no mail server. Look at the name, the port and the encryption.", f.Server)
	case data.MailTurnedAway:
		return T("%[1]s does not talk to this computer. Ask who runs the server to let it in.", f.Server)
	case data.MailNoTLS:
		if f.TLS == data.MailImplicit {
			return T("%[1]s does not speak TLS from the start, so nothing was sent. Choose STARTTLS, usually at port 587.", f.Server)
		}
		return T("%[1]s offers no encryption at this port, so nothing was sent. Choose the port and the encryption that it offers.", f.Server)
	case data.MailTLSBroken:
		return T("The encrypted connection to %[1]s failed. Look at the port and the encryption; the server may be too old.", f.Server)
	case data.MailUntrusted:
		return T("The certificate of %[1]s comes from nobody whom this computer trusts, so nothing was sent. Have the server given a good one, or its issuer trusted on this computer.", f.Server)
	case data.MailWrongName:
		return T("The certificate of %[1]s is for another name, so nothing was sent. Enter the name for which it is made.", f.Server)
	case data.MailExpired:
		return T("The certificate of %[1]s is not valid today. Look at this computer's clock; else the server needs a new one.", f.Server)
	}
	return mailRefusal(f)
}

// mailRefusal is mailFailure for what a server says once it can be talked to.
func mailRefusal(f *data.MailFailure) string {
	switch f.Kind {
	case data.MailNoSignIn:
		return T("%[1]s offers no sign-in with username and password. Leave both empty, or take another port.", f.Server)
	case data.MailSignInRefused:
		return T("%[1]s refuses the mail username or password. Type both again; some providers want an app password, which is made in their own settings.", f.Server)
	case data.MailSignInNeeded:
		return T("%[1]s wants a username and a password first. Enter both.", f.Server)
	case data.MailSenderRefused:
		return T("%[1]s does not send for this sender. Take an address that the mail username may send from.", f.Server)
	case data.MailRecipientRefused:
		return T("%[1]s does not deliver to this recipient. Look at the address, and whether the server sends to others than its own.", f.Server)
	case data.MailMessageRefused:
		return T("%[1]s took the addresses and refused the message. Ask who runs the server why.", f.Server)
	case data.MailTemporary:
		return T("%[1]s cannot take the message just now. Try again in a few minutes.", f.Server)
	case data.MailVanished:
		return T("The connection to %[1]s was lost half way. The message may have arrived: look, then try again.", f.Server)
	}
	return T("The e-mail could not be sent through %[1]s.", f.Server)
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
