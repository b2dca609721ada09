package words

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
)

// Error returns what a person reads of an error: what happened, what was kept, and what
// to do next. known is false for an error that nobody foresaw; it belongs into the log.
func Error(err error) (text string, known bool) {
	var about *data.About
	var refusal *access.Refusal
	var inUse *data.InUse
	switch {
	case errors.As(err, &about):
		text, known = Error(about.Err)
		return about.Name + ": " + text, known
	case errors.As(err, &refusal):
		return Refusal(refusal), true
	case errors.As(err, &inUse):
		return used(inUse), true
	case len(data.Invalids(err)) > 0:
		return invalids(data.Invalids(err)), true
	case errors.Is(err, data.ErrConflict):
		return T("Somebody else changed this meanwhile. Nothing was saved: look at it anew and try again."), true
	case errors.Is(err, data.ErrNotFound):
		return T("It is not there any more. Nothing was changed."), true
	case errors.Is(err, data.ErrLastAdministrator):
		return T("Nobody could administer users any more. Nothing was changed: give another enabled user those rights first."), true
	}
	if text, ok := factorError(err); ok {
		return text, true
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return T("It was cancelled. Nothing was changed."), true
	}
	return T("Something unforeseen happened. Nothing was saved; what you typed is still here. The log has the details."), false
}

// used says who uses a thing that cannot be deleted for that.
func used(e *data.InUse) string {
	by := strings.Join(e.By, ", ")
	switch {
	case by == "":
		return T("%[1]s cannot be deleted: it is in use.", e.Name)
	case e.More > 0:
		return T("%[1]s cannot be deleted: it is used by %[2]s and %[3]d more.", e.Name, by, e.More)
	}
	return T("%[1]s cannot be deleted: it is used by %[2]s.", e.Name, by)
}

// invalids joins what is wrong with several fields, with the fields' names.
func invalids(list []*data.Invalid) string {
	lines := make([]string, len(list))
	for i, invalid := range list {
		lines[i] = Field(invalid.Field) + ": " + Reason(invalid)
	}
	return strings.Join(lines, "\n")
}

// Refusal says why an act is not allowed.
func Refusal(r *access.Refusal) string {
	switch r.Rule {
	case access.RuleProfile:
		return T("Your profile “%[1]s” does not open this. Ask an administrator.", r.Name)
	case access.RulePermission:
		return T("None of your roles holds the permission %[1]s that this needs. Ask an administrator.", r.Permission)
	}
	return rule(string(r.Rule))
}

// rule is the sentence for a rule that needs nothing else.
func rule(name string) string {
	if text, ok := ruleTexts[access.Rule(name)]; ok {
		return T(text)
	}
	return name
}

var ruleTexts = map[access.Rule]string{
	access.RuleProfile:    "Your profile does not open this.",
	access.RulePermission: "None of your roles holds the permission that this needs.",
	access.RuleOwn:        "Nobody can change their own role, profile, tenants or enabled switch, or delete themselves. Another administrator can.",
	access.RuleMoreRights: "This has rights that you do not have, so you cannot change or delete it.",
	access.RuleGrant:      "You cannot give others rights that you do not have yourself.",
	access.RuleBuiltin:    "Built-in profiles stay as they are. Copy it, and change the copy.",
	access.RuleReadOnly:   "You are looking at the program as another user sees it. Nothing can be changed here.",
	access.RuleAccount:    "Your profile does not let you change this of your account. Ask an administrator.",
	access.RuleConfirm:    "Nothing was changed: the password was not entered. It is asked for again because this changes how you sign in.",
	access.RuleEnded:      "Your account was disabled, locked or deleted meanwhile. You have been signed out.",
}

// Reason says what is wrong with a field, in a sentence that stands beside it.
func Reason(i *data.Invalid) string {
	if i.Reason == data.ReasonNotAllowed && len(i.Args) == 1 {
		return rule(fmt.Sprint(i.Args[0]))
	}
	text, ok := reasonTexts[i.Reason]
	if !ok {
		return string(i.Reason)
	}
	if own, ok := fieldReasons[i.Reason][i.Field]; ok {
		text = own
	}
	if strings.Contains(text, "%[") {
		return T(text, i.Args...)
	}
	return T(text)
}

