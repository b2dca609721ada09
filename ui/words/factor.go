package words

import (
	"errors"
	"time"

	"pbxusers/data"
)

// factorError is Error for what only signing in, second factors, mail and the log itself
// can say; ok is false for other errors.
func factorError(err error) (text string, ok bool) {
	var shut *data.LockedOut
	var clock *data.ClockOff
	var wait *data.Wait
	var mail *data.MailFailure
	var broken *data.BrokenLog
	switch {
	case errors.As(err, &shut) && shut.Mail:
		return T("No administrator could sign in any more: each of them needs a code by e-mail, and there would be no mail server that is known to work. Nothing was changed: first give one of them another second factor, or send a test with the settings that are to be saved."), true
	case errors.As(err, &shut):
		return T("No administrator could sign in any more: the passwords of the others are missing or have expired. Nothing was changed: give one of them a new password first."), true
	case errors.As(err, &clock):
		return clockOff(clock.Ahead), true
	case errors.As(err, &wait):
		return T("Please wait %[1]s, then try again.", waiting(wait.For)), true
	case errors.As(err, &mail):
		return MailFailure(mail), true
	case errors.Is(err, data.ErrNoMail):
		return T("No mail server is set, so no e-mail can be sent. An administrator sets one in the Email Settings."), true
	case errors.As(err, &broken):
		return T("Entry %[1]d of the event log is not as it was written. Nothing was changed: every entry is kept.", broken.ID), true
	}
	return "", false
}

// clockOff tells which clock to look at.
func clockOff(ahead time.Duration) string {
	by := waiting(ahead.Abs())
	if ahead > 0 {
		return T("The code is right for a time %[1]s from now: the clock of the phone or of this computer is off. Set both to automatic time and take the next code.", by)
	}
	return T("The code is right for a time %[1]s ago: the clock of the phone or of this computer is off. Set both to automatic time and take the next code.", by)
}

// waiting says a short while, in seconds below two minutes, rounded up.
func waiting(d time.Duration) string {
	if d <= 2*time.Minute {
		return N(int((d+time.Second-1)/time.Second), "%[1]s second", "%[1]s seconds")
	}
	return N(int((d+time.Minute-1)/time.Minute), "%[1]s minute", "%[1]s minutes")
}
