package mail

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pbxusers/data"
	"pbxusers/security/redact"
)

// PasswordMost is the longest password for the mail server, in bytes: more does not fit
// into a line of SMTP.
const PasswordMost = 255

// Settings is how this office sends e-mail, with the password.
type Settings struct {
	data.MailSettings
	Password redact.Secret // prints as [redacted]
}

// Checked returns s as it will be stored, or all that is wrong with it at once as
// *data.Invalid with the FieldMail constants. The password stays as it is: blanks at its
// ends may belong to it.
func (s Settings) Checked() (Settings, error) {
	var errs [2]error
	s.MailSettings, errs[0] = s.MailSettings.Checked()
	errs[1] = s.checkPassword()
	return s, data.Refusals(errs[:]...)
}

// checkPassword wants username and password together or neither.
func (s Settings) checkPassword() error {
	password := s.Password.Reveal()
	switch {
	case password == "" && s.Username != "":
		return data.Refuse(data.FieldMailPassword, data.ReasonRequired)
	case password != "" && s.Username == "":
		return data.Refuse(data.FieldMailUsername, data.ReasonRequired)
	case len(password) > PasswordMost:
		return data.Refuse(data.FieldMailPassword, data.ReasonTooLong, PasswordMost)
	case !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl):
		return data.Refuse(data.FieldMailPassword, data.ReasonText)
	}
	return nil
}
