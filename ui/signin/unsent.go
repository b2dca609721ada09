package signin

import (
	"errors"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// unsent is what a person at the sign-in is told of a code that was not sent, or may not have been: the way in
// without it, and a short reason to hand on. What to do about the server is not for them.
func unsent(err error) string {
	var mail *data.MailFailure
	out := words.T("A recovery code opens without an e-mail. Tell whoever looks after the Email Settings.")
	switch {
	case errors.Is(err, data.ErrNoMail):
		return words.T("The code could not be sent: no mail server is set.") + "\n" + out
	case !errors.As(err, &mail):
		return told(err) + "\n" + words.T("A recovery code opens without an e-mail.")
	case mail.Step == "message" && (mail.Kind == data.MailSilent || mail.Kind == data.MailVanished):
		return words.T("The mail server did not say whether it took the code.") + "\n" + out + "\n" + mailReason(mail)
	}
	return words.T("The code could not be sent: the mail server did not take it.") + "\n" + out + "\n" + mailReason(mail)
}

// mailReason says which server it was and what happened.
func mailReason(f *data.MailFailure) string {
	switch f.Kind {
	case data.MailNameUnknown:
		return words.T("%[1]s was not found.", f.Server)
	case data.MailUnreachable:
		return words.T("Nothing answers at %[1]s.", f.Server)
	case data.MailSilent:
		if f.Step == "greeting" {
			return words.T("%[1]s took the connection and said nothing.", f.Server)
		}
		return words.T("%[1]s did not answer in time.", f.Server)
	case data.MailStrange:
		return words.T("What answers at %[1]s is not a mail server.", f.Server)
	case data.MailTurnedAway:
		return words.T("%[1]s does not talk to this computer.", f.Server)
	case data.MailNoTLS, data.MailTLSBroken:
		return words.T("The encrypted connection to %[1]s failed.", f.Server)
	case data.MailUntrusted, data.MailWrongName, data.MailExpired:
		return words.T("The certificate of %[1]s is not valid.", f.Server)
	case data.MailNoSignIn, data.MailSignInRefused, data.MailSignInNeeded:
		return words.T("%[1]s does not let this program sign in.", f.Server)
	case data.MailSenderRefused:
		return words.T("%[1]s does not send for this sender.", f.Server)
	case data.MailRecipientRefused:
		return words.T("%[1]s does not deliver to this address.", f.Server)
	case data.MailMessageRefused:
		return words.T("%[1]s refused the e-mail.", f.Server)
	case data.MailTemporary:
		return words.T("%[1]s cannot take the e-mail just now. Try again in a few minutes.", f.Server)
	case data.MailVanished:
		return words.T("The connection to %[1]s was lost half way.", f.Server)
	}
	return words.T("The e-mail could not be sent through %[1]s.", f.Server)
}