var reasonTexts = map[data.Reason]string{
	data.ReasonRequired:       "This is needed.",
	data.ReasonTooLong:        "At most %[1]d characters are possible.",
	data.ReasonTooShort:       "At least %[1]d characters are needed.",
	data.ReasonCharacters:     "Only these characters are possible: %[1]s",
	data.ReasonFirstCharacter: "It must begin with a letter or a digit.",
	data.ReasonTaken:          "Somebody else has this already.",
	data.ReasonNotAnAddress:   "This is not an e-mail address such as ann@example.org.",
	data.ReasonNotANetwork:    "“%[1]s” is neither an IP address nor a block such as 192.168.1.0/24.",
	data.ReasonNotANumber:     "“%[1]s” is not an extension number.",
	data.ReasonReversed:       "“%[1]s” runs backwards: write the smaller number first.",
	data.ReasonTooWide:        "“%[1]s” is more than %[2]d numbers.",
	data.ReasonUnknown:        "“%[1]s” does not exist.",
	data.ReasonAmbiguous:      "“%[1]s” can mean more than one.",
	data.ReasonNotVisible:     "The profile does not open this module.",
	data.ReasonNotAmong:       "The default must be one of the chosen.",
	data.ReasonText:           "It holds characters that cannot be stored.",
	data.ReasonCommon:         "This password is easy to guess. Take several words that do not belong together.",
	data.ReasonPersonal:       "This is little more than the username, the e-mail or the organisation.",
	data.ReasonSame:           "This is the password you have now. Choose another.",
	data.ReasonMismatch:       "The two differ.",
	data.ReasonWrong:          "This is not right.",
	data.ReasonTooLarge:       "At most %[1]d MiB are possible.",
	data.ReasonTooManyPixels:  "At most %[1]d pixels a side are possible.",
	data.ReasonNotAPicture:    "This is not a PNG, JPEG, GIF or WebP picture.",
	data.ReasonSecondFactor:   "A file cannot set a second factor: each user sets up their own.",
	data.ReasonNotAllowed:     "Your rights do not reach so far.",
	data.ReasonUsed:           "This code was used before. Wait for the next one.",
	data.ReasonStale:          "This code is not taken any more. Have a new one sent.",
	data.ReasonMailUntried:    "No e-mail has left through the mail server yet. Send a test in the Email Settings first.",
	data.ReasonNoMailServer:   "No mail server is set, so nobody could get a code. Set one in the Email Settings first.",
	data.ReasonFactorRequired: "“%[1]s” demands a second factor.",
	data.ReasonNoFactor:       "There is no second factor yet that they could stand in for. Set one up first.",
	data.ReasonTooFew:         "At least %[1]d are needed.",
	data.ReasonNotAServer:     "“%[1]s” is neither the name of a server nor an IP address.",
	data.ReasonNotAPort:       "A port is a number from %[1]d to %[2]d.",
	data.ReasonClear:          "Without encryption, only a server on this very computer is possible.",
	data.ReasonPlaceholder:    "There is no placeholder %[1]s. Take one of those offered, or leave the braces out.",
	data.ReasonNotHere:        "%[1]s cannot be used in this e-mail: there is nothing to fill in.",
	data.ReasonGivesAway:      "%[1]s cannot stand in the subject, which can be read on a locked phone.",
	data.ReasonUnpaired:       "%[1]s lacks a brace. Take one of the placeholders offered, or leave the brace out.",
	data.ReasonLacks:          "%[1]s is missing. Without it nobody could sign in.",

	transfer.ReasonFileTooLarge:   "The file is larger than %[1]d MiB.",
	transfer.ReasonFileEmpty:      "There is nothing in the file.",
	transfer.ReasonFileNotText:    "Line %[1]d is not text: this is no CSV file.",
	transfer.ReasonTooManyRows:    "The file has more than %[1]d rows.",
	transfer.ReasonTooManyColumns: "The file has more than %[1]d columns.",
	transfer.ReasonCells:          "The row has %[1]d cells, the header has %[2]d.",
	transfer.ReasonOpenQuote:      "A quotation mark is opened here and never closed.",
	transfer.ReasonStrayQuote:     "There is text after a closing quotation mark.",
	transfer.ReasonTwice:          "Line %[1]d has the same.",
	transfer.ReasonOtherHeader:    "The columns were assigned for another file.",
	transfer.ReasonTwoColumns:     "Two columns are assigned to the same field.",
	transfer.ReasonSecretColumn:   "Passwords of other systems are not taken over (column “%[1]s”).",
}

// fieldReasons are the sentences of reasonTexts that can name the thing.
var fieldReasons = map[data.Reason]map[string]string{
	data.ReasonRequired: {
		data.FieldUsername: "A username is needed.", data.FieldEmail: "An e-mail address is needed.", data.FieldPassword: "A password is needed.",
		data.FieldRoles: "At least one role is needed.", data.FieldProfile: "A profile is needed.", data.FieldTenants: "At least one tenant is needed.",
		data.FieldName: "A name is needed.",
	},
	data.ReasonTooLong: {
		data.FieldUsername: "A username has at most %[1]d characters.", data.FieldEmail: "An e-mail address has at most %[1]d characters.",
		data.FieldPassword: "A password has at most %[1]d characters.", data.FieldDepartment: "A department has at most %[1]d characters.",
		data.FieldName: "A name has at most %[1]d characters.", data.FieldDescription: "A description has at most %[1]d characters.",
		data.FieldIdle: "At most %[1]d minutes are possible.", data.FieldFactorGrace: "At most %[1]d days are possible.",
		data.FieldEventDays: "At most %[1]d days are possible.",
	},
	data.ReasonTooFew: {
		data.FieldFactorGrace: "At least %[1]d days are needed.", data.FieldEventDays: "At least %[1]d days are needed.",
	},
	data.ReasonWrong: {data.FieldCode: "This code is not right."},
	data.ReasonTaken: {
		data.FieldUsername: "Somebody else has this username already.", data.FieldEmail: "Somebody else has this e-mail address already.",
		data.FieldName: "This name is taken already.",
	},
}

// Field is the name of a field, as its label shows it.
func Field(field string) string {
	if text, ok := fieldTexts[field]; ok {
		return T(text)
	}
	return field
}

var fieldTexts = map[string]string{
	data.FieldUsername: "Username", data.FieldEmail: "E-mail", data.FieldPassword: "Password", data.FieldRoles: "Roles",
	data.FieldDesks: "Desks", data.FieldProfile: "Profile", data.FieldStartup: "Startup Dialog", data.FieldDepartment: "Department",
	data.FieldTenants: "Tenants", data.FieldDefault: "Default tenant", data.FieldPicture: "Profile Picture", data.FieldEnabled: "Enabled",
	data.FieldSecondFactor: "Second factor", data.FieldMustChange: "Must change password",
	data.FieldName: "Name", data.FieldDescription: "Description", data.FieldPermissions: "Permissions", data.FieldAcceptedIPs: "Accepted IPs",
	data.FieldMaskPhone: "Mask phone numbers", data.FieldQueues: "Queues", data.FieldAgents: "Agents", data.FieldModules: "Module Access",
	data.FieldOrganisation: "Organisation", data.FieldLanguage: "Language", data.FieldIdle: "Idle lock (minutes)",
	transfer.FieldFile: "File", transfer.FieldRow: "Row",
	data.FieldMailServer: "Mail server", data.FieldMailPort: "Port", data.FieldMailTLS: "Encryption", data.FieldMailUsername: "Mail username",
	data.FieldMailPassword: "Mail password", data.FieldMailSender: "Sender", data.FieldMailSubject: "Subject", data.FieldMailText: "Text",
	data.FieldCode: "Code", data.FieldRequireFactor: "Second factor required", data.FieldFactorGrace: "Days of grace for a second factor",
	data.FieldRecoveryCodes: "Recovery codes", data.FieldEventDays: "Days that the log is kept", data.FieldEvents: "Entries",
}

// Factor is the name of a second factor.
func Factor(f data.SecondFactor) string { return T(factorTexts[f]) }

var factorTexts = map[data.SecondFactor]string{
	data.NoFactor: "None", data.EmailCode: "Email Code", data.Authenticator: "Google Secret Code",
}

// Sentences yields every text that stands in a table of this package instead of a call,
// for the test that compares them with the translations.
func Sentences() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, text := range ruleTexts {
			if !yield(text) {
				return
			}
		}
		for _, text := range reasonTexts {
			if !yield(text) {
				return
			}
		}
		for _, texts := range fieldReasons {
			for _, text := range texts {
				if !yield(text) {
					return
				}
			}
		}
		for _, text := range fieldTexts {
			if !yield(text) {
				return
			}
		}
		for _, texts := range letterTexts {
			if !yield(texts[0]) || !yield(texts[1]) {
				return
			}
		}
		for _, text := range factorTexts {
			if !yield(text) {
				return
			}
		}
	}
}

// Label is the name of something in the catalogue, such as a module or a group, in the
// language in use. The catalogue's own English stands where there is no translation.
func Label(english string) string {
	return current.Load().plain(english)
}
